package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/stat/distuv"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
	"chcsim/model/month"
)

// World is a study in which inputs are moved: a scenario with its measures, or without them.
type World struct {
	*Study
	Measures bool
	Gauges   []Gauge
	shocks   []string
}

// Gauge is what inputs may move: the value that a target judges, or an indicator of the whole district at a year end or in the
// base year that no target judges.
type Gauge struct {
	Target    *indicator.Target // nil for an indicator that no target judges
	Indicator indicator.ID
	Month     month.Month
	Spread    float64 // standard deviation over the replications of the world
}

// Moved is what an input does to a gauge of a world, moved from its low to its high value at some points of all others. Other values let
// luck fall otherwise, most of all where a queue is long, so that a change need not be the input's doing.
type Moved struct {
	World, Gauge int
	Mean, Size   float64 // of the changes and of their sizes, over the points where both values are defined
	Points       int     // number of these
	// Sure tells that the mean differs from 0 by more than luck would have it for any gauge of the input, with 95% chance: by Student's t with
	// the level shared among the gauges (Bonferroni). With fewer than 5 points, every change but 0 counts as the input's.
	Sure bool

	deviation float64 // standard deviation of the changes
}

// leastPaired is the least number of points with which changes are told from luck.
const leastPaired = 5

// judge tells sure changes from others.
func (x *Input) judge() {
	for i := range x.Moved {
		m := &x.Moved[i]
		m.Sure = m.Mean != 0
		if m.Sure && m.Points >= leastPaired {
			t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(m.Points - 1)}.Quantile(1 - 0.025/float64(len(x.Moved)))
			m.Sure = math.Abs(m.Mean) > t*m.deviation/math.Sqrt(float64(m.Points))
		}
	}
}

// Input is an uncertain parameter of some worlds, or the size of a measure's effect. It is moved from the 5% to the 95% quantile of its
// distribution, and from end to end where these are the same; a size that is certain is moved from no effect to its value.
type Input struct {
	Path  string
	Moved []Moved // gauge by gauge, of worlds in which it is an input
	Moves bool    // it moves any indicator of any area in any month, were it by a bit
}

// at is the place of an input among a world's parameters. Without measures the sizes of their effects are read by nobody.
func (w *World) at(path string) (place int, ok bool) {
	if !w.Measures && w.ofMeasure(path) {
		return 0, false
	}
	place, ok = w.Index(path)
	return place, ok && (w.isInput(place))
}

// ofMeasure tells whether a parameter is the size of a measure's effect, and not of a shock's.
func (w *World) ofMeasure(path string) bool {
	return strings.HasPrefix(path, LeverGroup) && !slices.ContainsFunc(w.shocks, func(shock string) bool {
		return strings.HasPrefix(path, lever.SizePath(shock, ""))
	})
}

func (w *World) isInput(place int) bool {
	p := w.Parameters[place]
	return !p.Spread && (!p.Distribution.IsConstant() || w.ofMeasure(p.Path))
}

// between are the values from which and to which an input is moved.
func (w *World) between(place int) (from, to float64) {
	p := w.Parameters[place]
	from, to = p.Distribution.Quantile(0.05), p.Distribution.Quantile(0.95)
	switch {
	case p.Distribution.IsConstant():
		from = lever.NoSize(p.Spec)
	case from == to:
		from, to = p.Distribution.Support()
	}
	return from, to
}

// Worlds are the scenarios with their measures and, where they have any, without. Shocks befall both; they are told from measures by
// their names.
func Worlds(studies []*Study, shocks [][]string) ([]*World, error) {
	var worlds []*World
	for i, s := range studies {
		worlds = append(worlds, &World{Study: s, Measures: true, shocks: shocks[i]})
		groups, err := UsedGroups(s, shocks[i])
		if err != nil {
			return nil, err
		}
		groups = slices.DeleteFunc(groups, func(g string) bool { return g == ShockGroup })
		if len(groups) > 0 {
			worlds = append(worlds, &World{Study: s.without(groups, shocks[i], model.Held{}), shocks: shocks[i]})
		}
	}
	return worlds, nil
}

// Inputs lists the inputs of worlds, in their order.
func Inputs(worlds []*World) []Input {
	var inputs []Input
	seen := map[string]bool{}
	for _, w := range worlds {
		for place, p := range w.Parameters {
			if w.isInput(place) && !seen[p.Path] {
				seen[p.Path] = true
				inputs = append(inputs, Input{Path: p.Path})
			}
		}
	}
	return inputs
}

// pair simulates a point with an input at both values: all others as the replication draws them for a base year that can be, and the
// same luck. Where the moved input makes a base year that cannot be, its visits are shortened and its shares raised as for the
// last of a replication's draws: the point stays the same.
func (w *World) pair(input, point int, seed uint64) (pair [2]Replication, err error) {
	ends := [2]float64{}
	ends[0], ends[1] = w.between(input)
	for i, end := range ends {
		values, outcome, err := w.simulate(job{replication: point, change: func(values []float64) { values[input] = end }}, seed)
		if err != nil {
			return pair, fmt.Errorf("with %s at %g: %w", w.Parameters[input].Path, end, err)
		}
		pair[i] = w.keep(point, values, outcome, true)
	}
	return pair, nil
}

// differ tells whether two replications differ in any indicator.
func differ(pair [2]Replication) bool {
	same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
	return !slices.EqualFunc(pair[0].District, pair[1].District, same) || !slices.EqualFunc(pair[0].ByArea, pair[1].ByArea, same)
}

// Idle lists those of the inputs that move nothing at any point in any world. At each point an input is moved from what is drawn to the
// farther of its ends, and tried until it moves something, so that most cost one simulation.
func Idle(ctx context.Context, worlds []*World, inputs []Input, points int, o Options) ([]Input, error) {
	idle := slices.Clone(inputs)
	for point := range points {
		for _, w := range worlds {
			if err := w.try(ctx, idle, point, o); err != nil {
				return nil, err
			}
			left := slices.DeleteFunc(idle, func(x Input) bool { return x.Moves })
			o.done(len(idle) - len(left))
			idle = left
		}
	}
	o.done(len(idle))
	return idle, nil
}

// try tells which inputs move something at a point of the world.
func (w *World) try(ctx context.Context, inputs []Input, point int, o Options) error {
	if len(inputs) == 0 {
		return nil
	}
	values, outcome, err := w.simulate(job{replication: point}, o.Seed)
	if err != nil {
		return fmt.Errorf("as drawn: %w", err)
	}
	drawn := w.keep(point, values, outcome, true)
	return each(ctx, len(inputs), o.Jobs, func(i int) error {
		place, ok := w.at(inputs[i].Path)
		if !ok {
			return nil
		}
		moved, err := w.farther(place, point, o.Seed)
		inputs[i].Moves = err == nil && differ([2]Replication{drawn, moved})
		return err
	})
}

// farther simulates a point with an input at that of its ends which is farther from what is drawn.
func (w *World) farther(input, point int, seed uint64) (Replication, error) {
	low, high := w.between(input)
	values, outcome, err := w.simulate(job{replication: point, change: func(values []float64) {
		drawn := values[input]
		if values[input] = high; math.Abs(drawn-low) > math.Abs(high-drawn) {
			values[input] = low
		}
	}}, seed)
	if err != nil {
		return Replication{}, fmt.Errorf("with %s at an end: %w", w.Parameters[input].Path, err)
	}
	return w.keep(point, values, outcome, true), nil
}

// MovesCost is the number of simulations that Moves takes.
func MovesCost(worlds []*World, inputs []Input, points, replications int) int {
	return 2*len(pairsOf(worlds, inputs, points)) + len(worlds)*replications
}

// Moves finds what each input moves at the given number of points, and fills in the gauges of the worlds. Spreads are those of
// o.Replications replications. See MovesCost for what it costs.
func Moves(ctx context.Context, worlds []*World, inputs []Input, points int, o Options) ([]Input, error) {
	for _, w := range worlds {
		if err := w.gauge(ctx, o); err != nil {
			return nil, err
		}
	}
	inputs = slices.Clone(inputs)
	pairs := pairsOf(worlds, inputs, points)
	changes := make([][]float64, len(pairs))
	moves := make([]bool, len(pairs))
	err := each(ctx, len(pairs), o.Jobs, func(i int) error {
		p := pairs[i]
		w := worlds[p.world]
		pair, err := w.pair(p.place, p.point, o.Seed)
		if err != nil {
			return err
		}
		moves[i] = differ(pair)
		for k := range w.Gauges {
			changes[i] = append(changes[i], w.read(&pair[1], k)-w.read(&pair[0], k))
		}
		o.done(2)
		return nil
	})
	for i := 0; i < len(pairs); i += points {
		x := &inputs[pairs[i].input]
		x.Moves = x.Moves || slices.Contains(moves[i:i+points], true)
		x.Moved = append(x.Moved, summarizeMoves(pairs[i].world, changes[i:i+points])...)
	}
	for i := range inputs {
		inputs[i].judge()
	}
	return inputs, err
}

// done tells that so many more simulations are done.
func (o Options) done(n int) {
	for range n {
		if o.Done != nil {
			o.Done(0)
		}
	}
}

// pairing is a pair of simulations of an input at a point of a world.
type pairing struct{ input, world, place, point int }

// pairsOf lists the pairs input by input, world by world, point by point.
func pairsOf(worlds []*World, inputs []Input, points int) []pairing {
	var list []pairing
	for i, x := range inputs {
		for k, w := range worlds {
			if place, ok := w.at(x.Path); ok {
				for point := range points {
					list = append(list, pairing{i, k, place, point})
				}
			}
		}
	}
	return list
}

func summarizeMoves(world int, changes [][]float64) []Moved {
	list := make([]Moved, len(changes[0]))
	for k := range list {
		var defined, sizes []float64
		for _, row := range changes {
			if !math.IsNaN(row[k]) {
				defined, sizes = append(defined, row[k]), append(sizes, math.Abs(row[k]))
			}
		}
		list[k] = Moved{World: world, Gauge: k, Points: len(defined)}
		if len(defined) > 0 {
			list[k].Mean, list[k].deviation = meanSD(defined)
			list[k].Size = mean(sizes)
		}
	}
	return list
}

// gauge lists the gauges and measures their spreads.
func (w *World) gauge(ctx context.Context, o Options) error {
	judged := map[indicator.ID]bool{}
	for i, t := range w.Targets {
		judged[t.Indicator] = true
		w.Gauges = append(w.Gauges, Gauge{Target: &w.Targets[i], Indicator: t.Indicator, Month: t.By})
	}
	for _, about := range measure.All() {
		for _, m := range append([]month.Month{w.First - 1}, w.YearEnds()...) {
			if !judged[about.ID] {
				w.Gauges = append(w.Gauges, Gauge{Indicator: about.ID, Month: m})
			}
		}
	}
	jobs := make([]job, o.Replications)
	values := make([][]float64, len(w.Gauges))
	for k := range values {
		values[k] = make([]float64, len(jobs))
	}
	for i := range jobs {
		jobs[i].replication = i
	}
	err := w.replicate(ctx, jobs, o, func(i int, drawn []float64, outcome *model.Outcome) {
		r := w.keep(i, drawn, outcome, true)
		for k := range w.Gauges {
			values[k][i] = w.read(&r, k)
		}
	})
	for k := range w.Gauges {
		defined := slices.DeleteFunc(values[k], math.IsNaN)
		_, w.Gauges[k].Spread = meanSD(defined)
	}
	return err
}

// read is the value of a gauge in a replication.
func (w *World) read(r *Replication, gauge int) float64 {
	g := w.Gauges[gauge]
	if g.Target != nil {
		return w.TargetValue(r, *g.Target)
	}
	return w.Value(r, g.Indicator, g.Month)
}
