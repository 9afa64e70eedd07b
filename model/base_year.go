package model

import (
	"math"

	"chcsim/model/clinic"
	"chcsim/model/referral"
)

// meanInputs is the mean month of a year: what differs between its months is the working time.
func meanInputs(year []clinic.Inputs) clinic.Inputs {
	mean := year[0]
	n := float64(len(year))
	mean.GPMinutes, mean.OtherMinutes = make([]float64, len(mean.GPMinutes)), make([]float64, len(mean.OtherMinutes))
	for _, in := range year {
		for area := range mean.GPMinutes {
			mean.GPMinutes[area] += in.GPMinutes[area] / n
			mean.OtherMinutes[area] += in.OtherMinutes[area] / n
		}
	}
	return mean
}

// meanReferral is the mean month of a year's traffic with the hospitals.
func meanReferral(year []referral.Inputs) referral.Inputs {
	mean := year[0]
	n := float64(len(year))
	visits := make([][2]float64, len(mean.GPVisits))
	mean.HospitalVisits = [referral.Tiers]float64{}
	for _, in := range year {
		for area, v := range in.GPVisits {
			visits[area][0] += float64(v[0]) / n
			visits[area][1] += float64(v[1]) / n
		}
		for tier, v := range in.HospitalVisits {
			mean.HospitalVisits[tier] += v / n
		}
	}
	mean.GPVisits = make([][2]int, len(visits))
	for area, v := range visits {
		mean.GPVisits[area] = [2]int{int(math.Round(v[0])), int(math.Round(v[1]))}
	}
	return mean
}
