package referral

import "chcsim/model/cell"

// Mix is how GP visits divide by age band and condition, each as shares that sum to one.
type Mix struct {
	Bands      [cell.Bands]float64
	Conditions [cell.Conditions]float64
}
