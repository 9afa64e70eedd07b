package answer

import (
	"slices"
	"testing"

	"chcsim/model/estate"
	"chcsim/model/experiment"
	"chcsim/model/geo"
	"chcsim/model/month"
	"chcsim/output/chart"
	"chcsim/scenarios/plan"
)

// mapped is a view of two subdistricts whose projects come to the given ends, replication by replication.
func mapped(ends ...[]float64) *View {
	v := &View{Scenario: &plan.Scenario{}, Analysis: &experiment.Analysis{Result: &experiment.Result{
		Study: &experiment.Study{First: month.Of(2021, 1), Months: 60, Areas: []string{"a", "b"}},
	}}}
	v.Scenario.Tables.Subdistricts = []plan.Subdistrict{{Code: "a", Name: "东街道"}, {Code: "b", Name: "西镇"}}
	for _, replication := range ends {
		var r experiment.Replication
		for _, at := range replication {
			r.Projects = append(r.Projects, estate.Progress{At: at})
		}
		v.Analysis.Replications = append(v.Analysis.Replications, r)
	}
	return v
}

// What opens or moves within the horizon in most replications is drawn at its end with its year; what lies nowhere is not drawn.
func TestFacilitiesOfMaps(t *testing.T) {
	in2023, after := float64(month.Of(2023, 7)), float64(month.Of(2026, 2))
	v := mapped([]float64{in2023, after, in2023}, []float64{in2023, in2023, in2023}, []float64{after, after, in2023})
	place := func(lon float64) geo.Point { return geo.Point{Lon: lon, Lat: 31} }
	v.Scenario.Tables.Facilities = []plan.Facility{
		{ID: "centre", Kind: "centre", At: place(121), PositionKnown: true},
		{ID: "somewhere", Kind: "station"},
		{ID: "soon", Kind: "station", At: place(122), PositionKnown: true, Planned: true},
		{ID: "late", Kind: "sub_centre", At: place(123), PositionKnown: true, Planned: true},
	}
	v.Scenario.Tables.Projects = []plan.Project{
		{Facility: "soon", Kind: "opening"}, {Facility: "late", Kind: "opening"},
		{Facility: "centre", Kind: "relocation", MovesTo: place(124), MoveKnown: true},
	}
	if got := v.facilities(false); !slices.Equal(got, []chart.MapFacility{{Kind: chart.Centre, At: place(121)}}) {
		t.Errorf("at the start %+v", got)
	}
	want := []chart.MapFacility{{Kind: chart.Centre, At: place(124), Opened: "2023"}, {Kind: chart.Station, At: place(122), Opened: "2023"}}
	if got := v.facilities(true); !slices.Equal(got, want) {
		t.Errorf("at the end %+v", got)
	}
}

// Catchments with a point or two are no cells of a map.
func TestMapsNeedPlaces(t *testing.T) {
	v := mapped()
	for n, want := range map[int]int{2: 0, 7: 0, 8: 2} {
		v.Scenario.Tables.DemandPoints = make([]plan.DemandPoint, n)
		v.Analysis.Walks = experiment.Walks{make([]experiment.WalkCounts, n), make([]experiment.WalkCounts, n)}
		if got := len(v.maps()); got != want {
			t.Errorf("%d maps of %d points, want %d", got, n, want)
		}
	}
	if v.mapless = true; len(v.maps()) > 0 {
		t.Error("a second scenario has maps")
	}
}

// A name stands within its subdistrict even where the middle of that lies in another.
func TestHeart(t *testing.T) {
	var cells []mapCell
	for x := range 9 {
		for y := range 9 {
			area := "around"
			if x > 2 && y > 2 && y < 8 {
				area = "within"
			}
			cells = append(cells, mapCell{at: geo.Point{Lon: 121 + float64(x)*0.0026, Lat: 31 + float64(y)*0.00225}, area: area})
		}
	}
	for _, area := range []string{"around", "within"} {
		at, ok := heart(cells, area)
		if i := slices.IndexFunc(cells, func(c mapCell) bool { return c.at == at }); !ok || cells[i].area != area {
			t.Errorf("the name of the area %s stands at %v", area, at)
		}
	}
	if _, ok := heart(cells, "elsewhere"); ok {
		t.Error("an area without cells has a name")
	}
	if shortName("天平路街道") != "天平路" || shortName("华泾镇") != "华泾镇" || shortName("街道") != "街道" {
		t.Error("names are cut wrongly")
	}
}
