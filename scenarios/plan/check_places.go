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
		r.abroad(d.At, r.rowsAt["demand_points"][i])
	}
	for _, f := range r.s.Tables.Facilities {
		if f.PositionKnown {
			r.abroad(f.At, f.at)
		}
	}
	for i, h := range r.s.Tables.Hospitals {
		r.abroad(h.At, r.rowsAt["hospitals"][i])
	}
	for i, p := range r.s.Tables.Projects {
		if p.MoveKnown {
			r.abroad(p.MovesTo, r.rowsAt["projects"][i])
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

// metres is the distance to the nearest place; infinite where there is none. The search goes up and down from the
// latitude of the place until latitude alone is farther than the nearest found.
func (n neighbours) metres(at geo.Point) float64 {
	const perDegree = 2 * math.Pi * geo.EarthRadius / 360
	from, _ := slices.BinarySearchFunc(n, at.Lat, func(p geo.Point, lat float64) int { return cmp.Compare(p.Lat, lat) })
	nearest := math.Inf(1)
	for i := from; i < len(n) && (n[i].Lat-at.Lat)*perDegree < nearest; i++ {
		nearest = min(nearest, geo.Metres(n[i], at))
	}
	for i := from - 1; i >= 0 && (at.Lat-n[i].Lat)*perDegree < nearest; i-- {
		nearest = min(nearest, geo.Metres(n[i], at))
	}
	return nearest
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
	far, worst, at := 0, 0.0, mistake.Place{}
	for i, d := range r.s.Tables.DemandPoints {
		if metres := facilities.metres(d.At); metres > remote {
			far++
			if metres > worst {
				worst, at = metres, r.rowsAt["demand_points"][i]
			}
		}
	}
	if far > 0 {
		r.warn(at, mistake.Say("%d demand points are more than %d km from every facility whose place is known, the farthest %.0f km",
			"%d 个需求点距所有位置已知的机构超过 %d 公里，最远 %.0f 公里", far, remote/1000, worst/1000))
	}
	middles, list := map[string]geo.Point{}, []geo.Point{}
	for area, places := range byArea {
		middles[area] = middle(places)
		list = append(list, middles[area])
	}
	all := newNeighbours(list)
	for i, d := range r.s.Tables.DemandPoints {
		if home := geo.Metres(d.At, middles[d.Area]); home > farthest && 5*all.metres(d.At) < home {
			r.warn(r.rowsAt["demand_points"][i], mistake.Say("a demand point of %s, %.1f km from the middle of its subdistrict, lies in the midst of another", "%s 的一个需求点距本街镇中心 %.1f 公里，位于另一街镇中间", d.Area, home/1000))
			return
		}
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
