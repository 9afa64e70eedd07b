package plan

import (
	"strings"
	"testing"
)

// Whatever stands in a case file, reading it gives a case or an error, never a panic; a case names its scenario.
func FuzzCase(f *testing.F) {
	for _, text := range []string{
		"case: a\nscenario: b.yaml\nindicators: [x_y]\nfit_until: 2017-12\n", "case: a\nscenario: [1]\n", "case:\n", "case: a\nset: {y: 31}\n",
		"case: a\nscenario: b\nfit_until: many\n", "case: &x\n  - *x\n", "case: a\n\tscenario: b\n", "\ufeffcase: a\nscenario: b\nset: [a=b]",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := loadCase("case.yaml", inMemory(map[string]string{"case.yaml": text}))
		if err == nil && c.Scenario == "" {
			t.Error("a case without a scenario")
		}
		if err != nil && strings.TrimSpace(err.Error()) == "" {
			t.Error("an error that says nothing")
		}
	})
}
