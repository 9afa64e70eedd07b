package workforce

import (
	"strings"
	"testing"

	"chcsim/model/param"
	"chcsim/model/rng"
)

// Recruits who would be retired are refused at the start; they would silently never come.
func TestRetiredRecruitsAreRefused(t *testing.T) {
	start := Start{First: first, Residents: residents()}
	for name, change := range map[string]func(*Config){
		"graduates": func(c *Config) { c.AgeGraduate = param.Constant(50) },
		"outside":   func(c *Config) { c.AgeOutside = param.Constant(50) },
	} {
		cfg := ordinary()
		cfg.AgeAtStart, cfg.RetireFemale = param.Constant(30), param.Constant(50)
		change(cfg)
		if _, err := New(cfg, start, rng.NewKey(1)); err == nil || !strings.Contains(err.Error(), "retired") {
			t.Errorf("%s beyond the age of retirement: %v", name, err)
		}
	}
}
