package oracle_test

import (
	"fmt"
	"math"
	"testing"

	"chcsim/model/des"
	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// single is a queue with Poisson arrivals by class, as the verification tests need it.
type single struct {
	cfg      oracle.StationConfig
	rates    []float64 // arrivals by class
	service  func(class int, s *rng.Stream) float64
	patience float64 // mean of an exponential patience; 0 = infinite
	warmup   float64
	length   float64
}

// note is an event of any test: what happens, where, and whose patience ends.
type note struct {
	kind   int32
	server int32
	ticket oracle.Ticket
}

const (
	comes int32 = iota
	done
	tired
	warm
)

// run simulates one replication and returns the station at the end.
func (m single) run(t testing.TB, key rng.Key) *oracle.Station {
	t.Helper()
	st, err := oracle.NewStation(m.cfg)
	if err != nil {
		t.Fatal(err)
	}
	var cal des.Calendar[note]
	arrivals, services, patience := key.At(1).Stream(), key.At(2).Stream(), key.At(3).Stream()
	for class, rate := range m.rates {
		cal.Schedule(arrivals.Exp()/rate, note{kind: comes, server: int32(class)})
	}
	cal.Schedule(m.warmup, note{kind: warm})
	for {
		now, e, _ := cal.Next()
		if now > m.warmup+m.length {
			return st
		}
		switch e.kind {
		case comes:
			class := int(e.server)
			cal.Schedule(now+arrivals.Exp()/m.rates[class], e)
			switch server := st.Arrive(now, class, class); {
			case server >= 0:
				cal.Schedule(now+m.service(class, &services), note{kind: done, server: int32(server)})
			case server == oracle.Waits && m.patience > 0:
				cal.Schedule(now+patience.Exp()*m.patience, note{kind: tired, ticket: st.Ticket()})
			}
		case done:
			if _, next := st.Complete(now, int(e.server)); next >= 0 {
				cal.Schedule(now+m.service(next, &services), e)
			}
		case tired:
			st.Renege(now, e.ticket)
		case warm:
			st.ResetStatistics(now)
		}
	}
}

func exp(_ int, s *rng.Stream) float64 { return s.Exp() }

// results collects the results of independent replications by name.
type results map[string]*oracle.Tally

func (r results) add(name string, x float64) {
	if r[name] == nil {
		r[name] = &oracle.Tally{}
	}
	r[name].Add(x)
}

// check demands that the 99.5% confidence interval covers the theory, and that it is narrow enough for
// an error of 2% to fail.
func (r results) check(t *testing.T, name string, want float64) {
	t.Helper()
	mean, half := r[name].Interval(0.995)
	if math.Abs(mean-want) > half {
		t.Errorf("%s = %.6f ± %.6f, theory says %.6f", name, mean, half, want)
	}
	if half > 0.0175*want {
		t.Errorf("%s = %.6f ± %.6f: too wide to see an error of 2%%", name, mean, half)
	}
	t.Logf("%-28s %.6f ± %.6f (%.6f)", name, mean, half, want)
}

// replicate runs independent replications of a queue and collects what measure says of each.
func replicate(t *testing.T, n int, m single, measure func(st *oracle.Station, end float64, add func(string, float64))) results {
	t.Helper()
	r := results{}
	for i := range n {
		st := m.run(t, rng.NewKey(2021).Purpose(t.Name()).At(i))
		measure(st, m.warmup+m.length, r.add)
	}
	return r
}

func className(name string, class int) string { return fmt.Sprintf("%s of class %d", name, class) }
