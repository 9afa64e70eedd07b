package clinic

import "testing"

// When nearly all GP time is taken away, sessions are left out instead of held with time that nobody has.
func TestDeskTimeIsNotMadeFromNothing(t *testing.T) {
	cfg := sampleConfig()
	for _, share := range []float64{1, 0.5, 0.2, 0.01, 0} {
		base := sampleBase(13, 0)
		s := newSample(t, &cfg, base, 5)
		in := base.Inputs
		in.GPMinutes = append([]float64(nil), in.GPMinutes...)
		given := 0.0
		for area := range in.GPMinutes {
			in.GPMinutes[area] *= share
			given += in.GPMinutes[area] * 12
		}
		total := runMonths(s, in, 12)
		if offered := total.Desk.GPMinutesOffered; offered > given*(1+1e-12) {
			t.Errorf("with %v of the GP time %.0f minutes are offered of %.0f", share, offered, given)
		}
	}
}
