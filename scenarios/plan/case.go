package plan

import (
	"slices"

	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

// Case is a file that says which scenario is cut when, and which observations count:
//
//	case: 全市投影
//	en: City projection
//	scenario: sample.yaml            # relative to this file, or a shipped plan's name
//	observations: official.csv       # instead of the scenario's
//	fit_until: 2021-12
//	indicators: [contract_rate]      # or counts behind them; all that are observed where none are named
//	set: [run.clinic_days=0]         # settings of the scenario
type Case struct {
	File         string // empty where there is only a scenario
	Name, EN     string
	Scenario     string // as Load takes it
	Observations string
	FitUntil     month.Month // 0 where the case names none
	Indicators   []Named
	Set          []Setting
	at           map[string]mistake.Place
}

// Named is a name with the place where it was given.
type Named struct {
	Name string
	At   mistake.Place
}

// NamedBy are names that a flag gives.
func NamedBy(flag string, names []string) []Named {
	list := make([]Named, len(names))
	for i, name := range names {
		list[i] = Named{name, mistake.Argument(flag, name).Whole()}
	}
	return list
}

// At is where a value stands, by its key; the file as a whole where the case does not hold the key.
func (c *Case) At(key string) mistake.Place {
	if at, ok := c.at[key]; ok {
		return at
	}
	return mistake.Place{File: &mistake.File{Name: c.File}}
}

var caseKeys = []string{"case", "en", "scenario", "observations", "fit_until", "indicators", "set", "note"}

// LoadCase reads a case, or makes one of a scenario's name. A case is told by keys that no scenario has.
func LoadCase(name string) (*Case, error) {
	return loadCase(Locate(name), readFile)
}

func loadCase(found string, open reader) (*Case, error) {
	r := &reading{Document: &Document{open: open}, s: &Scenario{}, misspelt: map[*node]bool{}}
	f, text, ok := r.open.read(found, mistake.Place{}, &r.List)
	if !ok {
		return nil, r.Err()
	}
	r.root = parse(f, text, &r.List)
	if err := r.Err(); err != nil {
		return nil, err
	}
	c := &Case{at: map[string]mistake.Place{}}
	if !r.root.isCase() {
		c.Scenario = found
		return c, nil
	}
	c.File = found
	r.readCase(c)
	return c, r.Err()
}

// isCase tells a case from a scenario, also where one of its keys is misspelt.
func (n *node) isCase() bool {
	return slices.ContainsFunc(n.entries, func(e entry) bool {
		return slices.Contains(caseKeys, e.key) && !slices.Contains(topKeys, e.key)
	})
}

func (r *reading) readCase(c *Case) {
	example := mistake.Say("{case: a name, scenario: file.yaml, fit_until: 2021-12}",
		"{case: 名称, scenario: 文件.yaml, fit_until: 2021-12}")
	if !r.mapping(r.root, example, caseKeys...) {
		return
	}
	for _, e := range r.root.entries {
		c.at[e.key] = e.value.at
	}
	c.Name, _ = r.name(r.required(r.root, "case", example), example)
	c.EN, _ = r.name(r.root.get("en"), example)
	r.note(r.root)
	c.Scenario = r.existing(r.required(r.root, "scenario", example))
	c.Observations = r.existing(r.root.get("observations"))
	if until := r.root.get("fit_until"); until != nil {
		c.FitUntil, _ = r.month(until)
	}
	c.Indicators = r.names("indicators", mistake.Say("[names of indicators]", "[指标名称]"))
	for _, set := range r.names("set", mistake.Say("[path=value]", "[路径=取值]")) {
		c.Set = append(c.Set, Setting{set.At.Position().String() + ": set:", set.Name})
	}
}

// existing is a file named in a case, as seen from here.
func (r *reading) existing(n *node) string {
	example := mistake.Say("the path of a file, relative to this one", "文件路径，相对于本文件")
	name, ok := r.text(n, example)
	if !ok {
		return ""
	}
	found := extended(n.at, name)
	if _, there := locate(found); !there {
		r.At(n.at, mistake.Say("the file %s does not exist", "文件 %s 不存在", found)).Expect(example).Near(name, shippedNames())
	}
	return found
}

// names reads a list of texts under a key of the file.
func (r *reading) names(key string, example mistake.Text) []Named {
	n := r.root.get(key)
	if n == nil {
		return nil
	}
	var names []Named
	for _, item := range r.list(n, example) {
		if name, ok := r.text(item, example); ok {
			names = append(names, Named{name, item.at})
		}
	}
	return names
}
