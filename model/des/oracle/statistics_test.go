package oracle_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"

	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-4*math.Max(1, math.Abs(want)) {
		t.Errorf("%s = %.6f, want %.6f", name, got, want)
	}
}

func TestTimeWeighted(t *testing.T) {
	var w oracle.TimeWeighted
	w.Reset(10, 2)
	w.Set(12, 5) // 2 for 2
	w.Set(15, 1) // 5 for 3
	near(t, "area at 19", w.Area(19), 2*2+5*3+1*4)
	near(t, "mean at 19", w.Mean(19), 23.0/9)
	near(t, "max", w.Max(), 5)
	near(t, "value", w.Value(), 1)
	w.Reset(20, 3)
	near(t, "mean without time", w.Mean(20), 3)
}

func TestTally(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.Float64Range(-1e3, 1e6), 2, 60).Draw(t, "x")
		cut := rapid.IntRange(0, len(x)).Draw(t, "cut")
		var all, left, right oracle.Tally
		for i, v := range x {
			all.Add(v)
			if i < cut {
				left.Add(v)
			} else {
				right.Add(v)
			}
		}
		left.Merge(right)
		mean, variance := stat.MeanVariance(x, nil)
		for _, tally := range []oracle.Tally{all, left} {
			if math.Abs(tally.Mean()-mean) > 1e-8*(1+math.Abs(mean)) || math.Abs(tally.Variance()-variance) > 1e-8*(1+variance) || tally.Count() != len(x) {
				t.Fatalf("%d, %g, %g; want %d, %g, %g", tally.Count(), tally.Mean(), tally.Variance(), len(x), mean, variance)
			}
		}
		if all.Max() != left.Max() {
			t.Fatalf("largest %g and %g", all.Max(), left.Max())
		}
	})
}

func TestTallyOfNegatives(t *testing.T) {
	var tally oracle.Tally
	if _, half := tally.Interval(0.95); !math.IsInf(half, 1) {
		t.Errorf("nothing known, yet ± %g", half)
	}
	tally.Add(-3)
	if tally.Max() != -3 || tally.Variance() != 0 {
		t.Errorf("largest %g, variance %g", tally.Max(), tally.Variance())
	}
}

// Ten numbers with standard deviation 1 give 2.2622/√10 = 0.7154.
func TestInterval(t *testing.T) {
	var tally oracle.Tally
	spread := math.Sqrt(0.9) // five at ±√0.9: sum of squares 9, variance 9/9
	for range 5 {
		tally.Add(7 + spread)
		tally.Add(7 - spread)
	}
	mean, half := tally.Interval(0.95)
	near(t, "mean", mean, 7)
	near(t, "half width", half, 0.715357)
}

// Intervals cover the truth as often as they say.
func TestIntervalCoverage(t *testing.T) {
	s := rng.NewKey(1).Purpose("coverage").Stream()
	covered := 0
	const trials = 4000
	for range trials {
		var tally oracle.Tally
		for range 5 {
			tally.Add(s.Normal())
		}
		if mean, half := tally.Interval(0.9); math.Abs(mean) <= half {
			covered++
		}
	}
	if p := float64(covered) / trials; math.Abs(p-0.9) > 4*math.Sqrt(0.09/trials) {
		t.Errorf("%.3f of the intervals cover, want 0.9", p)
	}
}

func TestHistogram(t *testing.T) {
	h := oracle.NewHistogram(0.5, 4) // 0 to 2
	for _, x := range []float64{0, 0, -1, 0.25, 0.75, 0.8, 1.999, 2, 7, math.Inf(1)} {
		h.Add(x)
	}
	near(t, "above -1", h.Above(-1), 1)
	near(t, "above 0", h.Above(0), 0.7)
	near(t, "above 0.5", h.Above(0.5), 0.6)
	near(t, "above 0.75", h.Above(0.75), 0.5) // half of two remain of the bin, and four beyond
	near(t, "above 1.5", h.Above(1.5), 0.4)
	near(t, "above the range", h.Above(2), 0)
	near(t, "quantile 0.3", h.Quantile(0.3), 0)
	near(t, "quantile 0.4", h.Quantile(0.4), 0.5)
	near(t, "quantile 0.5", h.Quantile(0.5), 0.75)
	near(t, "quantile 0.6", h.Quantile(0.6), 1)
	near(t, "quantile 1", h.Quantile(1), 2)
	twice := oracle.NewHistogram(0.5, 4)
	twice.Merge(h)
	twice.Merge(h)
	near(t, "merged", twice.Above(0.5), 0.6)
	if twice.Count() != 20 {
		t.Errorf("%d numbers, want 20", twice.Count())
	}
	h.Reset()
	if h.Count() != 0 || h.Above(0) != 0 || h.Quantile(0.5) != 0 {
		t.Error("Reset leaves something")
	}
}

func TestStationConfig(t *testing.T) {
	for _, cfg := range []oracle.StationConfig{{Servers: -1}, {Classes: -1}, {Classes: 65}, {Capacity: -1}} {
		if _, err := oracle.NewStation(cfg); err == nil {
			t.Errorf("%+v is accepted", cfg)
		}
		if _, err := oracle.NewPreemptive(cfg); err == nil {
			t.Errorf("%+v is accepted", cfg)
		}
	}
}

// Old tickets are void after their place was given to another and after Reset.
func TestTicketsBecomeVoid(t *testing.T) {
	st, err := oracle.NewStation(oracle.StationConfig{Servers: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := st.Renege(0, oracle.Ticket{}); ok {
		t.Error("the zero ticket is somebody's")
	}
	st.Arrive(0, 1, 0)
	st.Arrive(0, 2, 0)
	second := st.Ticket()
	st.Complete(1, 0)  // 2 begins
	st.Arrive(1, 3, 0) // 3 takes the place of 2
	third := st.Ticket()
	if _, ok := st.Renege(2, second); ok {
		t.Error("a customer in service gave up")
	}
	if id, ok := st.Renege(2, third); !ok || id != 3 {
		t.Errorf("%d gives up, %t; want 3", id, ok)
	}
	if _, ok := st.Renege(2, third); ok {
		t.Error("a customer gave up twice")
	}
	st.Arrive(2, 4, 0)
	fourth := st.Ticket()
	st.Reset(0)
	st.Arrive(0, 5, 0)
	st.Arrive(0, 6, 0)
	if _, ok := st.Renege(1, fourth); ok {
		t.Error("a ticket of yesterday is valid")
	}
	st.Balk(0)
	if c := st.Class(0); c.Arrived != 3 || c.Refused != 1 {
		t.Errorf("%d arrived and %d refused, want 3 and 1", c.Arrived, c.Refused)
	}
}

func TestUtilization(t *testing.T) {
	st, err := oracle.NewStation(oracle.StationConfig{Servers: 2})
	if err != nil {
		t.Fatal(err)
	}
	server := st.Arrive(0, 1, 0)
	st.SetServers(4, 0) // goes home when finished, at 6
	st.Complete(6, server)
	near(t, "utilization", st.Utilization(10), 6.0/8)
	st.Reset(0)
	st.SetServers(0, 0)
	near(t, "utilization without servers", st.Utilization(10), 0)
}

// A quiet station calls the same customers and counts them, and keeps no times.
func TestQuietStation(t *testing.T) {
	st, err := oracle.NewStation(oracle.StationConfig{Servers: 1, Classes: 2, Quiet: true})
	if err != nil {
		t.Fatal(err)
	}
	server := st.Arrive(0, 1, 1)
	st.Arrive(1, 2, 1)
	st.Arrive(2, 3, 0)
	if _, next := st.Complete(4, server); next != 3 {
		t.Errorf("customer %d is next, want 3", next)
	}
	c := st.Class(1)
	if c.Arrived != 2 || c.Completed != 1 || c.Stay.Count() != 0 || c.Wait.Count() != 0 || st.QueueLength().Max() != 0 {
		t.Errorf("%+v", c)
	}
}
