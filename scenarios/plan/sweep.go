package plan

import (
	"slices"
	"strings"

	"chcsim/scenarios/mistake"
)

// Sweep is a design of experiments over parameters and settings.
type Sweep struct {
	Design string // grid, zip, lhs or sobol
	Points int    // of lhs and sobol
	Axes   []Axis
}

// Axis is one thing that a sweep varies. Either Values are listed, or a range is given.
type Axis struct {
	Path            string
	Values          []string // as --set takes them
	Low, High, Step float64  // of a range lo:hi or lo:hi:step; Step is 0 where none is given
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
			problem := r.At(e.at, mistake.Say("there is no %q to vary", "没有可变化的 “%s”", e.key)).
				Expect(mistake.Say("the path of a parameter or setting", "参数或设置的路径"))
			problem.Nearest = mistake.NearestPath(e.key, valid)
			continue
		}
		if axis, ok := r.axis(e, s.Design); ok {
			s.Axes = append(s.Axes, axis)
		}
	}
	r.s.Sweep = s
}

func (r *reading) axis(e entry, design string) (Axis, bool) {
	axis := Axis{Path: e.key}
	form := mistake.Say("lo:hi:step, lo:hi for lhs and sobol, or a list", "起:止:步长；lhs 与 sobol 为 起:止；或列表")
	switch e.value.form {
	case list:
		for _, item := range e.value.items {
			if text, ok := r.text(item, form); ok {
				axis.Values = append(axis.Values, text)
			}
		}
		if len(e.value.items) == 0 {
			r.At(e.value.at, mistake.Say("an empty list varies nothing", "空列表没有变化")).Expect(form)
		}
		return axis, len(axis.Values) > 0
	case scalar:
		parts := strings.Split(e.value.text, ":")
		numbers := make([]float64, len(parts))
		good := len(parts) == 3 || len(parts) == 2 && (design == "lhs" || design == "sobol")
		for i, part := range parts {
			x, _, ok := parseNumber(part)
			numbers[i], good = x, good && ok
		}
		if good && numbers[0] <= numbers[1] && (len(parts) == 2 || numbers[2] > 0) {
			axis.Low, axis.High = numbers[0], numbers[1]
			if len(parts) == 3 {
				axis.Step = numbers[2]
			}
			return axis, true
		}
	}
	r.At(e.value.at, mistake.Say("%s is no range", "%s不是范围", e.value.name())).Expect(form)
	return axis, false
}
