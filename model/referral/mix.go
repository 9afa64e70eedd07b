package referral

import "chcsim/model/cell"

// Mix is how GP visits divide by age band and condition, each as shares that sum to one.
type Mix struct {
	Bands      [cell.Bands]float64
	Conditions [cell.Conditions]float64
}

// MixOf estimates the mix of an area's visits by residents with or without a contract, from their
// counts and the relative number of visits of each band and condition. It is zero when nobody visits.
func MixOf(counts *cell.Counts, contracted bool, visits *[cell.Bands][cell.Conditions]float64) Mix {
	var m Mix
	total := 0.0
	for g, n := range counts {
		band, condition, status, _ := cell.Group(g).Split()
		if n == 0 || status.Contracted() != contracted {
			continue
		}
		x := float64(n) * visits[band][condition]
		m.Bands[band] += x
		m.Conditions[condition] += x
		total += x
	}
	if total > 0 {
		for b := range m.Bands {
			m.Bands[b] /= total
		}
		for c := range m.Conditions {
			m.Conditions[c] /= total
		}
	}
	return m
}
