package plan

import (
	"slices"

	"chcsim/model/lever"
	"chcsim/scenarios/mistake"
)

// shocks reads what happens to the district from outside, such as an epidemic: levers with an end.
func (r *reading) shocks() {
	n := r.root.get("shocks")
	if n == nil {
		return
	}
	example := mistake.Say("{name: spring_2022, zh: …, en: …, from: 2022-04, to: 2022-05, effects: [{parameter: name, multiply: 0.6}]}",
		"{name: spring_2022, zh: …, en: …, from: 2022-04, to: 2022-05, effects: [{parameter: 参数, multiply: 0.6}]}")
	for _, item := range r.list(n, example) {
		if use, ok := r.shock(item, example); ok {
			r.s.Shocks = append(r.s.Shocks, use)
		}
	}
}

func (r *reading) shock(n *node, example mistake.Text) (lever.Use, bool) {
	before, citedBefore := len(r.Errors), len(r.cited)
	if !r.mapping(n, example, useKeys["shocks"]...) {
		return lever.Use{}, false
	}
	l := lever.Lever{Position: n.at.Position()}
	name := r.required(n, "name", example)
	l.Name, _ = r.text(name, example)
	r.note(n)
	l.ZH, _ = r.name(r.required(n, "zh", example), example)
	l.EN, _ = r.name(r.required(n, "en", example), example)
	from, okFrom := r.dated(r.required(n, "from", example))
	to, okTo := r.dated(r.required(n, "to", example))
	if effects := r.required(n, "effects", example); effects != nil && l.Name != "" {
		l.Effects = r.effects(effects, l.Name)
	}
	if okFrom && okTo {
		r.order(n.get("to"), from, to)
	}
	taken := func(u lever.Use) bool { return u.Lever.Name == l.Name }
	if name != nil && (!leverName.MatchString(l.Name) || slices.ContainsFunc(r.s.Uses(), taken)) {
		r.At(name.at, mistake.Say("%q cannot be the name of a shock", "“%s” 不能作冲击名称", l.Name)).
			Expect(mistake.Say("lower case with underscores, and no other lever's or shock's", "小写字母加下划线，且不与其他政策或冲击重名"))
	}
	if r.choice(n.get("exogenous"), "true", "false") == "true" {
		for i := citedBefore; i < len(r.cited); i++ {
			r.cited[i].afterAsOf = true
		}
		r.warn(n.at, mistake.Say("the shock %s is known only in hindsight and given from outside", "冲击 %s 只有事后才知道，由外部给定", l.Name))
	}
	return lever.Use{Lever: l, From: from, Until: &to}, len(r.Errors) == before
}
