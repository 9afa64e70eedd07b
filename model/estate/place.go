package estate

import (
	"errors"
	"math"
	"slices"
	"sort"

	"chcsim/model/geo"
	"chcsim/model/rng"
)

// placer draws places for facilities of unknown position.
//
// A candidate is a demand point drawn with probability proportional to its residents. Of several
// candidates the one farthest from any other facility wins, so stations keep apart the more candidates
// there are (best-candidate sampling, Mitchell 1991).
type placer struct {
	points     []Point   // sorted by area, those with residents
	first      []int     // points[first[a]:first[a+1]] lie in area a
	below      []float64 // residents at all points before this one; one element more than points
	projection geo.Projection
	x, y       []float64 // of points
	taken      [][2]float64
}

func newPlacer(start *Start) (*placer, error) {
	p := &placer{first: make([]int, start.Areas+1), below: []float64{0}}
	sums := make([]float64, start.Areas)
	for _, point := range start.Points {
		sums[point.Area] += point.Weight
	}
	for area := range start.Areas {
		p.first[area] = len(p.points)
		for _, point := range start.Points {
			if point.Area != area || point.Weight == 0 || start.Residents[area] <= 0 {
				continue
			}
			if len(p.points) == 0 {
				p.projection = geo.ProjectionAt(point.At)
			}
			x, y := p.projection.XY(point.At)
			p.points, p.x, p.y = append(p.points, point), append(p.x, x), append(p.y, y)
			residents := float64(start.Residents[area] * point.Weight / sums[area])
			p.below = append(p.below, p.below[len(p.below)-1]+residents)
		}
	}
	p.first[start.Areas] = len(p.points)
	if len(p.points) == 0 {
		return nil, errors.New("no demand point has residents")
	}
	return p, nil
}

// take notes that a facility stands at a place.
func (p *placer) take(at geo.Point) {
	x, y := p.projection.XY(at)
	p.taken = append(p.taken, [2]float64{x, y})
}

// inArea draws a place in an area, or in the whole district if nobody lives at a point of the area.
func (p *placer) inArea(area int, stream *rng.Stream, candidates float64) Point {
	if p.first[area] == p.first[area+1] {
		return p.anywhere(stream, candidates)
	}
	return p.draw(p.first[area], p.first[area+1], stream, candidates)
}

// anywhere draws a place in the district.
func (p *placer) anywhere(stream *rng.Stream, candidates float64) Point {
	return p.draw(0, len(p.points), stream, candidates)
}

func (p *placer) draw(from, to int, stream *rng.Stream, candidates float64) Point {
	best, bestSquare := from, -1.0
	for range max(1, stream.Round(candidates)) {
		u := p.below[from] + float64(stream.Float64()*(p.below[to]-p.below[from]))
		i := sort.Search(to-from-1, func(k int) bool { return p.below[from+k+1] > u }) + from
		if square := p.nearestSquare(i); square > bestSquare {
			best, bestSquare = i, square
		}
	}
	p.take(p.points[best].At)
	return p.points[best]
}

// nearestSquare is the squared distance in metres from a point to the nearest facility.
func (p *placer) nearestSquare(i int) float64 {
	nearest := math.Inf(1)
	for _, at := range p.taken {
		dx, dy := p.x[i]-at[0], p.y[i]-at[1]
		nearest = min(nearest, float64(dx*dx)+float64(dy*dy))
	}
	return nearest
}

// clone shares all but what is taken.
func (p *placer) clone() *placer {
	own := *p
	own.taken = slices.Clone(p.taken)
	return &own
}
