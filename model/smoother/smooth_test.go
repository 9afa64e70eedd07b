package smoother

import (
	"context"
	"math"
	"reflect"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"chcsim/model/exact"
	"chcsim/model/rng"
)

// toy is a simulator of scores: d = signal(z) + chance.
type toy struct {
	signal func(z []float64) []float64
	chance float64 // its standard deviation
	scores int
	key    rng.Key
	round  int
}

// draws are scores before anything is observed.
func (t *toy) draws(members int) [][]float64 {
	scores := make([][]float64, members)
	for i := range scores {
		stream := t.key.Purpose("prior").At(i).Stream()
		for range t.scores {
			scores[i] = append(scores[i], stream.Normal())
		}
	}
	return scores
}

func (t *toy) simulate(_ context.Context, _, scores [][]float64) ([][]float64, error) {
	t.round++
	simulated := make([][]float64, len(scores))
	for i, z := range scores {
		stream := t.key.Purpose("chance").At(t.round, i).Stream()
		simulated[i] = t.signal(z)
		for k := range simulated[i] {
			simulated[i][k] += t.chance * stream.Normal()
		}
	}
	return simulated, nil
}

func (t *toy) smooth(tb testing.TB, members int, data Data, o Options) *Ensemble {
	tb.Helper()
	chance := mat.NewSymDense(len(data.Values), nil)
	for k := range data.Values {
		chance.SetSym(k, k, t.chance*t.chance)
	}
	data.Chance = chance
	if data.Sides == nil {
		data.Sides = make([]Side, len(data.Values))
	}
	scores := t.draws(members)
	prior, err := t.simulate(tb.Context(), nil, scores)
	if err != nil {
		tb.Fatal(err)
	}
	e, err := Smooth(tb.Context(), &Problem{scores, data, t.simulate}, prior, o)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func moments(scores [][]float64, j int) (mean, sd float64) {
	anomalies, norm := deviations(scores, j)
	return scores[0][j] - anomalies[0], norm / math.Sqrt(float64(len(scores)-1))
}

// A linear simulator, whose posterior is known: of y₁ = 2z₁ + z₂ and y₂ = y₁ again (collinear) with errors of variance
// R = 0.09 and chance of C = 0.16 each, and z₃ unobserved. The mean of both is worth one observation h·z + N(0, 0.25/2):
// the posterior has the mean h·2/(5 + 0.125) = (0.7805, 0.3902) and variances 1 − h²/(5.125) = (0.2195, 0.8049), 1.
func TestLinearIsKalman(t *testing.T) {
	linear := func(z []float64) []float64 { return []float64{2*z[0] + z[1], 2*z[0] + z[1]} }
	for _, assimilations := range []int{1, 4} {
		x := toy{signal: linear, chance: 0.4, scores: 3, key: rng.NewKey(5)}
		e := x.smooth(t, 4000, Data{Values: []float64{1.9, 2.1}, SDs: []float64{0.3, 0.3}}, Options{Assimilations: assimilations, Key: rng.NewKey(6)})
		for j, want := range [][2]float64{{4 / 5.125, math.Sqrt(1 - 4/5.125)}, {2 / 5.125, math.Sqrt(1 - 1/5.125)}, {0, 1}} {
			mean, sd := moments(e.Scores, j)
			// Standard errors with 4,000 members: sd/63 of a mean, sd/89 of an sd; four of each.
			if math.Abs(mean-want[0]) > 4*want[1]/63 || math.Abs(sd-want[1]) > 4*want[1]/89 {
				t.Errorf("%d assimilations: score %d is %.3f ± %.3f, expected %.3f ± %.3f", assimilations, j, mean, sd, want[0], want[1])
			}
		}
	}
}

// Many scores that have nothing to do with the data keep their spread, and with localisation their means, which without it move
// by accidents.
func TestLocalisation(t *testing.T) {
	first := func(z []float64) []float64 { return slices.Repeat([]float64{z[0]}, 20) }
	meaningless := func(threshold float64) (sd, moved float64) {
		x := toy{signal: first, chance: 0.5, scores: 100, key: rng.NewKey(5)}
		before := x.draws(100)
		e := x.smooth(t, 100, Data{Values: slices.Repeat([]float64{1}, 20), SDs: slices.Repeat([]float64{0.1}, 20)},
			Options{Assimilations: 4, Threshold: threshold, Key: rng.NewKey(6)})
		if mean, _ := moments(e.Scores, 0); math.Abs(mean-1) > 0.2 {
			t.Errorf("threshold %v: the score that was observed is %.2f, expected about 1", threshold, mean)
		}
		for j := 1; j < 100; j++ {
			was, _ := moments(before, j)
			is, one := moments(e.Scores, j)
			sd, moved = sd+one/99, moved+math.Abs(is-was)/99
		}
		return sd, moved
	}
	sd, moved := meaningless(2)
	looseSD, looseMoved := meaningless(0)
	if math.Abs(sd-1) > 0.03 || math.Abs(looseSD-1) > 0.03 || moved > 0.03 || looseMoved < 0.05 {
		t.Errorf("scores without meaning have %.2f of their spread and move by %.3f, without localisation %.2f and %.3f", sd, moved, looseSD, looseMoved)
	}
}

// Truths of scores that have nothing to do with the data lie as far from the ensemble's means as its spread says, also where
// accidents move the means: by 60 members of ten things that are all observed far off.
func TestAccidentsAreAllowedFor(t *testing.T) {
	ten := func(z []float64) []float64 { return slices.Clone(z[:10]) }
	spread, moved := 0.0, 0.0
	for i := range 20 {
		x := toy{signal: ten, chance: 0.3, scores: 110, key: rng.NewKey(5).At(i)}
		e := x.smooth(t, 60, Data{Values: slices.Repeat([]float64{1.5}, 10), SDs: slices.Repeat([]float64{0.1}, 10)},
			Options{Assimilations: 4, Threshold: 0.6, Key: rng.NewKey(6).At(i)})
		for j := 10; j < 110; j++ {
			mean, sd := moments(e.Scores, j)
			spread, moved = spread+float64(sd*sd)/2000, moved+float64(mean*mean)/2000
		}
	}
	// Half a sixtieth of what is moved is the mean that 60 draws have before.
	if moved < 0.15 || math.Abs(spread/(1+moved)-1) > 0.05 {
		t.Errorf("means are %.3f off (mean square), variances %.3f", moved, spread)
	}
}

// A limit that is kept teaches nothing; one that is not, as much as a value.
func TestLimits(t *testing.T) {
	one := func(z []float64) []float64 { return []float64{z[0]} }
	x := toy{signal: one, scores: 1, key: rng.NewKey(5)}
	kept := x.smooth(t, 1000, Data{Values: []float64{-5}, SDs: []float64{0.1}, Sides: []Side{Below}}, Options{Assimilations: 2, Key: rng.NewKey(6)})
	if mean, _ := moments(kept.Scores, 0); math.Abs(mean) > 0.15 {
		t.Errorf("a limit that all keep moves the score to %.2f", mean)
	}
	cut := x.smooth(t, 1000, Data{Values: []float64{2}, SDs: []float64{0.1}, Sides: []Side{Below}}, Options{Assimilations: 4, Key: rng.NewKey(6)})
	for _, z := range cut.Scores {
		if z[0] < 1.5 {
			t.Fatalf("a limit of 2 ± 0.1 leaves a score of %.2f", z[0])
		}
	}
}

// Growth to a ceiling, observed at five times with chance and errors, over many truths: where the simulator is curved the
// intervals of a later time are somewhat short, of 90% hardly below 85% and of 50% hardly below 44% (standard errors 1.5 and 2.5
// points).
func TestNonlinearCoverage(t *testing.T) {
	at := func(z []float64, time float64) float64 {
		ceiling, speed := 0.3+0.4*exact.NormalShare(z[0]), exact.Exp(-1+0.5*z[1])
		return ceiling * (1 - exact.Exp(-speed*time))
	}
	signal := func(z []float64) (d []float64) {
		for time := range 5 {
			d = append(d, at(z, float64(time+1)))
		}
		return d
	}
	const truths = 400
	half, nine := 0, 0
	for i := range truths {
		x := toy{signal: signal, chance: 0.01, scores: 6, key: rng.NewKey(7).At(i)}
		truth := x.key.Purpose("truth").Stream()
		z := []float64{truth.Normal(), truth.Normal()}
		data := Data{SDs: slices.Repeat([]float64{0.01}, 5)}
		for _, d := range signal(z) {
			data.Values = append(data.Values, d+0.01*math.Sqrt2*truth.Normal())
		}
		e := x.smooth(t, 100, data, Options{Assimilations: 4, Threshold: 1.5, Key: x.key.Purpose("errors")})
		var later []float64
		for _, z := range e.Scores {
			later = append(later, at(z, 10))
		}
		slices.Sort(later)
		switch rank, _ := slices.BinarySearch(later, at(z, 10)); {
		case rank >= 25 && rank < 75:
			half++
			fallthrough
		case rank >= 5 && rank < 95:
			nine++
		}
	}
	if half < truths*40/100 || half > truths*56/100 || nine < truths*82/100 || nine > truths*95/100 {
		t.Errorf("intervals of 50%% hold %d, those of 90%% %d of %d truths", half, nine, truths)
	}
}

// Undefined values say nothing, and the same input gives the same bytes.
func TestUndefinedAndRepeated(t *testing.T) {
	pair := func(z []float64) []float64 { return []float64{z[0], math.NaN()} }
	run := func() *Ensemble {
		x := toy{signal: pair, chance: 0.1, scores: 2, key: rng.NewKey(5)}
		return x.smooth(t, 50, Data{Values: []float64{1, 0}, SDs: []float64{0.1, 0.1}}, Options{Assimilations: 2, Threshold: 1, Key: rng.NewKey(6)})
	}
	first := run()
	if mean, _ := moments(first.Scores, 0); math.Abs(mean-1) > 0.1 {
		t.Errorf("beside an undefined value an observed score is %.2f", mean)
	}
	if !reflect.DeepEqual(first.Scores, run().Scores) {
		t.Error("the same ensemble gives other scores")
	}
}
