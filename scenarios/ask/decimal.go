package ask

import (
	"math"
	"strconv"
	"strings"
)

// Decimal reads 0.4, -3, 1e6 or 40%. There is no infinity and no other notation. The number is the one nearest to
// the decimal that is written: 70.4% is 0.704, which 70.4/100 in binary is not, so that 88 of 125 reach it.
func Decimal(text string) (x float64, percent, ok bool) {
	text = strings.TrimSpace(text)
	digits := strings.TrimSuffix(strings.TrimSuffix(text, "%"), "％")
	if strings.Trim(digits, "+-.0123456789eE") != "" {
		return 0, false, false
	}
	percent = digits != text
	if x, err := strconv.ParseFloat(digits, 64); !percent || err != nil {
		return x, percent, err == nil && !math.IsInf(x, 0)
	}
	x, err := strconv.ParseFloat(hundredth(digits), 64)
	return x, true, err == nil
}

// hundredth moves the decimal point of a number by two places: 70.4 becomes 70.4e-2, 5e3 becomes 5e1.
func hundredth(digits string) string {
	mantissa, exponent := digits, 0
	if e := strings.IndexAny(digits, "eE"); e >= 0 {
		mantissa = digits[:e]
		exponent, _ = strconv.Atoi(digits[e+1:])
	}
	return mantissa + "e" + strconv.Itoa(exponent-2)
}
