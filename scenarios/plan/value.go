package plan

import (
	"slices"
	"strings"

	"chcsim/model/param"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
)

// kinds are the ways to write a distribution, with what their numbers mean. The numbers of a kind that
// is measured as the parameter itself may carry a percent sign.
var kinds = []struct {
	name     string
	form     mistake.Text
	measured bool
}{
	{"value", mistake.Say("value: one number", "value: 一个数字"), true},
	{"pert", mistake.Say("pert: [lowest, most likely, highest], rising", "pert: [最低, 最可能, 最高]，递增"), true},
	{"triangular", mistake.Say("triangular: [lowest, most likely, highest], rising", "triangular: [最低, 最可能, 最高]，递增"), true},
	{"uniform", mistake.Say("uniform: [lowest, highest], rising", "uniform: [最低, 最高]，递增"), true},
	{"normal", mistake.Say("normal: [mean, standard deviation above 0]", "normal: [均值, 大于 0 的标准差]"), true},
	{"half_normal", mistake.Say("half_normal: [lowest, scale above 0]", "half_normal: [最低, 大于 0 的尺度]"), true},
	{"lognormal", mistake.Say("lognormal: [mean, standard deviation], both above 0", "lognormal: [均值, 标准差]，均大于 0"), true},
	{"gamma", mistake.Say("gamma: [mean, standard deviation], both above 0", "gamma: [均值, 标准差]，均大于 0"), true},
	{"beta", mistake.Say("beta: [alpha, beta], both above 0", "beta: [α, β]，均大于 0"), false},
	{"bernoulli", mistake.Say("bernoulli: the probability of 1", "bernoulli: 取 1 的概率"), false},
	{"empirical", mistake.Say("empirical: [one value, another, …]", "empirical: [一个值, 另一个值, …]"), true},
}

func kindNames() []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	return names
}

// meta are the keys beside a distribution that say where it comes from and of when it is.
var meta = []string{"basis", "source", "note", "dated"}

// value reads what a scenario says of one parameter: 0.4, 40%, {value: 0.4, basis: assumed} or
// {pert: [1, 2, 4], basis: transferred, source: [S046, O104], note: …}.
func (r *reading) value(n *node, spec param.Spec) param.Value {
	v := param.Value{Position: n.at.Position()}
	if n.form == mapping {
		if !r.mapping(n, wanted(spec), append(kindNames(), meta...)...) {
			return v
		}
		r.provenance(n, spec.Path, &v)
	}
	v.Distribution = r.distribution(n, spec)
	return v
}

// provenance reads basis, source and note of a mapping.
func (r *reading) provenance(n *node, path string, v *param.Value) {
	if b := n.get("basis"); b != nil {
		v.Basis = param.Basis(r.choice(b, string(param.Sourced), string(param.Transferred), string(param.Assumed)))
	}
	if n.standIn && v.Basis == param.Sourced {
		v.Basis = param.Transferred
	}
	v.Source = r.source(n.get("source"), path)
	v.Note = r.note(n)
}

// source reads one id, several with spaces or commas between, a range such as O104-O106, or a list.
func (r *reading) source(n *node, path string) string {
	if n == nil {
		return ""
	}
	example := mistake.Say("ids of the sources table, such as S046 or [O104, O106]", "来源表中的编号，如 S046 或 [O104, O106]")
	items := []*node{n}
	if n.form == list {
		items = n.items
	}
	var ids []string
	for _, item := range items {
		if text, ok := r.text(item, example); ok {
			ids = append(ids, r.cite(text, path, item.at, false)...)
		}
	}
	return strings.Join(ids, " ")
}

// cite notes that ids are cited at a place; they are resolved once the sources table is read.
func (r *reading) cite(text, path string, at mistake.Place, afterAsOf bool) []string {
	ids := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" ,;，；、", c) })
	for _, id := range ids {
		r.named(id, at)
		r.cited = append(r.cited, citation{id, path, at, afterAsOf})
	}
	return ids
}

// distribution reads a bare number, or the one distribution of a mapping whose other keys are meta.
func (r *reading) distribution(n *node, spec param.Spec) param.Distribution {
	if n.form == scalar {
		return r.constant(n, spec)
	}
	var d param.Distribution
	found := ""
	for _, e := range n.entries {
		at := slices.Index(kindNames(), e.key)
		switch {
		case at < 0:
		case found != "":
			r.At(e.at, mistake.Say("a second distribution, %s beside %s", "有第二个分布：%s 与 %s 并列", e.key, found)).
				Expect(mistake.Say("one distribution", "只写一个分布"))
		default:
			found = e.key
			d = r.arguments(e, kinds[at].form, kinds[at].measured, spec)
		}
	}
	if found == "" && !r.misspelt[n] {
		r.At(n.at, mistake.Say("no value for %s", "%s 没有取值", spec.Path)).Expect(wanted(spec)).
			Advise(mistake.Say("a number, or one of %s", "写一个数字，或以下之一：%s", mistake.Listed(kindNames())))
	}
	return d
}

func (r *reading) constant(n *node, spec param.Spec) param.Distribution {
	x, ok := r.number(n, spec)
	if !ok {
		return param.Distribution{}
	}
	d := param.Constant(x)
	if !r.within(n, d, spec) {
		return param.Distribution{}
	}
	return d
}

// arguments reads the numbers of one distribution.
func (r *reading) arguments(e entry, form mistake.Text, measured bool, spec param.Spec) param.Distribution {
	if e.key == "value" {
		return r.constant(e.value, spec)
	}
	items := e.value.items
	if e.key == "bernoulli" && e.value.form == scalar {
		items = []*node{e.value}
	}
	inner := spec
	if !measured {
		inner.Unit = "count"
		if e.key == "bernoulli" {
			inner.Unit = "rate"
		}
	}
	d := param.Distribution{Kind: e.key}
	for _, item := range items {
		x, ok := r.number(item, inner)
		if !ok {
			return param.Distribution{}
		}
		d.Args = append(d.Args, x)
	}
	if d.Check() != nil {
		r.At(e.value.at, mistake.Say("these numbers make no %s distribution", "这些数字构不成 %s 分布", e.key)).Expect(form)
		return param.Distribution{}
	}
	if !r.within(e.value, d, spec) {
		return param.Distribution{}
	}
	return d
}

// hasPercent tells whether a number, or one of a list, has a percent sign.
func (n *node) hasPercent() bool {
	for _, item := range n.items {
		if item.hasPercent() {
			return true
		}
	}
	return strings.ContainsAny(n.text, "%％")
}

// within reports values outside the permitted range: the whole support of a bounded distribution, and
// the central 99.8% of an unbounded one, which is where draws come from.
func (r *reading) within(n *node, d param.Distribution, spec param.Spec) bool {
	lowest, highest := d.Support()
	if lowest >= spec.Min && highest <= spec.Max {
		return true
	}
	wrong := lowest
	if lowest >= spec.Min {
		wrong = highest
	}
	what := mistake.Say("%[1]s cannot be %[2]s", "%[1]s 不能取 %[2]s", spec.Path, show(wrong))
	if !d.IsConstant() {
		what = mistake.Say("%s reaches from %s to %s, beyond what %s can be", "%s 的取值从 %s 到 %s，超出了 %s 的可能范围",
			d.String(), show(lowest), show(highest), spec.Path)
	}
	e := r.At(n.at, what).Expect(wanted(spec))
	if spec.IsRate() && highest > max(spec.Max, 1) && highest <= 100 && !n.hasPercent() {
		e.Advise(mistake.Say("a rate is written as a fraction or with a percent sign: %s", "比率请写成小数或加百分号：%s", asShare(highest)))
	}
	return false
}

// Between reports a range that cannot be had of a parameter.
func Between(v ask.Variation, spec param.Spec) error {
	var r reading
	n := &node{form: scalar, at: v.Between, text: v.Between.Text()}
	switch {
	case spec.Spread:
		r.At(v.At, mistake.Say("%s is a distribution that events draw from, not a number", "%s 是事件抽样用的分布，不是一个数", spec.Path))
	case v.Percent && !takesPercent(spec):
		r.notRate(n, spec)
	default:
		_ = r.within(n, param.Constant(v.Low), spec) && r.within(n, param.Constant(v.High), spec)
	}
	return r.Err()
}

// Amount reads a number that a flag gives, as a scenario would hold it.
func Amount(flag, text string, spec param.Spec) (float64, error) {
	var r reading
	amount := r.constant(&node{form: scalar, at: mistake.Argument(flag, text).Whole(), text: text}, spec)
	return amount.Quantile(0), r.Err()
}
