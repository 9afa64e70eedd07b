package exact

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

func number(x float64) *big.Float { return new(big.Float).SetPrec(300).SetFloat64(x) }

// bigExp is e^x to many digits: Taylor's series of x/2^20, squared twenty times.
func bigExp(x float64) *big.Float {
	r := number(math.Ldexp(x, -20))
	sum, term := number(1), number(1)
	for n := 1.0; n < 20; n++ {
		term.Mul(term, r).Quo(term, number(n))
		sum.Add(sum, term)
	}
	for range 20 {
		sum.Mul(sum, sum)
	}
	return sum
}

// ulps is by how many units in the last place got is off.
func ulps(got float64, want *big.Float) float64 {
	off, _ := new(big.Float).Sub(number(got), want).Float64()
	w, _ := want.Float64()
	return math.Abs(off) / (math.Nextafter(math.Abs(w), math.Inf(1)) - math.Abs(w))
}

// With e = e^x to many digits and y near it, ln y is x + d − d²/2 where d = (y − e)/e.
func TestExpAndLogAreWithinOneUlp(t *testing.T) {
	stream := rand.New(rand.NewPCG(1, 2))
	worst, worstLog := 0.0, 0.0
	for i := range 20000 {
		x := 2 * stream.NormFloat64() * float64(1+i%200)
		if i%3 == 0 {
			x = stream.Float64() - 0.5
		}
		if math.Abs(x) > 700 {
			continue
		}
		e := bigExp(x)
		worst = max(worst, ulps(Exp(x), e))
		y, _ := e.Float64()
		d := new(big.Float).Sub(number(y), e)
		d.Quo(d, e)
		square := new(big.Float).Mul(d, d)
		want := new(big.Float).Add(number(x), d)
		worstLog = max(worstLog, ulps(Log(y), want.Sub(want, square.Quo(square, number(2)))))
	}
	t.Logf("Exp is off by up to %.3f units, Log by %.3f", worst, worstLog)
	if worst >= 1 || worstLog >= 1 {
		t.Errorf("Exp is off by up to %.3f units in the last place, Log by %.3f", worst, worstLog)
	}
}

func TestOthersAreNearThoseOfTheLibraries(t *testing.T) {
	of := func(f func(a, x float64) float64, a float64) func(float64) float64 {
		return func(x float64) float64 { return f(a, x) }
	}
	turned := func(f func(x, a float64) float64, a float64) func(float64) float64 {
		return func(x float64) float64 { return f(x, a) }
	}
	for _, f := range []struct {
		name      string
		got, want func(x float64) float64
		low, high float64
		by, floor float64 // how far it may be: relatively, and in any case
	}{
		{"expm1", Expm1, math.Expm1, -5, 5, 1e-15, 1e-17},
		{"log1p", Log1p, math.Log1p, -0.9, 5, 1e-15, 1e-17},
		{"pow", turned(Pow, 2.5), turned(math.Pow, 2.5), 0, 50, 3e-15, 1e-17},
		{"sin", Sin, math.Sin, -50, 50, 3e-14, 1e-17},
		{"cos", Cos, math.Cos, -50, 50, 3e-14, 1e-17},
		{"asin", Asin, math.Asin, -1, 1, 2e-15, 1e-17},
		{"atan2", of(Atan2, 1), of(math.Atan2, 1), -9, 9, 2e-15, 1e-17},
		{"erfc", Erfc, math.Erfc, -6, 20, 2e-13, 1e-17},
		{"normal quantile", NormalQuantile, distuv.UnitNormal.Quantile, 0, 1, 1e-13, 1e-14},
		{"lgamma", LogGamma, func(x float64) float64 { y, _ := math.Lgamma(x); return y }, 2.5, 2000, 2e-15, 1e-14},
		{"gamma share", of(GammaShare, 4), of(mathext.GammaIncReg, 4), 0, 30, 1e-13, 1e-17},
		{"gamma quantile", of(GammaQuantile, 0.7), distuv.Gamma{Alpha: 0.7, Beta: 1}.Quantile, 0, 1, 1e-12, 1e-17},
		{"beta quantile", func(p float64) float64 { return BetaQuantile(1.5, 4.5, p) }, distuv.Beta{Alpha: 1.5, Beta: 4.5}.Quantile, 0, 1, 1e-12, 1e-17},
	} {
		for i := range 3001 {
			x := f.low + (f.high-f.low)*float64(i)/3000
			got, want := f.got(x), f.want(x)
			if off := math.Abs(got - want); off > f.by*math.Abs(want) && off > f.floor {
				t.Errorf("%s of %v is %v, expected %v", f.name, x, got, want)
				break
			}
		}
	}
}

func TestEdges(t *testing.T) {
	inf := math.Inf(1)
	for i, c := range []struct{ got, want float64 }{
		{Exp(0), 1}, {Exp(inf), inf}, {Exp(-inf), 0}, {Exp(710), inf}, {Exp(-746), 0}, {Exp(-745), 5e-324}, {Exp(709.7), math.Exp(709.7)},
		{Log(1), 0}, {Log(0), -inf}, {Log(inf), inf}, {Log(5e-324), -744.4400719213812},
		{Pow(0, 2), 0}, {Pow(0, 0), 1}, {Pow(1, 7), 1}, {Sin(0), 0}, {Cos(0), 1}, {Asin(1), math.Pi / 2}, {Atan2(0, -1), math.Pi},
		{NormalQuantile(0), -inf}, {NormalQuantile(1), inf}, {NormalQuantile(0.5), 0},
		{BetaQuantile(2, 3, 0), 0}, {BetaQuantile(2, 3, 1), 1}, {GammaQuantile(2, 0), 0}, {GammaQuantile(2, 1), inf}, {GammaShare(2, 0), 0},
	} {
		if c.got != c.want && !(math.Abs(c.got-c.want) <= 3e-16*math.Abs(c.want)) {
			t.Errorf("case %d: %v, expected %v", i, c.got, c.want)
		}
	}
	if !math.IsNaN(Log(-1)) || !math.IsNaN(Exp(math.NaN())) || !math.IsNaN(Log(math.NaN())) {
		t.Error("not a number is expected to stay one")
	}
}

var sink float64

func BenchmarkExact(b *testing.B) {
	for _, f := range []struct {
		name string
		call func(float64) float64
	}{
		{"Exp", Exp}, {"math.Exp", math.Exp}, {"Log", Log}, {"math.Log", math.Log}, {"Erfc", Erfc}, {"math.Erfc", math.Erfc},
		{"BetaQuantile", func(x float64) float64 { return BetaQuantile(3, 2, (x+0.01)/4.1) }},
		{"gonum.Beta.Quantile", func(x float64) float64 { return distuv.Beta{Alpha: 3, Beta: 2}.Quantile((x + 0.01) / 4.1) }},
	} {
		b.Run(f.name, func(b *testing.B) {
			b.ReportAllocs()
			for i := range b.N {
				sink += f.call(float64(i%64) / 16)
			}
		})
	}
}
