package population

import (
	"math"
	"testing"
)

// The derivative of the labour term is zero at μ₂ + ln(λ₂/α₂)/λ₂ = 20 + ln(4)/0.4 = 23.4657.
func TestScheduleHasItsPeak(t *testing.T) {
	s := standardSchedule
	s.Children, s.Constant = 0, 0
	peak := 20 + math.Log(4)/0.4
	if math.Abs(peak-23.466) > 5e-4 || s.At(peak) < s.At(peak-0.01) || s.At(peak) < s.At(peak+0.01) {
		t.Errorf("no peak at %g", peak)
	}
	if got := s.delayed(8).At(peak + 8); got != s.At(peak) {
		t.Errorf("delayed by 8 years the peak is %g, expected %g", got, s.At(peak))
	}
}

// Each column of the alias table holds 1/202; what it keeps and what others give it must be its weight.
func TestLotteryHoldsItsWeights(t *testing.T) {
	var weights, mass [Sexes * Ages]float64
	sum := 0.0
	for i := range weights {
		weights[i] = float64(i%7) * float64(i)
		sum += weights[i]
	}
	l := newLottery(&weights)
	for i, keep := range l.keep {
		mass[i] += keep / float64(len(mass))
		mass[l.alias[i]] += (1 - keep) / float64(len(mass))
	}
	for i := range weights {
		if math.Abs(mass[i]-weights[i]/sum) > 1e-12 {
			t.Errorf("place %d has the chance %g, expected %g", i, mass[i], weights[i]/sum)
		}
	}
	if sex, age := l.draw(0.9999999); sex != Female || age < 0 || age >= Ages {
		t.Errorf("the last draw gives sex %d, age %d", sex, age)
	}
}
