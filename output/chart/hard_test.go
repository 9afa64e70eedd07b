package chart

import (
	"slices"
	"testing"

	"chcsim/model/month"
	"chcsim/output/words"
)

// hardCases are charts whose texts are long and whose values lie at the edges.
func hardCases() map[string]drawing {
	long := testFan(words.EN, "Share of residents' outpatient visits in the district's own institutions that are made at community health centres")
	long.Scenario += ", recruiting thirty general practitioners per year and moving specialist slots to the community"
	long.Note = "Note: " + long.Scenario + "; " + long.Scenario
	long.Bands = testBands(month.Of(2021, 1), 60, 0.5, 0, 0)
	long.Name = long.Title
	long.Targets[0].Limit, long.Targets[0].Comparator = 0, "<="

	short := testFan(words.ZH, "半年")
	short.Bands, short.Unit = testBands(month.Of(2021, 2), 6, 3.2e6, 100, 5000), words.Count
	short.Base, short.Observed, short.Targets = nil, nil, nil

	targets := Targets{Frame: testFrame(words.EN, "All targets")}
	for i, x := range []float64{0, 0.004, 0.5, 0.996, 1} {
		targets.Rows = append(targets.Rows, TargetRow{
			"Neighbourhood committees with a general practitioner of their own", "≥45%, 2025-12",
			Interval{x, max(0, x-0.1), min(1, x+0.1)}, float64(i) / 4, words.Status(i % 3),
		})
	}
	changes := Comparison{Frame: testFrame(words.EN, "Differences"), Rows: []Change{
		{"90th percentile of the wait at community health centres and stations", "", words.Minutes, Interval{-3e-4, -4e-4, -2e-4}, false},
	}}
	never := float64(month.Of(2999, 1))
	gantt := Gantt{Frame: testFrame(words.EN, "Projects"), From: month.Of(2021, 1), To: month.Of(2025, 12), Due: month.Of(2025, 12),
		Stages: []string{"Siting", "Approval", "Design", "Construction", "Acceptance", "Rework"},
		Projects: []Project{
			{Name: "Begun long ago", Stages: []Stage{{0, float64(month.Of(2019, 1)), float64(month.Of(2021, 9))}},
				P10: float64(month.Of(2020, 7)), P50: float64(month.Of(2021, 9)), P90: float64(month.Of(2026, 1))},
			{Name: "Never complete", P10: never, P50: never, P90: never},
		}}
	return map[string]drawing{"long": long, "short": short, "targets": targets, "changes": changes, "gantt": gantt}
}

func TestHardCasesStayOnThePage(t *testing.T) {
	for name, c := range hardCases() {
		image, err := c.PNG()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkBorder(t, name, decode(t, image))
	}
}

// BenchmarkHardCases draws the charts above; each should take less than 150 ms.
func BenchmarkHardCases(b *testing.B) {
	cases := hardCases()
	names := make([]string, 0, len(cases))
	for name := range cases {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := cases[name].PNG(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
