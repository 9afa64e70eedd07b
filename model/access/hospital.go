package access

import (
	"math"

	"chcsim/model/geo"
)

// Tier is the level of a hospital.
type Tier int

// The tiers of hospitals.
const (
	DistrictHospital Tier = iota
	MunicipalHospital
	Tiers = 2
)

// Hospital is a place of outpatient care outside the community.
type Hospital struct {
	At   geo.Point
	Tier Tier
}

// measureHospitals finds, for each area, the mean straight line to the nearest hospital of each tier. Hospitals neither open nor
// close, so it is done once. Without a hospital of a tier the ways to that tier are as good as equal: 0.
func (s *State) measureHospitals(hospitals []Hospital) {
	for tier := range s.hospitals {
		s.hospitals[tier] = make([]float64, s.areas)
		var x, y []float64
		for _, h := range hospitals {
			if h.Tier == Tier(tier) {
				east, north := s.projection.XY(h.At)
				x, y = append(x, east), append(y, north)
			}
		}
		if len(x) == 0 {
			continue
		}
		for _, p := range s.points {
			nearest := math.Inf(1)
			for i := range x {
				nearest = min(nearest, square(p.x-x[i])+square(p.y-y[i]))
			}
			s.hospitals[tier][p.area] += float64(p.weight * math.Sqrt(nearest))
		}
	}
}
