package access

import (
	"slices"

	"chcsim/model/geo"
)

// Site is a facility as this part sees it. A facility keeps its place in the list for the whole replication;
// new ones are added at the end.
type Site struct {
	At      geo.Point
	Area    int
	Station bool // else a centre, a second site of it, or a sub-centre
	Branch  bool // a sub-centre: open like a centre, but not "the" centre of the area
	Open    bool
}

// Inputs is what a month needs. Slices are read during the call only.
type Inputs struct {
	Sites      []Site
	GPs        []float64 // per area: GPs of its centre and stations, in full-time equivalents
	Population []float64 // per area: residents
}

// Mode is a way of travelling.
type Mode int

// The modes: on foot below 60 years and from 60 on, and by bicycle at any age.
const (
	Walk Mode = iota
	WalkOlder
	Cycle
	Modes = 3
)

// Coverage is the share of an area's residents by whether an open facility of the district lies within
// the threshold. The three shares sum to 1.
type Coverage struct {
	Covered, NotCovered []float64
	Unreachable         []float64 // no way is known: no demand point in the area, or nothing open
}

// Reach is the result of a month. Its slices have one element per area and are overwritten by the next
// Month. Minutes are means over the area's residents, on foot at the speed of those under 60 and to hospitals by bicycle; at
// another speed they change in inverse proportion. Where no such facility is open they are +Inf.
type Reach struct {
	Coverage       [Modes]Coverage
	CentreMinutes  []float64 // to the area's own centre, or a second site of it
	OwnMinutes     []float64 // to the nearest of the area's own centre, sub-centres and stations
	StationMinutes []float64 // to the nearest of the area's own stations
	NearestMinutes []float64 // to the nearest facility of the district
	OtherMinutes   []float64 // to the nearest facility of another area
	// HospitalMinutes are those to the nearest hospital of each tier; 0 where the map has none of the tier.
	HospitalMinutes [Tiers][]float64
	SpatialAccess   []float64 // GPs per 10,000 residents by 2SFCA
	Enhanced        []float64 // GPs per 10,000 residents by enhanced 2SFCA
	Measured        bool      // distances were compared anew this month
}

func newReach(areas int) Reach {
	perArea := func() []float64 { return make([]float64, areas) }
	r := Reach{CentreMinutes: perArea(), OwnMinutes: perArea(), StationMinutes: perArea(), NearestMinutes: perArea(), OtherMinutes: perArea(),
		SpatialAccess: perArea(), Enhanced: perArea()}
	for m := range r.Coverage {
		r.Coverage[m] = Coverage{perArea(), perArea(), perArea()}
	}
	for tier := range r.HospitalMinutes {
		r.HospitalMinutes[tier] = perArea()
	}
	return r
}

// minutes are the means of all kinds.
func (r *Reach) minutes() [][]float64 {
	return [][]float64{r.CentreMinutes, r.OwnMinutes, r.StationMinutes, r.NearestMinutes, r.OtherMinutes}
}

// clone shares the supply, which is counted anew each month.
func (r *Reach) clone() Reach {
	own := *r
	for _, minutes := range []*[]float64{&own.CentreMinutes, &own.OwnMinutes, &own.StationMinutes, &own.NearestMinutes, &own.OtherMinutes} {
		*minutes = slices.Clone(*minutes)
	}
	for m, c := range r.Coverage {
		own.Coverage[m] = Coverage{slices.Clone(c.Covered), slices.Clone(c.NotCovered), slices.Clone(c.Unreachable)}
	}
	for tier, minutes := range r.HospitalMinutes {
		own.HospitalMinutes[tier] = slices.Clone(minutes)
	}
	return own
}
