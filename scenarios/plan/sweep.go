package plan

import (
	"slices"

	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
)

// Sweep is a design of experiments over parameters and settings.
type Sweep struct {
	Design string // grid, zip, lhs or sobol
	Points int    // of lhs and sobol
	Axes   []ask.Variation
}

var designs = []string{"grid", "zip", "lhs", "sobol"}

// sweep reads the section of that name:
//
//	sweep: {design: grid, vary: {workforce.recruits_per_year: 20:50:5, run.clinic_days: [0, 4]}}
func (r *reading) sweep() {
	n := r.root.get("sweep")
	if n == nil {
		return
	}
	example := mistake.Say("{design: grid, vary: {parameter: 20:50:5}}", "{design: grid, vary: {参数: 20:50:5}}")
	if !r.mapping(n, example, "design", "points", "vary") {
		return
	}
	s := &Sweep{Design: "grid"}
	if design := n.get("design"); design != nil {
		s.Design = r.choice(design, designs...)
	}
	if points := n.get("points"); points != nil {
		s.Points = int(r.integer(points, 1, 1_000_000))
	} else if s.Design == "lhs" || s.Design == "sobol" {
		r.At(n.at, mistake.Say("a design of kind %s needs points", "%s 设计需要 points", s.Design)).
			Expect(mistake.Say("points: 64", "points: 64"))
	}
	vary := r.required(n, "vary", example)
	if vary == nil {
		return
	}
	if vary.form != mapping || len(vary.entries) == 0 {
		r.At(vary.at, mistake.Say("%s where parameters to vary should be", "此处应为要变化的参数，却是%s", vary.name())).Expect(example)
		return
	}
	valid := r.settable(r.root)
	for _, e := range vary.entries {
		if !slices.Contains(valid, e.key) {
			r.NoPath(e.at, e.key, valid)
			continue
		}
		if axis, ok := r.axis(e, s.Design); ok {
			s.Axes = append(s.Axes, axis)
		}
	}
	r.s.Sweep = s
}

// axis reads what stands behind a path: a range as --vary takes it, or a list.
func (r *reading) axis(e entry, design string) (ask.Variation, bool) {
	axis := ask.Variation{Path: e.key, At: e.at}
	form, example := ask.Stepped, mistake.Say("lo:hi:step, or a list [a, b, c]", "起:止:步长，或列表 [a, b, c]")
	if design == "lhs" || design == "sobol" {
		form, example = ask.Spread, mistake.Say("lo:hi, or a list [a, b, c]", "起:止，或列表 [a, b, c]")
	}
	if e.value.form == list {
		for _, item := range e.value.items {
			if text, ok := r.text(item, example); ok {
				axis.Values = append(axis.Values, text)
			}
		}
		if len(e.value.items) == 0 {
			r.At(e.value.at, mistake.Say("an empty list varies nothing", "空列表没有变化")).Expect(example)
		}
		return axis, len(axis.Values) > 0
	}
	if e.value.form != scalar {
		r.At(e.value.at, mistake.Say("%s is no range", "%s不是范围", e.value.name())).Expect(example)
		return axis, false
	}
	var wrong mistake.Text
	if axis.Range, _, wrong = ask.ReadRange(e.value.text, form); wrong != (mistake.Text{}) {
		r.At(e.value.at, wrong).Expect(example)
		return axis, false
	}
	if axis.Short != (mistake.Text{}) {
		r.warn(e.value.at, axis.Short)
	}
	return axis, true
}
