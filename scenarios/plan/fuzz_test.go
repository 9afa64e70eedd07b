package plan

import (
	"strings"
	"testing"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// answered fails when a reader gives neither a result nor an error that can be shown.
func answered(t *testing.T, input string, s *Scenario, err error) {
	t.Helper()
	if err == nil {
		if s == nil || s.Hash == "" || len(s.Parameters) == 0 {
			t.Fatal("neither a scenario nor an error")
		}
		return
	}
	found, ok := err.(mistake.Errors)
	if !ok || len(found) == 0 {
		t.Fatalf("an error of another kind: %v", err)
	}
	for _, e := range found {
		text := e.Error() + e.In("zh")
		if e.What.EN == "" || e.What.ZH == "" || strings.Contains(text, "%!") && !strings.Contains(input, "%!") || strings.ContainsAny(text, "\x1b\a\r") {
			t.Fatalf("a message without text, or with a broken format: %s", e)
		}
	}
}

func FuzzScenario(f *testing.F) {
	for _, name := range []string{"base.yaml", "plan.yaml", "levers.yaml"} {
		f.Add(smallFiles[name])
	}
	for _, m := range mistakes {
		if strings.HasSuffix(m.file, ".yaml") && m.old != "" {
			f.Add(strings.Replace(smallFiles[m.file], m.old, m.new, 1))
		}
	}
	f.Add("? [a]\n: b\n<<: *x\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := load(t, "plan.yaml", map[string]string{"plan.yaml": text})
		answered(t, text, s, err)
		s, err = load(t, "plan.yaml", map[string]string{"base.yaml": text})
		answered(t, text, s, err)
		s, err = load(t, "plan.yaml", map[string]string{"levers.yaml": text})
		answered(t, text, s, err)
	})
}

func FuzzValue(f *testing.F) {
	for _, text := range []string{"40%", "0.4", "{value: 3%, basis: assumed}", "{pert: [1%, 2%, 4%], source: [S046, O104-O106], note: x}",
		"{beta: [2, 3]}", "{bernoulli: 30%}", "{empirical: [0.1, 0.2]}", "{half_normal: [0, 0.1]}", "{gamma: [1e-300, 1e300]}", "[]", "~", "-1", "1e999"} {
		f.Add(text)
	}
	known := smallKnown(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, spec := range []param.Spec{known.Fields[1].Spec, known.Fields[6].Spec} {
			r := &reading{Document: &Document{known: known}, s: &Scenario{}, misspelt: map[*node]bool{}}
			n := parse(&mistake.File{Name: "fuzz", Lines: strings.Split(text, "\n")}, []byte(text), &r.List)
			if n == nil || len(r.Errors) > 0 {
				return
			}
			v := r.value(n, spec)
			if len(r.Errors) > 0 {
				continue
			}
			for _, u := range []float64{0, 0.5, 1} {
				if x := v.Distribution.Draw(u); !(x >= spec.Min && x <= spec.Max) {
					t.Fatalf("%s: drew %g, outside %g to %g", text, x, spec.Min, spec.Max)
				}
			}
		}
	})
}

func FuzzTable(f *testing.F) {
	for _, name := range []string{"areas.csv", "ages.csv", "points.csv", "facilities.csv", "projects.csv", "totals.csv", "observations.csv", "sources.csv", "areas.geojson"} {
		f.Add(name, smallFiles[name])
	}
	for _, m := range mistakes {
		if !strings.HasSuffix(m.file, ".yaml") && m.old != "" {
			f.Add(m.file, strings.Replace(smallFiles[m.file], m.old, m.new, 1))
		}
	}
	f.Add("areas.csv", "\"code\nx\",name\n")
	f.Add("areas.csv", "code,name,population\n1,\x1b[2J\xea,x\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		if _, ok := smallFiles[name]; !ok {
			return
		}
		s, err := load(t, "plan.yaml", map[string]string{name: text})
		answered(t, text, s, err)
	})
}

func FuzzSet(f *testing.F) {
	for _, set := range wrongSets {
		f.Add(set)
	}
	f.Add("levers.slots_to_community.size={uniform: [0, 1]}")
	f.Add("targets=[{indicator: contract_rate}]")
	f.Add("tables.facilities={file: facilities.csv, crs: BD09}")
	f.Fuzz(func(t *testing.T, set string) {
		s, err := load(t, "plan.yaml", nil, set)
		answered(t, set, s, err)
	})
}
