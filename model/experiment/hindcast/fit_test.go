package hindcast

import (
	"context"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// line is a toy whose posterior is known: y(t) = a + b·t + noise, with a ~ N(0.30, 0.10) and b ~ N(0.02, 0.02).
// It is observed at t = 0 and t = 1 and projected to t = 3.
func line(truth [2]float64, noise float64) *Problem {
	p := &Problem{
		Free: []Free{{"a", param.Distribution{Kind: "normal", Args: []float64{0.30, 0.10}}}, {"b", param.Distribution{Kind: "normal", Args: []float64{0.02, 0.02}}}},
		Training: []Observation{
			{Indicator: "contract_rate", Month: month.Of(2017, 12), Value: truth[0], Comparator: "=", Weight: 4},
			{Indicator: "contract_rate", Month: month.Of(2018, 12), Value: truth[0] + truth[1], Comparator: "=", Weight: 4},
		},
		Quantities: 3,
	}
	p.Simulate = func(theta, _ []float64, draw int) ([]float64, error) {
		stream := rng.NewKey(7).At(draw).Stream()
		e := func() float64 { return noise * stream.Normal() }
		return []float64{theta[0] + e(), theta[0] + theta[1] + e(), theta[0] + 3*theta[1] + e()}, nil
	}
	return p
}

var quick = Options{Particles: 600, Keep: 0.5, Rounds: 12, Tolerance: 0.4, Seed: 3, Jobs: 2}

func fit(t *testing.T, p *Problem, o Options) *Posterior {
	t.Helper()
	post, err := Fit(context.Background(), p, o)
	if err != nil {
		t.Fatal(err)
	}
	return post
}

// With a small tolerance the posterior of the intercept is the truth within observation noise, and the
// posterior of a function of parameters that is observed directly has that value.
func TestTruthIsRecovered(t *testing.T) {
	post := fit(t, line([2]float64{0.40, 0.05}, 0.002), quick)
	if !post.Reached {
		t.Errorf("the tolerance was not reached: %+v", post.Rounds)
	}
	learned := post.Learned()
	for k, want := range []float64{0.40, 0.05} {
		l := learned[k].Posterior
		if want < l.P05 || want > l.P95 {
			t.Errorf("%s: the interval %.4f to %.4f does not hold %v", post.Free[k].Path, l.P05, l.P95, want)
		}
	}
	near(t, "a", learned[0].Posterior.P50, 0.40, 0.004)
	near(t, "b", learned[1].Posterior.P50, 0.05, 0.006)
	near(t, "projection", post.Project(2).P50, 0.55, 0.02)
	// Least squares with the prior: (18001.2 7901.2; 7901.2 10401.2)·δ = (2027.16, 1027.16), δ = (0.1039, 0.0198).
	near(t, "best a", post.Best.Theta[0], 0.30+0.1039, 0.002)
	near(t, "best b", post.Best.Theta[1], 0.02+0.0198, 0.002)
	if learned[0].Narrowed < 0.85 {
		t.Errorf("a narrowed by %v", learned[0].Narrowed)
	}
	if c := correlation(post, 0, 1); c > -0.2 {
		t.Errorf("a and b hang together with %v; their sum is observed", c)
	}
}

// Of a normal mean with one observation y the posterior under acceptance |x − y| ≤ ε·s is the prior cut
// to that window, up to the noise of the simulation: known quantiles.
func TestPosteriorIsThePriorWithinTheTolerance(t *testing.T) {
	p := &Problem{
		Free:     []Free{{"a", param.Distribution{Kind: "uniform", Args: []float64{0, 1}}}},
		Training: []Observation{{Indicator: "contract_rate", Value: 0.5, Comparator: "=", Weight: 1}}, Quantities: 1,
		Simulate: func(theta, _ []float64, _ int) ([]float64, error) { return []float64{theta[0]}, nil },
	}
	o := quick
	o.Tolerance, o.Particles = 2, 2000 // 2·0.025: from 0.45 to 0.55
	post := fit(t, p, o)
	l := post.Learned()[0].Posterior
	// Standard error of a 5% quantile of a uniform of width 0.1 with some 1,000 particles: 0.1·√(0.05·0.95/1000) = 0.0007.
	near(t, "P05", l.P05, 0.455, 0.004)
	near(t, "P50", l.P50, 0.5, 0.006)
	near(t, "P95", l.P95, 0.545, 0.004)
	near(t, "weights", sum(post.Weights()), 1, 1e-9)
}

// A quantity that only an unfitted parameter moves is conditioned on all the same, and a noisy sum of a
// fitted and an unfitted one divides what is learned: of y = a + u with a ~ N(0.3, 0.1), u ~ N(0, 0.1) and
// y = 0.5 observed closely, a has the mean 0.3 + 0.2/2 = 0.4 and the standard deviation 0.1/√2. Of 3,000
// first particles some 80 are ancestors of the last ones, so a median has a standard error of 0.01 and a 5%
// quantile one of 0.0165; the tolerances are three of these.
func TestUnfittedParametersTakeTheirPart(t *testing.T) {
	p := &Problem{
		Free:     []Free{{"a", param.Distribution{Kind: "normal", Args: []float64{0.3, 0.1}}}},
		Others:   1,
		Training: []Observation{{Indicator: "contract_rate", Value: 0.5, Comparator: "=", Weight: 4}}, Quantities: 2,
		Simulate: func(theta, others []float64, _ int) ([]float64, error) {
			u := param.Distribution{Kind: "normal", Args: []float64{0, 0.1}}.Quantile(others[0])
			return []float64{theta[0] + u, u}, nil
		},
	}
	o := quick
	o.Particles, o.Tolerance = 3000, 1
	post := fit(t, p, o)
	sd := 0.1 / math.Sqrt2
	a := post.Learned()[0].Posterior
	near(t, "median", a.P50, 0.4, 0.03)
	near(t, "P05", a.P05, 0.4-1.645*sd, 0.05)
	near(t, "P95", a.P95, 0.4+1.645*sd, 0.05)
	near(t, "the other one", post.Project(1).P50, 0.1, 0.03)
}

// A limit that all of the prior meets teaches nothing.
func TestALimitThatIsKeptTeachesNothing(t *testing.T) {
	p := &Problem{
		Free:     []Free{{"a", param.Distribution{Kind: "triangular", Args: []float64{0.4, 0.5, 0.9}}}},
		Training: []Observation{{Indicator: "contract_rate", Value: 0.3, Comparator: ">", Weight: 1}}, Quantities: 1,
		Simulate: func(theta, _ []float64, _ int) ([]float64, error) { return []float64{theta[0]}, nil },
	}
	o := quick
	o.Particles = 2000
	l := fit(t, p, o).Learned()[0]
	near(t, "P05", l.Posterior.P05, l.Prior.P05, 0.012)
	near(t, "P50", l.Posterior.P50, l.Prior.P50, 0.012)
	near(t, "P95", l.Posterior.P95, l.Prior.P95, 0.015)
	near(t, "narrowed", l.Narrowed, 0, 0.06)
}

func TestJobsDoNotChangeTheFit(t *testing.T) {
	o := quick
	o.Particles, o.Rounds = 100, 3
	p := line([2]float64{0.35, 0.03}, 0.01)
	o.Jobs = 1
	one := fit(t, p, o)
	o.Jobs = 7
	seven := fit(t, p, o)
	if !reflect.DeepEqual(one.Particles, seven.Particles) || !reflect.DeepEqual(one.Rounds, seven.Rounds) {
		t.Error("the fit depends on the number of jobs")
	}
	for i := 1; i < len(one.Rounds); i++ {
		if one.Rounds[i].Tolerance > one.Rounds[i-1].Tolerance {
			t.Errorf("the tolerance rises: %+v", one.Rounds)
		}
	}
	o.Seed++
	if other := fit(t, p, o); reflect.DeepEqual(other.Particles[0].Theta, one.Particles[0].Theta) {
		t.Error("another seed gives the same particles")
	}
}

func TestWrongProblemsAreRefused(t *testing.T) {
	good := line([2]float64{0.35, 0.03}, 0.01)
	for want, change := range map[string]func(*Problem, *Options){
		"no free parameters": func(p *Problem, _ *Options) { p.Free = nil },
		"no observations":    func(p *Problem, _ *Options) { p.Training = nil },
		"nothing to fit":     func(p *Problem, _ *Options) { p.Free[0].Prior = param.Constant(1) },
		"must be above 0":    func(p *Problem, _ *Options) { p.Training[0].Weight = 0 },
		"for 2 observations": func(p *Problem, _ *Options) { p.Quantities = 1 },
		"at least 20":        func(_ *Problem, o *Options) { o.Particles = 5 },
		"share to keep":      func(_ *Problem, o *Options) { o.Keep = 1 },
		"0 rounds":           func(_ *Problem, o *Options) { o.Rounds = 0 },
		"tolerance 0":        func(_ *Problem, o *Options) { o.Tolerance = 0 },
		"a=0.3, b=0.02": func(p *Problem, _ *Options) {
			p.Simulate = func([]float64, []float64, int) ([]float64, error) { return nil, errors.New("no") }
		},
		"1 simulated values ins": func(p *Problem, _ *Options) {
			p.Simulate = func([]float64, []float64, int) ([]float64, error) { return []float64{1}, nil }
		},
	} {
		p, o := *good, quick
		p.Free = append([]Free(nil), good.Free...)
		p.Training = append([]Observation(nil), good.Training...)
		change(&p, &o)
		if _, err := Fit(context.Background(), &p, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Fit(ctx, good, quick); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context gives %v", err)
	}
}

func TestSystematicResampling(t *testing.T) {
	from := []Particle{{Draw: 0, Weight: 0.5}, {Draw: 1, Weight: 0.3}, {Draw: 2, Weight: 0.2}}
	stream := rng.NewKey(1).Stream()
	count := map[int]int{}
	for _, p := range systematic(from, 10, &stream) {
		count[p.Draw]++
	}
	if count[0] != 5 || count[1] != 3 || count[2] != 2 {
		t.Errorf("%v", count)
	}
	// 5, 3 and 2 copies of equal weight: 100/(25+9+4) = 2.6316.
	near(t, "effective", effective(level(systematic(from, 10, &stream))), 100./38, 1e-9)
}

// Rounds at the tolerance asked for go on until the sample is large enough.
func TestRoundsEnlargeTheSample(t *testing.T) {
	o := quick
	o.Particles, o.Rounds, o.Tolerance = 100, 12, 1
	p := line([2]float64{0.35, 0.03}, 0.002)
	small := fit(t, p, o)
	o.Effective = min(95, 1.3*small.Rounds[len(small.Rounds)-1].Effective)
	large := fit(t, p, o)
	if last := large.Rounds[len(large.Rounds)-1]; last.Effective < o.Effective || last.Tolerance > 1 || !large.Reached {
		t.Errorf("%+v, wanted %v effective particles", large.Rounds, o.Effective)
	}
}

func TestMultivariateNormal(t *testing.T) {
	c := identity(2)
	c.SetSym(0, 1, 0.5)
	n := newNormal(c, 1)
	// Density at the centre: 1/(2π√0.75) = 0.183776.
	near(t, "density", n.density([]float64{1, 2}, []float64{1, 2}), 1/(2*math.Pi*math.Sqrt(0.75)), 1e-5)
	stream := rng.NewKey(1).Stream()
	xy := 0.0
	for range 20000 {
		at := n.draw([]float64{0, 0}, &stream)
		xy += at[0] * at[1] / 20000
	}
	near(t, "covariance", xy, 0.5, 4*math.Sqrt(1.25/20000)) // Var(xy) = 1 + 0.5²
	near(t, "standard", standard([]float64{0, 0}), 1/(2*math.Pi), 1e-12)
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

// correlation is the weighted correlation of two free parameters in the posterior.
func correlation(post *Posterior, a, b int) float64 {
	x, y, w := post.Parameter(a), post.Parameter(b), post.Weights()
	var meanX, meanY, xx, yy, xy float64
	for i := range w {
		meanX += float64(w[i] * x[i])
		meanY += float64(w[i] * y[i])
	}
	for i := range w {
		xx += float64(w[i] * (x[i] - meanX) * (x[i] - meanX))
		yy += float64(w[i] * (y[i] - meanY) * (y[i] - meanY))
		xy += float64(w[i] * (x[i] - meanX) * (y[i] - meanY))
	}
	return xy / math.Sqrt(float64(xx*yy))
}
