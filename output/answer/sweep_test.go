package answer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/output/sweepfile"
	"chcsim/scenarios/ask"
)

var due = month.Of(2025, 12)

// swept writes a sweep over the given settings. At point i of n the target is met in 20·i/(n−1) of 20
// replications; the point failing is given by its number.
func swept(t *testing.T, lang string, axes []string, settings [][]string, failing int) string {
	t.Helper()
	record := sweepfile.Record{
		Lang: lang, Scenario: "甲区", Design: "grid", Points: len(settings), Replications: 20, Seed: 1,
		Targets: []sweepfile.Target{
			{Indicator: "contract_rate", Area: "all", By: "2025-12", Comparator: ">=", Limit: 0.45},
			{Indicator: "gp_per_10k", Area: "all", By: "2025-12", Comparator: ">=", Limit: 4.5, Chance: 0.8},
		},
		Shard: experiment.Shard{Index: 1, Count: 1},
	}
	for _, path := range axes {
		record.Axes = append(record.Axes, sweepfile.Axis{Path: path, ZH: "每年招录", EN: "recruits " + path, Unit: "rate"})
	}
	dir := t.TempDir()
	w, err := sweepfile.Create(dir, record)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for i, s := range settings {
		p, rows := sweepfile.Point{Index: i, Settings: s, Err: "broken"}, []sweepfile.Row(nil)
		if i != failing {
			met := 20 * i / max(1, len(settings)-1)
			for r := range 20 {
				value := 4.0
				if r < met {
					value = 5
				}
				rows = append(rows, sweepfile.Row{Point: i, Replication: r, Indicator: "gp_per_10k", Area: "all", Month: due, Value: value})
			}
			c := indicator.Wilson(met, 20)
			p = sweepfile.Point{Index: i, Settings: s, Replications: 20, Rows: 20, Chances: []indicator.Chance{indicator.Wilson(20, 20), c}, Joint: c}
		}
		if err := w.Point(p, rows); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Finish(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func grid(xs, ys []string) (settings [][]string) {
	for _, x := range xs {
		for _, y := range ys {
			settings = append(settings, []string{x, y})
		}
	}
	return settings
}

func TestCharts(t *testing.T) {
	for _, c := range []struct {
		name     string
		axes     []string
		settings [][]string
		failing  int
		first    string // of the charts, or why there is none
	}{
		{"two parameters", []string{"a", "b"}, grid([]string{"10%", "20%", "30%"}, []string{"1", "2"}), 2, "charts/heatmap.png"},
		{"falling values", []string{"a", "b"}, grid([]string{"30%", "20%"}, []string{"2", "1"}), -1, "charts/heatmap.png"},
		{"one parameter", []string{"a"}, [][]string{{"1"}, {"2"}, {"4"}}, 1, "charts/response.png"},
		{"one that stays", []string{"a", "b"}, grid([]string{"all"}, []string{"1", "2"}), -1, "charts/response.png"},
		{"three", []string{"a", "b", "c"}, [][]string{{"1", "1", "1"}, {"2", "2", "2"}}, -1, "3 parameters are varied"},
		{"words", []string{"a"}, [][]string{{"1"}, {"all"}}, -1, "not numbers, such as all"},
		{"no grid", []string{"a", "b"}, [][]string{{"1", "1"}, {"2", "2"}, {"3", "3"}}, -1, "do not form a grid"},
		{"twice", []string{"a", "b"}, [][]string{{"1", "1"}, {"1", "2"}, {"2", "1"}, {"2", "1.0"}}, -1, "the same settings"},
		{"one left", []string{"a"}, [][]string{{"1"}, {"2"}}, 0, "fewer than two points"},
	} {
		for _, lang := range []string{"zh", "en"} {
			dir := swept(t, lang, c.axes, c.settings, c.failing)
			charts, why, err := sweepCharts(dir)
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if !strings.HasPrefix(c.first, "charts/") {
				if !strings.Contains(why, c.first) || len(charts) > 0 {
					t.Errorf("%s: %v, %q; expected %q", c.name, charts, why, c.first)
				}
				continue
			}
			want := 3 // two targets and both together
			if c.first == "charts/response.png" {
				want++ // and what the one target judges whose rows there are
			}
			if len(charts) != want || charts[0].Name != c.first || !slices.ContainsFunc(charts, func(c Chart) bool { return strings.HasSuffix(c.Name, "-contract_rate-2025-12.png") }) {
				t.Errorf("%s: %v, %q", c.name, charts, why)
			}
			for _, chart := range charts {
				if image, err := chart.Draw(); err != nil || !strings.HasPrefix(string(image), "\x89PNG") {
					t.Errorf("%s: %s is no image: %v", c.name, chart.Name, err)
				}
			}
		}
	}
}

// Of 5 points the target of ≥ 4.5 is met in 0, 5, 10, 15 and 20 of 20 replications. Against 0.8: 15 of 20
// give [0.531, 0.888], undecided; 20 of 20 give [0.839, 1], met.
func TestJudgeSweep(t *testing.T) {
	settings := [][]string{{"1"}, {"2"}, {"3"}, {"4"}, {"5"}}
	dir := swept(t, "en", []string{"a"}, settings, -1)
	var requirements []Requirement
	for _, text := range []string{"p(gp_per_10k@2025-12 >= 4.5) >= 0.8", "p(gp_per_10k@2025-12 >= 4.5) <= 0.2",
		"p(all_targets) >= 0.5", "p(contract_rate@2025-12 >= 1%) >= 0.5"} {
		r, err := ask.Require(text)
		if err != nil {
			t.Fatal(err)
		}
		requirements = append(requirements, Requirement{Requirement: r})
	}
	report, err := judgeSweep(dir, requirements)
	if err != nil {
		t.Fatal(err)
	}
	want := []tally{
		{"p(gp_per_10k@2025-12 >= 4.5) >= 0.8", 1, 3, 1, 0},
		{"p(gp_per_10k@2025-12 >= 4.5) >= 0.8", 1, 3, 1, 0},
		{"p(gp_per_10k@2025-12 >= 4.5) <= 0.2", 1, 3, 1, 0},
		{"p(all_targets) >= 0.5", 2, 2, 1, 0},
		{"p(contract_rate@2025-12 >= 1%) >= 0.5", 0, 0, 0, 5}, // not recorded
	}
	if !slices.Equal(report.tallies, want) {
		t.Errorf("the tallies are %+v", report.tallies)
	}
	if !report.failing(false) || len(report.each) != 25 {
		t.Errorf("%d thresholds, failing %v", len(report.each), report.failing(false))
	}
	open := &sweepReport{tallies: []tally{{"", 3, 0, 1, 0}}}
	if open.failing(false) || !open.failing(true) {
		t.Error("an undecided point fails only a strict gate")
	}
	files := map[string]File{}
	for _, f := range report.files(false) {
		files[f.Name] = f
	}
	for name, says := range map[string]string{
		"gate.md": "a=4: p(gp", "gate.xml": `tests="25" failures="11" errors="5" skipped="4"`,
	} {
		var text strings.Builder
		if err := files[name].Write(&text); err != nil || !strings.Contains(text.String(), says) {
			t.Errorf("%s does not say %q: %v\n%s", name, says, err, text.String())
		}
	}
}

func TestFailedPointsAreNotJudged(t *testing.T) {
	report, err := judgeSweep(swept(t, "zh", []string{"a"}, [][]string{{"1"}, {"2"}}, 1), nil)
	if err != nil || report.tallies[0].Unevaluated != 1 || report.each[1].Error != "broken" {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestPoints(t *testing.T) {
	for n, columns := range map[int]int{3: 4, 20: 4, 70: 4} { // side by side: 1 + 3; below: number, a, the target and all
		var settings [][]string
		for i := range n {
			settings = append(settings, []string{fmt.Sprint(i)})
		}
		table, err := sweepPoints(swept(t, "en", []string{"a"}, settings, 1))
		if err != nil || len(table.Columns) != columns {
			t.Errorf("%d points: %d columns, %v", n, len(table.Columns), err)
		}
		var text strings.Builder
		if err := table.Write(&text, false); err != nil || !strings.Contains(text.String(), "Failed point 1: broken") {
			t.Errorf("%d points:\n%s", n, text.String())
		}
		for says, from := range map[string]int{"1 of 3 chances not shown: contract rate of residents": 6, "10 of 70 points not shown: 60 to 69": 61} {
			if strings.Contains(text.String(), says) != (n >= from) {
				t.Errorf("%d points, and %q is said %v:\n%s", n, says, n < from, text.String())
			}
		}
	}
}

// A chart says how many points it could not draw.
func TestChartsSayWhatFailed(t *testing.T) {
	for failing, says := range map[int]string{1: "1 of 3 points failed", -1: ""} {
		f, why, err := readField(swept(t, "en", []string{"a"}, [][]string{{"0"}, {"1"}, {"2"}}, failing))
		if err != nil || why != "" {
			t.Fatal(why, err)
		}
		if subtitle := f.frame(0).Subtitle; says == "" && strings.Contains(subtitle, "failed") || !strings.Contains(subtitle, says) {
			t.Errorf("point %d failing: %q", failing, subtitle)
		}
	}
}
