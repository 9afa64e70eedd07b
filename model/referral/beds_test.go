package referral

import (
	"math"
	"testing"

	"chcsim/model/cell"
	"chcsim/model/month"
)

// Without waiting the beds are M/G/10/10: the share turned away is Erlang's whatever the stays.
func TestBedsBlockLikeErlang(t *testing.T) {
	cfg := testConfig()
	cfg.Discharge.Need = 0
	cfg.Beds[Rehabilitation] = BedConfig{PerResidents: 10, BaseOccupancy: 8 * (1 - 0.121661) / 10, Stay: Stay{20, 1}, Patience: 0}
	base := testInputs(20)
	for a := range base.Residents {
		base.Residents[a] = [cell.Bands]int{0, 0, 10000}
	}
	s := newState(t, cfg, base, 6)
	var asked, away, used, days float64
	var shares []float64
	for m := range month.Month(240) {
		b := s.Month(first+m, base).Beds[Rehabilitation]
		used += b.UsedDays
		days += b.BedDays
		asked += float64(b.Admitted + b.TurnedAway)
		away += float64(b.TurnedAway)
		if m%12 == 11 { // years are nearly independent
			shares = append(shares, away/asked)
			asked, away = 0, 0
		}
	}
	mean, variance := 0.0, 0.0
	for _, x := range shares {
		mean += x / float64(len(shares))
	}
	for _, x := range shares {
		variance += (x - mean) * (x - mean) / float64(len(shares)-1)
	}
	se := math.Sqrt(variance / float64(len(shares)))
	if se > 0.004 {
		t.Fatalf("standard error %g is too wide to tell", se)
	}
	within(t, "share turned away", mean, 0.121661, se)
	within(t, "beds in use", used/days*10, 7.0267, 0.03)
}
