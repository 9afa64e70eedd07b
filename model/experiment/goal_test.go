package experiment

import (
	"math"
	"testing"
)

// line is a share that is 0 at one value and 1 at another.
func line(none, all float64) response {
	return func(x []float64) float64 { return (x[0] - none) / (all - none) }
}

// min2 is the share of both where the replications that meet the one are among those that meet the other.
func nested(a, b response) response {
	return func(x []float64) float64 { return math.Min(a(x), b(x)) }
}

var wide = []Knob{{Low: 0, High: 100}}

// Each with its own chance: x/40 ≥ 0.8 from 32 on, (x − 30)/40 ≥ 0.5 from 50 on; both from 50 on. Their joint chance, where the
// fewer are among the more, is that of the second: 0.8 from 62 on.
func TestSolveOfTwoThatRise(t *testing.T) {
	a, b := line(0, 40), line(30, 70)
	each, err := knownGoal(Goal{Wanted: []float64{0.8, 0.5}}, wide, free, nested(a, b), a, b).solve(1)
	if err != nil || !each.Feasible || each.Opposed || each.Best.Setting[0] != 50 || !(each.Low < 50 && 50 < each.High) {
		t.Errorf("each: %v from %v to %v: %v", each.Best.Setting, each.Low, each.High, err)
	}
	joint, err := knownGoal(Goal{Joint: 0.8}, wide, free, nested(a, b), a, b).solve(1)
	if err != nil || !joint.Feasible || joint.Best.Setting[0] != 62 {
		t.Errorf("together: %v: %v", joint.Best.Setting, err)
	}
	if c := joint.Best; c.Targets[0].Chance.Estimate() != 1 || c.Targets[1].Chance.Estimate() != 0.8 || c.Joint.Estimate() != 0.8 {
		t.Errorf("at the answer: %+v", c)
	}
}

// One rises, x/40 ≥ 0.8 from 32 on, the other falls, (100 − x)/50 ≥ 0.8 up to 60: enough are 32 to 60, and the least is told.
func TestSolveOfTwoThatPart(t *testing.T) {
	up, down := line(0, 40), line(100, 50)
	a, err := knownGoal(Goal{Wanted: []float64{0.8, 0.8}}, wide, free, nested(up, down), up, down).solve(1)
	if err != nil || !a.Feasible || !a.Opposed || a.From != 32 || a.To != 60 || a.Best.Setting[0] != 32 || a.Uneven {
		t.Errorf("from %v to %v, best %v: %v", a.From, a.To, a.Best.Setting, err)
	}
	if n := TrialsOfSolve(a.Goal, wide[0], 1); len(a.Trials) > n {
		t.Errorf("%d trials of at most %d", len(a.Trials), n)
	}
	// x/100 ≥ 0.8 needs 80, and the other allows 60: no value does both. Between them the lack is the same; the chances are not.
	late := line(0, 100)
	if a, _ = knownGoal(Goal{Wanted: []float64{0.8, 0.8}}, wide, free, nested(late, down), late, down).solve(1); a.Feasible || a.From != 80 || a.To != 60 {
		t.Errorf("feasible %v from %v to %v", a.Feasible, a.From, a.To)
	}
	// The other is met nowhere.
	never := response(func(x []float64) float64 { return 0.4 - x[0]/1000 })
	if a, _ = knownGoal(Goal{Wanted: []float64{0.8, 0.8}}, wide, free, nested(up, never), up, never).solve(1); a.Feasible || a.From != 32 || !math.IsNaN(a.To) {
		t.Errorf("feasible %v from %v to %v", a.Feasible, a.From, a.To)
	}
}

// The joint chance of one that rises and one that falls is a hump, here from 71 to 79 above 0.8, between the three values that
// are tried first: it is found ever closer around the best.
func TestSolveOfAHump(t *testing.T) {
	up, down := line(55, 75), line(95, 75)
	a, err := knownGoal(Goal{Joint: 0.8}, wide, free, nested(up, down), up, down).solve(1)
	if err != nil || !a.Feasible || a.Best.Setting[0] != 71 || !a.Uneven {
		t.Errorf("a hump: %v, uneven %v: %v", a.Best.Setting, a.Uneven, err)
	}
	narrow, other := line(78, 82), line(86, 82)
	if a, _ = knownGoal(Goal{Joint: 0.8}, wide, free, nested(narrow, other), narrow, other).solve(1); !a.Feasible || a.Best.Setting[0] != 82 && a.Best.Setting[0] != 81 {
		t.Errorf("a narrow hump at 82: feasible %v, %v", a.Feasible, a.Best.Setting)
	}
	low := response(func(x []float64) float64 { return 0.5 - math.Abs(x[0]-50)/200 })
	if a, _ = knownGoal(Goal{Joint: 0.8}, wide, free, low, low, low).solve(1); a.Feasible || a.Best.Setting[0] != 50 {
		t.Errorf("a hump of 0.5: feasible %v, best %v", a.Feasible, a.Best.Setting)
	}
	if n := TrialsOfSolve(a.Goal, wide[0], 1); len(a.Trials) > n {
		t.Errorf("%d trials of at most %d", len(a.Trials), n)
	}
}

// What is varied moves nothing: no value is enough, and it is said that none does anything.
func TestSolveWithAnIdleKnob(t *testing.T) {
	flat := response(func([]float64) float64 { return 0.3 })
	a, err := knownGoal(Goal{Wanted: []float64{0.8, 0.2}}, wide, free, flat, flat, flat).solve(1)
	if err != nil || a.Feasible || !a.Idle() {
		t.Errorf("feasible %v, idle %v: %v", a.Feasible, a.Idle(), err)
	}
	if a, _ = knownGoal(Goal{Wanted: []float64{0.8, 0.2}}, wide, free, flat, line(0, 40), flat).solve(1); a.Idle() {
		t.Error("a rising chance is idle")
	}
}

// Two targets and two knobs from 0 to 16 at equal prices. The one takes a ≥ 4, the other a + b ≥ 12: the cheapest are a + b = 12.
// Where the second takes b ≥ 8 and a ≤ 12, it is a = 4, b = 8, and the chances are seen to part along a.
func TestLeastCostOfTwoTargets(t *testing.T) {
	least := func(enough func(a, b float64) bool) response {
		return func(x []float64) float64 {
			if enough(x[0], x[1]) {
				return 1
			}
			return math.Min(.5, (x[0]+x[1])/100)
		}
	}
	knobs := []Knob{{Low: 0, High: 16}, {Low: 0, High: 16}}
	price := func(x []float64) float64 { return x[0] + x[1] }
	first := least(func(a, b float64) bool { return a >= 4 })
	for _, c := range []struct {
		second  response
		cost    float64
		opposed bool
	}{
		{least(func(a, b float64) bool { return a+b >= 12 }), 12, false},
		{least(func(a, b float64) bool { return b >= 8 && a <= 12 }), 12, true},
	} {
		x := &leastCost{solver: knownGoal(Goal{Wanted: []float64{0.8, 0.8}}, knobs, price, nested(first, c.second), first, c.second), falls: make([]bool, 2)}
		a, err := x.solve()
		if err != nil || a.Opposed != c.opposed || !c.opposed && (!a.Feasible || a.Best.Cost != c.cost) {
			t.Errorf("cost %v of %v, feasible %v, opposed %v: %v", a.Best.Cost, a.Best.Setting, a.Feasible, a.Opposed, err)
		}
	}
}
