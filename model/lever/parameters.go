package lever

import (
	"fmt"
	"math"
	"slices"

	"chcsim/model/param"
)

// Parameters lists the uncertain sizes of the levers used, in the order of uses and of each lever's
// effects, as parameters named levers.<lever>.<parameter path>. A replication draws them like all
// others, and a sensitivity analysis sees them. Compile takes the drawn numbers in the same order.
//
// It fails when a lever is wrong or used twice, and when an effect's parameter is unknown, is read only
// at the start of a replication, or is itself a distribution that events draw from.
func Parameters(uses []Use, fields []param.Field) ([]param.Parameter, error) {
	var list []param.Parameter
	used := map[string]bool{}
	for _, u := range uses {
		if err := u.check(); err != nil {
			return nil, err
		}
		if used[u.Lever.Name] {
			return nil, fmt.Errorf("lever %s is used twice", u.Lever.Name)
		}
		used[u.Lever.Name] = true
		for _, e := range u.Lever.Effects {
			field, err := target(e.Parameter, fields)
			if err != nil {
				return nil, fmt.Errorf("lever %s: %w", u.Lever.Name, err)
			}
			list = append(list, param.Parameter{Spec: sizeSpec(u.Lever, e, field.Spec), Value: e.Size})
		}
	}
	return list, nil
}

// target finds the parameter that an effect moves.
func target(path string, fields []param.Field) (param.Field, error) {
	i := slices.IndexFunc(fields, func(f param.Field) bool { return f.Path == path })
	switch {
	case i < 0:
		paths := make([]string, len(fields))
		for i, f := range fields {
			paths[i] = f.Path
		}
		return param.Field{}, &UnknownError{What: "parameter", Name: path, Nearest: nearest(path, paths)}
	case fields[i].Initial:
		return fields[i], fmt.Errorf("%s is read only at the start of a replication, so no lever can move it", path)
	case fields[i].Number == nil:
		return fields[i], fmt.Errorf("%s is a distribution that events draw from, so no lever can move it", path)
	}
	return fields[i], nil
}

// sizeSpec describes the size of an effect: a factor, or an amount in the unit of what it moves. An
// amount added to a rate may be negative, so only factors have a lower limit.
func sizeSpec(l Lever, e Effect, moved param.Spec) param.Spec {
	spec := param.Spec{
		Path: SizePath(l.Name, e.Parameter), Unit: moved.Unit, Min: math.Inf(-1), Max: math.Inf(1),
		ZH: fmt.Sprintf("“%s”对%s的改变量", l.ZH, moved.ZH),
		EN: fmt.Sprintf("what %s adds to: %s", l.EN, moved.EN),
	}
	if e.Operation == Multiply {
		spec.Unit, spec.Min = "factor", 0
		spec.ZH = fmt.Sprintf("“%s”对%s的倍数", l.ZH, moved.ZH)
		spec.EN = fmt.Sprintf("factor by which %s multiplies: %s", l.EN, moved.EN)
	}
	return spec
}

// SizePath is the path of the parameter that holds the size of a lever's effect.
func SizePath(lever, parameter string) string { return "levers." + lever + "." + parameter }
