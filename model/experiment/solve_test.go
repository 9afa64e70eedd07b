package experiment

import (
	"errors"
	"math"
	"slices"
	"testing"

	"chcsim/model/indicator"
)

// response is a share of 200 replications that is known at every setting.
type response func(setting []float64) float64

func (r response) chance(setting []float64) indicator.Chance {
	p := math.Min(1, math.Max(0, r(setting)))
	return indicator.Wilson(int(math.Round(200*p)), 200)
}

// knownGoal is a solver over targets whose responses are known, the last one that of all together.
func knownGoal(g Goal, knobs []Knob, cost func(setting []float64) float64, joint response, each ...response) *solver {
	for range each {
		g.Targets = append(g.Targets, indicator.Target{Comparator: indicator.AtLeast})
	}
	return &solver{goal: g, knobs: knobs, evaluate: func(setting []float64) (Trial, error) {
		t := Trial{Setting: slices.Clone(setting), Joint: joint.chance(setting), Cost: cost(setting)}
		for _, r := range each {
			t.Targets = append(t.Targets, TargetTrial{r.chance(setting), Summary{Mean: r(setting)}})
		}
		return t, nil
	}}
}

// known is one over a single target.
func known(wanted float64, knobs []Knob, share, cost func(setting []float64) float64) *solver {
	return knownGoal(Goal{Wanted: []float64{wanted}}, knobs, cost, share, share)
}

func free([]float64) float64 { return 0 }

// With the chance (x − 10)/40 the wanted 80% is reached at 42. The ends of the interval are those of the
// whole grid: the least value whose upper limit reaches 80%, and the least whose lower limit does.
func TestSolveOnAKnownResponse(t *testing.T) {
	rising := func(x []float64) float64 { return (x[0] - 10) / 40 }
	knob := Knob{Low: 10, High: 80}
	s := known(0.8, []Knob{knob}, rising, free)
	a, err := s.solve(1)
	if err != nil {
		t.Fatal(err)
	}
	low, high := math.NaN(), math.NaN()
	for x := 80.; x >= 10; x-- {
		c := indicator.Wilson(int(math.Round(200*math.Min(1, rising([]float64{x})))), 200)
		if c.High >= 0.8 {
			low = x
		}
		if c.Low >= 0.8 {
			high = x
		}
	}
	if !a.Feasible || a.Best.Setting[0] != 42 || a.Low != low || a.High != high || !(low < 42 && 42 < high) {
		t.Errorf("least value %v from %v to %v, expected 42 from %v to %v", a.Best.Setting, a.Low, a.High, low, high)
	}
	if a.Falling || a.Uneven || len(a.Trials) > TrialsOfSolve(a.Goal, knob, 1) {
		t.Errorf("falling %v, uneven %v, %d trials of at most %d", a.Falling, a.Uneven, len(a.Trials), TrialsOfSolve(a.Goal, knob, 1))
	}
}

// The mirrored response falls, and the answer is the greatest value: 90 − 42 = 48.
func TestSolveOnAFallingResponse(t *testing.T) {
	falling := func(x []float64) float64 { return (80 - x[0]) / 40 }
	a, err := known(0.8, []Knob{{Low: 10, High: 80}}, falling, free).solve(1)
	if err != nil || !a.Falling || a.Best.Setting[0] != 48 || !(a.High < 48 && 48 < a.Low) {
		t.Errorf("greatest value %v, falling %v, from %v to %v: %v", a.Best.Setting, a.Falling, a.Low, a.High, err)
	}
}

func TestSolveAtTheEdges(t *testing.T) {
	knob := []Knob{{Low: 0, High: 10}}
	always := func([]float64) float64 { return 1 }
	if a, _ := known(0.8, knob, always, free).solve(1); !a.Feasible || a.Best.Setting[0] != 0 || len(a.Trials) != 2 {
		t.Errorf("the low end is enough: %+v", a)
	}
	half := func(x []float64) float64 { return x[0] / 20 }
	a, _ := known(0.8, knob, half, free).solve(1)
	if a.Feasible || a.Best.Setting[0] != 10 || !math.IsNaN(a.High) {
		t.Errorf("at most half: %+v", a)
	}
	// Nothing meets the target anywhere: the indicator itself tells which setting comes nearest.
	never := func(x []float64) float64 { return x[0] - 100 }
	if a, _ = known(0.8, knob, never, free).solve(1); a.Feasible || a.Best.Setting[0] != 10 {
		t.Errorf("the nearest to a target out of reach: %+v", a.Best)
	}
	// A hump between two poor ends is found, and said to be no single way up.
	hump := func(x []float64) float64 { return 1 - math.Abs(x[0]-5)/5 }
	if a, _ = known(0.8, knob, hump, free).solve(1); !a.Feasible || a.Best.Setting[0] != 4 || !a.Uneven {
		t.Errorf("a hump at 5: %+v", a)
	}
	for _, precision := range []float64{0, -1, math.NaN()} {
		if _, err := Solve(t.Context(), nil, Goal{}, knob[0], precision, Options{}); err == nil {
			t.Errorf("a precision of %v is accepted", precision)
		}
	}
}

func TestSolveHandsErrorsOn(t *testing.T) {
	broken := errors.New("broken")
	s := known(0.8, []Knob{{Low: 0, High: 8}}, func(x []float64) float64 { return x[0] / 8 }, free)
	good := s.evaluate
	s.evaluate = func(x []float64) (Trial, error) {
		if x[0] == 4 {
			return Trial{}, broken
		}
		return good(x)
	}
	if _, err := s.solve(1); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

// cheapest is the least cost on the whole grid of two knobs.
func cheapest(x *leastCost) float64 {
	best := math.Inf(1)
	for a := range steps + 1 {
		for b := range steps + 1 {
			if trial, _ := x.evaluate(x.setting([]int{a, b})); x.goal.Reached(trial) {
				best = min(best, trial.Cost)
			}
		}
	}
	return best
}

// Two knobs from 0 to 16. Enough is 2a + b ≥ 24 at the prices 3 and 1, so b, which gives more for its price,
// is used up first: a = 4, b = 16 for 28. At the prices 1 and 1 it is a = 12 for 12. With a knob of which
// less is better the same holds from its other end. With a product a·b ≥ 64 both are needed.
func TestLeastCostOnKnownResponses(t *testing.T) {
	atLeast := func(enough func(a, b float64) bool) func([]float64) float64 {
		return func(x []float64) float64 {
			if enough(x[0], x[1]) {
				return 1
			}
			return math.Min(.5, (x[0]+x[1])/100)
		}
	}
	price := func(a, b float64) func([]float64) float64 {
		return func(x []float64) float64 { return a*x[0] + b*x[1] }
	}
	sum := atLeast(func(a, b float64) bool { return 2*a+b >= 24 })
	for _, c := range []struct {
		name        string
		share, cost func([]float64) float64
		want        []float64
	}{
		{"the second is cheaper", sum, price(3, 1), []float64{4, 16}},
		{"the first is cheaper", sum, price(1, 1), []float64{12, 0}},
		{"less of the second is better", func(x []float64) float64 { return sum([]float64{x[0], 16 - x[1]}) },
			func(x []float64) float64 { return 3*x[0] + 16 - x[1] }, []float64{4, 0}},
		{"both are needed", atLeast(func(a, b float64) bool { return a*b >= 64 }), price(1, 1), nil},
	} {
		knobs := []Knob{{Low: 0, High: 16}, {Low: 0, High: 16}}
		x := &leastCost{solver: known(0.8, knobs, c.share, c.cost), falls: make([]bool, 2)}
		a, err := x.solve()
		if err != nil || !a.Feasible {
			t.Fatalf("%s: %+v, %v", c.name, a, err)
		}
		if c.want != nil && (a.Best.Setting[0] != c.want[0] || a.Best.Setting[1] != c.want[1]) {
			t.Errorf("%s: %v, expected %v", c.name, a.Best.Setting, c.want)
		}
		if best := cheapest(x); a.Best.Cost != best {
			t.Errorf("%s: cost %v, the whole grid has %v", c.name, a.Best.Cost, best)
		}
	}
}

// Three knobs of which the product must reach 512 at equal prices: 8·8·8 for 24. The search ends at a
// local optimum, here 8·11·6 for 25.
func TestLeastCostOfThree(t *testing.T) {
	share := func(x []float64) float64 {
		if x[0]*x[1]*x[2] >= 512 {
			return 1
		}
		return x[0] * x[1] * x[2] / 2000
	}
	knobs := []Knob{{Low: 0, High: 16}, {Low: 0, High: 16}, {Low: 0, High: 16}}
	x := &leastCost{solver: known(0.8, knobs, share, func(x []float64) float64 { return x[0] + x[1] + x[2] }), falls: make([]bool, 3)}
	if a, err := x.solve(); err != nil || a.Best.Cost < 24 || a.Best.Cost > 25 {
		t.Errorf("%+v for %v, expected 24 or little more: %v", a.Best.Setting, a.Best.Cost, err)
	}
}

func TestLeastCostOutOfReach(t *testing.T) {
	share := func(x []float64) float64 { return (x[0] + x[1]) / 100 }
	knobs := []Knob{{Low: 0, High: 16}, {Low: 0, High: 16}}
	x := &leastCost{solver: known(0.8, knobs, share, free), falls: make([]bool, 2)}
	a, err := x.solve()
	if err != nil || a.Feasible || a.Best.Setting[0] != 16 || a.Best.Setting[1] != 16 {
		t.Errorf("best %v, feasible %v: %v", a.Best.Setting, a.Feasible, err)
	}
	if _, err := LeastCost(t.Context(), nil, Goal{}, knobs[:1], Options{}); err == nil {
		t.Error("a single knob is accepted")
	}
}
