package experiment

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"chcsim/model/rng"
)

// twinScore is how well a twin was foretold.
type twinScore struct {
	Twin       int
	Foretold   []foretoldScore // by indicator, then by month
	Last       []float64       // of each observed quantity, the misfit of the median in the last observed month
	Parameters []float64       // randomised ranks of their true values
	Conflicts  []string
}

// foretoldScore is how well one indicator was foretold at one month. Errors are in units of its spread without observations.
type foretoldScore struct {
	Rank        float64 // of the truth, randomised, 0 to 1
	CRPS, Plain float64 // with observations and without
	Persistence float64 // error of keeping the value of the last observed month, as it was observed
	Exact       float64 // and as it was, which nobody knows
}

// scoreTwin scores a twin's result, given its observations, beside one without them.
func scoreTwin(s *Study, number int, x twin, c *Conditioning, r, plain *Result) twinScore {
	score := twinScore{Twin: number}
	luck := rng.NewKey(twinSeed).Purpose("ranks").At(number).Stream()
	for i, truth := range x.foretold {
		values, without := r.Observed(i), plain.Observed(i)
		k := i / len(twinMonths{})
		unit, was, last := Summarize(without).SD, x.foretold[k*len(twinMonths{})], x.lastOf(k)
		score.Foretold = append(score.Foretold, foretoldScore{
			randomRank(values, truth, &luck), crps(slices.Clone(values), truth) / unit, crps(slices.Clone(without), truth) / unit, math.Abs(last-truth) / unit, math.Abs(was-truth) / unit,
		})
	}
	for k, p := range c.Parameters {
		i, _ := s.Index(p.Path)
		var values []float64
		for _, d := range c.Draws {
			values = append(values, d.Values[k])
		}
		score.Parameters = append(score.Parameters, randomRank(values, x.values[i], &luck))
	}
	for i := range c.Observations {
		f := &c.Observations[i]
		if (i+1)%(len(c.Observations)/len(observedOfTwins)) == 0 {
			score.Last = append(score.Last, math.Abs(f.apart(f.Posterior.P50)))
		}
		if f.Conflict() {
			score.Conflicts = append(score.Conflicts, fmt.Sprintf("%s is %.4g ± %.2g, before %.4g to %.4g, after %.4g to %.4g", f.Row, f.Value, f.SD, f.Lowest, f.Highest, f.Posterior.P05, f.Posterior.P95))
		}
	}
	return score
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

// readTwins reads a file of scores; where there is none yet, nothing.
func readTwins(t testing.TB, path string) (scores []twinScore) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Buffer(nil, 1<<20); lines.Scan(); {
		var s twinScore
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		scores = append(scores, s)
	}
	return scores
}

// writeTwin adds a line to a file of scores.
func writeTwin(t testing.TB, path string, score twinScore) {
	t.Helper()
	if path == "" {
		return
	}
	line, err := json.Marshal(score.rounded())
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = f.Write(append(line, '\n')); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// rounded are the scores to four places, so that a file of them stays small.
func (s twinScore) rounded() twinScore {
	round := func(x *float64) {
		if !math.IsInf(*x, 0) {
			*x = math.Round(*x*1e4) / 1e4
		}
	}
	for i := range s.Foretold {
		f := &s.Foretold[i]
		for _, x := range []*float64{&f.Rank, &f.CRPS, &f.Plain, &f.Persistence, &f.Exact} {
			round(x)
		}
	}
	for _, list := range [][]float64{s.Last, s.Parameters} {
		for i := range list {
			round(&list[i])
		}
	}
	return s
}

// pooled are scores of some of the indicators.
type pooled struct {
	later, last         [][]float64 // ranks by twin: after the last observed month, and in it
	crps, plain         float64     // sums after it
	persistence, exact  float64
	lastCRPS, lastPlain float64 // and in it
}

// pool pools the scores of the indicators that are chosen.
func pool(scores []twinScore, chosen func(indicator int) bool) (p pooled) {
	for _, s := range scores {
		var later, last []float64
		for i, f := range s.Foretold {
			switch {
			case !chosen(i / len(twinMonths{})):
			case i%len(twinMonths{}) == 0:
				last, p.lastCRPS, p.lastPlain = append(last, f.Rank), p.lastCRPS+f.CRPS, p.lastPlain+f.Plain
			default:
				later, p.crps, p.plain, p.persistence, p.exact = append(later, f.Rank), p.crps+f.CRPS, p.plain+f.Plain, p.persistence+f.Persistence, p.exact+f.Exact
			}
		}
		p.later, p.last = append(p.later, later), append(p.last, last)
	}
	return p
}

// covered is the coverage of ranks in per cent, with its standard error where those of a twin hang together.
func covered(ranks [][]float64, part float64) (share, se float64) {
	var each []float64
	for _, of := range ranks {
		each = append(each, 100*coverage(of, part))
	}
	share, sd := meanSD(each)
	return share, sd / math.Sqrt(float64(len(each)))
}

// tenths counts ranks by tenths.
func tenths(ranks [][]float64) (counts [10]int) {
	for _, r := range slices.Concat(ranks...) {
		counts[min(9, int(10*r))]++
	}
	return counts
}

// tableOfTwins shows the scores by indicator and pooled, the months after the last observation together; then the last observed
// month, parameters, and conflicts.
func tableOfTwins(scores []twinScore) string {
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 2, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%d twins\tin 50%%\tin 90%%\tCRPS/plain\tCRPS/persistence\texact\tlast month: CRPS/plain\tin 50%%\tin 90%%\tranks by tenths\t\n", len(scores))
	row := func(name string, chosen func(indicator int) bool) {
		p := pool(scores, chosen)
		fmt.Fprint(w, name)
		for _, part := range []float64{.5, .9} {
			share, se := covered(p.later, part)
			fmt.Fprintf(w, "\t%.1f ± %.1f", share, se)
		}
		fmt.Fprintf(w, "\t%.2f\t%.2f\t%.2f\t%.2f", p.crps/p.plain, p.crps/p.persistence, p.crps/p.exact, p.lastCRPS/p.lastPlain)
		for _, part := range []float64{.5, .9} {
			share, _ := covered(p.last, part)
			fmt.Fprintf(w, "\t%.1f", share)
		}
		fmt.Fprintf(w, "\t%v\t\n", tenths(p.later))
	}
	for k, id := range foretold {
		row(string(id), func(indicator int) bool { return indicator == k })
	}
	row("all", func(int) bool { return true })
	w.Flush()
	parametersAndConflicts(&text, scores)
	return text.String()
}

// parametersAndConflicts adds what is no forecast to the table.
func parametersAndConflicts(text *strings.Builder, scores []twinScore) {
	var parameters [][]float64
	for _, s := range scores {
		parameters = append(parameters, s.Parameters)
	}
	half, halfSE := covered(parameters, .5)
	most, mostSE := covered(parameters, .9)
	fmt.Fprintf(text, "parameters: %.1f ± %.1f in 50%%, %.1f ± %.1f in 90%%; ranks by tenths %v\n", half, halfSE, most, mostSE, tenths(parameters))
	fmt.Fprint(text, "median misfit in the last observed month:")
	for k, what := range observedOfTwins {
		fmt.Fprintf(text, " %s %.2f", what.name, lastMisfit(scores, k))
	}
	c := conflictsOf(scores)
	fmt.Fprintf(text, "\ntwins with a conflict: %d of %d well foretold, %d of %d badly\n", c.told[0], c.twins[0], c.told[1], c.twins[1])
}

// lastMisfit is the median over twins of the misfit of a quantity in the last observed month.
func lastMisfit(scores []twinScore, quantity int) float64 {
	var off []float64
	for _, s := range scores {
		off = append(off, s.Last[quantity])
	}
	return Summarize(off).P50
}

// twinConflicts are how many twins there are, and of how many a conflict was told: of those well foretold and of those badly, of
// which the middle 90% hold less than three quarters of what is foretold.
type twinConflicts struct{ twins, told [2]int }

func conflictsOf(scores []twinScore) (c twinConflicts) {
	for i, s := range scores {
		badly := 0
		if coverage(pool(scores[i:i+1], func(int) bool { return true }).later[0], .9) < .75 {
			badly = 1
		}
		c.twins[badly]++
		if len(s.Conflicts) > 0 {
			c.told[badly]++
		}
	}
	return c
}
