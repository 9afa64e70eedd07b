package plan

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// useKeys are the keys of an item in each section that holds a list.
var useKeys = map[string][]string{
	"levers":  {"use", "from", "until", "ramp", "size", "note"},
	"shocks":  {"name", "zh", "en", "from", "to", "effects", "exogenous", "note"},
	"targets": {"indicator", "area", "by", "at_least", "at_most", "chance", "core", "source", "note"},
}

// levers reads the catalogue and which of its levers the scenario uses.
func (r *reading) levers() {
	if path := r.root.get("catalogue"); path != nil {
		if name, ok := r.text(path, mistake.Say("the path of the levers' file", "政策目录文件的路径")); ok {
			before := len(r.Errors)
			r.catalogue(besides(path.at, name), path.at)
			r.brokenCatalogue = len(r.Errors) > before
		}
	}
	n := r.root.get("levers")
	if n == nil {
		return
	}
	example := mistake.Say("levers: [{use: name, from: 2023-04}]", "levers: [{use: 名称, from: 2023-04}]")
	used := map[string]bool{}
	for _, item := range r.list(n, example) {
		use, ok := r.use(item)
		if !ok {
			continue
		}
		if used[use.Lever.Name] {
			r.At(item.at, mistake.Say("the lever %q is used twice", "政策 “%s” 重复使用", use.Lever.Name))
			continue
		}
		used[use.Lever.Name] = true
		r.s.Levers = append(r.s.Levers, use)
	}
}

func (r *reading) use(n *node) (lever.Use, bool) {
	example := mistake.Say("{use: name, from: 2023-04, ramp: 6 months}", "{use: 名称, from: 2023-04, ramp: 6 months}")
	if !r.mapping(n, example, useKeys["levers"]...) {
		return lever.Use{}, false
	}
	name := r.required(n, "use", example)
	if name == nil {
		return lever.Use{}, false
	}
	found, ok := r.lever(name)
	if !ok {
		return lever.Use{}, false
	}
	from, ok := r.inForce(r.required(n, "from", example))
	if !ok {
		return lever.Use{}, false
	}
	r.note(n)
	use := lever.Use{Lever: found, From: from}
	r.cited = append(r.cited, r.ofLevers[found.Name]...)
	if end := n.get("until"); end != nil {
		if m, ok := r.inForce(end); ok {
			use.Until = &m
			r.order(end, from, m)
		}
	}
	if h := r.s.Horizon; from < h.From {
		r.warn(n.at, mistake.Say("the lever %s is in force since %s: the base values hold what it did in the base year, and only what changes after it counts", "政策 %s 自 %s 起已实施：起点年数值已含其起点年作用，只计此后的变化", found.Name, from))
	}
	if ramp := n.get("ramp"); ramp != nil {
		months := r.duration(ramp)
		use.RampMonths = &months
	}
	if size := n.get("size"); size != nil {
		use.Lever.Effects = r.resize(size, found)
	}
	return use, true
}

// lever finds a lever of the catalogue by the name that a node holds.
func (r *reading) lever(n *node) (lever.Lever, bool) {
	names := make([]string, len(r.s.Catalogue))
	for i, l := range r.s.Catalogue {
		if n.form == scalar && l.Name == n.text {
			return l, true
		}
		names[i] = l.Name
	}
	if r.brokenCatalogue {
		return lever.Lever{}, false
	}
	e := r.At(n.at, mistake.NoLever(n.text))
	if len(names) == 0 {
		e.Advise(mistake.Say("name the file of levers after the key catalogue", "请用 catalogue 指明政策目录文件"))
	} else {
		e.Expect(mistake.ALever).Near(n.text, names)
		for _, l := range r.s.Catalogue {
			if e.Nearest == "" && n.form == scalar && n.text != "" && (strings.Contains(l.ZH, n.text) || strings.EqualFold(l.EN, n.text)) {
				e.Nearest = l.Name
			}
		}
	}
	return lever.Lever{}, false
}

// dated reads a month that must lie within the horizon.
func (r *reading) dated(n *node) (month.Month, bool) {
	m, ok := r.month(n)
	h := r.s.Horizon
	if ok && h.From != 0 && !h.Contains(m) {
		r.At(n.at, mistake.Say("%s lies outside the horizon", "%s 不在时间范围内", m)).
			Expect(mistake.Say("a month from %s to %s", "%s 到 %s 之间的月份", h.From, h.To))
		return 0, false
	}
	return m, ok
}

// inForce reads a month of a measure, which may have begun before the horizon.
func (r *reading) inForce(n *node) (month.Month, bool) {
	m, ok := r.month(n)
	if h := r.s.Horizon; ok && h.From != 0 && m > h.To {
		r.At(n.at, mistake.Say("%s lies after the horizon", "%s 晚于时间范围", m)).Expect(mistake.Say("a month up to %s", "不晚于 %s 的月份", h.To))
		return 0, false
	}
	return m, ok
}

func (r *reading) order(n *node, from, to month.Month) {
	if to < from {
		r.At(n.at, mistake.Say("it ends in %s, before it begins in %s", "终点 %s 早于起点 %s", to, from))
	}
}

// duration reads "6 months", "2 years" or a number of months.
func (r *reading) duration(n *node) int {
	number, unit, _ := strings.Cut(strings.TrimSpace(n.text), " ")
	months, err := strconv.Atoi(number)
	if months > longestHorizon {
		months = -1
	}
	switch strings.TrimSpace(unit) {
	case "", "month", "months", "个月":
	case "year", "years", "年":
		months *= 12
	default:
		months = -1
	}
	if n.form != scalar || err != nil || months < 0 || months > longestHorizon {
		r.At(n.at, mistake.Say("%s is not a duration", "%s不是时长", n.name())).
			Expect(mistake.Say("such as 6 months or 1 year", "如 6 months 或 1 year"))
		return 0
	}
	return months
}

// resize replaces the sizes of a lever's effects: one value where there is one effect, or a mapping from
// the paths of the parameters moved.
func (r *reading) resize(n *node, l lever.Lever) []lever.Effect {
	effects := slices.Clone(l.Effects)
	paths := make([]string, len(effects))
	for i, e := range effects {
		paths[i] = e.Parameter
	}
	if n.form == mapping && (len(n.entries) == 0 || !slices.Contains(append(kindNames(), meta...), n.entries[0].key)) {
		for _, e := range n.entries {
			at := slices.Index(paths, e.key)
			switch {
			case at < 0 && r.Gone(e.at, e.key):
				continue
			case at < 0:
				r.At(e.at, mistake.Say("the lever %s does not move %q", "政策 %s 不改变 “%s”", l.Name, e.key)).
					Expect(mistake.Say("one of %s", "以下之一：%s", mistake.Listed(paths))).Near(e.key, paths)
				continue
			}
			effects[at].Size = r.value(e.value, r.sizeSpec(l.Name, effects[at]))
		}
		return effects
	}
	if len(effects) != 1 {
		r.At(n.at, mistake.Say("the lever %s has %d effects, so one size does not say which", "政策 %s 有 %d 项作用，单一数值无法说明是哪一项", l.Name, len(effects))).
			Expect(mistake.Say("size: {parameter: value}, with %s", "size: {参数: 取值}，参数为 %s", mistake.Listed(paths)))
		return effects
	}
	effects[0].Size = r.value(n, r.sizeSpec(l.Name, effects[0]))
	return effects
}

// sizeSpec says what the size of an effect may be: a factor, or an amount in the unit of what it moves.
func (r *reading) sizeSpec(name string, e lever.Effect) param.Spec {
	spec := anyNumber(lever.SizePath(name, e.Parameter))
	if e.Of != "" {
		spec.Unit = "ratio"
		return spec
	}
	if i := r.known.field(e.Parameter); i >= 0 {
		moved := r.known.Fields[i].Spec
		span := moved.Max - moved.Min // more cannot be added: 5 for 5 percentage points is a mistake
		spec.Unit, spec.Min, spec.Max = moved.Unit, -span, span
	}
	if e.Operation == lever.Multiply {
		spec.Unit, spec.Min, spec.Max = "factor", 0, math.Inf(1)
	}
	return spec
}

// sizes lists the sizes of all effects as parameters behind those of the model.
func (r *reading) sizes() {
	sizes, err := lever.Parameters(r.s.Uses(), r.known.Fields)
	if err != nil {
		r.At(mistake.Place{File: r.root.at.File}, mistake.Say("%v", "%v", err))
		return
	}
	r.s.Parameters = append(r.s.Parameters, sizes...)
}
