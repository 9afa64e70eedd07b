package experiment

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chcsim/model"
	"chcsim/model/indicator"
)

// bytesOf writes a result so that equal ones are the same text, NaN included.
func bytesOf(r *Result) string {
	var b strings.Builder
	for _, one := range r.Replications {
		fmt.Fprintf(&b, "%d %v %v %v %v\n", one.Index, one.Parameters, one.District, one.ByArea, one.Limits)
	}
	return b.String() + fmt.Sprint(r.Chances, r.Joint, r.Walks)
}

func TestJobsChangeNothing(t *testing.T) {
	s, _ := small(t, "plan")
	one, err := Run(t.Context(), s, Options{Replications: 7, Seed: 3, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, jobs := range []int{2, 4, 16} {
		many, err := Run(t.Context(), s, Options{Replications: 7, Seed: 3, Jobs: jobs})
		if err != nil {
			t.Fatal(err)
		}
		if bytesOf(one) != bytesOf(many) {
			t.Errorf("%d jobs give another result than one", jobs)
		}
	}
	other, err := Run(t.Context(), s, Options{Replications: 7, Seed: 4, Jobs: 2})
	if err != nil || bytesOf(one) == bytesOf(other) {
		t.Errorf("another seed gives the same result: %v", err)
	}
	// The first replications of a longer run are those of a shorter one.
	longer, err := Run(t.Context(), s, Options{Replications: 9, Seed: 3, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	longer.Replications = longer.Replications[:7]
	longer.Chances, longer.Joint, longer.Walks = one.Chances, one.Joint, one.Walks
	if bytesOf(one) != bytesOf(longer) {
		t.Error("more replications change the first ones")
	}
}

// failing is a study of which a replication cannot be built where its first uncertain parameter lies in the
// upper part of its range. The values also tell which replications these are.
func failing(t *testing.T, seed uint64, n int) (s *Study, failures []int) {
	s, _ = small(t, "base")
	k := s.Uncertain()[0]
	limit := s.Parameters[k].Distribution.Quantile(0.7)
	build := s.Build
	s.Build = func(values []float64) (*model.Config, error) {
		if values[k] > limit {
			return nil, errors.New("too much")
		}
		return build(values)
	}
	for i := range n {
		if s.Draw(seed, i)[k] > limit {
			failures = append(failures, i)
		}
	}
	return s, failures
}

func TestTheLowestFailureIsReported(t *testing.T) {
	const n, seed = 12, 5
	s, failures := failing(t, seed, n)
	if len(failures) < 2 {
		t.Fatalf("the seed makes replications %v fail; the test needs at least two", failures)
	}
	want := fmt.Sprintf("replication %d of seed %d: too much", failures[0], seed)
	for _, jobs := range []int{1, 2, 4, 12} {
		if _, err := Run(t.Context(), s, Options{Replications: n, Seed: seed, Jobs: jobs}); err == nil || err.Error() != want {
			t.Errorf("%d jobs: %v, expected %q", jobs, err, want)
		}
	}
}

func TestAnEndStopsARun(t *testing.T) {
	s, _ := small(t, "base")
	for _, jobs := range []int{1, 4} {
		ctx, stop := context.WithCancel(t.Context())
		o := Options{Replications: 1000, Seed: 1, Jobs: jobs}
		o.Done = func(done int) {
			if done >= 2 {
				stop()
			}
		}
		r, err := Run(ctx, s, o)
		if !errors.Is(err, context.Canceled) || r != nil {
			t.Errorf("%d jobs: %v, %v", jobs, r, err)
		}
	}
}

// Changing one parameter's distribution leaves the draws of all others as they are.
func TestDrawsAreKeyedByPath(t *testing.T) {
	s, _ := small(t, "base")
	k := s.Uncertain()[3]
	fixed := s.Fix([]int{k}, []float64{1})
	fixed.Parameters = slices.Insert(slices.Clone(fixed.Parameters), 0, uncertain("new.first", ""))
	before, after := s.Draw(9, 4), fixed.Draw(9, 4)[1:]
	for i := range before {
		if i != k && before[i] != after[i] {
			t.Errorf("%s is drawn as %v, before %v", s.Parameters[i].Path, after[i], before[i])
		}
	}
	if after[k] != 1 || s.Parameters[k].Distribution.IsConstant() {
		t.Errorf("fixed to %v; the study itself must stay as it was", after[k])
	}
}

// The chance of a target counts the values that meet it; undefined ones stand apart.
func TestChances(t *testing.T) {
	r := made([]float64{.4, .5, .6, math.NaN(), .7})
	r.judge()
	if c := r.Chances[0]; c.Chance.Successes != 3 || c.Chance.Trials != 4 || c.Chance.Undefined != 1 || c.End.Count != 4 || c.AtStart != 0 {
		t.Errorf("%+v", c)
	}
	if r.Joint.Successes != 3 {
		t.Errorf("all targets together: %+v", r.Joint)
	}
}

// A target of 0.5 is out of reach where no replication meets it and none could: 0.49 is the most in any. One that could,
// or one without a bound, leaves it open.
func TestOutOfReach(t *testing.T) {
	for _, c := range []struct {
		values, mosts []float64
		want          bool
	}{
		{[]float64{.3, .4}, []float64{.45, .49}, true}, {[]float64{.3, .4}, []float64{.45, .5}, false},
		{[]float64{.3, .4}, []float64{.45, math.NaN()}, false}, {[]float64{.3, .5}, []float64{.45, .49}, false},
	} {
		r := made(c.values)
		for i, most := range c.mosts {
			r.Replications[i].Mosts[0] = most
		}
		r.judge()
		if got := r.Chances[0].OutOfReach(); got != c.want {
			t.Errorf("%v of at most %v is out of reach: %v", c.values, c.mosts, got)
		}
	}
}

// Of 1, 2, 3, 4 the 5% quantile lies at position 0.15 and the 25% quantile at 0.75.
func TestSummary(t *testing.T) {
	s := Summarize([]float64{4, math.NaN(), 1, 3, 2})
	near(t, "mean", s.Mean, 2.5, 1e-12)
	near(t, "sd", s.SD, math.Sqrt(5./3), 1e-12)
	near(t, "p05", s.P05, 1.15, 1e-12)
	near(t, "p25", s.P25, 1.75, 1e-12)
	near(t, "p50", s.P50, 2.5, 1e-12)
	near(t, "p95", s.P95, 3.85, 1e-12)
	if s.Count != 4 {
		t.Errorf("%d values", s.Count)
	}
	if one := Summarize([]float64{7}); one.SD != 0 || one.P95 != 7 {
		t.Errorf("a single value: %+v", one)
	}
	if none := Summarize(nil); !math.IsNaN(none.Mean) || none.Count != 0 {
		t.Errorf("no value: %+v", none)
	}
}

// An area's target is judged by that area's value at a year end.
func TestTargetsOfAnArea(t *testing.T) {
	s, _ := small(t, "base")
	r, err := Run(t.Context(), s, Options{Replications: 1, Seed: 1, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	target := s.Targets[1]
	seen := map[float64]bool{}
	for target.Area = range s.Areas {
		v := s.TargetValue(&r.Replications[0], target)
		if math.IsNaN(v) || seen[v] {
			t.Errorf("area %d has the value %v", target.Area, v)
		}
		seen[v] = true
	}
	target.By--
	if v := s.TargetValue(&r.Replications[0], target); target.Area < len(s.Areas) && !math.IsNaN(v) {
		t.Errorf("an area has the value %v between year ends, which is not kept", v)
	}
}

// Whether an area's target is met at the start is asked of that area, not of the district.
func TestStartOfAnArea(t *testing.T) {
	s, _ := small(t, "base")
	target := s.Targets[1]
	targets := make([]indicator.Target, len(s.Areas)+1)
	for area := range targets {
		targets[area] = target
		targets[area].Area = area
	}
	s.Targets = targets
	r, err := Run(t.Context(), s, Options{Replications: 1, Seed: 1, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[float64]bool{}
	for area, c := range r.Chances {
		config, err := s.Build(r.Replications[0].Parameters)
		if err != nil {
			t.Fatal(err)
		}
		o, err := model.Simulate(config, KeysOf(1, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		near(t, "start of area "+strconv.Itoa(area), c.Start.Mean, o.Series.Value(target.Indicator, area, s.First-1), 0)
		seen[c.Start.Mean] = true
	}
	if len(seen) != len(targets) {
		t.Errorf("%d different values at the start of %d areas and the district", len(seen), len(s.Areas))
	}
}
