package plan

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"chcsim/model/lever"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// catalogueKeys are the keys of a lever in the catalogue:
//
//	levers:
//	  specialist_slots_to_community:
//	    id: Y020
//	    zh: 专家号源优先投放社区
//	    en: specialist slots first to communities
//	    seed: [004_e70aa364eb09bd4d.txt]
//	    ramp: 6 months
//	    effects:
//	      - {parameter: clinic.community_log_odds, add: {triangular: [0, 0.03, 0.1], basis: assumed, source: O203}}
//
// A lever that moves nothing in a model of a district's capacity has no_effect with the reason instead
// of effects. An effect is an amount to add or a factor to multiply by. That of a measure on behaviour is a share of a total:
//
//   - {parameter: clinic.community_log_odds, add: {value: 0.05, basis: assumed}, of: policy.total.choice}
//
// Its indicators are those that the text of the lever names. Of what is carried out, carried_out says by whom, how much a year, and what slips.
var catalogueKeys = []string{"id", "zh", "en", "seed", "ramp", "indicators", "effects", "no_effect", "carried_out", "note"}

var leverName = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// ReadCatalogue reads a file of levers on its own, for lists. The error is an Errors.
func ReadCatalogue(name string, known *Known) (lever.Catalogue, error) {
	r := &reading{Document: &Document{open: readFile, known: known}, s: &Scenario{}, misspelt: map[*node]bool{}}
	r.catalogue(Locate(name), mistake.Place{})
	return r.s.Catalogue, r.Err()
}

// catalogue reads the file of levers.
func (r *reading) catalogue(name string, from mistake.Place) {
	f, text, ok := r.open.read(name, from, &r.List)
	if !ok {
		return
	}
	n := parse(f, text, &r.List)
	if n == nil {
		return
	}
	example := mistake.Say("levers: {name: {zh: …, en: …, effects: […]}}", "levers: {名称: {zh: …, en: …, effects: […]}}")
	if !r.mapping(n, example, "levers") {
		return
	}
	if n = r.required(n, "levers", example); n == nil || n.form != mapping {
		if n != nil {
			r.At(n.at, mistake.Say("%s where levers by name should be", "此处应为按名称列出的政策，却是%s", n.name())).Expect(example)
		}
		return
	}
	r.ofLevers = map[string][]citation{}
	rows := map[string]string{}
	for _, e := range n.entries {
		before := len(r.cited)
		l, ok := r.entryOf(e)
		// What a lever cites matters once it is used.
		r.ofLevers[l.Name] = slices.Clone(r.cited[before:])
		r.cited = r.cited[:before]
		if !ok {
			continue
		}
		if other := rows[l.ID]; other != "" && l.ID != "" {
			r.At(e.at, mistake.Say("the levers %s and %s both stand for row %s", "政策 %s 与 %s 对应同一行 %s", other, l.Name, l.ID))
			continue
		}
		rows[l.ID] = l.Name
		r.s.Catalogue = append(r.s.Catalogue, l)
	}
}

func (r *reading) entryOf(e entry) (lever.Lever, bool) {
	before := len(r.Errors)
	if !leverName.MatchString(e.key) {
		r.At(e.at, mistake.Say("%q is no name of a lever", "“%s” 不能作政策名称", e.key)).
			Expect(mistake.Say("lower case with underscores, such as home_beds", "小写字母加下划线，如 home_beds"))
		return lever.Lever{}, false
	}
	example := mistake.Say("{zh: …, en: …, ramp: 6 months, effects: [{parameter: name, add: 0.1}]}", "{zh: …, en: …, ramp: 6 months, effects: [{parameter: 参数, add: 0.1}]}")
	if !r.mapping(e.value, example, catalogueKeys...) {
		return lever.Lever{}, false
	}
	l := lever.Lever{Name: e.key, Position: e.at.Position()}
	l.ZH, _ = r.name(r.required(e.value, "zh", mistake.Say("its Chinese name", "中文名称")), mistake.Say("its Chinese name", "中文名称"))
	l.EN, _ = r.name(r.required(e.value, "en", mistake.Say("its English name", "英文名称")), mistake.Say("its English name", "英文名称"))
	l.ID, _ = r.name(e.value.get("id"), mistake.Say("the row of the table of systems, such as Y020", "机制表中的行号，如 Y020"))
	r.note(e.value)
	if by := e.value.get("carried_out"); by != nil {
		l.CarriedOut, _ = r.text(by, mistake.Say("who carries it out", "由谁实施"))
	}
	if seeds := e.value.get("seed"); seeds != nil {
		for _, s := range r.list(seeds, mistake.Say("seed: [one document, another]", "seed: [文件, 另一文件]")) {
			text, _ := r.text(s, mistake.Say("the name of a document", "文件名称"))
			l.Seeds = append(l.Seeds, text)
		}
	}
	if named := e.value.get("indicators"); named != nil {
		for _, n := range r.list(named, mistake.Say("indicators: [gp_per_10k, …]", "indicators: [gp_per_10k, …]")) {
			if known, ok := r.known.indicator(n.text); ok {
				l.Indicators = append(l.Indicators, known.ID)
				continue
			}
			r.At(n.at, mistake.NoIndicator(n.text)).Expect(mistake.AnIndicator).Near(n.text, r.known.indicatorIDs())
		}
	}
	if ramp := e.value.get("ramp"); ramp != nil {
		l.RampMonths = r.duration(ramp)
	}
	effects, none := e.value.get("effects"), e.value.get("no_effect")
	switch {
	case effects != nil && none == nil:
		l.Effects = r.effects(effects, l.Name)
	case effects == nil && none != nil:
		l.NoEffect, _ = r.text(none, mistake.Say("why it moves nothing", "说明为何没有作用"))
	default:
		r.At(e.at, mistake.Say("the lever %s needs either effects or no_effect", "政策 %s 须有 effects 或 no_effect 之一", e.key))
	}
	return l, len(r.Errors) == before
}

// effects reads what a lever or shock does: a list of parameters with what is added to each or multiplies it.
func (r *reading) effects(n *node, name string) []lever.Effect {
	example := mistake.Say("effects: [{parameter: name, add: 0.1}]", "effects: [{parameter: 参数, add: 0.1}]")
	if n.form != list || len(n.items) == 0 {
		r.At(n.at, mistake.Say("%s where a list of effects should be", "此处应为作用的列表，却是%s", n.name())).Expect(example)
		return nil
	}
	var effects []lever.Effect
	for _, item := range n.items {
		effect, ok := r.effect(item, name, example)
		if !ok {
			continue
		}
		if slices.ContainsFunc(effects, func(e lever.Effect) bool { return e.Parameter == effect.Parameter }) {
			r.At(item.at, mistake.Say("%s moves %s twice", "%s 两次改变 %s", name, effect.Parameter))
			continue
		}
		effects = append(effects, effect)
	}
	return effects
}

func (r *reading) effect(n *node, name string, example mistake.Text) (lever.Effect, bool) {
	var effect lever.Effect
	if !r.mapping(n, example, "parameter", "add", "multiply", "of") || !r.movable(r.required(n, "parameter", example), &effect) {
		return effect, false
	}
	size, factor := n.get("add"), n.get("multiply")
	if (size == nil) == (factor == nil) {
		if !r.misspelt[n] {
			r.At(n.at, mistake.Say("an effect adds or multiplies, one of the two", "作用须为 add 或 multiply 之一")).Expect(example)
		}
		return effect, false
	}
	effect.Operation = lever.Add
	if size == nil {
		size, effect.Operation = factor, lever.Multiply
	}
	if of := n.get("of"); of != nil && !r.total(of, &effect) {
		return effect, false
	}
	effect.Size = r.value(size, r.sizeSpec(name, effect))
	return effect, true
}

// total reads the path of the total that an effect is a share of.
func (r *reading) total(n *node, effect *lever.Effect) bool {
	if i := r.known.field(n.text); n.form != scalar || i < 0 || !strings.HasPrefix(n.text, "policy.total.") {
		totals := slices.DeleteFunc(r.known.fieldPaths(), func(path string) bool { return !strings.HasPrefix(path, "policy.total.") })
		r.NoPath(n.at, n.text, totals)
		return false
	}
	effect.Of = n.text
	return true
}

// movable reads the path of a parameter that may change while a district is simulated.
func (r *reading) movable(n *node, effect *lever.Effect) bool {
	if n == nil {
		return false
	}
	i := r.known.field(n.text)
	switch {
	case n.form != scalar || i < 0:
		r.NoPath(n.at, n.text, r.known.fieldPaths())
		return false
	case r.known.Fields[i].Initial:
		r.At(n.at, mistake.Say("%s is read only at the start, so nothing can move it later", "%s 只在开始时读取，之后无法改变", n.text))
		return false
	case r.known.Fields[i].Spread != nil:
		r.At(n.at, mistake.Say("%s is a distribution that events draw from, so nothing can move it", "%s 是事件抽样用的分布，无法改变", n.text))
		return false
	}
	effect.Parameter = n.text
	return true
}

// anyNumber is the spec of a number without limits.
func anyNumber(path string) param.Spec {
	return param.Spec{Path: path, Unit: "count", Min: math.Inf(-1), Max: math.Inf(1)}
}
