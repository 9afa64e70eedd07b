package population

import (
	"math"
	"testing"
)

// The derivative of the labour term is zero at μ₂ + ln(λ₂/α₂)/λ₂ = 20 + ln(4)/0.4 = 23.4657.
func TestScheduleHasItsPeak(t *testing.T) {
	s := standardSchedule
	s.Children, s.Constant = 0, 0
	peak := 20 + math.Log(4)/0.4
	if math.Abs(peak-23.466) > 5e-4 || s.At(peak) < s.At(peak-0.01) || s.At(peak) < s.At(peak+0.01) {
		t.Errorf("no peak at %g", peak)
	}
	if got := s.delayed(8).At(peak + 8); got != s.At(peak) {
		t.Errorf("delayed by 8 years the peak is %g, expected %g", got, s.At(peak))
	}
}
