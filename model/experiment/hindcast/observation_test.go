package hindcast

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestErrorsOfLimitsAreOneSided(t *testing.T) {
	for _, c := range []struct {
		comparator   string
		value, error float64
	}{
		{"=", 0.33, 0.03}, {"=", 0.27, -0.03}, {"~", 0.27, -0.03},
		{">", 0.33, 0}, {">", 0.30, 0}, {">", 0.27, -0.03}, {">=", 0.27, -0.03},
		{"<", 0.27, 0}, {"<", 0.33, 0.03}, {"<=", 0.33, 0.03},
	} {
		o := Observation{Value: 0.30, Comparator: c.comparator, Weight: 1}
		near(t, c.comparator, o.Error(c.value), c.error, 1e-12)
	}
}

func TestScaleAndDistance(t *testing.T) {
	o := Observation{Value: 0.30, Comparator: "=", Weight: 4}
	near(t, "scale", o.Scale(), 0.0075, 1e-15) // 0.05·0.30/2
	two := []Observation{o, {Value: 4, Comparator: ">", Weight: 1}}
	// One scale above the value; two scales of 0.05·4 = 0.2 below the limit: √((1+4)/2).
	near(t, "distance", Distance(two, []float64{0.3075, 3.6}), math.Sqrt(2.5), 1e-12)
	near(t, "distance of a limit kept", Distance(two, []float64{0.30, 9}), 0, 1e-12)
	if d := Distance(two, []float64{math.NaN(), 4}); !math.IsInf(d, 1) {
		t.Errorf("an undefined value is %v away", d)
	}
}
