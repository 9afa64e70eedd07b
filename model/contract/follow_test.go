package contract

import (
	"math"
	"testing"

	"chcsim/model/cell"
	"chcsim/model/rng"
)

// TestFlowsHitContractsHypergeometrically: 60 of 300 residents leave, of whom 120 have a contract. The number of
// contracts lost is hypergeometric: mean 60·0.4 = 24, variance 24·0.6·240/299 = 11.559. Over 20,000 months
// the standard errors are 0.024 and 0.116.
func TestFlowsHitContractsHypergeometrically(t *testing.T) {
	const months = 20000
	s, err := New(exampleConfig(), Start{Residents: [][cell.Bands]int{{300}}}, rng.NewKey(3))
	if err != nil {
		t.Fatal(err)
	}
	var people cell.Counts
	people[cell.Index(cell.Age18to44, cell.Healthy, cell.NoContract, cell.NotInclined)] = 170
	people[cell.Index(cell.Age18to44, cell.Diabetes, cell.NoContract, cell.Inclined)] = 10
	people[cell.Index(cell.Age18to44, cell.Healthy, cell.PassiveContract, cell.NotInclined)] = 40
	people[cell.Index(cell.Age18to44, cell.BothConditions, cell.ActiveContract, cell.Inclined)] = 80
	f := noFlows(1)
	f.Out[0][cell.Age18to44] = 60
	sum, squares := 0.0, 0.0
	for range months {
		s.key = s.key.At(1)
		s.counts[0] = people
		s.Follow(1, f)
		lost := float64(s.result.RemovedByMove[0])
		sum += lost
		squares += lost * lost
	}
	mean := sum / months
	variance := squares/months - mean*mean
	if math.Abs(mean-24) > 4*0.024 || math.Abs(variance-11.559) > 4*0.116 {
		t.Errorf("contracts lost: mean %.3f, variance %.3f; expected 24 and 11.559", mean, variance)
	}
}

// TestSampleMethodsAgree: one by one, by the rest left over, and class by class the same means come out:
// draws·counts/total, over 20,000 samples.
func TestSampleMethodsAgree(t *testing.T) {
	counts := []int{5, 0, 40, 7, 0, 0, 100, 1, 30, 17}
	const total, samples = 200, 20000
	for _, draws := range []int{0, 1, 30, 60, 100, 140, 170, 199, 200} {
		stream := rng.NewKey(7).At(draws).Stream()
		sums := make([]float64, len(counts))
		out := make([]int, len(counts))
		for range samples {
			sample(&stream, counts, total, draws, out)
			drawn := 0
			for k, n := range out {
				if n < 0 || n > counts[k] {
					t.Fatalf("%d of %d drawn", n, counts[k])
				}
				drawn += n
				sums[k] += float64(n)
			}
			if drawn != draws {
				t.Fatalf("%d drawn, expected %d", drawn, draws)
			}
		}
		for k, n := range counts {
			p := float64(n) / total
			want := p * float64(draws)
			se := math.Sqrt(want * (1 - p) * float64(total-draws) / (total - 1) / samples)
			if math.Abs(sums[k]/samples-want) > 4.5*se+1e-12 {
				t.Errorf("%d draws, class %d: mean %.4f, expected %.4f ± %.4f", draws, k, sums[k]/samples, want, se)
			}
		}
	}
}

// TestEvenSamples: each class gives its part of the draws, rounded down or up, and just its part over 20,000 samples.
func TestEvenSamples(t *testing.T) {
	counts := []int{5, 0, 40, 7, 0, 0, 100, 1, 30, 17}
	const total, samples = 200, 20000
	for _, draws := range []int{0, 1, 33, 100, 170, 200} {
		stream := rng.NewKey(7).At(draws).Stream()
		sums, out := make([]float64, len(counts)), make([]int, len(counts))
		for range samples {
			evenly(&stream, counts, total, draws, out)
			for k, n := range out {
				if part := float64(counts[k]*draws) / total; math.Abs(float64(n)-part) >= 1 {
					t.Fatalf("%d of class %d drawn, expected %.2f", n, k, part)
				}
				sums[k] += float64(n)
			}
		}
		for k, n := range counts {
			part := float64(n*draws) / total
			if whole := math.Floor(part); math.Abs(sums[k]/samples-part) > 4.5*math.Sqrt((part-whole)*(1-part+whole)/samples)+1e-12 {
				t.Errorf("%d draws, class %d: mean %.4f, expected %.4f", draws, k, sums[k]/samples, part)
			}
		}
	}
}

// Births and arrivals have no contract; the arrivals of 65–79 have its prevalence of hypertension, 0.6
// (10,000 persons, standard error 0.005).
func TestNewcomersHaveNoContract(t *testing.T) {
	s, err := New(exampleConfig(), Start{Residents: [][cell.Bands]int{{}}}, rng.NewKey(3))
	if err != nil {
		t.Fatal(err)
	}
	f := noFlows(1)
	f.Births[0], f.In[0][cell.Age65to79] = 500, 10000
	s.Follow(1, f)
	tally := s.Count(0)
	leaning := float64(s.counts[0][cell.Index(cell.Age0to6, cell.Healthy, cell.NoContract, cell.Inclined)])
	if want := 500 * s.cfg.InclinedShare[Under60]; math.Abs(leaning-want) > 4*math.Sqrt(want*(1-s.cfg.InclinedShare[Under60])) {
		t.Errorf("%g newborn are inclined, expected %g", leaning, want)
	}
	key, _ := s.KeyGroup(0, &Listed{})
	if tally.Residents != 10500 || tally.Contracted != 0 || key != 10500 {
		t.Errorf("%+v, %g of the key groups", tally, key)
	}
	ill := residentsIn(&s.counts[0], func(_ cell.Band, c cell.Condition, _ cell.Status, _ cell.Inclination) bool {
		return c.HasHypertension()
	})
	if math.Abs(float64(ill)-6000) > 4*50 {
		t.Errorf("%d hypertensives among 10000, expected 6000", ill)
	}
}

// Those who leave a band must have been in it before: of the contracts of 0–6 none reaches 18–44 at once.
func TestNobodyAgesTwice(t *testing.T) {
	s, err := New(exampleConfig(), Start{Residents: [][cell.Bands]int{{}}}, rng.NewKey(3))
	if err != nil {
		t.Fatal(err)
	}
	s.counts[0][cell.Index(cell.Age0to6, cell.Healthy, cell.ActiveContract, cell.Inclined)] = 1000
	s.counts[0][cell.Index(cell.Age7to17, cell.Healthy, cell.NoContract, cell.Inclined)] = 1000
	f := noFlows(1)
	f.Aged[0] = [cell.Bands]int{500, 500}
	s.Follow(1, f)
	signed := func(band cell.Band) int {
		return residentsIn(&s.counts[0], func(b cell.Band, _ cell.Condition, s cell.Status, _ cell.Inclination) bool {
			return b == band && s.Contracted()
		})
	}
	if signed(cell.Age7to17) != 500 || signed(cell.Age18to44) != 0 {
		t.Errorf("%d contracts in 7–17 and %d in 18–44, expected 500 and none", signed(cell.Age7to17), signed(cell.Age18to44))
	}
}
