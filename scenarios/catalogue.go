package scenarios

import (
	"math"
	"os"
	"regexp"
	"slices"

	"chcsim/model/lever"
	"chcsim/model/param"
)

// catalogueKeys are the keys of a lever in the catalogue:
//
//	specialist_slots_to_community:
//	  id: Y020
//	  zh: 专家号源优先投放社区
//	  en: specialist slots first to communities
//	  seeds: ["003", "004"]
//	  ramp: 6 months
//	  moves:
//	    clinic.community_log_odds: {add: {triangular: [0, 0.03, 0.1]}, basis: assumed, source: O203, note: wide}
//
// A lever that moves nothing in a model of a district's capacity has no_effect with the reason instead
// of moves. An effect is an amount to add or a factor to multiply by.
var catalogueKeys = []string{"id", "zh", "en", "seeds", "ramp", "moves", "no_effect", "note"}

var leverName = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// ReadCatalogue reads a file of levers on its own, for lists. The error is an Errors.
func ReadCatalogue(name string, known *Known) (lever.Catalogue, error) {
	r := &reading{Document: &Document{open: os.ReadFile, known: known}, s: &Scenario{}, misspelt: map[*node]bool{}}
	r.catalogue(name, place{})
	return r.s.Catalogue, r.err()
}

// catalogue reads the file of levers.
func (r *reading) catalogue(name string, from place) {
	f, text, ok := r.open.read(name, from, &r.problems)
	if !ok {
		return
	}
	n := parse(f, text, &r.problems)
	if n == nil {
		return
	}
	if n.form != mapping {
		r.at(n.at, say("%s where levers by name should be", "此处应为按名称列出的政策，却是%s", n.name()))
		return
	}
	rows := map[string]string{}
	for _, e := range n.entries {
		l, ok := r.entryOf(e)
		if !ok {
			continue
		}
		if other := rows[l.ID]; other != "" && l.ID != "" {
			r.at(e.at, say("the levers %s and %s both stand for row %s", "政策 %s 与 %s 对应同一行 %s", other, l.Name, l.ID))
			continue
		}
		rows[l.ID] = l.Name
		r.s.Catalogue = append(r.s.Catalogue, l)
	}
}

func (r *reading) entryOf(e entry) (lever.Lever, bool) {
	before := len(r.problems.list)
	if !leverName.MatchString(e.key) {
		r.at(e.at, say("%q is no name of a lever", "“%s” 不能作政策名称", e.key)).
			expect(say("lower case with underscores, such as home_beds", "小写字母加下划线，如 home_beds"))
		return lever.Lever{}, false
	}
	example := say("{id: …, zh: …, en: …, ramp: 6 months, moves: {parameter: {add: 0.1}}}", "{id: …, zh: …, en: …, ramp: 6 months, moves: {参数: {add: 0.1}}}")
	if !r.mapping(e.value, example, catalogueKeys...) {
		return lever.Lever{}, false
	}
	l := lever.Lever{Name: e.key, Position: e.at.position()}
	l.ZH, _ = r.text(r.required(e.value, "zh", say("its Chinese name", "中文名称")), say("its Chinese name", "中文名称"))
	l.EN, _ = r.text(r.required(e.value, "en", say("its English name", "英文名称")), say("its English name", "英文名称"))
	l.ID, _ = r.text(e.value.get("id"), say("the row of the table of systems, such as Y020", "机制表中的行号，如 Y020"))
	if seeds := e.value.get("seeds"); seeds != nil {
		for _, s := range r.list(seeds, say(`seeds: ["003", "004"]`, `seeds: ["003", "004"]`)) {
			text, _ := r.text(s, say("the name of a document", "文件名称"))
			l.Seeds = append(l.Seeds, text)
		}
	}
	if ramp := e.value.get("ramp"); ramp != nil {
		l.RampMonths = r.duration(ramp)
	}
	moves, none := e.value.get("moves"), e.value.get("no_effect")
	switch {
	case moves != nil && none == nil:
		l.Effects = r.moves(moves, l.Name)
	case moves == nil && none != nil:
		l.NoEffect, _ = r.text(none, say("why it moves nothing", "说明为何没有作用"))
	default:
		r.at(e.at, say("the lever %s needs either moves or no_effect", "政策 %s 须有 moves 或 no_effect 之一", e.key))
	}
	return l, len(r.problems.list) == before
}

// moves reads effects: the path of each parameter with what is added to it or multiplies it.
func (r *reading) moves(n *node, name string) []lever.Effect {
	example := say("{parameter: {add: 0.1, basis: assumed}}", "{参数: {add: 0.1, basis: assumed}}")
	if n.form != mapping || len(n.entries) == 0 {
		r.at(n.at, say("%s where effects should be", "此处应为作用，却是%s", n.name())).expect(example)
		return nil
	}
	var effects []lever.Effect
	for _, e := range n.entries {
		if effect, ok := r.effect(e, name, example); ok {
			effects = append(effects, effect)
		}
	}
	return effects
}

func (r *reading) effect(e entry, name string, example Text) (lever.Effect, bool) {
	effect := lever.Effect{Parameter: e.key}
	i := r.known.field(e.key)
	switch {
	case i < 0:
		problem := r.at(e.at, say("there is no parameter %q", "没有参数 “%s”", e.key))
		problem.Nearest = nearestPath(e.key, r.known.fieldPaths())
		return effect, false
	case r.known.Fields[i].Initial:
		r.at(e.at, say("%s is read only at the start, so nothing can move it later", "%s 只在开始时读取，之后无法改变", e.key))
		return effect, false
	case r.known.Fields[i].Spread != nil:
		r.at(e.at, say("%s is a distribution that events draw from, so nothing can move it", "%s 是事件抽样用的分布，无法改变", e.key))
		return effect, false
	}
	if !r.mapping(e.value, example, append([]string{"add", "multiply"}, meta...)...) {
		return effect, false
	}
	add, multiply := e.value.get("add"), e.value.get("multiply")
	if (add == nil) == (multiply == nil) {
		r.at(e.value.at, say("an effect adds or multiplies, one of the two", "作用须为 add 或 multiply 之一")).expect(example)
		return effect, false
	}
	effect.Operation = lever.Add
	if add == nil {
		add, effect.Operation = multiply, lever.Multiply
	}
	spec := r.sizeSpec(name, effect)
	effect.Size.Position = add.at.position()
	r.provenance(e.value, spec.Path, &effect.Size)
	if add.form == mapping && !r.mapping(add, example, kindNames()...) {
		return effect, false
	}
	effect.Size.Distribution = r.distribution(add, spec)
	return effect, true
}

// anyNumber is the spec of a number without limits.
func anyNumber(path string) param.Spec {
	return param.Spec{Path: path, Unit: "count", Min: math.Inf(-1), Max: math.Inf(1)}
}

// shocks reads what happens to the district from outside, such as an epidemic: levers with an end.
func (r *reading) shocks() {
	n := r.root.get("shocks")
	if n == nil {
		return
	}
	example := say("{name: spring_2022, zh: …, en: …, from: 2022-04, to: 2022-05, moves: {parameter: {multiply: 0.6}}}",
		"{name: spring_2022, zh: …, en: …, from: 2022-04, to: 2022-05, moves: {参数: {multiply: 0.6}}}")
	for _, item := range r.list(n, example) {
		if use, ok := r.shock(item, example); ok {
			r.s.Shocks = append(r.s.Shocks, use)
		}
	}
}

func (r *reading) shock(n *node, example Text) (lever.Use, bool) {
	before, citedBefore := len(r.problems.list), len(r.cited)
	if !r.mapping(n, example, useKeys["shocks"]...) {
		return lever.Use{}, false
	}
	l := lever.Lever{Position: n.at.position()}
	name := r.required(n, "name", example)
	l.Name, _ = r.text(name, example)
	l.ZH, _ = r.text(r.required(n, "zh", example), example)
	l.EN, _ = r.text(r.required(n, "en", example), example)
	from, okFrom := r.dated(r.required(n, "from", example))
	to, okTo := r.dated(r.required(n, "to", example))
	if moves := r.required(n, "moves", example); moves != nil && l.Name != "" {
		l.Effects = r.moves(moves, l.Name)
	}
	if okFrom && okTo {
		r.order(n.get("to"), from, to)
	}
	taken := func(u lever.Use) bool { return u.Lever.Name == l.Name }
	if name != nil && (!leverName.MatchString(l.Name) || slices.ContainsFunc(r.s.Uses(), taken)) {
		r.at(name.at, say("%q cannot be the name of a shock", "“%s” 不能作冲击名称", l.Name)).
			expect(say("lower case with underscores, and no other lever's or shock's", "小写字母加下划线，且不与其他政策或冲击重名"))
	}
	if r.choice(n.get("exogenous"), "true", "false") == "true" {
		for i := citedBefore; i < len(r.cited); i++ {
			r.cited[i].afterAsOf = true
		}
		r.warn(n.at, say("the shock %s is known only in hindsight and given from outside", "冲击 %s 只有事后才知道，由外部给定", l.Name))
	}
	return lever.Use{Lever: l, From: from, Until: &to}, len(r.problems.list) == before
}

func (r *reading) warn(at place, what Text) {
	r.s.Warnings = append(r.s.Warnings, Warning{at.position(), what})
}
