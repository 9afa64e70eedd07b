package plan

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"chcsim/model/exact"
	"chcsim/model/geo"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// What a district has not given of its places is made here: as many subdistricts of the one that stands in as its residents
// take, a centre for each subdistrict that has none, places for centres that have none, and demand points. Every such thing is
// assumed, and a warning says of what it was made.

const (
	// perSquareKm is how many residents live on a square kilometre where nothing says more: as in Xuhui in 2020, 1,113,078
	// on 54.8 km².
	perSquareKm = 20_000
	// Of a subdistrict's outline about mostPoints demand points are made; where fewer than fewestPoints lie in it, it is too thin.
	mostPoints, fewestPoints = 120, 12
)

// scaleAreas takes as many subdistricts of the district that stands in as the residents take; more than it has are further
// copies, each some 20 km farther east.
func (r *reading) scaleAreas(ratio float64) {
	t := &r.s.Tables
	have := len(t.Subdistricts)
	want := max(1, int(math.Round(float64(have)*ratio)))
	if !r.standInAreas || have == 0 || want == have || want > 500 {
		return
	}
	old, oldRows := *t, r.s.rows
	t.Subdistricts, t.Facilities, t.DemandPoints = nil, nil, nil
	rows := map[string][]mistake.Place{}
	for key, list := range oldRows {
		rows[key] = list
	}
	rows["subdistricts"], rows["demand_points"] = nil, nil
	for i := range want {
		from, copied := i*have/min(want, have)%have, i/have
		if want > have {
			from = i % have
		}
		r.copyArea(&old, from, copied, rows, oldRows)
	}
	r.s.rows = rows
	for i, o := range t.Observations { // what they are of may not be left
		if slices.ContainsFunc(old.Subdistricts, func(s Subdistrict) bool { return s.Code == o.Code }) {
			r.knownArea(o.Code, rows["observations"][i], true)
		}
	}
}

// copyArea takes a subdistrict of the district that stands in with all that lies in it.
func (r *reading) copyArea(old *Tables, from, copied int, rows, oldRows map[string][]mistake.Place) {
	t, one := &r.s.Tables, old.Subdistricts[from]
	name := func(text string) string {
		if copied == 0 {
			return text
		}
		return fmt.Sprintf("%s_%d", text, copied+1)
	}
	east := func(at geo.Point) geo.Point {
		return geo.Point{Lon: at.Lon + float64(0.2*float64(copied)), Lat: at.Lat}
	}
	code := one.Code
	one.Code, one.Name = name(one.Code), name(one.Name)
	t.Subdistricts = append(t.Subdistricts, one)
	rows["subdistricts"] = append(rows["subdistricts"], oldRows["subdistricts"][from])
	for _, f := range old.Facilities {
		if f.Area == code {
			f.ID, f.NameZH, f.NameEN, f.Area, f.At = name(f.ID), name(f.NameZH), name(f.NameEN), one.Code, east(f.At)
			t.Facilities = append(t.Facilities, f)
		}
	}
	for i, d := range old.DemandPoints {
		if d.Area == code {
			d.Area, d.At = one.Code, east(d.At)
			t.DemandPoints = append(t.DemandPoints, d)
			rows["demand_points"] = append(rows["demand_points"], oldRows["demand_points"][i])
		}
	}
}

// furnish makes what is missing of the places of a district whose subdistricts are known.
func (r *reading) furnish() {
	t := &r.s.Tables
	if len(t.Subdistricts) == 0 || len(r.Errors) > 0 {
		return
	}
	if r.book != nil {
		r.centres()
	}
	made := r.points()
	placed := r.place()
	r.tellMade(made, placed)
}

// centres gives each subdistrict without a facility a centre.
func (r *reading) centres() {
	t := &r.s.Tables
	if len(t.Facilities) > 0 {
		return
	}
	for i, s := range t.Subdistricts {
		f := Facility{ID: s.Code, NameZH: s.Name + "社区卫生服务中心", NameEN: s.Name + " CHC", Kind: "centre", Area: s.Code, Standardized: 0.5, Exists: 1, Origin: Origin{Basis: param.Assumed}}
		f.at = r.s.rows["subdistricts"][i]
		t.Facilities = append(t.Facilities, f)
	}
	r.madeCentres = true
	r.warn(r.s.rows["subdistricts"][0], mistake.Say("no facilities are given: each subdistrict has one centre, built to standard with a chance of 50%", "没有机构数据：每个街镇按一个中心计，达到建设标准的概率按 50%"))
}

// ground is of what the places of a subdistrict are made.
type ground uint8

const (
	ofNothing ground = iota
	ofFacilities
	ofOutlines
)

// points makes demand points where a subdistrict has none, and tells of what.
func (r *reading) points() map[ground]int {
	t := &r.s.Tables
	made := map[ground]int{}
	if len(t.DemandPoints) > 0 || r.s.rows["demand_points"] != nil || len(t.Facilities) == 0 {
		return made
	}
	for i, s := range t.Subdistricts {
		places, of := r.placesOf(i)
		made[of]++
		for _, at := range places {
			t.DemandPoints = append(t.DemandPoints, DemandPoint{Area: s.Code, At: at, Weight: 1, Origin: Origin{Basis: param.Assumed}})
			r.s.rows["demand_points"] = append(r.s.rows["demand_points"], r.s.rows["subdistricts"][i])
		}
	}
	return made
}

// placesOf are places for the residents of a subdistrict: on a grid within its outline; else on rings around the middle of its
// facilities; else around a made-up middle.
func (r *reading) placesOf(i int) ([]geo.Point, ground) {
	s := r.s.Tables.Subdistricts[i]
	for _, o := range r.s.Outlines.Areas {
		if o.Area == s.Code {
			if list := o.grid(); len(list) >= fewestPoints {
				return list, ofOutlines
			}
		}
	}
	metres := math.Sqrt(max(s.Population, 1) / perSquareKm / math.Pi * 1e6)
	var known []geo.Point
	for _, f := range r.s.Tables.Facilities {
		if f.Area == s.Code && f.PositionKnown {
			known = append(known, f.At)
		}
	}
	if len(known) > 0 {
		return rings(middle(known), metres), ofFacilities
	}
	return rings(r.madeUp(i), metres), ofNothing
}

// grid are the places of a lattice that lie within the outline, about mostPoints of its box.
func (o Outline) grid() []geo.Point {
	west, south, east, north := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, ring := range o.Rings {
		for _, p := range ring {
			west, east, south, north = min(west, p.Lon), max(east, p.Lon), min(south, p.Lat), max(north, p.Lat)
		}
	}
	side := int(math.Sqrt(mostPoints))
	var list []geo.Point
	for y := range side {
		for x := range side {
			at := geo.Point{Lon: west + float64((east-west)*(float64(x)+0.5)/float64(side)), Lat: south + float64((north-south)*(float64(y)+0.5)/float64(side))}
			if o.contains(at) {
				list = append(list, at)
			}
		}
	}
	return list
}

// rings are places on a disc of a radius in metres, each for the same part of it: one in the middle, six and twelve around.
func rings(middle geo.Point, metres float64) []geo.Point {
	list, around := []geo.Point{middle}, geo.ProjectionAt(middle)
	for ring, count := range []int{6, 12} {
		radius := metres * [2]float64{0.45, 0.8}[ring]
		for k := range count {
			angle := 2 * math.Pi * float64(k) / float64(count)
			list = append(list, around.At(radius*exact.Cos(angle), radius*exact.Sin(angle)))
		}
	}
	return list
}

// madeUp is a middle for the i-th subdistrict where nothing is known: on a lattice around the known facilities, or around the
// middle of Shanghai.
func (r *reading) madeUp(i int) geo.Point {
	n, largest := len(r.s.Tables.Subdistricts), 0.0
	var known []geo.Point
	for _, s := range r.s.Tables.Subdistricts {
		largest = max(largest, s.Population)
	}
	for _, f := range r.s.Tables.Facilities {
		if f.PositionKnown {
			known = append(known, f.At)
		}
	}
	from := geo.Point{Lon: 121.4737, Lat: 31.2304}
	if len(known) > 0 {
		from = middle(known)
	}
	pitch, side := math.Sqrt(largest/perSquareKm*1e6), int(math.Ceil(math.Sqrt(float64(n))))
	around := geo.ProjectionAt(from)
	half := float64(float64(side-1) / 2)
	return around.At(float64(pitch*(float64(i%side)-half)), float64(pitch*(float64(i/side)-half)))
}

// place gives centres whose place is not known one in the middle of their residents, and tells how many.
func (r *reading) place() (placed int) {
	t := &r.s.Tables
	for i := range t.Facilities {
		f := &t.Facilities[i]
		if f.PositionKnown || f.Kind != "centre" || r.book == nil {
			continue
		}
		var own []geo.Point
		for _, d := range t.DemandPoints {
			if d.Area == f.Area {
				own = append(own, d.At)
			}
		}
		if len(own) > 0 {
			f.At, f.PositionKnown = nearestTo(middle(own), own), true
			placed++
		}
	}
	return placed
}

// nearestTo is the one of some places that is nearest to another.
func nearestTo(at geo.Point, places []geo.Point) geo.Point {
	return slices.MinFunc(places, func(a, b geo.Point) int {
		return cmp.Compare(geo.Metres(a, at), geo.Metres(b, at))
	})
}

// tellMade warns of places that were made.
func (r *reading) tellMade(made map[ground]int, placed int) {
	at := r.s.rows["subdistricts"][0]
	if n := made[ofOutlines]; n > 0 {
		r.warn(at, mistake.Say("demand points of %d subdistricts are made of their outlines, all alike", "%d 个街镇的需求点按界线内均匀分布生成", n))
	}
	if n := made[ofFacilities]; n > 0 {
		r.warn(at, mistake.Say("demand points of %d subdistricts are made around their facilities, on a disc of %d residents per km²", "%d 个街镇的需求点以其机构为中心、按每平方公里 %d 人生成", n, perSquareKm))
	}
	if n := made[ofNothing]; n > 0 {
		r.warn(at, mistake.Say("the places of %d subdistricts are made up: what depends on distance means nothing until outlines or facilities with coordinates are given", "%d 个街镇的位置是虚构的：在给出界线或机构坐标之前，与距离有关的结果没有意义", n))
	}
	if placed > 0 {
		r.warn(at, mistake.Say("centres without coordinates, put in the middle of their residents: %d", "%d 个中心没有坐标，按位于本街镇居民中间计", placed))
	}
}
