package plan

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"chcsim/model/lever"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// object is a part of a JSON Schema; encoded, its keys stand in the order of the alphabet.
type object = map[string]any

// Schema is a JSON Schema (2020-12) of plans, made of what the reader knows, with which editors complete and check them. It permits
// whatever the reader does, a file that extends another included, and refuses unknown keys, wrong kinds of values and numbers beyond their
// range; what only the values of several keys can tell is left to check. Descriptions are in a language, "zh" or "en".
func (k *Known) Schema(levers lever.Catalogue, lang string) map[string]any {
	s := schema{k, lang, object{}}
	properties := object{}
	for _, section := range k.sections() {
		properties[section] = s.branch(section)
	}
	for key, of := range s.settings(levers) {
		properties[key] = of
	}
	return object{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   mistake.Say("A plan of chcsim", "chcsim 规划情景").In(lang),
		"type":    "object", "properties": properties, "additionalProperties": false, "$defs": s.defs,
	}
}

// schema is a schema in the making.
type schema struct {
	known *Known
	lang  string
	defs  object
}

// settings are the keys that are no sections of parameters.
func (s *schema) settings(levers lever.Catalogue) object {
	s.define()
	text, month := object{"type": "string", "minLength": 1}, ref("month")
	return object{
		"scenario": text, "extends": text, "sources": text, "catalogue": text, "posterior": text, "workbook": text,
		"stand_in": closed(object{"of": text, "residents": ref("number")}, "of", "residents"),
		"lang":     enum("zh", "en"), "as_of": month, "report_from": month, "base_values_hold": ref("flag"),
		"horizon": closed(object{"from": month, "to": month}),
		"run": closed(object{
			"replications": whole(1, 10_000_000), "seed": object{"type": "integer", "minimum": 0},
			"clinic_days": anyOf(enum("all"), whole(0, 31)),
		}),
		"levers": listOf(s.use(levers)), "shocks": listOf(s.shock()), "targets": listOf(s.target()),
		"sweep": closed(object{
			"design": enum(designs...), "points": whole(1, 1_000_000),
			"vary": object{"type": "object", "additionalProperties": anyOf(object{"type": []string{"string", "number"}}, object{"type": "array", "minItems": 1})},
		}, "vary"),
		"tables":   s.tables(),
		"outlines": anyOf(text, closed(object{"file": text, "code": text, "credit": text}, "file")),
	}
}

// define fills in what several places refer to.
func (s *schema) define() {
	s.defs["month"] = object{"type": "string", "pattern": `^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$`}
	s.defs["numeral"] = object{"type": "string", "pattern": decimal + "$"}
	s.defs["number"] = anyOf(object{"type": "number"}, ref("numeral"))
	s.defs["percent"] = object{"type": "string", "pattern": decimal + "[%％]$"}
	s.defs["basis"] = enum(string(param.Sourced), string(param.Transferred), string(param.Assumed))
	s.defs["source"] = anyOf(object{"type": "string"}, listOf(object{"type": "string"}))
	s.defs["area"] = object{"type": []string{"string", "integer"}}
	s.defs["flag"] = object{"enum": []any{true, false, "true", "false"}}
	s.kinds()
}

// decimal begins the pattern of a number in a text.
const decimal = `^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*`

// branch is a section or a group of parameters, or a parameter.
func (s *schema) branch(path string) object {
	if i := s.known.field(path); i >= 0 {
		spec := s.known.Fields[i].Spec
		of := s.value(spec)
		return object{"allOf": []any{of}, "description": s.describe(spec)}
	}
	properties := object{}
	for _, key := range s.known.branches[path] {
		properties[key] = s.branch(path + "." + key)
	}
	return closed(properties)
}

// describe says what a parameter is, what is expected and whether measures can move it.
func (s *schema) describe(spec param.Spec) string {
	return mistake.Say("%s: %s", "%s：%s", mistake.Text{EN: spec.EN, ZH: spec.ZH}, wanted(spec)).In(s.lang)
}

// value refers to what may be said of a parameter: its own number, or a distribution with its basis.
func (s *schema) value(spec param.Spec) object {
	name := fmt.Sprintf("value_%s_%s", show(spec.Min), strings.TrimPrefix(show(spec.Max), "+"))
	if takesPercent(spec) {
		name += "_percent"
	}
	if s.defs[name] == nil {
		s.defs[name] = s.distribution(spec)
	}
	return ref(name)
}

// distribution is a number in its range, or a mapping with one distribution.
func (s *schema) distribution(spec param.Spec) object {
	number := object{"type": "number"}
	for key, limit := range map[string]float64{"minimum": spec.Min, "maximum": spec.Max} {
		if !math.IsInf(limit, 0) {
			number[key] = limit
		}
	}
	one, suffix := []any{number, ref("numeral")}, ""
	if takesPercent(spec) {
		one, suffix = append(one, ref("percent")), "_percent"
	}
	properties := object{"basis": ref("basis"), "source": ref("source"), "note": object{"type": "string"}, "dated": ref("month")}
	for _, k := range kinds {
		properties[k.name] = ref(k.name + suffix)
	}
	properties["value"] = anyOf(one...)
	mapping := closed(properties)
	mapping["allOf"] = []any{ref("one_distribution")}
	return anyOf(append(one, mapping)...)
}

// kinds are the numbers of each distribution, with percent signs and without.
func (s *schema) kinds() {
	var one []any
	for _, k := range kinds {
		for suffix, of := range map[string]object{"": anyOf(ref("number")), "_percent": anyOf(ref("number"), ref("percent"))} {
			made := object{"type": "array", "minItems": 1, "items": of}
			if k.name == "bernoulli" {
				made = anyOf(ref("number"), ref("percent"), object{"type": "array", "minItems": 1, "maxItems": 1})
			}
			made["description"] = k.form.In(s.lang)
			s.defs[k.name+suffix] = made
		}
		one = append(one, object{"required": []string{k.name}})
	}
	s.defs["one_distribution"] = object{"oneOf": one}
}

// use switches a lever on: one of the shipped catalogue, or of a catalogue of one's own.
func (s *schema) use(levers lever.Catalogue) object {
	var names []any
	for _, l := range levers {
		names = append(names, object{"const": l.Name, "description": mistake.Text{EN: l.EN, ZH: l.ZH}.In(s.lang)})
	}
	s.defs["size"] = s.distribution(param.Spec{Unit: "rate", Min: math.Inf(-1), Max: math.Inf(1)})
	size := ref("size")
	return s.item("levers", object{
		"use": anyOf(append(names, object{"type": "string", "pattern": leverName.String()})...), "from": ref("month"), "until": ref("month"),
		"ramp": anyOf(whole(0, longestHorizon), object{"type": "string"}), "note": object{"type": "string"},
		"size": anyOf(size, object{"type": "object", "propertyNames": s.movable(), "additionalProperties": size}),
	}, "use", "from")
}

// movable are the parameters that levers and shocks can move.
func (s *schema) movable() object {
	var paths []string
	for _, f := range s.known.Fields {
		if !f.Initial && f.Spread == nil {
			paths = append(paths, f.Path)
		}
	}
	s.defs["movable"] = enum(paths...)
	return ref("movable")
}

func (s *schema) shock() object {
	text := object{"type": "string", "minLength": 1}
	effect := closed(object{"parameter": s.movable(), "add": ref("size"), "multiply": ref("size"), "of": text}, "parameter")
	effect["oneOf"] = []any{object{"required": []string{"add"}}, object{"required": []string{"multiply"}}}
	return s.item("shocks", object{
		"name": object{"type": "string", "pattern": leverName.String()}, "zh": text, "en": text, "from": ref("month"), "to": ref("month"),
		"effects": listOf(effect), "exogenous": ref("flag"), "note": text,
	}, "name", "zh", "en", "from", "to", "effects")
}

func (s *schema) target() object {
	limit := anyOf(ref("number"), ref("percent"))
	item := s.item("targets", object{
		"indicator": enum(s.known.indicatorIDs()...), "area": ref("area"), "by": ref("month"), "at_least": limit, "at_most": limit,
		"chance": limit, "core": ref("flag"), "source": ref("source"), "note": object{"type": "string"},
	}, "indicator", "by")
	item["oneOf"] = []any{object{"required": []string{"at_least"}}, object{"required": []string{"at_most"}}}
	return item
}

// item is an item of a list: the keys that the reader knows, each as described.
func (s *schema) item(section string, described object, required ...string) object {
	properties := object{}
	for _, key := range useKeys[section] {
		properties[key] = described[key]
	}
	return closed(properties, required...)
}

func (s *schema) tables() object {
	text := object{"type": "string", "minLength": 1}
	file := object{"file": text, "columns": object{"type": "object", "additionalProperties": text}}
	for _, key := range columnKeys {
		file[key] = text
	}
	properties := object{}
	for _, key := range tableKeys {
		properties[key] = anyOf(text, closed(file, "file"))
	}
	return closed(properties)
}

// What schemas are made of.

func ref(name string) object { return object{"$ref": "#/$defs/" + name} }

func enum(names ...string) object { return object{"enum": slices.Clone(names)} }

func anyOf(of ...any) object { return object{"anyOf": of} }

func listOf(items object) object { return object{"type": "array", "items": items} }

func whole(lowest, highest int) object {
	return object{"type": "integer", "minimum": lowest, "maximum": highest}
}

// closed is a mapping that has no other keys.
func closed(properties object, required ...string) object {
	made := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		made["required"] = required
	}
	return made
}
