package model_test

import (
	"fmt"
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// A district and its copies, followed one after the other, meet what each would meet alone; where chance turns, they part.
func TestCopiesGoTheirOwnWays(t *testing.T) {
	for path, copied := range map[string][]month.Month{"../testdata/small/plan.yaml": {0, 7, 13}, "../scenarios/xuhui.yaml": {25}} {
		s := loadFrom(t, path, "run.clinic_days=2")
		alone := s.begun(t)
		alone.Until(s.Last())
		for _, after := range copied {
			d := s.begun(t)
			d.Until(s.First + after - 1)
			first, other, second := d.Clone(), d.Clone(), d.Clone()
			first.Until(s.Last())
			other.Turn(1)
			other.Until(s.Last())
			second.Turn(0)
			second.Until(s.Last())
			d.Until(s.Last())
			for what, one := range map[string]*model.District{"the first copy": first, "the second copy": second, "the district itself": d} {
				if where := s.parted(one, alone); where != "" {
					t.Errorf("%s: %s, made after %d months, parts from the district alone in %s", path, what, after, where)
				}
			}
			if s.parted(other, alone) == "" {
				t.Errorf("%s: chance that turned after %d months changed nothing", path, after)
			}
		}
	}
}

// Copies that take turns, quarter by quarter, meet what each would meet alone.
func TestCopiesTakeTurns(t *testing.T) {
	for _, path := range []string{"../testdata/small/plan.yaml", "../scenarios/xuhui.yaml"} {
		s := loadFrom(t, path, "run.clinic_days=0")
		var alone [3]*model.District
		for k := range alone {
			alone[k] = s.begun(t)
			alone[k].Until(s.First + 1)
			alone[k].Turn(k)
			alone[k].Until(s.Last())
		}
		first := s.begun(t)
		first.Until(s.First + 1)
		copies := [3]*model.District{first, first.Clone(), first.Clone()}
		for m := s.First + 4; m <= s.Last()+2; m += 3 {
			for k, one := range copies {
				one.Turn(k)
				one.Until(min(m, s.Last()))
			}
		}
		for k := range copies {
			copies[k].Turn(k) // copies share a luck; what is left of the projects is told with it
			if where := s.parted(copies[k], alone[k]); where != "" {
				t.Errorf("%s: copy %d parts from the same district alone in %s", path, k, where)
			}
		}
	}
}

// begun is a district at the end of its base year, whose chance may turn.
func (s small) begun(t *testing.T) *model.District {
	t.Helper()
	keys := experiment.KeysOf(1, 3, 0)
	keys.Chance = keys.Chance.With(&rng.Luck{})
	d, err := model.NewDistrict(s.config(t, 3, nil), keys)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// parted is where two districts first differ; nothing where they are the same to the last bit.
func (s small) parted(one, other *model.District) string {
	a, b := one.Ended(), other.Ended()
	for m := s.First; m <= s.Last(); m++ {
		for _, id := range allIndicators() {
			for area := range a.Series.Areas + 1 {
				if x, y := a.Series.Monthly(id, area, m), b.Series.Monthly(id, area, m); x != y && (x == x || y == y) {
					return fmt.Sprintf("%s of area %d at %s: %v and %v", id, area, m, x, y)
				}
			}
		}
	}
	if x, y := fmt.Sprint(a.Projects), fmt.Sprint(b.Projects); x != y {
		return "the projects: " + x + " and " + y
	}
	return ""
}
