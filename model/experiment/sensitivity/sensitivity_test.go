package sensitivity

import (
	"math"
	"testing"

	"chcsim/model/rng"
)

// ishigami is sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ with x in [−π, π] (Ishigami, Homma, 1990). Its
// variance is 13.844587941.
func ishigami(u []float64) float64 {
	x := func(i int) float64 { return (2*u[i] - 1) * math.Pi }
	s := math.Sin(x(1))
	return math.Sin(x(0)) + 7*s*s + .1*math.Pow(x(2), 4)*math.Sin(x(0))
}

func evaluate(points [][]float64) []float64 {
	values := make([]float64, len(points))
	for i, p := range points {
		values[i] = ishigami(p)
	}
	return values
}

func TestSobolIndicesOfIshigami(t *testing.T) {
	key := rng.NewKey(7)
	d, err := Sobol(3, 4096, [][]int{{0}, {1}, {2}, {0, 2}}, key)
	if err != nil {
		t.Fatal(err)
	}
	indices, err := d.Indices(evaluate(d.Points), 300, key)
	if err != nil {
		t.Fatal(err)
	}
	// x₁ and x₃ together explain all that x₂ does not: 1 − 0.442411, with no interaction with x₂.
	first := []float64{.313905, .442411, 0, .557589}
	total := []float64{.557589, .442411, .243684, .557589}
	for g := range first {
		got := indices[g]
		if math.Abs(got.First.Value-first[g]) > .01 || math.Abs(got.Total.Value-total[g]) > .01 {
			t.Errorf("group %d: S %.4f, T %.4f; expected %.4f, %.4f", g, got.First.Value, got.Total.Value, first[g], total[g])
		}
		if got.First.Low > first[g] || got.First.High < first[g] || got.Total.Low > total[g] || got.Total.High < total[g] {
			t.Errorf("group %d: an interval misses the true index: %+v", g, got)
		}
	}
}

// With four levels x₂ moves between −π and π/3 or −π/3 and π: 7·0.75 ÷ ⅔ = 7.875 every time.
func TestMorrisOnIshigami(t *testing.T) {
	d, err := Morris(3, 20, 4, rng.NewKey(1))
	if err != nil {
		t.Fatal(err)
	}
	effects, err := d.Effects(evaluate(d.Points))
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(effects[1].MuStar-7.875) > 1e-9 {
		t.Errorf("μ* of the second input is %v, expected 7.875", effects[1].MuStar)
	}
	if effects[2].Sigma < 1 {
		t.Errorf("the third input works only through the first, yet σ = %v", effects[2].Sigma)
	}
}

func TestPointsWithoutValueAreRefused(t *testing.T) {
	key := rng.NewKey(1)
	d, _ := Sobol(2, 8, [][]int{{0}, {1}}, key)
	values := make([]float64, len(d.Points))
	if _, err := d.Indices(values, 10, key); err == nil {
		t.Error("an outcome without variance gets indices")
	}
	values[3] = math.NaN()
	if _, err := d.Indices(values, 10, key); err == nil {
		t.Error("NaN gets indices")
	}
	m, _ := Morris(2, 3, 4, key)
	if _, err := m.Effects(values[:2]); err == nil {
		t.Error("missing values get effects")
	}
	if _, err := Morris(2, 3, 5, key); err == nil {
		t.Error("an odd number of levels is accepted")
	}
	if _, err := Sobol(2, 12, nil, key); err == nil {
		t.Error("a number of rows that is no power of two is accepted")
	}
}

// With forty inputs only the first fifteen follow the Sobol' sequence. Σ x_i/i has the indices
// (1/i²)/Σ(1/j²), first-order and total alike.
func TestManyInputs(t *testing.T) {
	key := rng.NewKey(5)
	var groups [][]int
	var rest []int
	sum := 0.0
	for i := range 40 {
		sum += 1 / float64((i+1)*(i+1))
		if i < 3 {
			groups = append(groups, []int{i})
		} else {
			rest = append(rest, i)
		}
	}
	d, err := Sobol(40, 1024, append(groups, rest), key)
	if err != nil {
		t.Fatal(err)
	}
	values := make([]float64, len(d.Points))
	for k, p := range d.Points {
		for i, x := range p {
			values[k] += x / float64(i+1)
		}
	}
	indices, err := d.Indices(values, 50, key)
	if err != nil {
		t.Fatal(err)
	}
	left := 1.0
	for i := range 3 {
		want := 1 / float64((i+1)*(i+1)) / sum
		left -= want
		if math.Abs(indices[i].First.Value-want) > .02 || math.Abs(indices[i].Total.Value-want) > .02 {
			t.Errorf("input %d: S %.3f, T %.3f; expected %.3f", i, indices[i].First.Value, indices[i].Total.Value, want)
		}
	}
	if math.Abs(indices[3].Total.Value-left) > .02 {
		t.Errorf("the group of the rest has T %.3f, expected %.3f", indices[3].Total.Value, left)
	}
}

// An outcome met at few points leaves some resamples without any variance; they bound nothing.
func TestIntervalsOfARareOutcome(t *testing.T) {
	key := rng.NewKey(3)
	d, err := Sobol(2, 16, [][]int{{0}, {1}}, key)
	if err != nil {
		t.Fatal(err)
	}
	values := make([]float64, len(d.Points))
	values[5] = 1 // a single row of A
	indices, err := d.Indices(values, 200, key)
	if err != nil {
		t.Fatal(err)
	}
	for g, x := range indices {
		for _, v := range []float64{x.First.Low, x.First.High, x.Total.Low, x.Total.High} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("group %d has the intervals %+v", g, x)
			}
		}
	}
}

// A few trajectories leave a wide interval: t(0.975) with one degree of freedom is 12.7062.
func TestIntervalOfMorris(t *testing.T) {
	e := summarize([]float64{1, -3})
	if e.MuStar != 2 || math.Abs(e.Error-1) > 1e-12 || e.Low != 0 || math.Abs(e.High-14.7062) > 1e-4 {
		t.Errorf("effects 1 and -3: %+v", e)
	}
}
