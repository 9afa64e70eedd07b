package experiment

import (
	"flag"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// twins turns the study of docs/conditioning.md on.
var (
	twins     = flag.Int("twins", 0, "twins of the study of conditioning; 0: none")
	twinsFrom = flag.Int("twins.from", 0, "number of the first twin: those that chose the settings are no judges of them")
	twinsTrue = flag.String("twins.truth", "", "settings of the model that makes the truth, path=value separated by semicolons")
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

// What is foretold.
var foretold = []indicator.ID{
	"gp_per_10k", "gp_fte_per_10k", "contract_rate", "community_share_district", "community_visits_per_resident", "referrals_up",
	"station_standard_rate", "centre_standard_rate",
}

const (
	twinMonths   = 60
	observedTill = 36 // months of the horizon
	twinDraws    = 200
)

// asked are the months of the horizon at which the indicators are asked for: the last observed one and two later ones.
var askedOfTwins = []int{observedTill, 48, twinMonths}

// twinStudy is the small district with what is foretold among its observations.
func twinStudy(t testing.TB, sets ...string) *Study {
	t.Helper()
	s, _ := small(t, "plan", append([]string{"horizon={from: 2021-01, to: 2025-12}"}, sets...)...)
	s.Targets = nil
	for _, id := range foretold {
		for _, after := range askedOfTwins {
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
	observations []indicator.Observation
}

// twinSeed is the seed of the truths, which no ensemble has.
const twinSeed = 1 << 41

// make simulates a truth and observes it.
func makeTwin(t testing.TB, s *Study, number int) twin {
	t.Helper()
	observed := *s
	observed.Observations = slices.Clone(s.Observations)
	for _, what := range observedOfTwins {
		q := quantity(t, what.name)
		for after := 3; after <= observedTill; after += 3 {
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
		what, truth := observedOfTwins[i/(observedTill/3)], r.Observed[n+i]
		x.observations[i].SD = max(what.absolute, what.relative*truth)
		x.observations[i].Value = truth + x.observations[i].SD*stream.Normal()
	}
	return x
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

// twinScore is how well one indicator at one month was foretold for one twin.
type twinScore struct {
	rank                      float64 // randomised, 0 to 1
	crps, plain, persistence  float64
	unit                      float64 // spread without observations, for sums over indicators
	indicator, after, twinNum int
}

// scoreTwin conditions on a twin and scores what is foretold; plain are the values without observations.
func scoreTwin(t testing.TB, s *Study, number int, x twin, plain *Result) (scores []twinScore, ranks []float64, conflicts int) {
	t.Helper()
	conditioned := *s
	conditioned.Observations = slices.Concat(s.Observations, x.observations)
	conditioned.Attempts = new(Attempts)
	o := Options{Replications: twinDraws, Seed: uint64(number + 1), Jobs: 2}
	c, err := conditioned.Condition(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Observations {
		if f := &c.Observations[i]; f.Conflict() {
			conflicts++
			t.Logf("twin %d: %s is %.4g ± %.2g, before %.4g to %.4g, after %.4g to %.4g; chance %.2g: off by %.1f", number, f.Row, f.Value, f.SD, f.Lowest, f.Highest, f.Posterior.P05, f.Posterior.P95, f.Chance, f.Off())
		}
	}
	r, err := Run(t.Context(), &conditioned, o)
	if err != nil {
		t.Fatal(err)
	}
	luck := rng.NewKey(twinSeed).Purpose("ranks").At(number).Stream()
	for i, truth := range x.foretold {
		k, after := i/len(askedOfTwins), i%len(askedOfTwins)
		values := r.Observed(i)
		last := x.foretold[k*len(askedOfTwins)]
		scores = append(scores, twinScore{
			rank: randomRank(values, truth, &luck), crps: crps(slices.Clone(values), truth), plain: crps(slices.Clone(plain.Observed(i)), truth),
			persistence: math.Abs(last - truth), unit: Summarize(plain.Observed(i)).SD, indicator: k, after: askedOfTwins[after], twinNum: number,
		})
	}
	for k, p := range c.Parameters {
		i, _ := s.Index(p.Path)
		var values []float64
		for _, d := range c.Draws {
			values = append(values, d.Values[k])
		}
		ranks = append(ranks, randomRank(values, x.values[i], &luck))
	}
	return scores, ranks, conflicts
}

// randomRank is the share of the values below the truth, equal ones counting by chance.
func randomRank(values []float64, truth float64, luck *rng.Stream) float64 {
	below, equal := 0.0, 1.0
	for _, v := range values {
		switch {
		case math.Abs(v-truth) < 1e-9:
			equal++
		case v < truth:
			below++
		}
	}
	return (below + luck.Float64()*equal) / float64(len(values)+1)
}

// coverage is the share of ranks in the middle part.
func coverage(ranks []float64, part float64) float64 {
	n := 0.0
	for _, r := range ranks {
		if math.Abs(r-0.5) <= part/2 {
			n++
		}
	}
	return n / float64(len(ranks))
}

// TestTwinStudy makes truths of the small district, observes them for three years and foretells two more.
func TestTwinStudy(t *testing.T) {
	if *twins == 0 {
		t.Skip("go test ./model/experiment -run TestTwinStudy -v -timeout 0 -twins 400")
	}
	judgeTwins(t, *twinsFrom, *twins)
}

func judgeTwins(t testing.TB, from, n int) {
	var scores []twinScore
	var ranks []float64
	s := twinStudy(t)
	truth := s
	if *twinsTrue != "" {
		truth = twinStudy(t, strings.Split(*twinsTrue, ";")...)
	}
	plain, err := Run(t.Context(), s, Options{Replications: 2 * twinDraws, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	conflicts := 0
	for number := from; number < from+n; number++ {
		one, of, found := scoreTwin(t, s, number, makeTwin(t, truth, number), plain)
		scores, ranks = append(scores, one...), append(ranks, of...)
		if found > 0 {
			conflicts++
		}
		if done := number - from + 1; done%5 == 0 || done == n {
			t.Logf("%d twins\n%s\nparameters: coverage %.1f%% of 50, %.1f%% of 90; twins with a conflict: %d", done, tableOfTwins(scores), 100*coverage(ranks, .5), 100*coverage(ranks, .9), conflicts)
		}
	}
}

// tableOfTwins shows the scores by indicator and pooled, the months after the last observation together.
func tableOfTwins(scores []twinScore) string {
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 2, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "indicator\t50%\t90%\tCRPS/plain\tCRPS/persistence\tlast month: off/plain\t50%\t90%\tranks by tenths\t")
	row := func(name string, of func(s *twinScore) bool) {
		var later, last []float64
		var crps, plain, persistence, offLast, plainLast float64
		for i := range scores {
			s := &scores[i]
			switch {
			case !of(s):
			case s.after == observedTill:
				last, offLast, plainLast = append(last, s.rank), offLast+s.crps/s.unit, plainLast+s.plain/s.unit
			default:
				later, crps, plain, persistence = append(later, s.rank), crps+s.crps/s.unit, plain+s.plain/s.unit, persistence+s.persistence/s.unit
			}
		}
		tenths := [10]int{}
		for _, r := range later {
			tenths[min(9, int(10*r))]++
		}
		fmt.Fprintf(w, "%s\t%.1f\t%.1f\t%.2f\t%.2f\t%.2f\t%.1f\t%.1f\t%v\t\n", name, 100*coverage(later, .5), 100*coverage(later, .9),
			crps/plain, crps/persistence, offLast/plainLast, 100*coverage(last, .5), 100*coverage(last, .9), tenths)
	}
	for k, id := range foretold {
		row(string(id), func(s *twinScore) bool { return s.indicator == k })
	}
	row("all", func(*twinScore) bool { return true })
	w.Flush()
	return text.String()
}

// keepInto keeps a single replication.
func (s *Study) keepInto(r *Replication) func(int, []float64, *model.Outcome) {
	return func(i int, values []float64, outcome *model.Outcome) { *r = s.keep(i, values, outcome, false) }
}
