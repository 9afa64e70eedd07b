package oracle

import (
	"math"
	"testing"
)

func TestExpectedStock(t *testing.T) {
	published := []float64{104, 107.68, 111.0656, 114.1804, 117.0459}
	for year, n := range ExpectedStock(100, 12, 0.08, 5) {
		if math.Abs(n-published[year]) > 5e-5 {
			t.Errorf("year %d: %v, expected %v", year+1, n, published[year])
		}
	}
}
