package experiment

import (
	"math"
	"slices"
	"testing"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/param"
)

func TestRanksShareTies(t *testing.T) {
	if got := ranks([]float64{3, 1, 3, 2}); !slices.Equal(got, []float64{3.5, 1, 3.5, 2}) {
		t.Errorf("ranks %v", got)
	}
	if got := ranks([]float64{5, 5, 5}); !slices.Equal(got, []float64{2, 2, 2}) {
		t.Errorf("ranks of equals %v", got)
	}
}

// steps of two waves that are orthogonal over 28 points, each with mean 0.
func waves() (u, v []float64) {
	for i := range 28 {
		angle := 2 * math.Pi * float64(i) / 28
		u, v = append(u, math.Cos(angle)), append(v, math.Sin(angle))
	}
	return u, v
}

// A correlation of ½ over 28 pairs: atanh ½ = 0.549306, half-width 1.96/√25 = 0.392, so 0.1560 to 0.7359.
func TestVarianceSplit(t *testing.T) {
	u, v := waves()
	mixed := make([]float64, len(u))
	for i := range u {
		mixed[i] = u[i]/2 + math.Sqrt(.75)*v[i]
	}
	half := correlate(indicator.Target{}, u, mixed, indicator.Pasts{})
	near(t, "share", half.Ignorance, 0.5, 1e-12)
	near(t, "low", half.Low, 0.1560, 1e-4)
	near(t, "high", half.High, 0.7359, 1e-4)

	if same := correlate(indicator.Target{}, u, u, indicator.Pasts{}); same.Ignorance < 1-1e-9 || same.Low < 1-1e-9 {
		t.Errorf("the same parameters give the same: %+v", same)
	}
	opposite := make([]float64, len(u))
	for i := range u {
		opposite[i] = -u[i]
	}
	if o := correlate(indicator.Target{}, u, opposite, indicator.Pasts{}); o.Ignorance != 0 || o.Low != 0 {
		t.Errorf("a share cannot be negative: %+v", o)
	}
	if none := correlate(indicator.Target{}, make([]float64, 9), make([]float64, 9), indicator.Pasts{}); !math.IsNaN(none.Ignorance) || none.Low != 0 || none.High != 1 {
		t.Errorf("nothing varies: %+v", none)
	}
}

// A pair with an undefined value, whichever it is, is left out; 4 pairs are the least with a share.
func TestVarianceSplitLeavesOutUndefinedPairs(t *testing.T) {
	nan := math.NaN()
	u := []float64{1, 2, 3, 4, 5}
	target := indicator.Target{}
	for _, again := range [][]float64{{nan, 2, 3, 4, 5}, {1, 2, 3, 4, nan}} {
		for _, v := range []Variance{correlate(target, u, again, indicator.Pasts{}), correlate(target, again, u, indicator.Pasts{})} {
			if v.Pairs != 4 || v.Ignorance < 1-1e-9 || v.Low >= v.High {
				t.Errorf("four equal pairs and one without a value: %+v", v)
			}
		}
	}
	if v := correlate(target, u, []float64{1, nan, 3, 4, nan}, indicator.Pasts{}); v.Pairs != 3 || !math.IsNaN(v.Ignorance) || v.Low != 0 || v.High != 1 {
		t.Errorf("three pairs: %+v", v)
	}
}

// Where parameters are known all variance is chance; where luck hardly matters all is ignorance.
func TestVarianceSplitOfTheModel(t *testing.T) {
	long(t)
	s, _ := small(t, "base")
	o := Options{Replications: 24, Seed: 2, Jobs: 2}
	for _, c := range []struct {
		path      string
		target    int
		low, high float64
	}{
		{"clinic.community_share_district_at_start", 2, 0.5, 1}, // of a dozen GPs each counts, so that luck has its part
		{"costs.gp_year", 0, 0, 0.55},                           // has nothing to do with the number of GPs
	} {
		r, err := Run(t.Context(), only(t, s, c.path), o)
		if err != nil {
			t.Fatal(err)
		}
		split, err := SplitVariance(t.Context(), r, 24, o)
		if err != nil {
			t.Fatal(err)
		}
		if v := split[c.target]; v.Pairs != 24 || v.Ignorance < c.low || v.Ignorance > c.high {
			t.Errorf("%s: ignorance causes %.2f of the variance, expected %.2f to %.2f", c.path, v.Ignorance, c.low, c.high)
		}
	}
}

// The indicator rises with the first parameter, whatever the second: ρ = 1 explains all of the ranks'
// variance. The second, a wave orthogonal to the order, is left out as noise.
func TestReliance(t *testing.T) {
	const n = 28
	values := make([]float64, n)
	for i := range values {
		values[i] = float64(i * i)
	}
	r := made(values, uncertain("a.known", param.Sourced), uncertain("a.guessed", param.Assumed))
	for i := range values {
		r.Replications[i].Parameters = []float64{float64(i), math.Cos(2 * math.Pi * float64(i) / n)}
	}
	x := r.Rely()[0]
	if x.Ranked[0].Parameter != 0 {
		t.Fatalf("ranked %+v", x.Ranked)
	}
	near(t, "correlation", x.Ranked[0].Correlation, 1, 1e-12)
	near(t, "share", x.Ranked[0].Share, 1, 1e-12)
	near(t, "known", x.Known, 1, 1e-12)
	near(t, "assumed", x.Assumed, 0, 0.02)
	// Falling instead of rising changes the sign and nothing else.
	for i := range values {
		r.Replications[i].Parameters[0] *= -1
	}
	near(t, "correlation", r.Rely()[0].Ranked[0].Correlation, -1, 1e-12)
	// An undefined value leaves nothing to rank.
	r.Replications[4].District[indicators+place("contract_rate")] = math.NaN()
	if x := r.Rely()[0]; len(x.Ranked) != 0 || x.Known != 0 {
		t.Errorf("with an undefined value: %+v", x)
	}
}

func TestJudgement(t *testing.T) {
	chance := func(met int, atStart float64) TargetChance {
		return TargetChance{Chance: indicator.Wilson(met, 100), AtStart: atStart}
	}
	guessed := Reliance{Named: 2, Assumed: 0.6, Ranked: []Influence{{Parameter: 7, Share: 0.3}, {Parameter: 4, Share: 0.2, assumed: true}}}
	thin := Reliance{Named: 1, Assumed: 0.6, Ranked: []Influence{{Parameter: 4, Share: 0.14, assumed: true}}}
	known := Reliance{Named: 1, Assumed: 0.4, Known: 0.6, Ranked: []Influence{{Parameter: 4, Share: 0.4, assumed: true}}}
	for _, c := range []struct {
		name     string
		chance   TargetChance
		reliance Reliance
		want     Judgement
	}{
		{"met at the start and later", chance(98, 1), guessed, Judgement{Status: MetAtStart}},
		{"met at the start, then lost", chance(50, 1), known, Judgement{Status: DecidedByModel}},
		{"an assumption decides", chance(50, 0), guessed, Judgement{Status: DecidedByAssumption, Assumption: 4}},
		{"no value of it changes the outcome", chance(2, 0), guessed, Judgement{Status: DecidedByModel}},
		{"assumptions matter, none by itself", chance(50, 0), thin, Judgement{Status: DecidedByModel}},
		{"what is known matters more", chance(50, 0), known, Judgement{Status: DecidedByModel}},
		{"nothing varies", chance(50, 0), Reliance{}, Judgement{Status: DecidedByModel}},
	} {
		if got := Judge(c.chance, c.reliance); got != c.want {
			t.Errorf("%s: %+v, expected %+v", c.name, got, c.want)
		}
	}
}

// Of four replications two are cut short by posts and one by recruits.
func TestLimits(t *testing.T) {
	r := made([]float64{.1, .2, .3, .4})
	for i, resource := range []model.Resource{model.Posts, model.Recruits, model.Posts, model.Demand} {
		r.Replications[i].Limits[0][measure.Hiring] = resource
	}
	if got := r.Limits()[measure.Hiring]; got.Resource != model.Posts || got.Share != 0.5 || got.Month != r.Study.First {
		t.Errorf("%+v", got)
	}
	shares := r.limitShares(measure.Hiring)
	if len(shares) != 3 || shares[0].Resource != model.Posts || shares[0].Share != 0.5 || shares[1].Share != 0.25 {
		t.Errorf("%+v", shares)
	}
}

// 10% more recruits never make fewer GPs, and where nothing is expanded nothing changes.
func TestConfirm(t *testing.T) {
	long(t)
	s, _ := small(t, "base")
	o := Options{Replications: 8, Seed: 1, Jobs: 2}
	r, err := Run(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	reliefs, err := Confirm(t.Context(), r, 8, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range reliefs {
		if x.Target.Indicator != "gp_per_10k" {
			continue
		}
		switch x.Resource {
		case model.Posts:
			if !(x.Change.Mean > 0) || x.Lost > 0 {
				t.Errorf("more posts: %+v", x)
			}
		case model.Panel, model.SpecialistSlots, model.ClinicHours:
			if x.Change.Mean != 0 {
				t.Errorf("more %s moves the number of GPs: %+v", x.Resource, x)
			}
		}
	}
	more, err := s.expand(nil)
	if err != nil {
		t.Fatal(err)
	}
	same, err := r.again(t.Context(), r.Replications, []func([]float64){more}, o)
	if err != nil {
		t.Fatal(err)
	}
	if x := r.relief(s.Targets[0], model.Panel, same[0]); x.Change.Mean != 0 || !math.IsNaN(x.Change.Low) || x.Gained+x.Lost != 0 {
		t.Errorf("a rerun without change: %+v", x)
	}
}
