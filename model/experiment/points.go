package experiment

import (
	"fmt"
	"strconv"

	layout "chcsim/model/experiment/design"
	"chcsim/model/rng"
)

// Setting gives a value to a path of the scenario, as on the command line.
type Setting struct{ Path, Value string }

// Point is one point of a sweep: the settings of all its axes.
type Point struct {
	Index    int // place in the whole design, from 0
	Settings []Setting
}

// Axis is one thing that a sweep varies: listed values, or a range of a Latin hypercube or Sobol' design.
type Axis struct {
	Path      string
	Values    []string // as --set takes them; empty where a range is given
	Low, High float64
}

// Kinds of designs.
const (
	Grid           = "grid"  // all combinations, the last axis changing fastest
	Zip            = "zip"   // the first values of all axes, then the second, …
	LatinHypercube = "lhs"   // every axis evenly, by random combination
	Sobol          = "sobol" // evenly in all axes together
)

// MostPoints is a limit; more is a mistake in a step.
const MostPoints = 1_000_000

// Design is the list of a sweep's points. Those of a grid are made when they are asked for.
type Design struct {
	Kind string
	Axes []Axis
	size int
	cube [][]float64 // columns in the order of the axes' paths: in which they are named does not matter
}

// NewDesign checks a design and says how many points it has. The number of points is that of lhs and
// sobol, and 0 for the others; the seed places the points of these two.
func NewDesign(kind string, axes []Axis, points int, seed uint64) (*Design, error) {
	d := &Design{Kind: kind, Axes: axes, size: 1}
	if len(axes) == 0 {
		return nil, fmt.Errorf("a sweep needs something to vary")
	}
	for i, a := range axes {
		for _, b := range axes[:i] {
			if a.Path == b.Path {
				return nil, fmt.Errorf("%s is varied twice", a.Path)
			}
		}
	}
	switch kind {
	case Grid, Zip:
		return d, d.list(points)
	case LatinHypercube, Sobol:
		return d, d.spread(points, seed)
	}
	return nil, fmt.Errorf("there is no design %q; expected grid, zip, lhs or sobol", kind)
}

func (d *Design) list(points int) error {
	if points != 0 {
		return fmt.Errorf("a %s has as many points as its values give; a number of points belongs to lhs and sobol", d.Kind)
	}
	for i, a := range d.Axes {
		n := len(a.Values)
		switch {
		case n == 0:
			return fmt.Errorf("%s needs a step in a %s: lo:hi:step, or a list", a.Path, d.Kind)
		case d.Kind == Grid && d.size > MostPoints/n:
			return fmt.Errorf("the grid has more than %d points", MostPoints)
		case d.Kind == Grid:
			d.size *= n
		case i > 0 && n != d.size:
			return fmt.Errorf("zip pairs values, but %s has %d and %s has %d", d.Axes[0].Path, d.size, a.Path, n)
		default:
			d.size = n
		}
	}
	return nil
}

func (d *Design) spread(points int, seed uint64) (err error) {
	if points < 1 || points > MostPoints {
		return fmt.Errorf("a design of kind %s has 1 to %d points, not %d", d.Kind, MostPoints, points)
	}
	d.size = points
	key := rng.NewKey(seed).Purpose("sweep")
	if d.Kind == LatinHypercube {
		d.cube = layout.LatinHypercube(points, len(d.Axes), key)
		return nil
	}
	d.cube, err = layout.Sobol(points, len(d.Axes), key)
	return err
}

// Len is the number of points.
func (d *Design) Len() int { return d.size }

// At is a point of the design.
func (d *Design) At(index int) Point {
	p := Point{Index: index, Settings: make([]Setting, len(d.Axes))}
	rest := index
	for k := len(d.Axes) - 1; k >= 0; k-- {
		axis := d.Axes[k]
		p.Settings[k].Path = axis.Path
		switch {
		case d.Kind == Grid:
			p.Settings[k].Value = axis.Values[rest%len(axis.Values)]
			rest /= len(axis.Values)
		case d.Kind == Zip:
			p.Settings[k].Value = axis.Values[index]
		default:
			p.Settings[k].Value = axis.at(d.cube[index][d.column(k)])
		}
	}
	return p
}

// column is the one of an axis in the cube.
func (d *Design) column(axis int) (n int) {
	for _, other := range d.Axes {
		if other.Path < d.Axes[axis].Path {
			n++
		}
	}
	return n
}

// at is the value at a coordinate between 0 and 1.
func (a Axis) at(u float64) string {
	if n := len(a.Values); n > 0 {
		return a.Values[min(int(u*float64(n)), n-1)]
	}
	return strconv.FormatFloat(a.Low+float64(u*(a.High-a.Low)), 'g', -1, 64)
}

// Shard is a part of a sweep: the points whose index is Index−1 modulo Count. Shards count from one.
type Shard struct {
	Index int `json:"index"`
	Count int `json:"count"`
}

// Check reports a shard that is none.
func (s Shard) Check() error {
	if s.Count < 1 || s.Index < 1 || s.Index > s.Count {
		return fmt.Errorf("shard %d/%d; shards count from one, the last is n/n", s.Index, s.Count)
	}
	if s.Count > MostPoints {
		return fmt.Errorf("shard %d/%d; at most %d shards", s.Index, s.Count, MostPoints)
	}
	return nil
}

// Size is the number of points of a design of n points that belong to the shard.
func (s Shard) Size(n int) int { return (n - s.Index + s.Count) / s.Count }

// Point is the index in the whole design of the shard's k-th point, counted from 0.
func (s Shard) Point(k int) int { return s.Index - 1 + k*s.Count }
