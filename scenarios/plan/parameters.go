package plan

import (
	"slices"
	"strings"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// parameters reads the sections of the parts. A parameter of the code that the scenario gives no value
// is a mistake: there are no defaults.
func (r *reading) parameters() {
	r.ofAnother = map[string]bool{}
	r.s.places, r.s.dates = map[string]mistake.Place{}, map[string]month.Month{}
	before := len(r.Errors)
	values := make([]*param.Value, len(r.known.Fields))
	for _, section := range r.known.sections() {
		if e := r.root.entry(section); e != nil {
			r.branch(e.value, section, values)
		}
	}
	var missing []string
	for i, f := range r.known.Fields {
		if values[i] == nil {
			missing = append(missing, f.Path)
			continue
		}
		r.s.Parameters = append(r.s.Parameters, param.Parameter{Spec: f.Spec, Value: *values[i]})
	}
	r.s.Model = len(r.s.Parameters)
	r.shadows()
	if len(r.Errors) == before && !r.unknownSection {
		r.missing(missing) // else what is missing may be what was misspelt
	}
}

// shadows checks the values that a later file replaces; what they cite does not matter.
func (r *reading) shadows() {
	cited := len(r.cited)
	for _, s := range r.shadowed {
		if i := r.known.field(s.path); i >= 0 {
			r.value(s.value, r.known.Fields[i].Spec)
		}
	}
	r.cited = r.cited[:cited]
}

// branch reads a section or a group within it.
func (r *reading) branch(n *node, path string, values []*param.Value) {
	if i := r.known.field(path); i >= 0 {
		r.s.places[path] = n.at
		r.ofAnother[path] = n.standIn
		v := r.value(n, r.known.Fields[i].Spec)
		values[i] = &v
		r.datedValue(n, path)
		return
	}
	keys := r.known.branches[path]
	if n.form != mapping {
		r.At(n.at, mistake.Say("%s where the parameters of %s should be", "此处应为 %[2]s 的参数，却是%[1]s", n.name(), path)).
			Expect(mistake.Say("keys such as %s", "如下的键：%s", mistake.Listed(keys)))
		return
	}
	for _, e := range n.entries {
		if slices.Contains(keys, e.key) {
			r.branch(e.value, path+"."+e.key, values)
			continue
		}
		r.unknownParameter(e, path, keys)
	}
}

// unknownParameter names the nearest parameter of the section, or where a parameter of that name is.
func (r *reading) unknownParameter(e entry, path string, keys []string) {
	if r.Gone(e.at, path+"."+e.key) {
		return
	}
	problem := r.At(e.at, mistake.Say("%s has no parameter %q", "%s 没有参数 “%s”", path, e.key)).
		Expect(mistake.Say("one of %s", "以下之一：%s", mistake.Listed(keys))).Near(e.key, keys)
	for _, known := range r.known.fieldPaths() {
		if strings.HasSuffix(known, "."+e.key) {
			problem.Nearest = known
			return
		}
	}
}

// missing says in one message which parameters have no value.
func (r *reading) missing(paths []string) {
	if len(paths) == 0 {
		return
	}
	f := r.known.Fields[r.known.field(paths[0])]
	what := mistake.Say("no value for the parameter %s", "参数 %s 没有取值", paths[0])
	if more := len(paths) - 1; more > 0 {
		what = mistake.Say("no value for the parameters %s", "以下参数没有取值：%s", mistake.Listed(paths))
	}
	r.At(mistake.Place{File: r.root.at.File}, what).
		Expect(mistake.Say("%s: %s, %s", "%s：%s，%s", f.Path, mistake.Text{EN: f.EN, ZH: f.ZH}, wanted(f.Spec))).
		Advise(mistake.Say("every parameter needs a value with its basis; the code has no defaults", "每个参数都要有取值和依据；程序没有默认值"))
}
