package desk

import (
	"math"
	"testing"

	stations "chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// flatConfig has arrivals at an even rate, no priority and boundless patience.
func flatConfig(cv float64) Config {
	cfg := sampleConfig()
	cfg.ArrivalProfile = [ProfileHours]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}
	cfg.AppointmentShare, cfg.ContractedPriority = 0, 0
	cfg.TypeLength, cfg.TypeCV = [VisitTypes]float64{1, 1, 1}, [VisitTypes]float64{cv, cv, cv}
	cfg.PatienceMinutes, cfg.BalkAt, cfg.HandlingMinutes = 1e6, 10, 0
	return cfg
}

// dayWaits queues days of a desk with visits of a tenth of a minute and returns their mean waits in visits.
func dayWaits(t *testing.T, cv, load float64, doctors, days int) (waits stations.Tally) {
	const minutes = 0.1
	r, h := sample(flatConfig(cv), Session{8, 18, 1})
	var q Queue
	n := load * float64(doctors) * h.closes / minutes
	d := Desk{Arrivals: [Classes]float64{n}, Doctors: float64(doctors), Service: r.Service(minutes)}
	for day := range days {
		tl := r.NewTally()
		key := rng.NewKey(11).At(day)
		stream := key.Stream()
		q.Day(&tl, r, h, &d, stream.Poisson(n), 0.5, key)
		waits.Add(tl.Wait[0].Mean() / minutes)
		if tl.Gone != [Classes]float64{} {
			t.Fatal("somebody left")
		}
	}
	return waits
}

// Pollaczek and Khinchine: at load 0.8 the wait is 0.8/0.2·(1+scv)/2 visits: 2 for visits of fixed
// length, 6 for lognormal ones with scv 2. With several doctors and scv 1 Erlang's formula, exact for exponential
// visits only, gives 1.969383 at four doctors and load 0.9; lognormal visits wait some percent less.
func TestClinicDayAgreesWithTheory(t *testing.T) {
	for _, c := range []struct {
		cv, load float64
		doctors  int
		want     float64
		slack    float64 // of the formula itself
	}{
		{0.01, 0.8, 1, 2, 0}, {math.Sqrt2, 0.8, 1, 6, 0}, {1, 0.5, 1, 1, 0}, {1, 0.9, 4, 1.969383, 0.08},
	} {
		waits := dayWaits(t, c.cv, c.load, c.doctors, 250)
		mean, half := waits.Interval(0.99)
		if math.Abs(mean-c.want) > half+c.slack*c.want {
			t.Errorf("cv %.2f, load %.1f, %d doctors: wait %.4f ± %.4f visits, expected %.4f", c.cv, c.load, c.doctors, mean, half, c.want)
		}
		if half > 0.06*c.want {
			t.Errorf("cv %.2f: the interval ± %.3f is too wide to tell a wrong formula", c.cv, half)
		}
	}
}

func TestErlangC(t *testing.T) {
	if got := erlangC(3.6, 4); math.Abs(got-0.787753) > 5e-7 {
		t.Errorf("P(wait) in M/M/4 at 3.6 is %.6f, expected 0.787753", got)
	}
}

// In a steady state the flow must return to the queue it was built from: M/M/4 at 3.6 waits 1.969383 visits,
// exponentially where it waits at all.
func TestFlowSettlesAtTheSteadyState(t *testing.T) {
	var f steadyStates
	sv := Service{Mean: 1, scv: 1}
	d := f.of(4, &sv)
	var p presence
	for range 400 {
		p.step(&d, 3.6, 10)
	}
	x := d.state(p)
	if wait := x.delayed * (x.certain + x.chance); math.Abs(wait-1.969383) > 0.01 || math.Abs(x.delayed-0.787753) > 0.001 {
		t.Errorf("wait %.4f visits, delayed %.4f", wait, x.delayed)
	}
	if x.certain > 0.05*x.chance {
		t.Errorf("the certain part of the wait is %.3f of %.3f", x.certain, x.chance)
	}
}

// Worked number: waits of mean 15, patience of shape 4 and mean 90: (1+22.5/15)^−4 = 0.0256 leave.
func TestOutlast(t *testing.T) {
	cfg := Config{PatienceMinutes: 90, PatienceCV: 0.5}
	var p patience
	p.refresh(&cfg)
	if leave, _ := p.outlast(0, 15); math.Abs(leave-0.0256) > 0.0006 {
		t.Errorf("%.5f leave, expected 0.0256", leave)
	}
	if leave, stays := p.outlast(5, 0.1); leave > 1e-4 || math.Abs(stays-5.1) > 0.01 {
		t.Errorf("short waits: %v leave, %v minutes", leave, stays)
	}
	if leave, _ := p.outlast(89.99, 0.01); math.Abs(leave-0.5665) > 0.002 {
		t.Errorf("P(gamma(4) < 4) = 1 − 71/3·e^−4 = 0.5665, got %v", leave)
	}
}

// 1,000 waits without delay after 12 minutes' handling, 1,000 exponential with mean 10: the 95th percentile of all
// is the 90th of the latter, 12 + 10·ln 10 = 35.03.
func TestWaits(t *testing.T) {
	var w Waits
	w.recordExponential(1000, 12, 0)
	w.recordExponential(1000, 12, 10)
	if got := w.Quantile(0.95); math.Abs(got-35.03) > 0.3 {
		t.Errorf("95th percentile %.2f, expected 35.03", got)
	}
	if w.Mean() != 17 {
		t.Errorf("mean %v, expected 17", w.Mean())
	}
	var double Waits
	double.Add(&w, 2)
	if double.Count != 4000 || double.Quantile(0.95) != w.Quantile(0.95) {
		t.Errorf("doubled: %v waits", double.Count)
	}
	var none Waits
	if none.Mean() != 0 || none.Quantile(0.9) != 0 {
		t.Error("no waits have a mean")
	}
}

// The variance of the number present in a steady M/M/1 is ρ/(1−ρ)²: 0.7/0.09 = 7.78 at load 0.7, with a mean of 2.33.
func TestFlowKnowsTheVariance(t *testing.T) {
	var f steadyStates
	sv := Service{Mean: 1, scv: 1}
	d := f.of(1, &sv)
	var p presence
	for range 400 {
		p.step(&d, 0.7, 10)
	}
	if math.Abs(p.mean-2.333) > 0.01 || math.Abs(p.variance-7.78) > 0.15 {
		t.Errorf("mean %.3f, variance %.3f", p.mean, p.variance)
	}
}
