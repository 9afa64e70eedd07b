package plan

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

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

// An independent validator finds the schema to be one, and judges plans and mistakes by it.
func TestSchemaPermitsPlansAndRefusesMistakes(t *testing.T) {
	_, decoded := schemaOf(t, "en")
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("plan.json", decoded); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("plan.json")
	if err != nil {
		t.Fatal(err)
	}
	texts := plans(t)
	if len(texts) < 15 {
		t.Errorf("only %d plans", len(texts))
	}
	for name, text := range texts {
		if err := schema.Validate(yamlValue(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range wrongPlans {
		if schema.Validate(yamlValue(t, text)) == nil {
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
