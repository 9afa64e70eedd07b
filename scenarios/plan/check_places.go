package plan

import (
	"cmp"
	"math"
	"slices"

	"chcsim/model/geo"
	"chcsim/scenarios/mistake"
)

const (
	// farthest is the distance from the nearest demand point, in metres, beyond which a facility is held to
	// lie outside every catchment. Demand points are some 250 m apart, and parks and rivers leave gaps.
	farthest = 3000
	// remote is the distance of residents from the nearest facility of a known place, in metres, that is worth a doubt.
	remote = 10_000
)

// inChina tells whether a place may lie in the country.
func inChina(at geo.Point) bool {
	return at.Lon >= 73 && at.Lon <= 136 && at.Lat >= 3 && at.Lat <= 54
}

// everywhere reports places outside the country, and tells whether there are none.
func (r *reading) everywhere() bool {
	before := len(r.Errors)
	for i, d := range r.s.Tables.DemandPoints {
		r.abroad(d.At, r.s.rows["demand_points"][i])
	}
	for _, f := range r.s.Tables.Facilities {
		if f.PositionKnown {
			r.abroad(f.At, f.at)
		}
	}
	for i, h := range r.s.Tables.Hospitals {
		r.abroad(h.At, r.s.rows["hospitals"][i])
	}
	for i, p := range r.s.Tables.Projects {
		if p.MoveKnown {
			r.abroad(p.MovesTo, r.s.rows["projects"][i])
		}
	}
	return len(r.Errors) == before
}

func (r *reading) abroad(at geo.Point, where mistake.Place) {
	if inChina(at) {
		return
	}
	e := r.At(where, mistake.Say("longitude %s, latitude %s lies outside China", "经度 %s、纬度 %s 不在中国境内", show(round(at.Lon)), show(round(at.Lat)))).
		Expect(mistake.Say("longitude 73 to 136, latitude 3 to 54", "经度 73 至 136，纬度 3 至 54"))
	if inChina(geo.Point{Lon: at.Lat, Lat: at.Lon}) {
		e.Advise(mistake.Say("longitude and latitude are exchanged", "经度与纬度写反了"))
	}
}

// round keeps six decimals of a degree, about 0.1 m.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// neighbours finds the nearest of many places.
type neighbours []geo.Point // by latitude

func newNeighbours(places []geo.Point) neighbours {
	n := neighbours(slices.Clone(places))
	slices.SortFunc(n, func(a, b geo.Point) int { return cmp.Compare(a.Lat, b.Lat) })
	return n
}

// metres is the distance to the nearest place; infinite where there is none.
func (n neighbours) metres(at geo.Point) float64 { return n.nearest(at, false) }

// apart is the distance to the nearest place that is another; infinite where there is none.
func (n neighbours) apart(at geo.Point) float64 { return n.nearest(at, true) }

// nearest goes up and down from the latitude of the place until latitude alone is farther than the nearest found.
func (n neighbours) nearest(at geo.Point, other bool) float64 {
	const perDegree = 2 * math.Pi * geo.EarthRadius / 360
	from, _ := slices.BinarySearchFunc(n, at.Lat, func(p geo.Point, lat float64) int { return cmp.Compare(p.Lat, lat) })
	nearest := math.Inf(1)
	look := func(p geo.Point) {
		if !other || p != at {
			nearest = min(nearest, geo.Metres(p, at))
		}
	}
	for i := from; i < len(n) && (n[i].Lat-at.Lat)*perDegree < nearest; i++ {
		look(n[i])
	}
	for i := from - 1; i >= 0 && (at.Lat-n[i].Lat)*perDegree < nearest; i-- {
		look(n[i])
	}
	return nearest
}

// spacing is the median distance of the places to the next.
func (n neighbours) spacing() float64 {
	list := make([]float64, len(n))
	for i, p := range n {
		list[i] = n.apart(p)
	}
	slices.Sort(list)
	return list[len(list)/2]
}

// catchments finds facilities that are nowhere near a resident, wrongly labelled coordinates for example, and
// doubts residents who are nowhere near a facility or near their neighbours.
func (r *reading) catchments() {
	points := r.s.Tables.DemandPoints
	if len(points) == 0 || len(r.s.Tables.Facilities) == 0 {
		return
	}
	places := make([]geo.Point, len(points))
	byArea := map[string][]geo.Point{}
	for i, d := range points {
		places[i] = d.At
		byArea[d.Area] = append(byArea[d.Area], d.At)
	}
	everybody, facilities := newNeighbours(places), []geo.Point{}
	own := map[string]neighbours{}
	for area, list := range byArea {
		own[area] = newNeighbours(list)
	}
	for _, f := range r.s.Tables.Facilities {
		if !f.PositionKnown {
			continue
		}
		facilities = append(facilities, f.At)
		if metres := everybody.metres(f.At); metres > farthest {
			r.At(f.at, mistake.Say("the facility %s lies outside every catchment: the nearest residents are %.1f km away",
				"机构 %s 在所有服务范围之外：最近的居民在 %.1f 公里以外", f.name(), metres/1000)).
				Advise(mistake.Say("check the coordinates, their order (longitude, latitude) and their reference system", "请核对坐标、先后次序（经度、纬度）和坐标系"))
		} else if metres := own[f.Area].metres(f.At); metres > farthest {
			r.warn(f.at, mistake.Say("the facility %s stands %.1f km from the nearest residents of its subdistrict %s", "机构 %s 距所属街镇 %[3]s 最近的居民 %.1[2]f 公里", f.name(), metres/1000, f.Area))
		}
	}
	r.doubtResidents(newNeighbours(facilities), byArea)
}

// doubtResidents warns of points far from every facility, and of those far from all others of their subdistrict.
func (r *reading) doubtResidents(facilities neighbours, byArea map[string][]geo.Point) {
	far := doubt{}
	for i, d := range r.s.Tables.DemandPoints {
		if metres := facilities.metres(d.At); d.Weight > 0 && metres > remote {
			far.add(i, metres)
		}
	}
	if far.count > 0 {
		r.warn(r.s.rows["demand_points"][far.row], mistake.Say("demand points more than %[2]d km from every facility whose place is known: %[1]d, the farthest %.0[3]f km",
			"%d 个需求点距所有位置已知的机构超过 %d 公里，最远 %.0f 公里", far.count, remote/1000, far.worst/1000))
	}
	r.strays(byArea)
}

// strays doubts points that lie in the midst of another subdistrict, and those that lie alone.
func (r *reading) strays(byArea map[string][]geo.Point) {
	middles, list := map[string]geo.Point{}, []geo.Point{}
	spacing, own := map[string]float64{}, map[string]neighbours{}
	for area, places := range byArea {
		middles[area], own[area] = middle(places), newNeighbours(places)
		list = append(list, middles[area])
		spacing[area] = own[area].spacing()
	}
	all := newNeighbours(list)
	amid, alone := doubt{}, doubt{}
	for i, d := range r.s.Tables.DemandPoints {
		home, beside := geo.Metres(d.At, middles[d.Area]), own[d.Area].apart(d.At)
		switch {
		case home > farthest && 5*all.metres(d.At) < home:
			amid.add(i, home)
		case beside > farthest && beside > 5*spacing[d.Area] && !math.IsInf(beside, 1):
			alone.add(i, beside)
		}
	}
	rows := r.s.rows["demand_points"]
	if amid.count > 0 {
		r.warn(rows[amid.row], mistake.Say("a demand point of %s, %.1f km from the middle of its subdistrict, lies in the midst of another (%d such)", "%s 的一个需求点距本街镇中心 %.1f 公里，位于另一街镇中间（共 %d 个）",
			r.s.Tables.DemandPoints[amid.row].Area, amid.worst/1000, amid.count))
	}
	if alone.count > 0 {
		r.warn(rows[alone.row], mistake.Say("a demand point of %s lies alone, %.1f km from the next of its subdistrict (%d such)", "%s 的一个需求点孤立，距本街镇最近的另一需求点 %.1f 公里（共 %d 个）",
			r.s.Tables.DemandPoints[alone.row].Area, alone.worst/1000, alone.count))
	}
}

// doubt is how many rows are doubtful, and which most.
type doubt struct {
	count, row int
	worst      float64
}

func (d *doubt) add(row int, size float64) {
	d.count++
	if size > d.worst {
		d.worst, d.row = size, row
	}
}

// middle is the median longitude and latitude of places.
func middle(list []geo.Point) geo.Point {
	lon, lat := make([]float64, len(list)), make([]float64, len(list))
	for i, p := range list {
		lon[i], lat[i] = p.Lon, p.Lat
	}
	slices.Sort(lon)
	slices.Sort(lat)
	return geo.Point{Lon: lon[len(lon)/2], Lat: lat[len(lat)/2]}
}
