package cell

import "testing"

func TestIndexAndSplitAreInverse(t *testing.T) {
	seen := map[Group]bool{}
	for b := Band(0); b < Bands; b++ {
		for c := Condition(0); c < Conditions; c++ {
			for s := Status(0); s < Statuses; s++ {
				for i := Inclination(0); i < Inclinations; i++ {
					g := Index(b, c, s, i)
					b2, c2, s2, i2 := g.Split()
					if b2 != b || c2 != c || s2 != s || i2 != i {
						t.Fatalf("group %d splits into %v %v %v %v", g, b2, c2, s2, i2)
					}
					seen[g] = true
				}
			}
		}
	}
	if len(seen) != Groups {
		t.Errorf("%d groups, expected %d", len(seen), Groups)
	}
}

func TestBandOf(t *testing.T) {
	for _, c := range []struct {
		age  int
		band Band
	}{{0, Age0to6}, {6, Age0to6}, {7, Age7to17}, {17, Age7to17}, {18, Age18to44}, {59, Age45to59}, {60, Age60to64}, {64, Age60to64}, {65, Age65to79}, {80, Age80plus}, {101, Age80plus}} {
		if got := BandOf(c.age); got != c.band {
			t.Errorf("age %d is in band %v, expected %v", c.age, got, c.band)
		}
	}
}

func TestTotal(t *testing.T) {
	var c Counts
	c[Index(Age65to79, BothConditions, ActiveContract, Inclined)] = 3
	c[Index(Age0to6, Healthy, NoContract, NotInclined)] = 4
	if c.Total() != 7 || !Age65to79.Over65() || Age60to64.Over65() {
		t.Errorf("%d residents, expected 7", c.Total())
	}
}
