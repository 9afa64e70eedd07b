package rng

import (
	"fmt"
	"testing"
)

var sink int

func BenchmarkUniform(b *testing.B) {
	s := NewKey(1).Stream()
	sum := 0.0
	for b.Loop() {
		sum += s.Float64()
	}
	sink = int(sum)
}

func BenchmarkContinuous(b *testing.B) {
	s := NewKey(1).Stream()
	l := NewLognormal(6, 3)
	for _, c := range []struct {
		name string
		draw func() float64
	}{
		{"exp", s.Exp}, {"normal", s.Normal}, {"lognormal", func() float64 { return l.Draw(&s) }},
		{"lognormal from mean", func() float64 { return s.Lognormal(6, 3) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			sum := 0.0
			for b.Loop() {
				sum += c.draw()
			}
			sink = int(sum)
		})
	}
}

func BenchmarkBinomial(b *testing.B) {
	for _, c := range []struct {
		n int
		p float64
	}{
		{8, .3}, {8, .01}, {30, .01}, {30, .3}, {300, .01}, {100, .09}, {1000, .0001}, {100, .11}, {1000, .3}, {1e6, .2},
	} {
		b.Run(fmt.Sprintf("n=%d p=%g", c.n, c.p), func(b *testing.B) {
			s := NewKey(1).Stream()
			for b.Loop() {
				sink = s.Binomial(c.n, c.p)
			}
		})
	}
}

func BenchmarkPoisson(b *testing.B) {
	for _, mean := range []float64{.1, 1, 5, 10, 15, 50, 1e3, 1e6} {
		b.Run(fmt.Sprintf("mean=%g", mean), func(b *testing.B) {
			s := NewKey(1).Stream()
			for b.Loop() {
				sink = s.Poisson(mean)
			}
		})
	}
}

func BenchmarkHypergeometric(b *testing.B) {
	for _, c := range [][3]int{{50, 20, 3}, {50, 20, 15}, {1000, 300, 5}, {1000, 300, 12}, {1000, 20, 20}, {1000, 300, 100}, {1e5, 4e4, 30}, {1e5, 4e4, 1000}, {1e7, 4e6, 1e5}, {1e5, 300, 300}} {
		b.Run(fmt.Sprint(c), func(b *testing.B) {
			s := NewKey(1).Stream()
			for b.Loop() {
				sink = s.Hypergeometric(c[0], c[1], c[2])
			}
		})
	}
}

func BenchmarkStream(b *testing.B) {
	k := NewKey(1)
	i := 0
	for b.Loop() {
		i++
		s := k.Purpose("births").At(i, 3).Stream()
		sink = int(s.Uint64())
	}
}
