package contract

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/cell"
	"chcsim/model/rng"
)

func TestJointWorkedNumber(t *testing.T) {
	p := joint(0.6, 0.25, 2.5)
	if math.Abs(p[cell.BothConditions]-0.188185) > 5e-7 {
		t.Errorf("both = %.6f, expected 0.188185", p[cell.BothConditions])
	}
	if got := joint(0.6, 0.25, 1)[cell.BothConditions]; math.Abs(got-0.15) > 1e-12 {
		t.Errorf("independent: both = %g, expected 0.15", got)
	}
}

func TestJointHasItsMarginsAndOddsRatio(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, d := rapid.Float64Range(0, 1).Draw(t, "h"), rapid.Float64Range(0, 1).Draw(t, "d")
		or := rapid.Float64Range(0.1, 50).Draw(t, "or")
		p := joint(h, d, or)
		if math.Abs(p[cell.Hypertension]+p[cell.BothConditions]-h) > 1e-9 || math.Abs(p[cell.Diabetes]+p[cell.BothConditions]-d) > 1e-9 {
			t.Fatalf("margins of %v are not %g and %g", p, h, d)
		}
		product := or*p[cell.Hypertension]*p[cell.Diabetes] - p[cell.Healthy]*p[cell.BothConditions]
		if math.Abs(product) > 1e-9*max(1, or) {
			t.Fatalf("odds ratio of %v is not %g", p, or)
		}
	})
}

// TestOnsetReachesTheNextBand: where no condition is rarer in the older band, the new distribution is reached
// exactly, and nobody gets rid of a condition.
func TestOnsetReachesTheNextBand(t *testing.T) {
	cfg := exampleConfig()
	for b := range cell.Bands - 1 {
		from := joint(cfg.Hypertension[b], cfg.Diabetes[b], 2.5)
		to := joint(cfg.Hypertension[b+1], cfg.Diabetes[b+1], 2.5)
		o := onsetBetween(from, to)
		for c := range cell.Conditions {
			got := 0.0
			for before := range cell.Conditions {
				got += from[before] * o[before][c]
			}
			if math.Abs(got-to[c]) > 1e-12 {
				t.Errorf("entering %v: condition %d has %.6f, expected %.6f", cell.Band(b+1), c, got, to[c])
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		draw := func() [cell.Conditions]float64 {
			return joint(rapid.Float64Range(0, 1).Draw(t, "h"), rapid.Float64Range(0, 1).Draw(t, "d"), 3)
		}
		for before, row := range onsetBetween(draw(), draw()) {
			sum := 0.0
			for after, p := range row {
				healed := cell.Condition(before).HasHypertension() && !cell.Condition(after).HasHypertension() ||
					cell.Condition(before).HasDiabetes() && !cell.Condition(after).HasDiabetes()
				if p < -1e-9 || healed && p != 0 {
					t.Fatalf("from %d to %d with %g", before, after, p)
				}
				sum += p
			}
			if math.Abs(sum-1) > 1e-9 {
				t.Fatalf("row %d sums to %g", before, sum)
			}
		}
	})
}

// TestAgeingKeepsPrevalence: everybody of 60–64 grows older at once and has the prevalences of 65–79:
// 130,000 persons, standard error 0.0014.
func TestAgeingKeepsPrevalence(t *testing.T) {
	cfg := exampleConfig()
	start := Start{Residents: make([][cell.Bands]int, 13)}
	f := noFlows(13)
	for area := range start.Residents {
		start.Residents[area][cell.Age60to64] = 10000
		f.Aged[area][cell.Age60to64] = 10000
	}
	s, err := New(cfg, start, rng.NewKey(6))
	if err != nil {
		t.Fatal(err)
	}
	s.Follow(1, f)
	var ill [cell.Conditions]float64
	for area := range s.counts {
		for g, n := range s.counts[area] {
			if groups[g].band == cell.Age65to79 {
				ill[groups[g].condition] += float64(n) / 130000
			}
		}
	}
	for c, want := range joint(0.6, 0.25, 2.5) {
		if math.Abs(ill[c]-want) > 0.0056 {
			t.Errorf("condition %d: %.4f, expected %.4f", c, ill[c], want)
		}
	}
}
