package plan

import (
	"strings"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/param"
)

func mustLoad(t testing.TB, over map[string]string, sets ...string) *Scenario {
	t.Helper()
	s, err := load(t, "plan.yaml", over, sets...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func parameter(t testing.TB, s *Scenario, path string) param.Parameter {
	t.Helper()
	for _, p := range s.Parameters {
		if p.Path == path {
			return p
		}
	}
	t.Fatalf("no parameter %s", path)
	return param.Parameter{}
}

func TestScenarioSaysWhatItsFilesSay(t *testing.T) {
	s := mustLoad(t, nil)
	if s.Name != "徐汇区“十四五”" || s.Lang != "zh" || s.AsOf.String() != "2023-06" || s.Horizon.Months() != 60 {
		t.Errorf("settings: %s %s %s %d", s.Name, s.Lang, s.AsOf, s.Horizon.Months())
	}
	if s.Run != (Run{200, 1, 4}) || strings.Join(s.Files, " ") != "base.yaml plan.yaml" {
		t.Errorf("run %v of files %v", s.Run, s.Files)
	}
	recruits := parameter(t, s, "workforce.recruits_per_year")
	if recruits.Distribution.String() != "40" || recruits.Position.String() != "plan.yaml:4:22" {
		t.Errorf("recruits %s at %s", recruits.Distribution, recruits.Position)
	}
	hazard := parameter(t, s, "workforce.resign_hazard")
	if hazard.Distribution.String() != "triangular(0.03, 0.05, 0.08)" || hazard.Position.String() != "base.yaml:17:18" {
		t.Errorf("hazard %s at %s", hazard.Distribution, hazard.Position)
	}
	if p := parameter(t, s, "workforce.gp_per_10k_at_start"); p.Basis != param.Transferred || p.Source != "S046 O104-O106" || !p.Initial {
		t.Errorf("start: %+v", p)
	}
	if s.Model != 9 || len(s.Parameters) != 11 || s.Parameters[9].Path != "levers.slots_to_community.clinic.community_log_odds" ||
		s.Parameters[10].Path != "levers.spring_2022.workforce.recruits_per_year" {
		t.Errorf("%d parameters, of the model %d", len(s.Parameters), s.Model)
	}
}

func TestLeversShocksTargetsAndSweep(t *testing.T) {
	s := mustLoad(t, nil)
	use := s.Levers[0]
	if use.Lever.ID != "Y020" || use.From.String() != "2023-04" || *use.RampMonths != 6 || use.Lever.RampMonths != 12 ||
		use.Lever.Effects[0].Operation != lever.Add || use.Lever.Effects[0].Size.Note != "wide" {
		t.Errorf("lever: %+v", use)
	}
	shock := s.Shocks[0]
	if shock.From.String() != "2022-04" || shock.Until.String() != "2022-05" || shock.Lever.Effects[0].Size.Distribution.String() != "0.5" {
		t.Errorf("shock: %+v", shock)
	}
	if len(s.Catalogue) != 3 || s.Catalogue[1].NoEffect == "" {
		t.Errorf("catalogue: %+v", s.Catalogue)
	}
	last := s.Targets[1]
	if last.Limit != 0.45 || last.Chance != 0.8 || last.Area != "310104003" || last.By.String() != "2025-12" || s.Targets[0].Area != "all" {
		t.Errorf("targets: %+v", s.Targets)
	}
	if len(s.Sweep.Axes[0].Values) != 7 || s.Sweep.Axes[1].Values[1] != "4" || s.Sweep.Design != "grid" {
		t.Errorf("sweep: %+v", s.Sweep)
	}
}

func TestTablesAreTyped(t *testing.T) {
	tables := mustLoad(t, nil).Tables
	if f := tables.Facilities[1]; f.Standardized != 0.3 || !f.PositionKnown || f.At.Lon != 121.442084 {
		t.Errorf("facility: %+v", f)
	}
	if f := tables.Facilities[2]; f.PositionKnown || f.Kind != "station" {
		t.Errorf("station: %+v", f)
	}
	if g := tables.AgeSex[3]; g.From != 85 || g.To != -1 || g.Basis != param.Sourced || g.Source != "O005" {
		t.Errorf("age group: %+v", g)
	}
	if o := tables.Observations; o[0].Use != indicator.Later || o[1].Use != indicator.Used || o[0].Value != 0.4 || o[0].Weight != 1 || o[1].Weight != 2 {
		t.Errorf("observations: %+v", o)
	}
	if p := tables.Projects[0]; p.StartLatest.String() != "2022-12" || p.By.String() != "2025-12" || p.MoveKnown {
		t.Errorf("project: %+v", p)
	}
	if len(tables.Subdistricts) != 2 || len(tables.DemandPoints) != 3 || tables.Totals[1].Month != month.Of(2022, 12) {
		t.Errorf("tables: %+v", tables)
	}
}

func TestCoordinatesBecomeWGS84(t *testing.T) {
	gcj := strings.Replace(smallFiles["facilities.csv"], "121.450167,31.208754,WGS84", "121.4546,31.2067,GCJ-02", 1)
	f := mustLoad(t, map[string]string{"facilities.csv": gcj}).Tables.Facilities[0]
	// GCJ02 lies some 0.0045° east and 0.002° south of WGS84 in Shanghai.
	if f.At.Lon > 121.4505 || f.At.Lon < 121.4498 || f.At.Lat < 31.2085 || f.At.Lat > 31.2092 {
		t.Errorf("converted to %v", f.At)
	}
}

func TestOverrides(t *testing.T) {
	for _, c := range []struct {
		set  string
		seen func(*Scenario) string
		want string
	}{
		{"run.replications=50", func(s *Scenario) string { return show(float64(s.Run.Replications)) }, "50"},
		{"run.clinic_days=all", func(s *Scenario) string { return show(float64(s.Run.ClinicDays)) }, "-1"},
		{"horizon.to=2026-12", func(s *Scenario) string { return s.Horizon.To.String() }, "2026-12"},
		{"workforce.recruits_per_year={pert: [1, 2, 4]}", func(s *Scenario) string { return s.Parameters[0].Distribution.String() }, "pert(1, 2, 4)"},
		{"workforce.resign_hazard=4%", func(s *Scenario) string { return s.Parameters[1].Position.String() }, "--set workforce.resign_hazard=4%"},
		{"clinic.mode.walk=10%", func(s *Scenario) string { return s.Parameters[7].Distribution.String() }, "0.1"},
		{"levers.slots_to_community.from=2024-01", func(s *Scenario) string { return s.Levers[0].From.String() }, "2024-01"},
		{"levers.village_clinics.from=2024-01", func(s *Scenario) string { return s.Levers[1].Lever.Name }, "village_clinics"},
		{"levers.slots_to_community=off", func(s *Scenario) string { return show(float64(len(s.Levers))) }, "0"},
		{"levers.slots_to_community.size={uniform: [0, 1]}", func(s *Scenario) string { return s.Parameters[9].Distribution.String() }, "uniform(0, 1)"},
		{"levers.slots_to_community.clinic.community_log_odds=0.2", func(s *Scenario) string { return s.Parameters[9].Distribution.String() }, "0.2"},
		{"levers=[]", func(s *Scenario) string { return show(float64(len(s.Levers))) }, "0"},
		{"targets.contract_rate@2025-12.at_least=50%", func(s *Scenario) string { return show(s.Targets[1].Limit) }, "0.5"},
		{"shocks.spring_2022.to=2022-06", func(s *Scenario) string { return s.Shocks[0].Until.String() }, "2022-06"},
		{"scenario=Xuhui", func(s *Scenario) string { return s.Lang }, "en"},
	} {
		if got := c.seen(mustLoad(t, nil, c.set)); got != c.want {
			t.Errorf("--set %s: %s, want %s", c.set, got, c.want)
		}
	}
}

func TestOverridesLeaveTheDocumentAsItWas(t *testing.T) {
	d, err := openWith("plan.yaml", &Document{open: inMemory(smallFiles), find: besides, known: smallKnown(t)})
	if err != nil {
		t.Fatal(err)
	}
	before, _ := d.Resolve()
	if _, err := d.Resolve(Settings("--set", []string{"levers.slots_to_community.from=2024-01", "clinic.mode.walk=1%", "targets=[]"})...); err != nil {
		t.Fatal(err)
	}
	if after, _ := d.Resolve(); after.Hash != before.Hash {
		t.Error("an override changed the document")
	}
}

func TestHashFollowsMeaningOnly(t *testing.T) {
	base := mustLoad(t, nil).Hash
	same := map[string]string{
		"comment":   strings.Replace(smallFiles["plan.yaml"], "levers:", "# a remark\nlevers:", 1),
		"notation":  strings.Replace(smallFiles["plan.yaml"], "at_least: 0.45", "at_least: 45%", 1),
		"key order": strings.Replace(smallFiles["plan.yaml"], "{value: 40, basis: assumed}", "{basis: assumed, value: 4.0e1, note: x}", 1),
	}
	for name, text := range same {
		if mustLoad(t, map[string]string{"plan.yaml": text}).Hash != base {
			t.Errorf("%s changed the hash", name)
		}
	}
	for _, set := range []string{"workforce.recruits_per_year={value: 41, basis: assumed}", "run.seed=2", "targets=[]", "levers.slots_to_community.ramp=7",
		"workforce.recruits_per_year=40"} {
		if mustLoad(t, nil, set).Hash == base {
			t.Errorf("--set %s did not change the hash", set)
		}
	}
	moved := strings.Replace(smallFiles["facilities.csv"], "121.450167", "121.450168", 1)
	if mustLoad(t, map[string]string{"facilities.csv": moved}).Hash == base {
		t.Error("a moved facility did not change the hash")
	}
}

func TestProvenance(t *testing.T) {
	s := mustLoad(t, nil, "clinic.community_share_district={value: 0.4, basis: sourced}", "workforce.resign_hazard={value: 5%, basis: transferred, source: O999}")
	p := s.Provenance
	// Sourced: the district share. Transferred: density and hazard. Without a basis: log-odds and walk.
	if p.Parameters != (Count{1, 2, 6, 2}) || p.Parameters.Total() != len(s.Parameters) {
		t.Errorf("counts: %+v", p.Parameters)
	}
	if strings.Join(p.Unsourced, " ") != "clinic.community_share_district" || strings.Join(p.Dangling, " ") != "O999" ||
		strings.Join(p.Unstated, " ") != "clinic.community_log_odds clinic.mode.walk" {
		t.Errorf("%+v", p)
	}
	if len(s.Warnings) != 3 || p.Rows.Total() != 2+4+3+3+1+2 {
		t.Errorf("%d warnings, %d rows", len(s.Warnings), p.Rows.Total())
	}
}

func TestListThatLeavesItemsOutIsToldOf(t *testing.T) {
	files := map[string]string{"over.yaml": "extends: plan.yaml\ntargets:\n  - {indicator: wait_mean, by: 2025-12, at_most: 30}\n"}
	s, err := load(t, "over.yaml", files)
	if err != nil || len(s.Warnings) == 0 || !strings.Contains(s.Warnings[0].What.EN, "leaves out 1 of it: contract_rate") {
		t.Fatalf("%v, %+v", err, s)
	}
	files["over.yaml"] = "extends: plan.yaml\ntargets: []\n"
	if s, err = load(t, "over.yaml", files); err != nil || len(s.Targets) > 0 {
		t.Fatal(err)
	}
	for _, w := range s.Warnings {
		if strings.Contains(w.What.EN, "leaves out") {
			t.Errorf("%+v", w)
		}
	}
}

func TestByteOrderMarkAndWindowsLines(t *testing.T) {
	text := "\ufeff" + strings.ReplaceAll(smallFiles["plan.yaml"], "\n", "\r\n")
	areas := "\ufeff" + strings.ReplaceAll(smallFiles["areas.csv"], "\n", "\r\n")
	if got := mustLoad(t, map[string]string{"plan.yaml": text, "areas.csv": areas}); got.Hash != mustLoad(t, nil).Hash {
		t.Error("another notation, another meaning")
	}
}

func TestExogenousShockMayBeLaterThanAsOf(t *testing.T) {
	shocks := "shocks=[{name: later, zh: 后, en: later, from: 2024-04, to: 2024-05, exogenous: true, effects: [{parameter: clinic.community_log_odds, add: {value: 0.1, source: Z902}}]}]"
	s := mustLoad(t, nil, shocks)
	if len(s.Warnings) == 0 || !strings.Contains(s.Warnings[0].What.EN, "hindsight") {
		t.Errorf("warnings: %+v", s.Warnings)
	}
	if _, err := load(t, "plan.yaml", nil, strings.Replace(shocks, "exogenous: true, ", "", 1)); err == nil {
		t.Error("a later source was accepted")
	}
}

// A range takes the ids that exist, by number and in the order of the table; its end may leave out the letters.
func TestCitations(t *testing.T) {
	var sources Sources
	for _, id := range []string{"S1", "O12", "O9", "O10", "O13", "OX11"} {
		sources = append(sources, Source{ID: id})
	}
	for citation, want := range map[string]string{
		"O9": "O9", "O9-O12": "O12 O9 O10", "O9-12": "O12 O9 O10", "O20-O30": "", "O9-S12": "", "O11": "", "S1-S1": "S1",
	} {
		var ids []string
		for _, s := range sources.Cited(citation) {
			ids = append(ids, s.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s cites %q, expected %q", citation, got, want)
		}
	}
}
