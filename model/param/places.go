package param

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// place is where values of a struct type hold a parameter.
type place struct {
	Spec
	path []int // of fields of structs and elements of arrays
}

// in is the parameter of a value.
func (p *place) in(v reflect.Value) Field {
	for _, i := range p.path {
		if v.Kind() == reflect.Array {
			v = v.Index(i)
		} else {
			v = v.Field(i)
		}
	}
	field := Field{Spec: p.Spec}
	switch at := v.Addr().Interface().(type) {
	case *float64:
		field.Number = at
	case *Distribution:
		field.Spread = at
	}
	return field
}

// known remembers the places of types: tags do not change, and reading them takes longer than a month of a district.
var known sync.Map // from reflect.Type to []place

func placesIn(t reflect.Type) ([]place, error) {
	if places, ok := known.Load(t); ok {
		return places.([]place), nil
	}
	places, err := structPlaces(t, "", nil)
	if err == nil {
		known.Store(t, places)
	}
	return places, err
}

func structPlaces(t reflect.Type, prefix string, at []int) ([]place, error) {
	var places []place
	for i := range t.NumField() {
		field := t.Field(i)
		name, ok := field.Tag.Lookup("param")
		if !ok {
			continue
		}
		found, err := typePlaces(field.Type, prefix, name, field.Tag, below(at, i))
		if err != nil {
			return nil, fmt.Errorf("param: field %s of %s: %w", field.Name, t, err)
		}
		places = append(places, found...)
	}
	return places, nil
}

// below is the path of the ith part of what is at a path.
func below(at []int, i int) []int { return append(at[:len(at):len(at)], i) }

var (
	numberType       = reflect.TypeFor[float64]()
	distributionType = reflect.TypeFor[Distribution]()
)

// typePlaces finds the places in a field or element of a type.
func typePlaces(t reflect.Type, prefix, name string, tag reflect.StructTag, at []int) ([]place, error) {
	name, initial := strings.CutSuffix(name, ",initial")
	switch {
	case t == distributionType:
		spec, err := specOf(prefix+name, tag)
		spec.Spread = true
		return []place{{spec, at}}, err
	case t == numberType:
		spec, err := specOf(prefix+name, tag)
		spec.Initial = initial
		return []place{{spec, at}}, err
	case t.Kind() == reflect.Struct:
		places, err := structPlaces(t, prefix+name+".", at)
		for i := range places {
			places[i].within(tag, initial)
		}
		return places, err
	case t.Kind() == reflect.Array:
		return arrayPlaces(t, prefix, name, initial, tag, at)
	}
	return nil, fmt.Errorf("a %s cannot be a parameter", t)
}

// within adds what the struct that holds the parameter says of it.
func (s *Spec) within(tag reflect.StructTag, initial bool) {
	s.Initial = s.Initial || initial
	if zh, en := tag.Get("zh"), tag.Get("en"); zh != "" && en != "" {
		s.ZH, s.EN = zh+"·"+s.ZH, en+": "+s.EN
	}
}

// Named is an array type that names its elements itself, in the order of their parameters. Elements without a name are
// no parameters.
type Named interface{ Elements() []Element }

// Element is an element of a Named array, or of the arrays it holds.
type Element struct {
	At   []int // its index in each
	Name string
	Tag  reflect.StructTag // of a number or distribution: unit, range, zh and en
}

// arrayPlaces reads a tag such as param:"hazard:under_60,over_60": the array's name, then its elements', unless its type
// names them. Without a name of its own, the elements stand among the fields of the struct that holds the array.
func arrayPlaces(t reflect.Type, prefix, name string, initial bool, tag reflect.StructTag, at []int) ([]place, error) {
	outer, elements, err := elementsOf(t, name, tag)
	if err != nil {
		return nil, err
	}
	if outer != "" {
		prefix += outer + "."
	}
	var places []place
	for _, e := range elements {
		if initial {
			e.Name += ",initial"
		}
		element, path := t, at
		for _, i := range e.At {
			element, path = element.Elem(), below(path, i)
		}
		found, err := typePlaces(element, prefix, e.Name, e.Tag, path)
		if err != nil {
			return nil, err
		}
		places = append(places, found...)
	}
	return places, nil
}

func elementsOf(t reflect.Type, name string, tag reflect.StructTag) (outer string, elements []Element, err error) {
	if named, ok := reflect.Zero(t).Interface().(Named); ok {
		return name, named.Elements(), nil
	}
	outer, list, ok := strings.Cut(name, ":")
	names := strings.Split(list, ",")
	if !ok || len(names) != t.Len() {
		return "", nil, fmt.Errorf("the tag %q does not name %d elements", name, t.Len())
	}
	for i, element := range names {
		elements = append(elements, Element{[]int{i}, element, tag})
	}
	return outer, elements, nil
}
