package population

import (
	"math"
	"testing"
)

// Each column of the alias table holds 1/202; what it keeps and what others give it must be its weight.
func TestLotteryHoldsItsWeights(t *testing.T) {
	var weights, mass [Sexes * Ages]float64
	sum := 0.0
	for i := range weights {
		weights[i] = float64(i%7) * float64(i)
		sum += weights[i]
	}
	var l lottery
	if got := l.fill(&weights); got != sum {
		t.Errorf("the weights sum to %g, expected %g", got, sum)
	}
	for i, keep := range l.keep {
		kept := float64(keep) / (1 << 53)
		mass[i] += kept / float64(len(mass))
		mass[l.alias[i]] += (1 - kept) / float64(len(mass))
	}
	for i := range weights {
		if math.Abs(mass[i]-weights[i]/sum) > 1e-12 {
			t.Errorf("place %d has the chance %g, expected %g", i, mass[i], weights[i]/sum)
		}
	}
	if sex, age := l.draw(math.MaxUint64); sex != Female || age < 0 || age >= Ages {
		t.Errorf("the last draw gives sex %d, age %d", sex, age)
	}
}
