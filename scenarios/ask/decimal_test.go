package ask

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDecimal(t *testing.T) {
	for text, want := range map[string]float64{
		"70.4%": 0.704, "20.8%": 0.208, "61.54％": 0.6154, " 40% ": 0.4, "1e2%": 1, "-3": -3, "1E6": 1e6, "+.5%": 0.005, "0.704": 0.704,
	} {
		if x, percent, ok := Decimal(text); x != want || !ok || percent != strings.ContainsAny(text, "%％") {
			t.Errorf("%q is read as %v, %t, %t; expected %v", text, x, percent, ok, want)
		}
	}
	for _, text := range []string{"", "%", "inf", "1e400", "1e400%", "0x1p3", "1_000", "4%%", "1e99999999999999999999%", "1e"} {
		if x, _, ok := Decimal(text); ok {
			t.Errorf("%q is read as %v", text, x)
		}
	}
}

// Every percentage is the number nearest to its decimal, and every count out of a total compares with it as the
// fractions do.
func TestPercentagesCompareAsDecimals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenths := rapid.Int64Range(0, 1_000_000).Draw(t, "ten-thousandths of a per cent")
		of := rapid.Int64Range(1, 100_000).Draw(t, "of")
		count := rapid.Int64Range(0, of).Draw(t, "count")
		limit, _, ok := Decimal(fmt.Sprintf("%d.%04d%%", tenths/10_000, tenths%10_000))
		exact := big.NewRat(tenths, 1_000_000)
		if nearest, _ := exact.Float64(); !ok || limit != nearest {
			t.Fatalf("%v, expected %v", limit, nearest)
		}
		if met := float64(count)/float64(of) >= limit; met != (big.NewRat(count, of).Cmp(exact) >= 0) {
			t.Fatalf("%d of %d reach %s: %t", count, of, exact, met)
		}
	})
}
