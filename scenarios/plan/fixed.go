package plan

import (
	"strings"

	"chcsim/model/param"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
)

// Fixed is an input that a list fixes: at a number, or where none is given at its central value.
type Fixed struct {
	Path  string
	Value float64
	Given bool
	At    mistake.Place
}

// ReadFixed reads a list of inputs: a line holds a path, or path=value; what follows a # is a remark. The error is an Errors.
func ReadFixed(name string) ([]Fixed, error) {
	var p mistake.List
	f, text, ok := reader(readFile).read(name, mistake.Place{}, &p)
	if !ok {
		return nil, p.Err()
	}
	var list []Fixed
	for i, line := range strings.Split(string(text), "\n") {
		line, _, _ = strings.Cut(line, "#")
		path, value, given := strings.Cut(strings.TrimSpace(line), "=")
		if path == "" && !given {
			continue
		}
		x := Fixed{Path: strings.TrimSpace(path), Given: given, At: mistake.Place{File: f, Line: i + 1, Column: 1, Width: len([]rune(strings.TrimRight(line, " \t\r")))}}
		if x.Value, _, ok = ask.Decimal(value); given && !ok {
			p.At(x.At, mistake.Say("%q is not a number", "“%s” 不是数字", strings.TrimSpace(value))).
				Expect(mistake.Say("a path, or path=value, such as costs.station=50", "路径，或 路径=取值，如 costs.station=50"))
		}
		list = append(list, x)
	}
	return list, p.Err()
}

// FixedOf are the places of the inputs of a list among parameters, with their values; those that the parameters do not have are left
// out, for they may be of other scenarios. A list of which none is there is a mistake.
func FixedOf(list []Fixed, parameters []param.Parameter, central func(param.Distribution) float64) (places []int, values []float64, err error) {
	at := map[string]int{}
	var paths []string
	for i, p := range parameters {
		at[p.Path], paths = i, append(paths, p.Path)
	}
	var p mistake.List
	for _, x := range list {
		i, ok := at[x.Path]
		if !ok || parameters[i].Spread {
			continue
		}
		if !x.Given {
			x.Value = central(parameters[i].Distribution)
		}
		if spec := parameters[i].Spec; x.Value < spec.Min || x.Value > spec.Max {
			p.At(x.At, mistake.Say("%s cannot be %s", "%s 不能为 %s", spec.Path, show(x.Value))).Expect(wanted(spec))
		}
		places, values = append(places, i), append(values, x.Value)
	}
	switch {
	case len(places) == 0 && len(list) == 0:
		p.At(mistake.Place{}, mistake.Say("the list is empty", "清单为空"))
	case len(places) == 0:
		p.NoPath(list[0].At, list[0].Path, paths)
	}
	return places, values, p.Err()
}
