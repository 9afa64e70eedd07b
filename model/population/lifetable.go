package population

import (
	"math"

	"chcsim/model/exact"
	"chcsim/model/param"
)

// Mortality is a Gompertz–Makeham law of the hazard of death at exact age x (Gompertz 1825, Makeham 1860):
//
//	μ(x) = A + B·e^{bx}      per year, x in years
//
// A is Background, B is Level, b is Slope. It fails in infancy, where the true hazard is higher (at
// today's level a few deaths a year in a district), and above 95, where the true one flattens.
// Worked number: with A = 0, b = 0.1 and the modal age at death 85 (B = b·e^{−85b}), life expectancy
// is e^{B/b}·E₁(B/b)/b = 79.2460 years.
type Mortality struct {
	Background, Level, Slope float64
}

// integral is the cumulated hazard from birth to exact age x.
func (m Mortality) integral(x float64) float64 {
	return float64(m.Background*x) + float64(m.Level/m.Slope*exact.Expm1(m.Slope*x))
}

// Survivors is the share of the newborn that reach exact age x (years), l(x).
func (m Mortality) Survivors(x float64) float64 { return exact.Exp(-m.integral(x)) }

// Life tables are integrated by Simpson's rule over single years up to lastAge: e0 is right to 1e-6 years.
const lastAge = 130

// yearsLived is the number of person-years lived between exact ages from and to, whole numbers, by one newborn.
func (m Mortality) yearsLived(from, to int) float64 {
	sum, left := 0.0, m.Survivors(float64(from))
	for x := from; x < to; x++ {
		right := m.Survivors(float64(x + 1))
		sum += left + float64(4*m.Survivors(float64(x)+0.5)) + right
		left = right
	}
	return sum / 6
}

// LifeExpectancy is e0, the mean age at death of the newborn, in years.
func (m Mortality) LifeExpectancy() float64 { return m.yearsLived(0, lastAge) }

// Rates are the central death rates of single years of age, per year: deaths between x and x+1 over
// person-years lived there. The last holds for all ages from 100.
func (m Mortality) Rates() [Ages]float64 {
	var rates [Ages]float64
	for x := range Ages - 1 {
		rates[x] = (m.Survivors(float64(x)) - m.Survivors(float64(x+1))) / m.yearsLived(x, x+1)
	}
	rates[Ages-1] = m.Survivors(Ages-1) / m.yearsLived(Ages-1, lastAge)
	return rates
}

// FitMortality finds the level B that gives a life expectancy (years), the other two constants given.
// It steps along ln B, on which e0 falls by about 1/b per unit, exactly so where B is small.
func FitMortality(expectancy, slope, background float64) (Mortality, error) {
	law := Mortality{background, slope * exact.Exp(-slope*expectancy), slope}
	for range 100 {
		excess := law.LifeExpectancy() - expectancy
		if math.Abs(excess) < 1e-9 {
			return law, nil
		}
		law.Level *= exact.Exp(slope * excess)
	}
	return law, param.Conflicting("population.life_expectancy.male population.life_expectancy.female population.mortality_slope.male population.mortality_slope.female population.background_mortality", "no Gompertz–Makeham law with slope %g and background %g has a life expectancy of %g years",
		"斜率 %g、背景死亡 %g 的 Gompertz–Makeham 律没有 %g 岁的期望寿命", slope, background, expectancy)
}

// hazard is the hazard of death, per year, of persons labelled age in a calendar month. In December
// the label is the age at the last birthday; on 1 January those persons are, on average, a year
// younger than that, so the rate is taken between those of the two ages, by the time of year.
func hazard(rates *[Ages]float64, age, calendar int) float64 {
	if age == 0 {
		return rates[0]
	}
	w := (float64(calendar) - 0.5) / 12
	return float64((1-w)*rates[age-1]) + float64(w*rates[age])
}
