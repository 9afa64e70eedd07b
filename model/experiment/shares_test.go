package experiment

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"

	"gonum.org/v1/gonum/floats"
)

// questions about the small district at its end.
func shareAtEnd() Question {
	return Question{Indicator: "community_share_district", Month: month.Of(2022, 12)}
}

const startShare = "clinic.community_share_district_at_start"

// The share at the start decides the share two years later; the price of a GP has nothing to do with it.
func TestScreenAndShares(t *testing.T) {
	long(t)
	base, _ := small(t, "base")
	s := only(t, base, startShare, "costs.gp_year", "workforce.recruits_per_year", "contract.panel_cap")
	o := Options{Seed: 1, Jobs: 2}
	screened, err := Screen(t.Context(), s, shareAtEnd(), 3, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(screened) != 4 || s.Parameters[screened[0].Parameter].Path != startShare {
		t.Fatalf("first comes %s", s.Parameters[screened[0].Parameter].Path)
	}
	for _, x := range screened {
		if s.Parameters[x.Parameter].Path == "costs.gp_year" && x.Effect.MuStar != 0 {
			t.Errorf("a price moves visits: %+v", x.Effect)
		}
	}
	simulations := 0
	o.Jobs, o.Done = 1, func(int) { simulations++ }
	shares, err := ShareOut(t.Context(), s, shareAtEnd(), screened, 2, 16, o)
	if err != nil {
		t.Fatal(err)
	}
	if most := ShareCost(2, 16); simulations > most {
		t.Errorf("%d simulations, at most %d were announced", simulations, most)
	}
	first := shares.Leading[0]
	if s.Parameters[first.Parameter].Path != startShare || first.Total.Value < 0.4 || first.Total.Low > first.Total.Value || first.Total.High < first.Total.Value {
		t.Errorf("%s explains %+v", s.Parameters[first.Parameter].Path, first.Total)
	}
	// Almost nothing is explained by what is known, and luck has a share of its own.
	if shares.Known.Total.Value > 0.001 || shares.Assumed.Total.Value < first.Total.Value-0.1 || shares.Luck.Total.Value <= 0 {
		t.Errorf("assumed %+v, known %+v, luck %+v", shares.Assumed.Total, shares.Known.Total, shares.Luck.Total)
	}
	if shares.Rest.Total.Value > 0.1 {
		t.Errorf("the rest explains %+v", shares.Rest.Total)
	}

	o.Jobs, o.Done = 4, nil
	again, err := ShareOut(t.Context(), s, shareAtEnd(), screened, 2, 16, o)
	if err != nil || fmt.Sprint(again) != fmt.Sprint(shares) {
		t.Errorf("four jobs give other indices: %v", err)
	}
}

// A parameter at its 95% quantile against its 5% quantile, everything else the same.
func TestSpan(t *testing.T) {
	base, _ := small(t, "base")
	k, _ := base.Index(startShare)
	span, err := SpanOf(t.Context(), base, shareAtEnd(), k, Options{Replications: 6, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	d := base.Parameters[k].Distribution
	if span.From != d.Quantile(.05) || span.To != d.Quantile(.95) || span.Low <= 0 || span.High < span.Mean {
		t.Errorf("%+v", span)
	}
	// The share two years later moves by about as much as that at the start.
	near(t, "change", span.Mean, span.To-span.From, 0.3*(span.To-span.From))
}

// A point's values are made when its turn comes: a design that is interrupted at once takes much less room
// than the values of all its points, 8 bytes each.
func TestADesignTakesLittleRoom(t *testing.T) {
	s, _ := small(t, "base")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	points := make([][]float64, 2000)
	for i := range points {
		points[i] = []float64{0.5}
	}
	d := pointList{inputs: s.Uncertain()[:1], points: points, luck: make([]int, len(points))}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := s.evaluate(ctx, d, shareAtEnd(), Options{Seed: 1, Jobs: 2}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if took, all := after.TotalAlloc-before.TotalAlloc, uint64(8*len(points)*len(s.Parameters)); took > all/4 {
		t.Errorf("%d points take %d bytes, all their values are %d", len(points), took, all)
	}
}

func TestFailedPointsAreRefused(t *testing.T) {
	base, _ := small(t, "base")
	s := only(t, base, startShare, "costs.gp_year")
	k, _ := s.Index("costs.gp_year")
	build := s.Build
	s.Build = func(values []float64) (*model.Config, error) {
		if values[k] > s.Parameters[k].Distribution.Quantile(0.9) {
			return nil, errors.New("nobody pays that")
		}
		return build(values)
	}
	_, err := Screen(t.Context(), s, shareAtEnd(), 2, Options{Seed: 1, Jobs: 2})
	if err == nil || !strings.Contains(err.Error(), "nobody pays that") || !strings.Contains(err.Error(), "a point of the design") {
		t.Errorf("a point that cannot be built: %v", err)
	}
}

// A chance of a target that is always met has no variance, and the refusal says so.
func TestWhatNeverVariesIsRefused(t *testing.T) {
	base, _ := small(t, "base")
	s := only(t, base, startShare)
	o := Options{Seed: 1, Jobs: 2}
	q := shareAtEnd()
	q.Target = &indicator.Target{Indicator: q.Indicator, Area: len(s.Areas), By: q.Month, Comparator: indicator.AtLeast, Limit: 0.01}
	screened, err := Screen(t.Context(), s, q.Value(), 2, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = ShareOut(t.Context(), s, q, screened, 1, 4, o); err == nil || !strings.Contains(err.Error(), "no variance") {
		t.Errorf("a certain target: %v", err)
	}
	if _, err := Screen(t.Context(), only(t, base), q.Value(), 2, o); err == nil {
		t.Error("a scenario without uncertain parameters is screened")
	}
}

// Solve on the model: more recruits never make it less likely, all settings meet the same luck, and the
// answer's chances, each and together, are those of a plain run with the value fixed.
func TestSolveOnTheModel(t *testing.T) {
	long(t)
	s, _ := small(t, "base")
	k, _ := s.Index("workforce.recruits_per_year")
	o := Options{Replications: 10, Seed: 1, Jobs: 2}
	knob := Knob{Parameter: k, Low: 0, High: 8, UnitCost: 100}
	s.Targets = s.Targets[:2]
	a, err := Solve(t.Context(), s, Goal{Targets: s.Targets, Wanted: []float64{0.6, 0.2}}, knob, 0.5, o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(t.Context(), s.Fix([]int{k}, a.Best.Setting), o)
	if err != nil {
		t.Fatal(err)
	}
	if !a.Feasible || a.Falling || a.Best.Joint != r.Joint {
		t.Errorf("%+v; a plain run has %+v together", a.Best, r.Joint)
	}
	for k, x := range a.Best.Targets {
		if x.Chance != r.Chances[k].Chance || x.Chance.Estimate() < a.Wanted[k] {
			t.Errorf("%+v; a plain run has %+v", x, r.Chances[k].Chance)
		}
	}
	for i, x := range a.Trials {
		for _, y := range a.Trials[:i] {
			if (x.Setting[0]-y.Setting[0])*(x.Targets[0].Value.Mean-y.Targets[0].Value.Mean) < 0 {
				t.Errorf("more recruits, fewer GPs: %+v and %+v", x, y)
			}
		}
		if x.Cost <= 100*x.Setting[0] {
			t.Errorf("the cost %v leaves out what the model prices", x.Cost)
		}
		if parts := floats.Sum(x.Parts) + 100*x.Setting[0]; math.Abs(parts-x.Cost) > 1e-6 {
			t.Errorf("the parts come to %v of %v", parts, x.Cost)
		}
	}
	a.Best.Setting = []float64{0}
	held, err := a.Bound(t.Context(), s, 4, o)
	if err != nil || len(held.Reliefs) == 0 || len(held.Limits) == 0 || held.Limits[0].Flow != measure.Hiring {
		t.Fatalf("what binds without recruits: %+v, %v", held, err)
	}
}

// A chance is screened on the value that its target judges, in the target's own area.
func TestChancesAreScreenedByTheirValue(t *testing.T) {
	s, _ := small(t, "base")
	r, err := Run(t.Context(), s, Options{Replications: 1, Seed: 1, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	one := &r.Replications[0]
	target := s.Targets[1]
	target.Area = 2
	q := Question{Indicator: target.Indicator, Month: target.By, Target: &target}
	if got, want := q.Value().answer(s, one), s.TargetValue(one, target); got != want || got == s.Value(one, target.Indicator, target.By) {
		t.Errorf("the value is %v, that of the area is %v", got, want)
	}
	if met := q.answer(s, one); met != 0 && met != 1 {
		t.Errorf("a chance is answered with %v", met)
	}
}
