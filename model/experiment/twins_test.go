package experiment

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// twins turns the study of docs/twins.md on.
var (
	twins     = flag.Int("twins", 0, "twins of the study of conditioning; 0: none")
	twinsFrom = flag.Int("twins.from", 0, "number of the first twin: those that chose the settings are no judges of them")
	twinsTrue = flag.String("twins.truth", "", "settings of the model that makes the truth, path=value separated by semicolons")
	twinsFile = flag.String("twins.file", "", "file of scores, one twin a line: those that it holds are not made again, others are added")
)

// What is observed of a twin: each quantity at the end of each quarter of three years, visits and referrals in its last month,
// with an error of a standard deviation that is a part of the value or, of things that are counted one by one, a number.
var observedOfTwins = []struct {
	name     string
	relative float64
	absolute float64
}{
	{"residents", 0.005, 0}, {"gps_counted", 0, 0.3}, {"gps_practising", 0, 0.3}, {"contracts", 0.01, 0}, {"community_visits", 0.02, 0},
	{"district_visits", 0.03, 0}, {"up_referrals", 0.05, 0}, {"stations_standardized", 0, 0.2}, {"centres_standardized", 0, 0.2},
}

// stocks are the indicators that the quantities observed give in their last month; the others are of a year.
var stocks = map[indicator.ID]string{
	"gp_per_10k": "gps_counted", "gp_fte_per_10k": "gps_practising", "contract_rate": "contracts", "station_standard_rate": "stations_standardized",
	"centre_standard_rate": "centres_standardized",
}

// What is foretold.
var foretold = []indicator.ID{
	"gp_per_10k", "gp_fte_per_10k", "contract_rate", "community_share_district", "community_visits_per_resident", "referrals_up",
	"station_standard_rate", "centre_standard_rate",
}

const (
	twinDraws = 200
	twinsTold = 20 // twins that are told by the same draws before their observations
)

// twinMonths are months of the horizon, at which the indicators are asked for: the last observed one and two later ones.
type twinMonths [3]int

var threeYears = twinMonths{36, 48, 60}

// twinStudy is the small district with what is foretold among its observations.
func twinStudy(t testing.TB, months twinMonths, sets ...string) *Study {
	t.Helper()
	s, _ := small(t, "plan", append([]string{"horizon={from: 2021-01, to: 2025-12}"}, sets...)...)
	s.Months = months[2]
	s.Targets = nil
	for _, id := range foretold {
		for _, after := range months {
			s.Observations = append(s.Observations, indicator.Observation{
				Name: string(id), Indicator: id, Area: len(s.Areas), Month: s.First + month.Month(after-1), Period: indicator.OfYear,
				Comparator: indicator.Equal, SD: 1e-9, Use: indicator.Later,
			})
		}
	}
	return s
}

// twin is a truth with what was observed of it.
type twin struct {
	values       []float64 // of its parameters
	foretold     []float64 // what is asked for, as it came
	errors       []float64 // of the observations, as factors
	observations []indicator.Observation
}

// twinSeed is the seed of the truths, which no ensemble has.
const twinSeed = 1 << 41

// make simulates a truth and observes it.
func makeTwin(t testing.TB, s *Study, months twinMonths, number int) twin {
	t.Helper()
	observed := *s
	observed.Observations = slices.Clone(s.Observations)
	for _, what := range observedOfTwins {
		q := quantity(t, what.name)
		for after := 3; after <= months[0]; after += 3 {
			observed.Observations = append(observed.Observations, indicator.Observation{
				Name: q.Name, Indicator: q.Indicator, Part: q.Part, Area: len(s.Areas), Month: s.First + month.Month(after-1),
				Period: indicator.OfMonth, Comparator: indicator.Equal, Use: indicator.Used, Row: fmt.Sprintf("%s:%d", what.name, after),
			})
		}
	}
	r := Replication{}
	err := observed.replicate(t.Context(), []job{{replication: number}}, Options{Seed: twinSeed, Jobs: 1}, observed.keepInto(&r))
	if err != nil {
		t.Fatal(err)
	}
	n := len(s.Observations)
	x := twin{values: r.Parameters, foretold: r.Observed[:n], observations: observed.Observations[n:]}
	stream := rng.NewKey(twinSeed).Purpose("errors").At(number).Stream()
	for i := range x.observations {
		what, truth := observedOfTwins[i/(months[0]/3)], r.Observed[n+i]
		x.observations[i].SD = max(what.absolute, what.relative*truth)
		x.observations[i].Value = truth + x.observations[i].SD*stream.Normal()
		x.errors = append(x.errors, 1)
		if truth != 0 {
			x.errors[i] = x.observations[i].Value / truth
		}
	}
	return x
}

// lastOf is what a twin knows of an indicator at the end of the months observed: a stock with its error, what is of a year as it is.
func (x *twin) lastOf(k int) float64 {
	last, each := x.foretold[k*len(twinMonths{})], len(x.errors)/len(observedOfTwins)
	for i, what := range observedOfTwins {
		if what.name == stocks[foretold[k]] {
			last *= x.errors[(i+1)*each-1]
			if i < 4 { // per resident
				last /= x.errors[each-1]
			}
		}
	}
	return last
}

func quantity(t testing.TB, name string) measure.Quantity {
	t.Helper()
	for _, q := range measure.Quantities() {
		if q.Name == name {
			return q
		}
	}
	t.Fatalf("no quantity %s", name)
	return measure.Quantity{}
}

// prior is what is simulated of a study before any twin is observed.
type prior struct {
	*conditioner
	noise chance
}

// priorOf simulates a study whose twins are observed at the times of one of them.
func priorOf(t testing.TB, s *Study, seed uint64, members int, like twin) *prior {
	t.Helper()
	p := &prior{conditioner: observing(s, seed, members, like)}
	if err := p.before(t.Context()); err != nil {
		t.Fatal(err)
	}
	var err error
	if p.noise, err = p.chance(t.Context()); err != nil {
		t.Fatal(err)
	}
	return p
}

// observing is a conditioner of a study with a twin's observations.
func observing(s *Study, seed uint64, members int, x twin) *conditioner {
	observed := *s
	observed.Observations = slices.Concat(s.Observations, x.observations)
	c := newConditioner(&observed, Options{Replications: members, Seed: seed, Jobs: 2})
	c.fixed, c.scores, c.simulated = c.fixed[:members], c.scores[:members], c.simulated[:members]
	c.later = c.later[:min(members, chancePairs)]
	return c
}

// given is the study and what it learns from a twin.
func (p *prior) given(t testing.TB, s *Study, x twin) (*Study, *Conditioning) {
	t.Helper()
	c := observing(s, p.o.Seed, len(p.scores), x)
	c.fixed, c.scores, c.simulated, c.decisions = p.fixed, p.scores, p.simulated, p.decisions
	result, err := c.given(t.Context(), p.noise)
	if err != nil {
		t.Fatal(err)
	}
	told := *s
	told.Posterior = result.Posterior
	return &told, result
}

// judge scores what the draws foretell that a twin leaves.
func (p *prior) judge(t testing.TB, s *Study, number int, x twin, plain *Result) twinScore {
	t.Helper()
	told, c := p.given(t, s, x)
	return scoreTwin(s, number, x, c, ran(t, told, p.o.Seed, len(p.scores)), plain)
}

// A small version of the study: half a year is foretold better than without observations, the last month observed
// is met, and bands hold the truths.
func TestTwins(t *testing.T) {
	long(t)
	months, members := twinMonths{12, 15, 18}, 50
	s := twinStudy(t, months)
	plain := ran(t, s, 1, 100)
	var before *prior
	var scores []twinScore
	for number := range 3 {
		x := makeTwin(t, s, months, number)
		if before == nil {
			before = priorOf(t, s, 2, members, x)
		}
		scores = append(scores, before.judge(t, s, number, x, plain))
	}
	p := pool(scores, func(int) bool { return true })
	share, _ := covered(p.later, .9)
	var misfits []float64
	for _, one := range scores {
		misfits = append(misfits, one.Last...)
	}
	misfit := Summarize(misfits).P50
	t.Logf("%.0f%% in 90%%, CRPS %.2f of that without observations, in the last month %.2f, misfit %.2f", share, p.crps/p.plain, p.lastCRPS/p.lastPlain, misfit)
	if share < 75 || p.crps > 0.75*p.plain || p.lastCRPS > 0.6*p.lastPlain || misfit > 1.5 {
		t.Error("conditioning does not tell the twins\n" + tableOfTwins(scores))
	}
}

// TestTwinStudy makes truths of the small district, observes them for three years and foretells two more.
func TestTwinStudy(t *testing.T) {
	if *twins == 0 && *twinsFile == "" {
		t.Skip("go test ./model/experiment -run TestTwinStudy -v -timeout 0 -twins 400 -twins.from 2000 -twins.file testdata/twins/plain.jsonl")
	}
	scores := readTwins(t, *twinsFile)
	if *twins > 0 {
		scores = judgeTwins(t, scores)
	}
	t.Log("\n" + tableOfTwins(scores))
}

// judgeTwins adds the scores of the twins that are not among them.
func judgeTwins(t testing.TB, scores []twinScore) []twinScore {
	s := twinStudy(t, threeYears)
	truth := s
	if *twinsTrue != "" {
		truth = twinStudy(t, threeYears, strings.Split(*twinsTrue, ";")...)
	}
	plain := ran(t, s, 1, 2*twinDraws)
	var before *prior
	for number := *twinsFrom; number < *twinsFrom+*twins; number++ {
		if slices.ContainsFunc(scores, func(s twinScore) bool { return s.Twin == number }) {
			continue
		}
		x, seed := makeTwin(t, truth, threeYears, number), uint64(2+number/twinsTold)
		if before == nil || before.o.Seed != seed {
			before = priorOf(t, s, seed, twinDraws, x)
		}
		score := before.judge(t, s, number, x, plain)
		scores = append(scores, score)
		writeTwin(t, *twinsFile, score)
	}
	return scores
}

// keepInto keeps a single replication.
func (s *Study) keepInto(r *Replication) func(int, []float64, *model.Outcome) {
	return func(i int, values []float64, outcome *model.Outcome) { *r = s.keep(i, values, outcome, false) }
}
