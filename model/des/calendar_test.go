package des_test

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/des"
)

// entry is an event as the reference keeps it: a sorted list.
type entry struct {
	time float64
	id   int
}

func compare(a, b entry) int {
	return cmp.Or(cmp.Compare(a.time, b.time), cmp.Compare(a.id, b.id))
}

// Any mixture of scheduling and taking gives the events in the order of a sorted list. Few different times make
// ties frequent.
func TestCalendarOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var cal des.Calendar[int]
		var list []entry
		now := 0.0
		delay := rapid.OneOf(
			rapid.Map(rapid.IntRange(-1, 5), func(i int) float64 { return float64(i) }),
			rapid.Float64Range(0, 10),
			rapid.Just(math.Inf(1)))
		push := rapid.IntRange(1, 9).Draw(t, "of ten steps, schedule")
		for id := range rapid.IntRange(1, 300).Draw(t, "steps") {
			if rapid.IntRange(0, 9).Draw(t, "step") < push {
				e := entry{now + delay.Draw(t, "delay"), id}
				cal.Schedule(e.time, id)
				e.time = max(e.time, now)
				at, _ := slices.BinarySearchFunc(list, e, compare)
				list = slices.Insert(list, at, e)
			} else if rapid.Bool().Draw(t, "peek first") && len(list) > 0 {
				if at, ok := cal.Peek(); !ok || at != list[0].time {
					t.Fatalf("Peek gives %g, want %g", at, list[0].time)
				}
			}
			if rapid.IntRange(0, 9).Draw(t, "step") >= push {
				list, now = take(t, &cal, list, now)
			}
		}
		for len(list) > 0 {
			list, now = take(t, &cal, list, now)
		}
		take(t, &cal, list, now)
	})
}

func take(t *rapid.T, cal *des.Calendar[int], list []entry, now float64) ([]entry, float64) {
	at, id, ok := cal.Next()
	if len(list) == 0 {
		if ok || at != now {
			t.Fatalf("an empty calendar gives event %d at %g", id, at)
		}
		return list, now
	}
	if want := list[0]; !ok || at != want.time || id != want.id {
		t.Fatalf("event %d at %g, want %d at %g", id, at, want.id, want.time)
	}
	if at < now {
		t.Fatalf("the clock goes from %g to %g", now, at)
	}
	return list[1:], at
}

func TestCalendarNeverGoesBack(t *testing.T) {
	var cal des.Calendar[string]
	cal.Schedule(5, "five")
	cal.Next()
	cal.Schedule(5, "now, first")
	cal.Schedule(4, "late")
	cal.Schedule(math.NaN(), "no time")
	cal.Schedule(math.Inf(-1), "very late")
	cal.Schedule(5, "now, last")
	cal.Schedule(math.Nextafter(5, 6), "soon")
	for _, want := range []string{"now, first", "late", "no time", "very late", "now, last"} {
		if at, got, _ := cal.Next(); at != 5 || got != want {
			t.Errorf("%q at %g, want %q at 5", got, at, want)
		}
	}
	if at, got, _ := cal.Next(); at != math.Nextafter(5, 6) || got != "soon" {
		t.Errorf("%q at %g", got, at)
	}
}
