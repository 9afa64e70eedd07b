package clinic

import (
	"math"
	"testing"
)

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

// A station takes no doctor from nowhere, and visits that it draws from hospitals are the only ones that come to it without
// leaving the centre: more stations never lower the community's visits, or its minutes.
func TestMoreStationsHelp(t *testing.T) {
	for _, days := range []int{0, 4} {
		visits, minutes := 0, 0.0
		for _, more := range []int{0, 1, 3, 10} {
			cfg, base := sampleConfig(), sampleBase(13, days)
			s := newSample(t, &cfg, base, 5)
			in := base.Inputs
			in.Stations = append([]int(nil), in.Stations...)
			for area := range in.Stations {
				in.Stations[area] += more
			}
			total := runMonths(s, in, 12)
			got, offered := total.Community(0)+total.Community(1), total.Desk.GPMinutesOffered
			if float64(got) < 0.998*float64(visits) {
				t.Errorf("clinic days %d, %d more stations in each area: %d community visits after %d", days, more, got, visits)
			}
			if minutes > 0 && math.Abs(offered/minutes-1) > 1e-12 {
				t.Errorf("clinic days %d, %d more stations in each area: %v minutes after %v", days, more, offered, minutes)
			}
			visits, minutes = got, offered
		}
	}
}

// Without GPs nobody is seen by one; others work on within their own minutes.
func TestWithoutGPs(t *testing.T) {
	for _, days := range []int{0, 4} {
		cfg, base := sampleConfig(), sampleBase(13, days)
		s := newSample(t, &cfg, base, 5)
		in := base.Inputs
		in.GPMinutes = make([]float64, len(base.GPMinutes))
		total := runMonths(s, in, 6)
		w := total.Desk
		if w.GPVisits != 0 || w.GPMinutesUsed != 0 || w.GPMinutesOffered != 0 {
			t.Errorf("clinic days %d: %d GP visits, %v of %v minutes", days, w.GPVisits, w.GPMinutesUsed, w.GPMinutesOffered)
		}
		if w.OtherMinutesUsed == 0 || w.OtherMinutesUsed > w.OtherMinutesOffered+w.OvertimeMinutes {
			t.Errorf("clinic days %d: others worked %v of %v minutes", days, w.OtherMinutesUsed, w.OtherMinutesOffered)
		}
	}
}
