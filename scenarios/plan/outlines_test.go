package plan

import (
	"slices"
	"strings"
	"testing"

	"chcsim/model/geo"
)

func TestOutlines(t *testing.T) {
	s := mustLoad(t, nil)
	if s.Outlines.Credit != "© the surveyors" || len(s.Outlines.Areas) != 2 {
		t.Fatalf("outlines %+v", s.Outlines)
	}
	first, second := s.Outlines.Areas[0], s.Outlines.Areas[1]
	if first.Area != "310104003" || len(first.Rings) != 2 || second.Area != "310104004" || len(second.Rings) != 1 || second.Rings[0][2] != (geo.Point{Lon: 121.446, Lat: 31.218}) {
		t.Errorf("outlines %+v", s.Outlines.Areas)
	}
	for at, want := range map[geo.Point]bool{{Lon: 121.45, Lat: 31.21}: true, {Lon: 121.4475, Lat: 31.2055}: false, {Lon: 121.46, Lat: 31.21}: false} {
		if first.contains(at) != want {
			t.Errorf("%v within the outline: %t", at, !want)
		}
	}
	if doubts := placed(s.Warnings); len(doubts) > 0 {
		t.Errorf("warnings %+v", doubts)
	}
	bare := mustLoad(t, map[string]string{"plan.yaml": strings.Replace(smallFiles["plan.yaml"], "outlines:", "#", 1)})
	if len(bare.Outlines.Areas) != 0 || bare.Hash == s.Hash {
		t.Error("a scenario without outlines has some, or the same hash")
	}
}

func TestDoubtfulOutlines(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"one missing": {`"310104004000"`, `"310104005000"`, "no outline of 310104004"},
		"shifted":     {"31.213], [121.446, 31.213]", "31.206], [121.446, 31.206]", "67% of the demand points lie outside the outlines of their subdistricts"},
	} {
		s := mustLoad(t, map[string]string{"areas.geojson": strings.Replace(smallFiles["areas.geojson"], c.old, c.new, 1)})
		if doubts := placed(s.Warnings); len(doubts) != 1 || !strings.HasPrefix(doubts[0].What.EN, c.want) {
			t.Errorf("%s: warnings %+v", name, doubts)
		}
	}
}

// placed are the warnings that stand somewhere, not those of the scenario as a whole.
func placed(warnings []Warning) []Warning {
	return slices.DeleteFunc(warnings, func(w Warning) bool { return w.Position.File == "" })
}
