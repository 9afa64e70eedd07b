package lever

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"chcsim/model/month"
	"chcsim/model/param"
)

// Schedule holds the levers of one replication, compiled against its live configuration.
type Schedule struct {
	moved []movedParameter // sorted by path
}

// movedParameter is a parameter with the effects on it, sorted by lever.
type movedParameter struct {
	param.Field
	base    float64 // its value without any lever
	effects []sizedEffect
	clamped int         // months in which a limit cut the value
	first   month.Month // the first of them
	limit   float64     // the limit met last
}

type sizedEffect struct {
	Use
	operation Operation
	size      float64
	slip      float64 // factor on the ramp
	before    float64 // mean progress over the base year, whose values hold so much of the effect already
}

// Force is how far levers work.
type Force struct {
	Strength float64 // factor on the effects that are shares of a total
	Slip     float64 // factor on the ramps of all others
}

// of is the effect of a drawn size: of a share, times its total and the strength.
func (f Force) of(m *move, size float64, first month.Month) sizedEffect {
	e := sizedEffect{Use: *m.use, operation: m.effect.Operation, size: size, slip: f.Slip}
	if m.total != nil {
		e.size, e.slip = float64(size*(*m.total)*f.Strength), 1
		if e.operation == Multiply {
			e.size = max(0, 1+e.size)
		}
	}
	e.before = e.inBaseYear(first)
	return e
}

// yearMonths is the length of the base year.
const yearMonths = 12

// inBaseYear is the mean progress of the effect over the twelve months before a month.
func (e *sizedEffect) inBaseYear(first month.Month) float64 {
	sum := 0.0
	for m := first - yearMonths; m < first; m++ {
		sum += e.progress(m, e.slip)
	}
	return sum / yearMonths
}

// Compile binds the levers used to the parameters they move. Fields are the live configuration, already
// drawn: their present numbers become the base values, those of the twelve months before first. Sizes are the drawn sizes in the order of Parameters, which checks the levers.
func Compile(uses []Use, sizes []float64, fields []param.Field, force Force, first month.Month) (*Schedule, error) {
	moves, err := resolve(uses, fields)
	if err != nil {
		return nil, err
	}
	if len(sizes) != len(moves) {
		return nil, fmt.Errorf("lever: %d sizes for %d effects", len(sizes), len(moves))
	}
	s := &Schedule{}
	for i := range moves {
		m, e := &moves[i], force.of(&moves[i], sizes[i], first)
		if math.IsNaN(e.size) || math.IsInf(e.size, 0) || e.operation == Multiply && e.size < 0 {
			return nil, fmt.Errorf("%s: the drawn size %g is not possible", SizePath(m.use.Lever.Name, m.field.Path), e.size)
		}
		s.add(m.field, e)
	}
	s.sort()
	return s, nil
}

func (s *Schedule) add(field *param.Field, e sizedEffect) {
	i := slices.IndexFunc(s.moved, func(p movedParameter) bool { return p.Path == field.Path })
	if i < 0 {
		s.moved = append(s.moved, movedParameter{Field: *field, base: *field.Number})
		i = len(s.moved) - 1
	}
	s.moved[i].effects = append(s.moved[i].effects, e)
}

// sort puts parameters and effects into one order, so that rounding does not depend on the order of use.
func (s *Schedule) sort() {
	slices.SortFunc(s.moved, func(a, b movedParameter) int { return cmp.Compare(a.Path, b.Path) })
	for _, p := range s.moved {
		slices.SortFunc(p.effects, func(a, b sizedEffect) int { return cmp.Compare(a.Lever.Name, b.Lever.Name) })
	}
}

// Apply writes the values of a month into the live configuration.
//
// With base b, ramp progress r_i(m) between 0 and 1, its mean over the base year q_i, amounts a_i and factors f_j, a moved
// parameter is
//
//	x(m) = (b + Σ (r_i(m) − q_i)·a_i) · Π (1 + r_j(m)·(f_j − 1)) / (1 + q_j·(f_j − 1)),  held within the parameter's range.
//
// Worked: b = 0.40, one lever adds 0.10 and is half way, another multiplies by 1.2 and is complete:
// (0.40 + 0.05) · 1.2 = 0.54. Had the first been half way throughout the base year, b would hold its 0.05 already: 0.48. What
// a factor of 0 left in the base year cannot be undone.
func (s *Schedule) Apply(m month.Month) {
	for i := range s.moved {
		s.moved[i].apply(m)
	}
}

func (p *movedParameter) apply(m month.Month) {
	x := p.base
	for _, e := range p.effects {
		if e.operation == Add {
			x += float64((e.progress(m, e.slip) - e.before) * e.size)
		}
	}
	for _, e := range p.effects {
		if e.operation == Multiply {
			x *= e.factor(m)
		}
	}
	held := max(p.Min, min(p.Max, x))
	if held != x {
		if p.clamped == 0 {
			p.first = m
		}
		p.clamped++
		p.limit = held
	}
	*p.Number = held
}

// factor is by what the effect multiplies in a month, relative to what it did in the base year.
func (e *sizedEffect) factor(m month.Month) float64 {
	now, then := 1+float64(e.progress(m, e.slip)*(e.size-1)), 1+float64(e.before*(e.size-1))
	if then == 0 {
		return 1
	}
	return now / then
}

// Clamp tells that levers pushed a parameter beyond its range.
type Clamp struct {
	Parameter string
	Limit     float64     // where it was held
	Months    int         // in how many months
	First     month.Month // from when
}

// Clamps lists the parameters that Apply had to hold at a limit of their range, sorted by path.
func (s *Schedule) Clamps() []Clamp {
	var list []Clamp
	for _, p := range s.moved {
		if p.clamped > 0 {
			list = append(list, Clamp{p.Path, p.limit, p.clamped, p.first})
		}
	}
	return list
}
