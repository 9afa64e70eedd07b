package plan

import (
	"strings"
	"testing"
)

func TestCasesAreToldFromScenarios(t *testing.T) {
	for text, want := range map[string]bool{
		"case: x\nscenario: xuhui": true, "\ufeff# a remark\n\ncase: x\nscenario: xuhui": true, "scenario: x\n": false, "extends: x\n": false,
	} {
		files := map[string]string{"case.yaml": text}
		c, err := loadCase("case.yaml", inMemory(files))
		if isCase := err == nil && c.File != "" || err != nil; isCase != want {
			t.Errorf("%q: %+v, %v", text, c, err)
		}
	}
}

// A misspelt key of a case is told as one of a scenario is: with its place, a caret and the nearest key.
func TestMistakesOfCases(t *testing.T) {
	for text, want := range map[string]string{
		"case: a\nscenario: xuhui\nfree: [x.y]\n":     "case.yaml:3:1: unknown key \"free\"",
		"case: a\nscenario: xuhui\nfit_until: 2021\n": "case.yaml:3:12: \"2021\" is not a month",
		"case: a\n": "the key \"scenario\" is missing",
	} {
		_, err := loadCase("case.yaml", inMemory(map[string]string{"case.yaml": text}))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is answered with %v, expected %s", text, err, want)
		}
	}
}
