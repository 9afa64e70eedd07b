package param

import "fmt"

// Binding writes drawn values into a Config. Where each value goes is resolved once, so that filling
// costs a copy for each parameter and no reflection.
type Binding struct {
	numbers []target
	spreads []spread
	length  int
}

type target struct {
	number *float64
	from   int
}

type spread struct {
	field *Distribution
	value Distribution
}

// Bind resolves where the parameters go in the struct that config points to. Every field must have its
// parameter; parameters that are no field, such as the sizes of levers, are left to others.
func Bind(config any, parameters []Parameter) (*Binding, error) {
	fields, err := Fields(config)
	if err != nil {
		return nil, err
	}
	index := make(map[string]int, len(parameters))
	for i, p := range parameters {
		index[p.Path] = i
	}
	b := &Binding{length: len(parameters)}
	for _, f := range fields {
		i, ok := index[f.Path]
		switch {
		case !ok:
			return nil, fmt.Errorf("param: no value for %s", f.Path)
		case f.Spread != nil:
			b.spreads = append(b.spreads, spread{f.Spread, parameters[i].Distribution})
		default:
			b.numbers = append(b.numbers, target{f.Number, i})
		}
	}
	return b, nil
}

// Fill writes values, in the order of the parameters that were bound, into the Config. Values of
// parameters that are distributions themselves are not looked at: the Config gets the distribution.
func (b *Binding) Fill(values []float64) error {
	if len(values) != b.length {
		return fmt.Errorf("param: %d values for %d parameters", len(values), b.length)
	}
	for _, t := range b.numbers {
		*t.number = values[t.from]
	}
	for _, s := range b.spreads {
		*s.field = s.value
	}
	return nil
}
