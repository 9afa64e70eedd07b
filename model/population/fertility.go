package population

import "chcsim/model/exact"

// The ages at which women bear children, by the usual definition of the general fertility rate.
const (
	firstFertile = 15
	lastFertile  = 49
)

// fertility returns births per woman and year by age, from 15 to 49. Its shape is a normal curve over
// the age of the mother; its level gives births births a year to the women:
//
//	f(x) = births · w(x) / Σ women(x)·w(x),   w(x) = exp(−(x − mean)²/(2·sd²))
//
// The level is solved once: when the women who bear most children become fewer, births fall too.
func fertility(women *[Ages]float64, births, mean, sd float64) [Ages]float64 {
	var f [Ages]float64
	sum := 0.0
	for x := firstFertile; x <= lastFertile; x++ {
		z := (float64(x) - mean) / sd
		f[x] = exact.Exp(-z * z / 2)
		sum += float64(f[x] * women[x])
	}
	if sum == 0 {
		return [Ages]float64{}
	}
	for x := range f {
		f[x] *= births / sum
	}
	return f
}
