package clinic

import (
	"chcsim/model/clinic/desk"
	"chcsim/model/exact"
)

// refill is the place of repeat prescriptions among the visit types.
const refill = 1

// refills is what a prescription's interval does to visits (equation 9). A change of the interval moves the refills of people
// with a chronic disease in the inverse proportion and no other visit, so that the base year is as it was.
type refills struct {
	weeks float64 // the interval of the base year
	share float64 // of the community visits of people with a chronic disease in the base year

	community, hospital [2]float64 // factors on the visits of people without and with a chronic disease
	length              float64    // factor on the mean length of a desk's visits
}

// note keeps the refills' share among the base year's community visits of the chronically ill, who make all refills.
func (r *refills) note(s *State) {
	ill, all := 0.0, 0.0
	for area := range s.who {
		for _, mix := range s.who[area] {
			for _, x := range mix {
				ill += x[1]
				all += x[0] + x[1]
			}
		}
	}
	r.share = min(1, shareOf(&s.cfg.TypeShare, refill)*all/max(ill, tiny))
}

// follow computes the factors of an interval, and of the logarithm by which it has drifted.
func (r *refills) follow(cfg *Config, drift float64) {
	fewer := 1 - r.weeks/float64(cfg.RefillWeeks*exact.Exp(drift))
	r.community = [2]float64{1, 1 - float64(r.share*fewer)}
	r.hospital = [2]float64{1, 1 - float64(r.share*cfg.HospitalRefills*fewer)}
	gone := float64(shareOf(&cfg.TypeShare, refill) * fewer)
	mean := 0.0
	for i, length := range cfg.TypeLength {
		mean += float64(shareOf(&cfg.TypeShare, i) * length)
	}
	r.length = (1 - float64(gone*cfg.TypeLength[refill]/mean)) / (1 - gone)
}

// shareOf is the part of a type in all visits.
func shareOf(shares *[desk.VisitTypes]float64, of int) float64 {
	sum := 0.0
	for _, x := range shares {
		sum += x
	}
	return shares[of] / sum
}
