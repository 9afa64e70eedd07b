package contract

import (
	"math"
	"testing"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// bassShare is the closed form of Bass (1969): F(t) = (1 − e^{−(p+q)t}) / (1 + (q/p)·e^{−(p+q)t}).
func bassShare(p, q, t float64) float64 {
	e := math.Exp(-(p + q) * t)
	return (1 - e) / (1 + q/p*e)
}

func TestBassReference(t *testing.T) {
	const p, q = 0.03, 0.38
	for years, want := range map[float64]float64{1: 0.035758, 5: 0.331199, 10: 0.812803} {
		if got := bassShare(p, q, years); math.Abs(got-want) > 5e-7 {
			t.Errorf("F(%g) = %.6f, expected %.6f", years, got, want)
		}
	}
	if peak := math.Log(q/p) / (p + q); math.Abs(peak-6.192619) > 5e-7 {
		t.Errorf("peak at %.6f years, expected 6.192619", peak)
	}
	if got := bassHazard(p, q, 0.331199); math.Abs(got-0.155856) > 5e-7 {
		t.Errorf("hazard after five years %.6f, expected 0.155856", got)
	}
	// The hazard is the growth of the closed form over what is left.
	const dt = 1e-5
	slope := (bassShare(p, q, 5+dt) - bassShare(p, q, 5-dt)) / (2 * dt)
	if got := slope / (1 - bassShare(p, q, 5)); math.Abs(got-bassHazard(p, q, bassShare(p, q, 5))) > 1e-6 {
		t.Errorf("f/(1−F) = %.6f", got)
	}
}

// TestUptakeFollowsBass: in a closed population of 13·60,000 under 60, where nothing limits or lapses, the share
// of the ceiling follows the closed form. A month holds its hazard, so the simulation lags by less
// than one month: it lies between F(t − 1/12) and F(t), give or take four standard errors (0.0028).
func TestUptakeFollowsBass(t *testing.T) {
	const p, q, ceiling = 0.03, 0.38, 0.8
	cfg := exampleConfig()
	cfg.StartRate = [AgeGroups]float64{}
	cfg.Ceiling, cfg.Innovation, cfg.Imitation = everywhere(ceiling), everywhere(p), everywhere(q)
	cfg.Hypertension, cfg.Diabetes = [cell.Bands]float64{}, [cell.Bands]float64{} // one stratum
	cfg.Lapse, cfg.CleanUp = 0, 0
	start := Start{Residents: make([][cell.Bands]int, 13)}
	for area := range start.Residents {
		start.Residents[area][cell.Age18to44] = 60000
	}
	s, err := New(cfg, start, rng.NewKey(2))
	if err != nil {
		t.Fatal(err)
	}
	in := ample(13)
	for i := 1; i <= 120; i++ {
		s.Sign(month.Of(2020, 12)+month.Month(i), in)
		years := float64(i) / 12
		if years != 1 && years != 5 && years != 10 {
			continue
		}
		var all Tally
		for area := range s.counts {
			all.Add(s.Count(area))
		}
		got := float64(all.Contracted) / float64(all.Residents) / ceiling
		if got < bassShare(p, q, years-yearPart)-0.0028 || got > bassShare(p, q, years)+0.0028 {
			t.Errorf("after %g years F = %.4f, expected %.4f to %.4f", years, got, bassShare(p, q, years-yearPart), bassShare(p, q, years))
		}
	}
}
