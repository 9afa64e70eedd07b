package rng

import (
	"math"
	"testing"
)

func TestMomentsQuick(t *testing.T) {
	s := NewKey(1).Purpose("quick").Stream()
	check := func(name string, mean, variance float64, draw func() float64) {
		t.Helper()
		const n = 200_000
		var sum, squares float64
		for range n {
			x := draw() - mean
			sum += x
			squares += x * x
		}
		if z := sum / math.Sqrt(n*variance); math.Abs(z) > 4 {
			t.Errorf("%s: mean is %g standard errors off", name, z)
		}
		if r := squares / n / variance; math.Abs(r-1) > 0.05 {
			t.Errorf("%s: variance is %g times the expected", name, r)
		}
	}
	check("float", 0.5, 1.0/12, s.Float64)
	check("exp", 1, 1, s.Exp)
	check("normal", 0, 1, s.Normal)
	check("gamma", 6, 18, func() float64 { return s.Gamma(2, 3) })
	check("gamma .3", 0.3, 0.3, func() float64 { return s.Gamma(0.3, 1) })
	check("beta", 2.0/6, 8.0/36/7, func() float64 { return s.Beta(2, 4) })
	check("lognormal", 6, 9, func() float64 { return s.Lognormal(6, 3) })
	for _, c := range []struct {
		n int
		p float64
	}{{1, .3}, {5, .9}, {40, .1}, {100, .5}, {1000, .3}, {1000, .999}, {1000000, .2}} {
		q := 1 - c.p
		check("binomial", float64(c.n)*c.p, float64(c.n)*c.p*q, func() float64 { return float64(s.Binomial(c.n, c.p)) })
	}
	for _, m := range []float64{.1, 1, 11, 13, 50, 1e5} {
		check("poisson", m, m, func() float64 { return float64(s.Poisson(m)) })
	}
	for _, c := range [][3]int{{10, 4, 3}, {100, 80, 30}, {100, 20, 70}, {100, 70, 80}, {10000, 30, 20}, {10000, 3000, 20}, {10000, 7000, 9000}, {100000, 200, 100}} {
		n, m, d := float64(c[0]), float64(c[1]), float64(c[2])
		check("hyper", d*m/n, d*m/n*(n-m)/n*(n-d)/(n-1), func() float64 { return float64(s.Hypergeometric(c[0], c[1], c[2])) })
	}
}
