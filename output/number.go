package output

import (
	"math"
	"strconv"
)

// FormatNumber writes a number with the fewest digits that read back as the same number; NaN and the
// infinities, which stand for undefined values, are empty.
func FormatNumber(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	if x == 0 {
		return "0" // not "-0"
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
