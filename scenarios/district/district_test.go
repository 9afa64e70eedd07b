package district

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

func known(t testing.TB) *plan.Known {
	t.Helper()
	k, err := plan.Model()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// made is a new folder.
func made(t *testing.T, from, lang string) Order {
	t.Helper()
	o := Order{Folder: filepath.Join(t.TempDir(), "静安区"), From: from, Lang: lang, Years: Years{2021, 2025}}
	if _, err := Make(o, known(t)); err != nil {
		t.Fatal(err)
	}
	return o
}

// fill writes cells: 区情!C3 = 97.6万.
func fill(t *testing.T, o Order, cells map[string]any) {
	t.Helper()
	name := filepath.Join(o.Folder, o.book())
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, value := range cells {
		sheet, cell, _ := strings.Cut(at, "!")
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func load(t *testing.T, o Order, sets ...string) (*plan.Scenario, error) {
	t.Helper()
	return plan.Load(filepath.Join(o.Folder, "plan.yaml"), known(t), plan.Settings("--set", sets)...)
}

func mustLoad(t *testing.T, o Order) *plan.Scenario {
	t.Helper()
	s, err := load(t, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Place(); err != nil {
		t.Fatal(err)
	}
	return s
}

func parameter(t *testing.T, s *plan.Scenario, path string) param.Parameter {
	t.Helper()
	for _, p := range s.Parameters {
		if p.Path == path {
			return p
		}
	}
	t.Fatalf("no parameter %s", path)
	return param.Parameter{}
}

// With nothing filled in the folder reads, nothing of it is of the district, and nothing of it is sourced.
func TestNewFolderHoldsNothingOfTheDistrict(t *testing.T) {
	for _, from := range Origins {
		for _, lang := range []string{"zh", "en"} {
			s := mustLoad(t, made(t, from, lang))
			if len(s.Local.Given) != 0 || len(s.Local.Open) != len(plan.Figures()) || s.Lang != lang {
				t.Errorf("%s %s: %d figures given, %d open, language %s", from, lang, len(s.Local.Given), len(s.Local.Open), s.Lang)
			}
			if n := s.Provenance.Parameters.Sourced + s.Provenance.Rows.Sourced; n != 0 {
				t.Errorf("%s %s: %d values and rows are sourced", from, lang, n)
			}
			if len(s.Provenance.Dangling)+len(s.Provenance.Unstated) > 0 {
				t.Errorf("%s %s: %v %v", from, lang, s.Provenance.Dangling, s.Provenance.Unstated)
			}
		}
	}
}

// Every figure moves a parameter of the model.
func TestFiguresMoveParameters(t *testing.T) {
	s := mustLoad(t, made(t, "xuhui", "zh"))
	for _, f := range plan.Figures() {
		if f.Path != "" {
			parameter(t, s, f.Path)
		}
		if x := s.Standing(f); x != x || x == 0 && f.Path != "population.growth_per_year" {
			t.Errorf("%s: %g stands in", f.Name, x)
		}
	}
}

// cellOf is the cell of a column and a figure.
func cellOf(t *testing.T, o Order, column, figure string) string {
	t.Helper()
	f, err := excelize.OpenFile(filepath.Join(o.Folder, o.book()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found, err := f.SearchSheet("区情", figure)
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %v %v", figure, found, err)
	}
	return "区情!" + column + strings.TrimLeft(found[0], "ABCDEFG")
}

// Figures become parameters: 97.6 万 residents with 390 GPs are 390/97.6 = 3.996 for ten thousand.
func TestFiguresOverride(t *testing.T) {
	o := made(t, "xuhui", "zh")
	cells := map[string]any{}
	for figure, value := range map[string]any{"常住人口": "９７.６万", "全科医生数": 390, "社区执业的全科医生数": "312人", "居委会数": 265, "签约居民数": 300000,
		"有效签约比": "70％", "社区年门急诊人次": "2,440,000人次", "社区门诊中非本区居民占比": 0.1} {
		cells[cellOf(t, o, "C", figure)] = value
	}
	cells[cellOf(t, o, "F", "全科医生数")] = "2020年12月"
	cells[cellOf(t, o, "C", "站点标准化达标率")] = 0.5
	cells[cellOf(t, o, "D", "站点标准化达标率")] = 0.4
	cells[cellOf(t, o, "E", "站点标准化达标率")] = "55%"
	fill(t, o, cells)
	s := mustLoad(t, o)
	for path, want := range map[string]float64{"workforce.gp_per_10k_at_start": 390 / 97.6, "workforce.practising_share": 0.8, "workforce.committees": 265,
		"contract.start_active_share": 0.7, "clinic.community_visits_per_resident": 2.44 / 0.976 * 0.9, "estate.station_standard.at_start": (0.4 + 0.5 + 0.55) / 3} {
		p := parameter(t, s, path)
		if got := p.Distribution.Mean(); got < want*(1-1e-9) || got > want*(1+1e-9) {
			t.Errorf("%s is %g, want %g", path, got, want)
		}
		if p.Basis != param.Sourced || !strings.Contains(p.Position.String(), "区情!C") {
			t.Errorf("%s: %s at %s", path, p.Basis, p.Position)
		}
	}
	// What is counted follows the residents: 976,000 of 1,113,078 are 87.7%.
	if got, want := parameter(t, s, "workforce.recruits_per_year").Distribution.Args[1], 36*976_000/1113078.0; got != want {
		t.Errorf("%g recruits, want %g", got, want)
	}
	all, contracts := 0.0, 0.0
	for _, g := range s.Tables.AgeSex {
		all += g.Male + g.Female
	}
	for _, f := range plan.Figures() {
		if f.Of == plan.ByContractable {
			contracts = s.Standing(f)
		}
	}
	if all < 975_980 || all > 976_020 || contracts < 299_990 || contracts > 300_010 {
		t.Errorf("%g residents, %g contracts", all, contracts)
	}
	if len(s.Tables.Subdistricts) != 11 || len(s.Local.Given) != 9 {
		t.Errorf("%d subdistricts, want 13 × 0.877; %d figures", len(s.Tables.Subdistricts), len(s.Local.Given))
	}
	if s, err := load(t, o, "workforce.committees=99"); err != nil || parameter(t, s, "workforce.committees").Distribution.Mean() != 99 {
		t.Errorf("the command line does not go before the workbook: %v", err)
	}
}

// Halving the residents halves what is counted, and no rate.
func TestHalfADistrictHasTheSameRates(t *testing.T) {
	o := made(t, "xuhui", "zh")
	whole := mustLoad(t, o)
	fill(t, o, map[string]any{cellOf(t, o, "C", "常住人口"): 556539})
	half := mustLoad(t, o)
	counted := map[string]bool{}
	for _, f := range plan.Figures() {
		counted[f.Path] = counted[f.Path] || f.Counted
	}
	for i, p := range whole.Parameters {
		a, b := p.Distribution, half.Parameters[i].Distribution
		switch ratio := b.Mean() / a.Mean(); {
		case counted[p.Path] && (ratio < 0.49 || ratio > 0.51):
			t.Errorf("%s: %s of %s", p.Path, b, a)
		case !counted[p.Path] && a.String() != b.String():
			t.Errorf("%s changed from %s to %s", p.Path, a, b)
		case (p.Unit == "persons" || p.Unit == "persons/year") && !counted[p.Path] && a.Mean() != 0 && p.Path != "contract.panel_cap" && !strings.HasPrefix(p.Path, "levers."):
			t.Errorf("%s is a number of people that does not follow the residents", p.Path)
		}
	}
	if n := len(half.Tables.Subdistricts); n != 7 && n != 6 {
		t.Errorf("%d subdistricts of 13", n)
	}
}

// What is observed of the whole district is of the whole, however many subdistricts stand in for those that are not known.
func TestObservationsWithFewerSubdistricts(t *testing.T) {
	o := made(t, "xuhui", "zh")
	figures := map[string]any{"区情!C3": "60万", "观测!A2": "常住居民签约率", "观测!B2": "2022-12", "观测!C2": "38%"}
	fill(t, o, figures)
	s := mustLoad(t, o)
	if whole := len(s.Tables.Subdistricts); whole >= 13 || s.Observed()[0].Area != whole {
		t.Errorf("observed in area %d of %d", s.Observed()[0].Area, whole)
	}
}

// A district that knows its subdistricts and little more has centres and places made for it, and is told so.
func TestOwnSubdistrictsTakeTheRestAway(t *testing.T) {
	o := made(t, "xuhui", "zh")
	fill(t, o, map[string]any{"街镇!B2": "江宁路街道", "街镇!C2": "7.1万", "街镇!B3": "石门二路街道", "街镇!C3": 32_000, "街镇!B4": "彭浦新村街道", "街镇!C4": 140_000,
		"机构!A2": "江宁中心", "机构!B2": "中心", "机构!C2": "江宁路街道", "机构!D2": 121.4411, "机构!E2": 31.2403, "机构!F2": "WGS84", "机构!G2": "是",
		"机构!A3": "石二中心", "机构!B3": "中心", "机构!C3": "石门二路街道", "机构!G3": 0.5,
		"机构!A4": "彭浦中心", "机构!B4": "中心", "机构!C4": "彭浦新村街道", "机构!G4": "否",
		"观测!A2": "常住居民签约率", "观测!B2": "2022-12", "观测!C2": "38%"})
	s := mustLoad(t, o)
	if len(s.Tables.Subdistricts) != 3 || len(s.Tables.Facilities) != 3 || len(s.Tables.Hospitals) != 0 || len(s.Tables.Observations) != 1 {
		t.Fatalf("%d subdistricts, %d facilities, %d hospitals, %d observations", len(s.Tables.Subdistricts), len(s.Tables.Facilities), len(s.Tables.Hospitals), len(s.Tables.Observations))
	}
	if f := s.Tables.Facilities[0]; f.Standardized != 1 || f.Area != "江宁路街道" || f.ID != "江宁中心" || f.Basis != param.Sourced {
		t.Errorf("%+v", f)
	}
	if len(s.Tables.DemandPoints) != 57 {
		t.Errorf("%d demand points", len(s.Tables.DemandPoints))
	}
	told := ""
	for _, w := range s.Warnings {
		told += w.In("zh") + "\n"
	}
	for _, want := range []string{"1 个街镇的需求点以其机构为中心", "2 个街镇的位置是虚构的", "2 个中心没有坐标"} {
		if !strings.Contains(told, want) {
			t.Errorf("nothing of %q in\n%s", want, told)
		}
	}
}

// Sheets of hospitals, demand points and earlier totals are read as their tables are.
func TestFurtherSheets(t *testing.T) {
	o := made(t, "xuhui", "zh")
	fill(t, o, map[string]any{"街镇!B2": "江宁路街道", "街镇!C2": "7.1万",
		"需求点!A2": "江宁路街道", "需求点!B2": 121.4411, "需求点!C2": 31.2403, "需求点!D2": "WGS84", "需求点!E2": 1,
		"医院!A2": "区中心医院", "医院!B2": "区属", "医院!C2": 121.45, "医院!D2": 31.24, "医院!E2": "WGS84",
		"总人口!A2": "2020-12", "总人口!B2": "7.1万"})
	s := mustLoad(t, o)
	if len(s.Tables.DemandPoints) != 1 || len(s.Tables.Hospitals) != 1 || len(s.Tables.Totals) != 1 {
		t.Fatalf("%d demand points, %d hospitals, %d totals", len(s.Tables.DemandPoints), len(s.Tables.Hospitals), len(s.Tables.Totals))
	}
	if h, total := s.Tables.Hospitals[0], s.Tables.Totals[0]; h.NameZH != "区中心医院" || h.Basis != param.Sourced || total.Persons != 71_000 {
		t.Errorf("%+v, %+v", h, total)
	}
}

func TestWrongCellsAreNamed(t *testing.T) {
	for _, c := range []struct {
		cells map[string]any
		want  string
	}{
		{map[string]any{"区情!C3": "很多"}, "区情!C3"},
		{map[string]any{"区情!C5": 40}, "区情!C5"}, // a rate without its sign
		{map[string]any{"年龄!C2": 100}, "年龄!D2"},
		{map[string]any{"年龄!C2": 100, "年龄!D2": 90}, "年龄"},
		{map[string]any{"街镇!B2": "江宁路街道", "街镇!C2": "-5"}, "街镇!C2"},
		{map[string]any{"街镇!B2": "江宁路街道", "街镇!C2": 71_000, "机构!A2": "中心", "机构!B2": "医院", "机构!C2": "江宁路街道"}, "机构!B2"},
		{map[string]any{"观测!A2": "签约", "观测!B2": "2022-12", "观测!C2": 0.4}, "观测!A2"},
		// with 600,000 residents seven subdistricts of thirteen stand in, this one not among them
		{map[string]any{"区情!C3": "60万", "观测!A2": "常住居民签约率", "观测!B2": "2022-12", "观测!C2": "38%", "观测!D2": "S03"}, "观测!A2"},
	} {
		o := made(t, "xuhui", "zh")
		fill(t, o, c.cells)
		_, err := load(t, o)
		var found mistake.Errors
		if !errors.As(err, &found) || !strings.Contains(found.In("zh"), c.want) {
			t.Errorf("%v: %v, want %s", c.cells, err, c.want)
		}
	}
}

func TestNothingThatExistsIsChanged(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "静安区")
	if err := os.WriteFile(taken, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{taken, filepath.Join(dir, "a", "b"), "", ".", filepath.Join(dir, "xuhui"), filepath.Join(dir, "=1+1"), filepath.Join(dir, "a:b")} {
		var found mistake.Errors
		if _, err := Make(Order{Folder: folder, From: "blank", Lang: "zh"}, known(t)); !errors.As(err, &found) {
			t.Errorf("%q: %v", folder, err)
		}
	}
	if text, _ := os.ReadFile(taken); string(text) != "mine" {
		t.Errorf("the file became %q", text)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// A plan of later years begins where the horizon, which follows what stands in, has led to by then.
func TestYears(t *testing.T) {
	o := Order{Folder: filepath.Join(t.TempDir(), "静安区"), From: "xuhui", Lang: "zh", Years: Years{2026, 2030}}
	if _, err := Make(o, known(t)); err != nil {
		t.Fatal(err)
	}
	s := mustLoad(t, o)
	if s.Horizon.From.String() != "2021-01" || s.Horizon.To.String() != "2030-12" || s.ReportFrom.String() != "2026-01" || s.AsOf.String() != "2025-12" {
		t.Errorf("horizon %s to %s, reported from %s, known until %s", s.Horizon.From, s.Horizon.To, s.ReportFrom, s.AsOf)
	}
	for _, target := range s.Targets {
		if target.By.String() != "2030-12" {
			t.Errorf("%s is due in %s", target.Indicator, target.By)
		}
	}
	for text, want := range map[string]Years{"2026-2030": {2026, 2030}, "2021-2021": {2021, 2021}, "2020-2025": {}, "2030-2026": {}, "2026": {}, "2026-2041": {}, "": {}} {
		if got, err := ParseYears(text); got != want || (err == nil) != (want != Years{}) {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
}
