package rng

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat"
)

var _ rand.Source = (*Stream)(nil)

// The reference implementation, started at (1, 2, 3, 4), begins with these numbers
// (prng.di.unimi.it/xoshiro256plusplus.c); the first is rotl(1+4, 23)+1 = 41943041.
func TestUint64FollowsReference(t *testing.T) {
	s := Stream{1, 2, 3, 4}
	want := []uint64{41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205, 9973669472204895162}
	for i, w := range want {
		if got := s.Uint64(); got != w {
			t.Errorf("number %d is %d, want %d", i, got, w)
		}
	}
}

// Changing these bytes changes the results of every scenario: do it on purpose only.
func TestBytesStayTheSame(t *testing.T) {
	s := NewKey(20210101).At(7).Purpose("golden").At(3, 24).Stream()
	got := fmt.Sprintf("%x %v %d %.12g %.12g %d %d %d %d %d %d %d", s.Uint64(), s.Float64(), s.IntN(1000), s.Exp(), s.Normal(),
		s.Binomial(30, 0.2), s.Binomial(1000, 0.3), s.Poisson(3), s.Poisson(300),
		s.Hypergeometric(100, 30, 10), s.Hypergeometric(1000, 300, 100), s.Hypergeometric(100000, 40000, 10000))
	const want = "93645d4c3a961c70 0.22291221119972415 672 0.317020841851 0.272236312128 7 297 6 331 2 29 4007"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	got = fmt.Sprintf("%.9g %d", s.Lognormal(6, 3), s.Round(2.5))
	const wantContinuous = "4.00456579 3"
	if got != wantContinuous {
		t.Errorf("got  %s\nwant %s", got, wantContinuous)
	}
}

func TestKeysDiffer(t *testing.T) {
	seen := map[Key]string{}
	add := func(name string, k Key) {
		if other, ok := seen[k]; ok {
			t.Errorf("%s and %s have the same key", name, other)
		}
		seen[k] = name
	}
	for seed := range uint64(20) {
		root := NewKey(seed)
		add(fmt.Sprint(seed), root)
		for a := range 50 {
			add(fmt.Sprint(seed, "at", a), root.At(a))
			add(fmt.Sprint(seed, "at -", a), root.At(-a-1))
			for b := range 50 {
				add(fmt.Sprint(seed, "at", a, b), root.At(a, b))
			}
		}
		for _, name := range []string{"", "a", "b", "ab", "ba", "births", "deaths"} {
			add(fmt.Sprint(seed, name), root.Purpose(name))
			add(fmt.Sprint(seed, name, 1), root.Purpose(name).At(1))
			add(fmt.Sprint(seed, 1, name), root.At(1).Purpose(name))
		}
	}
	if NewKey(1).At(2).At(3) != NewKey(1).At(2, 3) {
		t.Error("At(a, b) is not At(a).At(b)")
	}
}

// Neighbouring keys must look unrelated: the first numbers of 20,000 streams are themselves a uniform
// sample, and streams side by side are uncorrelated.
func TestStreamsAreIndependent(t *testing.T) {
	for name, at := range map[string]func(i int) Key{
		"index":   func(i int) Key { return NewKey(1).Purpose("x").At(i) },
		"seed":    func(i int) Key { return NewKey(uint64(i)) },
		"purpose": func(i int) Key { return NewKey(1).Purpose(fmt.Sprint(i)) },
		"month":   func(i int) Key { return NewKey(1).At(i/60, i%60) },
	} {
		const n = 20_000
		first, second := make([]float64, n), make([]float64, n)
		for i := range n {
			s := at(i).Stream()
			first[i], second[i] = s.Float64(), s.Float64()
		}
		checkKS(t, name, first, func(x float64) float64 { return x })
		if r := stat.Correlation(first[:n-1], first[1:], nil); math.Abs(r) > 4/math.Sqrt(n) {
			t.Errorf("%s: neighbours correlate by %g", name, r)
		}
		if r := stat.Correlation(first, second, nil); math.Abs(r) > 4/math.Sqrt(n) {
			t.Errorf("%s: the first two numbers correlate by %g", name, r)
		}
	}
}

func TestStreamIsValue(t *testing.T) {
	a := NewKey(5).Stream()
	a.Uint64()
	b := a
	if a.Uint64() != b.Uint64() {
		t.Error("a copy does not continue where the original stood")
	}
}

func TestIntN(t *testing.T) {
	s := NewKey(2).Stream()
	for _, n := range []int{-3, 0, 1} {
		if got := s.IntN(n); got != 0 {
			t.Errorf("IntN(%d) = %d", n, got)
		}
	}
	for _, n := range []int{2, 3, 7, 64} {
		checkCounts(t, fmt.Sprintf("IntN(%d)", n), func() int { return s.IntN(n) }, func(int) float64 { return 1 / float64(n) }, 0, n-1)
	}
	const large = 3 << 61 // a third of draws is rejected
	below := 0
	for range 30_000 {
		if s.IntN(large) < large/2 {
			below++
		}
	}
	checkMean(t, "IntN(3·2^61) in its lower half", float64(below)/30_000, 0.5, 0.5/math.Sqrt(30_000))
}

// The number is uniform, the rest is uniform in each of its halves, and the number is 0 below two.
func TestIntNAndRest(t *testing.T) {
	s := NewKey(3).Stream()
	for _, n := range []int{-3, 0, 1} {
		if got, rest := s.IntNAndRest(n); got != 0 || rest < 0 || rest >= 1 {
			t.Errorf("IntNAndRest(%d) = %d, %v", n, got, rest)
		}
	}
	for _, n := range []int{3, 50_000} {
		split := func() int { // eight equally likely cells
			number, rest := s.IntNAndRest(n)
			return 4*(number%2) + int(4*rest)
		}
		even := float64((n+1)/2) / float64(n)
		checkCounts(t, fmt.Sprintf("IntNAndRest(%d)", n), split, func(cell int) float64 {
			if cell < 4 {
				return even / 4
			}
			return (1 - even) / 4
		}, 0, 7)
	}
	const large = 3 << 61 // a third of draws is rejected
	below := 0
	for range 30_000 {
		if number, _ := s.IntNAndRest(large); number < large/2 {
			below++
		}
	}
	checkMean(t, "IntNAndRest(3·2^61) in its lower half", float64(below)/30_000, 0.5, 0.5/math.Sqrt(30_000))
}

func TestFillExpIsExp(t *testing.T) {
	a := NewKey(4).Stream()
	b := a
	out := make([]float64, 3000) // some sixty of them need the slow path
	a.FillExp(out)
	for i, got := range out {
		if want := b.Exp(); got != want {
			t.Fatalf("number %d is %v, expected %v", i, got, want)
		}
	}
	if a != b {
		t.Error("the streams stand at different places")
	}
}

func TestBernoulliLimits(t *testing.T) {
	s := NewKey(3).Stream()
	for range 1000 {
		if s.Bernoulli(0) || s.Bernoulli(-1) || s.Bernoulli(math.NaN()) {
			t.Fatal("an impossible event happened")
		}
		if !s.Bernoulli(1) || !s.Bernoulli(1.5) {
			t.Fatal("a certain event did not happen")
		}
	}
	if x := float64(int64(math.MaxUint64>>11)) * 0x1p-53; x >= 1 {
		t.Error("the largest uniform number is not below 1")
	}
}

func TestRound(t *testing.T) {
	s := NewKey(4).Stream()
	for _, x := range []float64{0, 1, -2, 1e9} {
		if got := s.Round(x); float64(got) != x {
			t.Errorf("Round(%g) = %d", x, got)
		}
	}
	for _, x := range []float64{0.3, 12.75, -1.4} {
		sum := 0
		for range 40_000 {
			sum += s.Round(x)
		}
		checkMean(t, fmt.Sprintf("Round(%g)", x), float64(sum)/40_000, x, 0.5/math.Sqrt(40_000))
	}
}

func TestHazardToProbability(t *testing.T) {
	for _, c := range []struct{ hazard, years, want float64 }{
		{0.08, 1.0 / 12, 0.006644493}, // 1 − exp(−0.08/12)
		{0, 1, 0}, {1, 0, 0}, {1e-12, 1, 1e-12},
		{math.Log(2), 1, 0.5}, {1e9, 1, 1},
	} {
		if got := HazardToProbability(c.hazard, c.years); math.Abs(got-c.want) > 1e-6*c.want {
			t.Errorf("HazardToProbability(%g, %g) = %.9f, want %.9f", c.hazard, c.years, got, c.want)
		}
	}
}
