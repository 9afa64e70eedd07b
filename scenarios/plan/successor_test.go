package plan

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chcsim/scenarios/mistake"
)

// A plan of an earlier release is told what became of a parameter, once, wherever it is named.
func TestGonePathsNameTheirSuccessors(t *testing.T) {
	known, err := Model()
	if err != nil {
		t.Fatal(err)
	}
	base, err := filepath.Abs("../../testdata/small/plan.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const head = "scenario: a\nextends: "
	for _, c := range []struct{ text, set, at string }{
		{text: "contract:\n  ceiling:\n    over_60: 80%\n", at: "old.yaml:5:5: "},
		{text: "levers:\n  - {use: publicity, from: 2021-04, size: {contract.ceiling.over_60: 3%}}\n", at: "old.yaml:4:44: "},
		{text: "sweep: {vary: {contract.ceiling.over_60: [80%, 90%]}}\n", at: "old.yaml:3:16: "},
		{set: "contract.ceiling.over_60=80%", at: "--set contract.ceiling.over_60=80%: "},
		{set: "levers.publicity.contract.ceiling.over_60=1%", at: "--set levers.publicity.contract.ceiling.over_60=1%: "},
	} {
		name := filepath.Join(t.TempDir(), "old.yaml")
		if err := os.WriteFile(name, []byte(head+base+"\n"+c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		var sets []Setting
		if c.set != "" {
			sets = Settings("--set", []string{c.set})
		}
		_, err := Load(name, known, sets...)
		var found mistake.Errors
		if !errors.As(err, &found) || len(found) != 1 {
			t.Errorf("%s%s: %v", c.text, c.set, err)
			continue
		}
		for lang, said := range map[string]string{
			"en": "the parameter contract.ceiling.over_60 is gone; its successor is contract.ceiling.over_65",
			"zh": "参数 contract.ceiling.over_60 已取消，由 contract.ceiling.over_65 接替",
		} {
			if text := found.In(lang); !strings.Contains(text, c.at+said) || !strings.Contains(text, "over_65, age_0_6") && !strings.Contains(text, "签约按人群计") {
				t.Errorf("%s%s: no %q in\n%s", c.text, c.set, c.at+said, text)
			}
		}
	}
}
