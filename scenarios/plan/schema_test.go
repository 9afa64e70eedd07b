package plan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"chcsim/scenarios"
)

// schemaOf is the encoded schema, and what it decodes to.
func schemaOf(t *testing.T, lang string) (text []byte, decoded map[string]any) {
	t.Helper()
	known, err := Model()
	if err != nil {
		t.Fatal(err)
	}
	levers, err := ReadCatalogue("levers", known)
	if err != nil {
		t.Fatal(err)
	}
	if text, err = json.Marshal(known.Schema(levers, lang)); err == nil {
		err = json.Unmarshal(text, &decoded)
	}
	if err != nil {
		t.Fatal(err)
	}
	return text, decoded
}

// plans are the shipped plans and files of values, those for tests, and the examples of the pages.
func plans(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, name := range append(ShippedPlans(), "common", "xuhui/base", "changning/base", "hindcast/projected/plan") {
		text, err := scenarios.Shipped.ReadFile(name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	found, _ := filepath.Glob("../../testdata/*/*.yaml")
	pages, _ := filepath.Glob("../../docs/*.md")
	for _, name := range append(found, pages...) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(name) == ".yaml" {
			texts[name] = string(text)
			continue
		}
		for i, block := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(block[1], "\nscenario: ") || strings.HasPrefix(block[1], "scenario: ") {
				texts[fmt.Sprintf("%s, example %d", name, i+1)] = block[1]
			}
		}
	}
	return texts
}

// wrongPlans are what the schema must not permit.
var wrongPlans = map[string]string{
	"an unknown section":         "clinics: {}",
	"an unknown parameter":       "clinic: {opens_at: 7}",
	"a rate beyond 1":            "contract: {lapse: 40}",
	"a percent sign on a count":  "workforce: {recruits_per_year: 5%}",
	"two distributions":          "contract: {lapse: {value: 0.4, uniform: [0, 1]}}",
	"no distribution":            "contract: {lapse: {basis: assumed}}",
	"an unknown basis":           "contract: {lapse: {value: 0.4, basis: guessed}}",
	"a month that is none":       "as_of: 2023-13",
	"a lever without a month":    "levers: [{use: publicity}]",
	"a target on nothing":        "targets: [{indicator: contract_rat, by: 2025-12, at_least: 45%}]",
	"a target with two limits":   "targets: [{indicator: contract_rate, by: 2025-12, at_least: 45%, at_most: 50%}]",
	"an unknown table":           "tables: {facility: a.csv}",
	"a shock without an effect":  "shocks: [{name: a, zh: 甲, en: a, from: 2022-01, to: 2022-02, effects: [{parameter: contract.lapse}]}]",
	"an effect on an initial":    "shocks: [{name: a, zh: 甲, en: a, from: 2022-01, to: 2022-02, effects: [{parameter: contract.start_active_share, add: 1}]}]",
	"a number of days that is 1": "run: {clinic_days: one}",
}

func TestSchemaPermitsPlansAndRefusesMistakes(t *testing.T) {
	_, decoded := schemaOf(t, "en")
	v := validator{decoded}
	texts := plans(t)
	if len(texts) < 15 {
		t.Errorf("only %d plans", len(texts))
	}
	for name, text := range texts {
		if wrong := v.check(decoded, yamlValue(t, text), name); wrong != "" {
			t.Error(wrong)
		}
	}
	for name, text := range wrongPlans {
		if v.check(decoded, yamlValue(t, text), name) == "" {
			t.Errorf("%s is permitted", name)
		}
	}
}

// The schema knows every key that the reader does, describes every parameter in both languages and is of a size that editors like.
func TestSchemaIsWhole(t *testing.T) {
	known, err := Model()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "zh"} {
		text, decoded := schemaOf(t, lang)
		if len(text) > 400<<10 {
			t.Errorf("the schema has %d bytes", len(text))
		}
		properties := decoded["properties"].(map[string]any)
		for _, key := range slices.Concat(topKeys, known.sections()) {
			if properties[key] == nil {
				t.Errorf("the schema has no %s", key)
			}
		}
		for _, f := range known.Fields {
			name := f.EN
			if lang == "zh" {
				name = f.ZH
			}
			at := decoded
			for _, key := range strings.Split(f.Path, ".") {
				at, _ = at["properties"].(map[string]any)[key].(map[string]any)
			}
			if said, _ := at["description"].(string); !strings.HasPrefix(said, name) {
				t.Errorf("%s is described as %q", f.Path, said)
			}
		}
	}
}

// An independent validator, where it is installed, finds the schema valid and judges as this package's tests do.
func TestSchemaByAnIndependentValidator(t *testing.T) {
	if exec.Command("python3", "-c", "import jsonschema").Run() != nil {
		t.Skip("python3 has no jsonschema")
	}
	text, _ := schemaOf(t, "en")
	cases := map[string]any{"schema": json.RawMessage(text)}
	right, wrong := map[string]any{}, map[string]any{}
	for name, text := range plans(t) {
		right[name] = yamlValue(t, text)
	}
	for name, text := range wrongPlans {
		wrong[name] = yamlValue(t, text)
	}
	cases["right"], cases["wrong"] = right, wrong
	input, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("python3", "-c", `
import json, sys, jsonschema
cases = json.load(sys.stdin)
jsonschema.Draft202012Validator.check_schema(cases["schema"])
v = jsonschema.Draft202012Validator(cases["schema"])
for name, plan in cases["right"].items():
    for e in v.iter_errors(plan): print(name, list(e.absolute_path), e.message[:300])
for name, plan in cases["wrong"].items():
    if v.is_valid(plan): print(name, "is permitted")
`)
	command.Stdin = bytes.NewReader(input)
	out, err := command.CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

func yamlValue(t *testing.T, text string) (value any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(value) // so that numbers have the kinds of JSON
	if err == nil {
		err = json.Unmarshal(encoded, &value)
	}
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// validator knows the words of JSON Schema that the schema uses, and refuses others.
type validator struct{ root map[string]any }

// check says what is wrong with a value, or nothing.
func (v validator) check(of map[string]any, value any, at string) string {
	for word, x := range of {
		if wrong := v.word(of, word, x, value, at); wrong != "" {
			return wrong
		}
	}
	return ""
}

func (v validator) word(of map[string]any, word string, x, value any, at string) string {
	mapping, isMapping := value.(map[string]any)
	items, isList := value.([]any)
	text, isText := value.(string)
	number, isNumber := value.(float64)
	holds := true
	switch word {
	case "$schema", "title", "description", "$defs":
	case "$ref":
		name := strings.TrimPrefix(x.(string), "#/$defs/")
		return v.check(v.root["$defs"].(map[string]any)[name].(map[string]any), value, at)
	case "type":
		kinds, several := x.([]any)
		if !several {
			kinds = []any{x}
		}
		holds = slices.ContainsFunc(kinds, func(kind any) bool {
			switch kind {
			case "object":
				return isMapping
			case "array":
				return isList
			case "string":
				return isText
			case "integer":
				return isNumber && number == float64(int64(number))
			case "number":
				return isNumber
			}
			return false
		})
	case "enum":
		holds = slices.ContainsFunc(x.([]any), func(one any) bool { return reflect.DeepEqual(one, value) })
	case "const":
		holds = reflect.DeepEqual(x, value)
	case "pattern":
		holds = !isText || regexp.MustCompile(x.(string)).MatchString(text)
	case "minLength":
		holds = !isText || len(text) >= int(x.(float64))
	case "minimum":
		holds = !isNumber || number >= x.(float64)
	case "maximum":
		holds = !isNumber || number <= x.(float64)
	case "minItems":
		holds = !isList || len(items) >= int(x.(float64))
	case "maxItems":
		holds = !isList || len(items) <= int(x.(float64))
	case "required":
		for _, key := range x.([]any) {
			_, has := mapping[key.(string)]
			holds = holds && (!isMapping || has)
		}
	case "anyOf", "oneOf", "allOf":
		return v.several(word, x.([]any), value, at)
	case "items":
		for i, item := range items {
			if wrong := v.check(x.(map[string]any), item, fmt.Sprintf("%s[%d]", at, i)); wrong != "" {
				return wrong
			}
		}
	case "propertyNames":
		for key := range mapping {
			if wrong := v.check(x.(map[string]any), key, at+"."+key); wrong != "" {
				return wrong
			}
		}
	case "properties", "additionalProperties":
		return v.keys(of, mapping, at)
	default:
		return at + ": the schema uses the unknown word " + word
	}
	if !holds {
		return fmt.Sprintf("%s: %v does not hold of %v", at, word, value)
	}
	return ""
}

func (v validator) several(word string, list []any, value any, at string) string {
	hold, first := 0, ""
	for _, one := range list {
		wrong := v.check(one.(map[string]any), value, at)
		if wrong == "" {
			hold++
		} else if first == "" {
			first = wrong
		}
	}
	if word == "anyOf" && hold > 0 || word == "oneOf" && hold == 1 || word == "allOf" && hold == len(list) {
		return ""
	}
	return fmt.Sprintf("%s: %s has %d; %s", at, word, hold, first)
}

func (v validator) keys(of map[string]any, mapping map[string]any, at string) string {
	properties, _ := of["properties"].(map[string]any)
	for key, value := range mapping {
		below, known := properties[key].(map[string]any)
		if !known {
			if of["additionalProperties"] == false {
				return at + ": unknown key " + key
			}
			below, _ = of["additionalProperties"].(map[string]any)
		}
		if wrong := v.check(below, value, at+"."+key); wrong != "" {
			return wrong
		}
	}
	return ""
}
