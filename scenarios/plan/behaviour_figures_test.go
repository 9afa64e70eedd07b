package plan

import (
	"math"
	"strings"
	"testing"

	"chcsim/model/behaviour"
)

// The shipped figures update the priors of common.yaml: the city's contracted residents made 53% (±1%) of their visits in the
// community in 2017 and 56% (±3%) in 2020, on the walk 0.1201 (±0.0401) and 0.2412 (±0.1218). What nobody has measured keeps its prior.
func TestShippedFiguresUpdateThePriors(t *testing.T) {
	for _, name := range []string{"xuhui", "changning"} {
		s, err := shipped(t, name)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Updated) != 5 {
			t.Fatalf("%s: %d drifts", name, len(s.Updated))
		}
		var memory func(float64) float64
		for _, p := range s.Parameters {
			if p.Path == "behaviour.memory_years" {
				memory = p.Distribution.Quantile
			}
		}
		for _, u := range s.Updated {
			p := s.Parameters[u.Parameter]
			switch {
			case len(u.Figures) == 0 && p.Distribution.String() != u.Prior.String():
				t.Errorf("%s: %s becomes %v without figures", name, p.Path, p.Distribution)
			case p.Path == "behaviour.community_drift":
				years := []float64{2017, 2020}
				want := behaviour.Update(u.Prior.Quantile, memory, [][]behaviour.Figure{{{Years: years[0], Value: 0.1201, SD: 0.0401}, {Years: years[1], Value: 0.2412, SD: 0.1218}}}, 20)
				for i, x := range p.Distribution.Args {
					if math.Abs(x-want[i]) > 2e-4 {
						t.Errorf("%s: value %d of the drift is %v, expected %v", name, i, x, want[i])
					}
				}
			}
			if u.Prior.Kind != "triangular" {
				t.Errorf("%s: the prior of %s is %v", name, p.Path, u.Prior)
			}
		}
	}
}

// A walk that is switched off stays off.
func TestKnownDriftIsNotUpdated(t *testing.T) {
	s, err := shipped(t, "xuhui", "behaviour.community_drift=0")
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range s.Updated {
		if s.Parameters[u.Parameter].Path == "behaviour.community_drift" {
			t.Errorf("updated from %v", u.Prior)
		}
	}
}

func TestWrongFigures(t *testing.T) {
	const head = "level,series,date,value,sd\n"
	for _, c := range []struct{ rows, want string }{
		{"community,all,2023-07,40%,1%\n", "later than as_of"},
		{"comunity,all,2020-12,40%,1%\n", "community"},
		{"community,all,2020-12,40,1%\n", "0.001 to 0.999"},
		{"visits,all,2020-12,9,0\n", "sd"},
		{"visits,all,2020-12,9,1\nvisits,all,2020-12,8,1\n", "each date once"},
	} {
		_, err := load(t, "plan.yaml", map[string]string{
			"base.yaml":   strings.Replace(smallFiles["base.yaml"], "  totals:", "  behaviour_figures: figures.csv\n  totals:", 1),
			"figures.csv": head + c.rows,
		})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v; expected %q", c.rows, err, c.want)
		}
	}
}
