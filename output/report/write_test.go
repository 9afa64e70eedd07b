package report

import (
	"bytes"
	"flag"
	"html/template"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

var regenerate = flag.Bool("regen", false, "write the golden files anew")

func example(l words.Lang) Report {
	pick := func(zh, en string) string { return Report{Lang: l}.pick(zh, en) }
	small := output.Table{Title: "T", Columns: []output.Column{{Head: "a"}, {Head: "b", Right: true}}, Rows: []output.Row{output.Text("x_1", "2")}}
	return Report{
		Lang: l,
		Scenario: Scenario{
			Name: pick("某区计划", "A district's plan"), Files: []string{"common.yaml", "plan.yaml"}, Hash: "0123456789abcdef0123456789abcdef",
			AsOf: month.Of(2023, 6), From: month.Of(2021, 1), To: month.Of(2025, 12), Months: 60, Areas: 13,
		},
		Run:     Run{Replications: 200, Seed: 1, ClinicDays: "0", Pairs: 40, Reruns: 16, Explained: 12, Uncertain: 400, Command: "chcsim run plan.yaml --replications 200 --seed 1"},
		Program: Program{Version: "v1.0.0", Go: "go1.26", System: "linux", Architecture: "amd64", Libraries: []string{"gonum.org/v1/gonum v0.17.0"}},
		Verdict: []string{pick("2 项目标。", "2 targets."), "<b>50%</b>"}, Chances: []template.HTML{"<svg></svg>\n"}, Fans: []template.HTML{"<svg></svg>\n"},
		Gaps:    []Gap{{pick("签约率", "contract rate"), "+2.0%", pick("需求", "demand"), "chcsim solve plan.yaml --target contract_rate@2025-12"}, {Target: "b", Short: "1"}},
		Moved:   []Moved{{small, []template.HTML{"<svg></svg>\n"}}, {Table: small}},
		Causes:  []string{"chcsim why plan.yaml"},
		Targets: small, Counts: small, BaseYear: small, Together: small, Projects: small, Variance: small, Binding: small, Facts: small, Provenance: small,
		Indicators: []Indicator{{
			ID: "contract_rate", Name: pick("签约率", "contract rate"), Numerator: pick("签约居民", "contracted residents"),
			Denominator: pick("常住居民", "residents"), Period: pick("月末", "end of the month"), Source: "S095",
			Trap: pick("累计口径", "cumulative"), Part: "model/README.md: contract",
		}},
		More: 57, Others: []output.Table{small},
		Levers: []Lever{{Name: "home_beds", Title: pick("家庭病床", "home beds"), From: month.Of(2023, 7), Ramp: 18,
			Effects: []string{"referral.home_bed.starts_per_1000_over65 × triangular(1, 1.2, 1.5) (assumed)"}}},
		Parts: []Part{{"population", 1, 3, 4, 0}, {"contract", 0, 10, 20, 1}},
		Inputs: []Input{{Path: "contract.innovation.under_60", Name: pick("签约创新系数", "Bass p"), Value: "triangular(0, 0.02, 0.05)",
			Share: 0.31, Target: pick("签约率，2025-12", "contract rate, 2025-12")}},
		Reliances: []Reliant{
			{Target: pick("签约率，2025-12", "contract rate, 2025-12"), Assumed: 0.44, Named: []string{pick("签约创新系数 +0.56", "Bass p +0.56")}},
			{Target: pick("15分钟骑行，2025-12", "15 minutes by bicycle, 2025-12"), Assumed: math.NaN()},
		},
		Tables: []Rows{{pick("机构", "facilities"), 0, 13, 30, 0}},
		Sources: []Source{
			{ID: "O089", Title: "Bulletin 2021 <draft>", Address: "https://example.org/a_b", Dated: month.Of(2021, 12), Values: 2},
			{ID: "S095", Title: pick("《某区计划》", "Plan"), Dated: month.Of(2023, 6)},
		},
		Unresolved: []string{"O999"},
	}
}

func TestReportInBothLanguages(t *testing.T) {
	for _, l := range []words.Lang{words.ZH, words.EN} {
		out, err := example(l).HTML()
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", "report_"+l.String()+".html")
		if *regenerate {
			if err := os.WriteFile(path, out, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v; run go test -regen", err)
		}
		if !bytes.Equal(out, want) {
			t.Errorf("%s differs; got\n%s", path, out)
		}
	}
}

// Both languages have the same numbered sections and show the same values in the same order.
func TestLanguagesSayTheSame(t *testing.T) {
	section, action := regexp.MustCompile(`<h[34][^>]*>([\d.]+) `), regexp.MustCompile(`\{\{[^}]*\.[A-Z]\w*[^}]*\}\}`)
	field := regexp.MustCompile(`\.[A-Z][\w.]*`)
	var sections, fields [2][]string
	for i, text := range []string{modelZH, modelEN} {
		for _, m := range section.FindAllStringSubmatch(text, -1) {
			sections[i] = append(sections[i], m[1])
		}
		for _, m := range action.FindAllString(text, -1) {
			fields[i] = append(fields[i], field.FindString(m))
		}
	}
	if !slices.Equal(sections[0], sections[1]) || len(sections[0]) < 20 {
		t.Errorf("sections %v and %v", sections[0], sections[1])
	}
	if !slices.Equal(fields[0], fields[1]) {
		t.Errorf("values\n%v and\n%v", fields[0], fields[1])
	}
}

// The sections are those of the guidelines: six, in this order.
func TestSectionsOfTheGuidelines(t *testing.T) {
	rest, err := example(words.EN).HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, heading := range []string{">1 Objectives", ">2 Logic", ">3 Data", ">4 Experimentation", ">5 Implementation", ">6 Access to the code"} {
		at := bytes.Index(rest, []byte(heading+"</h3>"))
		if at < 0 {
			t.Fatalf("no section %q after the one before it", heading)
		}
		rest = rest[at+1:]
	}
}
