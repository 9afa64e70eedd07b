package lever

import (
	"fmt"
	"math"

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
	}
	moved, err := resolve(uses, fields)
	for _, m := range moved {
		list = append(list, param.Parameter{Spec: sizeSpec(m.use.Lever, m.effect, m.field.Spec), Value: m.effect.Size})
	}
	return list, err
}

// move is an effect of a lever that is used, with the parameter it moves.
type move struct {
	use    *Use
	effect *Effect
	field  *param.Field
	total  *float64 // of which the effect's size is a share; nil where it stands for itself
}

// resolve finds what the levers move, in the order of uses and of each lever's effects.
func resolve(uses []Use, fields []param.Field) ([]move, error) {
	at := make(map[string]*param.Field, len(fields))
	for i := range fields {
		at[fields[i].Path] = &fields[i]
	}
	var moves []move
	for i := range uses {
		u := &uses[i]
		for k := range u.Lever.Effects {
			e := &u.Lever.Effects[k]
			field, ok := at[e.Parameter]
			switch {
			case !ok:
				return nil, fmt.Errorf("lever %s: there is no parameter %q", u.Lever.Name, e.Parameter)
			case field.Initial:
				return nil, fmt.Errorf("lever %s: %s is read only at the start of a replication, so no lever can move it", u.Lever.Name, field.Path)
			case field.Number == nil:
				return nil, fmt.Errorf("lever %s: %s is a distribution that events draw from, so no lever can move it", u.Lever.Name, field.Path)
			}
			moved := move{use: u, effect: e, field: field}
			if e.Of != "" {
				total, ok := at[e.Of]
				if !ok || total.Number == nil {
					return nil, fmt.Errorf("lever %s: there is no total %q", u.Lever.Name, e.Of)
				}
				moved.total = total.Number
			}
			moves = append(moves, moved)
		}
	}
	return moves, nil
}

// sizeSpec describes the size of an effect: a factor, or an amount in the unit of what it moves. An
// amount added to a rate may be negative, so only factors have a lower limit.
func sizeSpec(l Lever, e *Effect, moved param.Spec) param.Spec {
	spec := param.Spec{
		Path: SizePath(l.Name, e.Parameter), Unit: moved.Unit, Min: math.Inf(-1), Max: math.Inf(1),
		ZH: fmt.Sprintf("“%s”对%s的改变量", l.ZH, moved.ZH),
		EN: fmt.Sprintf("what %s adds to: %s", l.EN, moved.EN),
	}
	if e.Of != "" {
		spec.Unit = "ratio"
		spec.ZH = fmt.Sprintf("“%s”占“%s”合计的份额", l.ZH, moved.ZH)
		spec.EN = fmt.Sprintf("share of %s in the total that moves: %s", l.EN, moved.EN)
		return spec
	}
	if e.Operation == Multiply {
		spec.Unit, spec.Min = "factor", 0
		spec.ZH = fmt.Sprintf("“%s”对%s的倍数", l.ZH, moved.ZH)
		spec.EN = fmt.Sprintf("factor by which %s multiplies: %s", l.EN, moved.EN)
	}
	return spec
}

// NoSize is the size, of those that the spec describes, with which an effect does nothing.
func NoSize(size param.Spec) float64 {
	if size.Unit == "factor" && size.Min == 0 {
		return 1
	}
	return 0
}

// SizePath is the path of the parameter that holds the size of a lever's effect.
func SizePath(lever, parameter string) string { return "levers." + lever + "." + parameter }
