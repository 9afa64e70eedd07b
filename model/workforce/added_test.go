package workforce

import (
	"math"
	"testing"

	"chcsim/model/task"
)

// Levers of temporary doctors add working time; only contract doctors carry panels; none is counted.
func TestDoctorsFromOutside(t *testing.T) {
	last := func(change func(*Config)) *Staff {
		c := alone()
		change(c)
		s := state(t, c, 8)
		for i := range 36 {
			s.Month(first+monthsOn(i), Inputs{residents()})
		}
		return &s.staff
	}
	base, per10k := last(func(*Config) {}), 10000/sum(residents())
	posted := last(func(c *Config) { c.PostedPerYear, c.PostedMonths = 24*per10k, 6 })
	contract := last(func(c *Config) { c.ContractDoctors = 10 * per10k })
	added := last(func(c *Config) { c.AddedRegistrations = 10 * per10k })
	for name, st := range map[string]*Staff{"posted": posted, "contract": contract, "added": added} {
		if total(st.Counted) != total(base.Counted) {
			t.Errorf("%s doctors are counted", name)
		}
		if sum(st.Present) <= sum(base.Present) {
			t.Errorf("%s doctors add no time", name)
		}
	}
	// 24 a year for half a year each are 12 at a time, Poisson.
	if n := sum(posted.Present) - sum(base.Present); math.Abs(n-12) > 3.5*math.Sqrt(12) {
		t.Errorf("%v posted doctors at work, expected about 12", n)
	}
	if math.Abs(sum(contract.Panel)-sum(base.Panel)-10) > 1e-9 || sum(added.Panel) != sum(base.Panel) || sum(contract.Practising) != sum(base.Practising) {
		t.Error("panels follow the wrong doctors")
	}
}

// Recruits of the CDC are persons: 24 a year for 3 to 6 months each are 9 at a time, Poisson, and add to the minutes of
// public-health doctors alone.
func TestRecruitsOfTheCDC(t *testing.T) {
	c, d := alone(), alone()
	d.CDCPosted = 24 * 10000 / sum(residents())
	without, with := state(t, c, 8), state(t, d, 8)
	for i := range 36 {
		m := first + monthsOn(i)
		a, b := without.Month(m, Inputs{residents()}), with.Month(m, Inputs{residents()})
		for area := range a.Minutes {
			extra := float64(with.cdc[area]) * d.Time.Service(task.PublicHealthDoctor) * shareOfYear(m)
			for pool := range a.Minutes[area] {
				if want := a.Minutes[area][pool] + extra*float64(indexOf(task.Pool(pool) == task.PublicHealthDoctor)); math.Abs(b.Minutes[area][pool]-want) > 1e-6 {
					t.Fatalf("%v, area %d, pool %d: %v minutes, expected %v", m, area, pool, b.Minutes[area][pool], want)
				}
			}
		}
	}
	if n := total(with.cdc); math.Abs(float64(n)-9) > 3.5*3 {
		t.Errorf("%d are posted, expected about 9", n)
	}
}

func indexOf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// A larger intake adds no GP before the first cohort that it concerns graduates, and adds as many then.
func TestIntakeAddsGPsWhenItsCohortGraduates(t *testing.T) {
	joined := func(intake float64) (early, late int) {
		c := alone()
		c.RecruitsPerYear, c.PipelineShare, c.PostsPer10k = 40, 1, 30
		s := state(t, c, 8)
		c.TrainingIntake = intake
		for i := range 60 {
			n := s.Month(first+monthsOn(i), Inputs{residents()}).Joined
			if i < 36 {
				early += n
			} else {
				late += n
			}
		}
		return early, late
	}
	early, late := joined(1)
	if more, later := joined(2); more != early || float64(later) < 1.5*float64(late) {
		t.Errorf("%d and %d joined, with twice the intake %d and %d", early, late, more, later)
	}
}
