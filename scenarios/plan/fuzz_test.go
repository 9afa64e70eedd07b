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
		if e.What.EN == "" || e.What.ZH == "" || strings.Contains(text, "%!") && !strings.Contains(input, "%!") {
			t.Fatalf("a message without text, or with a broken format: %s", e)
		}
		if c, hidden := mistake.Hidden(text); hidden {
			t.Fatalf("a message with the character %U: %q", c, text)
		}
	}
}

// patched replaces some lines of a text. The fuzzer holds short pieces, not whole files: before it goes on it tries to
// make each find shorter, in about as many ways as the square of its length.
func patched(text string, line, lines uint8, by string) string {
	all := strings.SplitAfter(text, "\n")
	from := min(int(line), len(all))
	to := min(from+int(lines), len(all))
	return strings.Join(all[:from], "") + by + strings.Join(all[to:], "")
}

// patchOf is the shortest patch that makes one text of another.
func patchOf(old, made string) (line, lines uint8, by string) {
	a, b := strings.SplitAfter(old, "\n"), strings.SplitAfter(made, "\n")
	from, end := 0, 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	for end < min(len(a), len(b))-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	return uint8(from), uint8(len(a) - end - from), strings.Join(b[from:len(b)-end], "")
}

// fuzzFiles loads the small scenario with some lines of one of these files replaced, first by every known mistake.
func fuzzFiles(f *testing.F, names ...string) {
	for i, name := range names {
		f.Add(uint8(i), uint8(0), uint8(0), "")
		for _, m := range mistakes {
			if m.file != name {
				continue
			}
			made := m.new
			if m.old != "" {
				made = strings.Replace(smallFiles[name], m.old, m.new, 1)
			}
			line, lines, by := patchOf(smallFiles[name], made)
			f.Add(uint8(i), line, lines, by)
		}
	}
	f.Fuzz(func(t *testing.T, file, line, lines uint8, text string) {
		name := names[int(file)%len(names)]
		s, err := load(t, "plan.yaml", map[string]string{name: patched(smallFiles[name], line, lines, text)})
		answered(t, text, s, err)
	})
}

func FuzzScenario(f *testing.F) {
	f.Add(uint8(0), uint8(0), uint8(255), "? [a]\n: b\n<<: *x\n")
	fuzzFiles(f, "plan.yaml", "base.yaml", "levers.yaml")
}

func FuzzTable(f *testing.F) {
	f.Add(uint8(0), uint8(0), uint8(255), "\"code\nx\",name\n")
	f.Add(uint8(0), uint8(0), uint8(255), "code,name,population\n1,\x1b[2J\xea,x\n")
	fuzzFiles(f, "areas.csv", "ages.csv", "points.csv", "facilities.csv", "projects.csv", "totals.csv", "observations.csv", "sources.csv", "areas.geojson")
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
			lowest, highest := v.Distribution.Support()
			for _, x := range []float64{lowest, v.Distribution.Quantile(0.5), highest} {
				if !(x >= spec.Min && x <= spec.Max) {
					t.Fatalf("%s: drew %g, outside %g to %g", text, x, spec.Min, spec.Max)
				}
			}
		}
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
