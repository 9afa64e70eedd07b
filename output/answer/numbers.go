package answer

import (
	"strconv"

	"chcsim/model/param"
	"chcsim/output/words"
)

// ParameterUnit is the unit in which a parameter is shown: rates as percentages, all else as numbers.
func ParameterUnit(s param.Spec) words.Unit {
	if s.IsRate() {
		return words.Fraction
	}
	return words.Number
}

// ParameterValue writes a parameter's value with no more digits than it needs, at most four.
func ParameterValue(s param.Spec, x float64) string {
	if s.IsRate() {
		return strconv.FormatFloat(100*x, 'g', 4, 64) + "%"
	}
	return strconv.FormatFloat(x, 'g', 4, 64)
}
