package access

import (
	"fmt"
	"math"
	"slices"

	"chcsim/model/geo"
)

// Point is a place where residents live, such as a cell of a grid.
type Point struct {
	Area   int
	At     geo.Point
	Weight float64 // share of its area's residents, or any multiple of it
}

// Start is the map on which a replication runs.
type Start struct {
	Areas     int
	Points    []Point
	Hospitals []Hospital
}

// State holds the distances of a replication and what was last measured from them.
type State struct {
	cfg        *Config
	areas      int
	points     []point // sorted by area
	first      []int   // points[first[a]:first[a+1]] lie in area a
	given      int     // points of Start, with those where nobody lives
	projection geo.Projection

	sites   []site      // as last seen
	squares [][]float64 // per facility: squared straight-line metres to every point
	limits  limits      // as last used
	open    []open      // facilities by area, this month
	share   [2][]float64
	nearest []nearest // per point
	reach   Reach

	hospitals [Tiers][]float64 // per area: mean straight-line metres to the nearest hospital of the tier
}

// point is a demand point; weights of an area sum to 1.
type point struct {
	area         int
	x, y, weight float64
	row          int // in Start.Points
}

// site is what is remembered of a facility, to notice changes.
type site struct {
	at      geo.Point
	area    int
	open    bool
	centre  bool // the area's own centre
	station bool // one of the area's stations
}

// open counts open facilities; sub-centres stand with the centres.
type open struct{ centres, stations int }

// nearest holds squared metres to the nearest open facility of each kind.
type nearest struct{ centre, station, own, other float64 }

// New checks the map and prepares it. An area without points is allowed: its residents count as not
// reachable by the data.
func New(cfg *Config, start Start) (*State, error) {
	if start.Areas < 1 {
		return nil, fmt.Errorf("access: %d areas; at least one is needed", start.Areas)
	}
	sums := make([]float64, start.Areas)
	for i, p := range start.Points {
		if p.Area < 0 || p.Area >= start.Areas {
			return nil, fmt.Errorf("access: demand point %d lies in area %d of %d", i+1, p.Area, start.Areas)
		}
		if err := p.At.Check(); err != nil {
			return nil, fmt.Errorf("access: demand point %d: %w", i+1, err)
		}
		if !(p.Weight >= 0) || math.IsInf(p.Weight, 1) {
			return nil, fmt.Errorf("access: demand point %d has the weight %g", i+1, p.Weight)
		}
		sums[p.Area] += p.Weight
	}
	if !(cfg.WalkSpeed > 0) || !(cfg.WalkSpeedOlder > 0) || !(cfg.CycleSpeed > 0) || !(cfg.Detour >= 1) {
		return nil, fmt.Errorf("access: speeds of %g, %g and %g km/h with a detour of %g lead nowhere",
			cfg.WalkSpeed, cfg.WalkSpeedOlder, cfg.CycleSpeed, cfg.Detour)
	}
	s := &State{cfg: cfg, areas: start.Areas, open: make([]open, start.Areas)}
	s.place(start.Points, sums)
	s.reach = newReach(start.Areas)
	s.measureHospitals(start.Hospitals)
	return s, nil
}

// place sorts the points by area, projects them and lets the weights of each area sum to 1.
func (s *State) place(points []Point, sums []float64) {
	centre := geo.Point{}
	for _, p := range points {
		centre.Lon += p.At.Lon / float64(len(points))
		centre.Lat += p.At.Lat / float64(len(points))
	}
	s.projection = geo.ProjectionAt(centre)
	s.first = make([]int, s.areas+1)
	for area := range s.areas {
		s.first[area] = len(s.points)
		for row, p := range points {
			if p.Area == area && p.Weight > 0 {
				x, y := s.projection.XY(p.At)
				s.points = append(s.points, point{area, x, y, p.Weight / sums[area], row})
			}
		}
	}
	s.first[s.areas], s.given = len(s.points), len(points)
	s.nearest = make([]nearest, len(s.points))
}

// Clone is the same state, which goes its own way from here. What a month writes before it reads it is shared: of two copies one
// is followed at a time.
func (s *State) Clone() *State {
	own := *s
	own.sites, own.squares = slices.Clone(s.sites), slices.Clone(s.squares)
	own.share = [2][]float64{slices.Clone(s.share[0]), slices.Clone(s.share[1])}
	own.reach = s.reach.clone()
	return &own
}
