package plan

import (
	"errors"
	"strings"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

func shipped(t testing.TB, name string, sets ...string) (*Scenario, error) {
	t.Helper()
	known, err := Model()
	if err != nil {
		t.Fatal(err)
	}
	return Load("../"+name+".yaml", known, Settings("--set", sets)...)
}

// Every value drawn must arrive in its own field, and the sizes of levers behind them.
func TestBuildFillsTheModel(t *testing.T) {
	s, err := shipped(t, "xuhui")
	if err != nil {
		t.Fatal(err)
	}
	builder, err := s.Builder()
	if err != nil {
		t.Fatal(err)
	}
	values := make([]float64, len(s.Parameters))
	for i := range values {
		values[i] = float64(i) + 0.5
	}
	config, err := builder.Build(values)
	if err != nil {
		t.Fatal(err)
	}
	other, _ := builder.Build(make([]float64, len(values)))
	fields, err := param.Fields(config)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range fields {
		if f.Number != nil && *f.Number != values[i] || f.Spread != nil && f.Spread.String() != s.Parameters[i].Distribution.String() {
			t.Errorf("%s is not what was drawn", f.Path)
		}
	}
	if len(config.Sizes) != len(values)-s.Model || len(config.Uses) != len(s.Levers)+len(s.Shocks) || other.Place != config.Place || other == config {
		t.Errorf("%d sizes, %d uses", len(config.Sizes), len(config.Uses))
	}
	if _, err := builder.Build(values[1:]); err == nil {
		t.Error("too few values were accepted")
	}
}

func TestPlaceHoldsTheDistrict(t *testing.T) {
	s, err := shipped(t, "xuhui")
	if err != nil {
		t.Fatal(err)
	}
	place, err := s.Place()
	if err != nil {
		t.Fatal(err)
	}
	people := 0
	for _, area := range place.Population.Counts {
		for _, ages := range area {
			for _, n := range ages {
				people += n
			}
		}
	}
	if people != 1113078 || place.Areas() != 13 || place.Months != 60 || place.Population.Month != place.First-1 {
		t.Errorf("%d residents in %d areas, %d months", people, place.Areas(), place.Months)
	}
	if len(place.Facilities) != 66 || len(place.Hospitals) != 9 || len(place.Projects) != 11 || len(place.Points) != 875 || len(place.Population.Totals) != 2 {
		t.Errorf("%d facilities, %d projects, %d points", len(place.Facilities), len(place.Projects), len(place.Points))
	}
	targets := s.IndicatorTargets()
	if len(targets) != len(s.Targets) || targets[0].Area != 13 || targets[0].Comparator != indicator.AtLeast || s.Areas()[0] != "310104003" {
		t.Errorf("targets: %+v", targets[0])
	}
}

func TestBaseYearMustBePossible(t *testing.T) {
	// 5.5 community visits of 11 are 50% of residents' visits; the district's share cannot be 40%.
	_, err := shipped(t, "xuhui", "clinic.community_share_district_at_start=40%", "clinic.community_visits_per_resident=5.5", "clinic.visits_per_resident=11")
	var found *mistake.Error
	if !errors.As(err, &found) || !strings.Contains(found.What.EN, "is 40.0%, below community_share_residents, 5.5/11.0 = 50.0%") {
		t.Errorf("%v", err)
	}
	// 2.5 of 9.8 at 90% leave district hospitals next to nothing and municipal ones 1 − 0.283 − online.
	s, err := shipped(t, "xuhui", "clinic.community_share_district_at_start=90%", "clinic.community_visits_per_resident=2.5", "clinic.visits_per_resident=9.8")
	if err != nil || len(s.Warnings) == 0 || !strings.Contains(s.Warnings[0].What.EN, "municipal hospitals") {
		t.Errorf("no warning of the municipal share: %v", err)
	}
	if got := municipal([]float64{0.37, 2.5, 9.8, 0.02}); got < 0.2905 || got > 0.2906 {
		t.Errorf("municipal share %g, want 0.2905", got)
	}
}

func TestPlaceNeedsItsTables(t *testing.T) {
	newborn := AgeSex{Area: "all", From: 0, To: 0, Male: 1, Female: 1}
	for _, c := range []struct {
		groups []AgeSex
		want   string
	}{
		{nil, "the table age_sex is missing"},
		{[]AgeSex{newborn, {Area: "all", From: 1, To: -1}}, "2 age groups of all"},
	} {
		s := mustLoad(t, nil)
		s.Tables.AgeSex = c.groups
		if _, err := s.Place(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	s, err := shipped(b, "xuhui")
	if err != nil {
		b.Fatal(err)
	}
	builder, err := s.Builder()
	if err != nil {
		b.Fatal(err)
	}
	values := make([]float64, len(s.Parameters))
	for b.Loop() {
		if _, err := builder.Build(values); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	known, err := Model()
	if err != nil {
		b.Fatal(err)
	}
	d, err := Open("../xuhui.yaml", known)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := d.Resolve(Setting{"--set", "run.seed=2"}); err != nil {
			b.Fatal(err)
		}
	}
}
