package workforce

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/rng"
	"chcsim/model/task"
)

func drawNeeds(t *rapid.T, areas int) []task.Minutes {
	needs := make([]task.Minutes, areas)
	scale := rapid.Float64Range(0, 6e4).Draw(t, "scale")
	for area := range needs {
		for a := range needs[area] {
			for p := range needs[area][a] {
				if rapid.Bool().Draw(t, "wanted") {
					needs[area][a][p] = scale * rapid.Float64Range(0, 1).Draw(t, "need")
				}
			}
		}
	}
	return needs
}

// Given never exceeds need, no pool works more than it has, all work is accounted for, and whoever is
// short finds one of their pools exhausted for everything that comes later.
func TestAllocationIsConservedAndOrdered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ordinary()
		c.Spend.Relief.Assessment = rapid.Float64Range(0, 1).Draw(t, "relief")
		if rapid.Bool().Draw(t, "nobody takes over") {
			c.Spend.Relief = Relief{}
		}
		c.PoolPer10k[2] = rapid.Float64Range(0, 4).Draw(t, "assistants")
		residents := []float64{40000, 90000}
		s, err := New(c, Start{First: first, Residents: residents}, rng.NewKey(1))
		if err != nil {
			t.Fatal(err)
		}
		staff, needs := s.Month(first, Inputs{residents}), drawNeeds(t, 2)
		got := s.Allocate(needs)
		for area := range needs {
			checkWithin(t, needs[area], got, staff, area)
			checkOrdered(t, s, needs[area], got.Given[area], staff, area)
		}
	})
}

const slack = 1e-6 // minutes; rounding of sums of 1e6 minutes

func checkWithin(t *rapid.T, need task.Minutes, got *Allocation, staff *Staff, area int) {
	given, spent := 0.0, 0.0
	for a := range need {
		short := 0.0
		for p := range need[a] {
			g := got.Given[area][a][p]
			if g < 0 || g > need[a][p]+slack {
				t.Fatalf("%v of %v: given %v of %v", task.Activity(a), task.Pool(p), g, need[a][p])
			}
			given += g
			short += need[a][p] - g
		}
		if math.Abs(short-got.Short[area][a]) > slack {
			t.Fatalf("%v: short by %v, reported %v", task.Activity(a), short, got.Short[area][a])
		}
	}
	for p, worked := range got.Spent[area] {
		if worked < -slack || worked > staff.Minutes[area][p]+slack {
			t.Fatalf("%v worked %v of %v minutes", task.Pool(p), worked, staff.Minutes[area][p])
		}
		spent += worked
	}
	if math.Abs(given-spent) > slack {
		t.Fatalf("%v minutes given, %v worked", given, spent)
	}
}

func checkOrdered(t *rapid.T, s *State, need, given task.Minutes, staff *Staff, area int) {
	var dry [task.Pools]bool
	ordered := task.Nurse
	if s.cfg.Spend.Relief == (Relief{}) {
		ordered = task.GP // else part of a GP's need is met by others after the GPs' own time is gone
	}
	for _, a := range s.order {
		short := false
		for p := range need[a] {
			if given[a][p] < need[a][p]-slack {
				short = true
			}
			if dry[p] && given[a][p] > slack {
				t.Fatalf("%v got %v of the exhausted %v", a, given[a][p], task.Pool(p))
			}
		}
		if !short {
			continue
		}
		for p := ordered; p < task.Pools; p++ {
			used := 0.0
			for _, b := range s.order {
				used += given[b][p]
				if b == a {
					break
				}
			}
			if need[a][p] > slack && used > staff.Minutes[area][p]-slack {
				dry[p] = true
			}
		}
	}
}

func TestTogether(t *testing.T) {
	// n = 100, r = 0.4, G = 30, S = 25: f = min(1, 30/60, 55/100) = 0.5, of which 0.4 × 50 = 20 are taken over.
	b := budget{}
	b.left[task.GP], b.left[task.Assistant], b.left[task.Nurse] = 30, 15, 40
	b.spare[task.Assistant], b.spare[task.Nurse] = 15, 10
	var given [task.Pools]float64
	taken := b.together(&[task.Pools]float64{task.GP: 100}, &given, 0.4)
	if given[task.GP] != 50 || taken != 20 {
		t.Errorf("given %v, taken over %v; expected 50 and 20", given[task.GP], taken)
	}
	if b.left[task.GP] != 0 || b.left[task.Assistant] != 0 || b.left[task.Nurse] != 35 {
		t.Errorf("left %v; the assistants' 15 go first, then 5 of the nurses", b.left)
	}
}

// A shortage reaches the end of the order first.
func TestShortageFallsOnTheLast(t *testing.T) {
	c := ordinary()
	s, _ := New(c, Start{First: first, Residents: []float64{90000}}, rng.NewKey(1))
	staff := s.Month(first, Inputs{[]float64{90000}})
	needs := make([]task.Minutes, 1)
	s.AddDesk(needs)
	rest := staff.Minutes[0][task.GP] * (1 - c.Spend.Desk[task.GP])
	needs[0][task.HypertensionFollow][task.GP] = rest
	needs[0][task.Outreach][task.GP] = 1000
	c.Spend.Relief = Relief{}
	got := s.Allocate(needs)
	if got.Short[0][task.HypertensionFollow] > slack || math.Abs(got.Short[0][task.Outreach]-1000) > slack {
		t.Errorf("short of %v", got.Short[0])
	}
	s.AddEpidemic(needs, [task.Pools]float64{0.2})
	got = s.Allocate(needs)
	if want := 0.2 * staff.Minutes[0][task.GP]; math.Abs(got.Given[0][task.Epidemic][task.GP]-want) > slack ||
		math.Abs(got.Short[0][task.HypertensionFollow]-want) > slack || got.Short[0][task.Clinic] > slack {
		t.Errorf("an epidemic of %v minutes leaves short %v", want, got.Short[0])
	}
}

func BenchmarkSixtyMonths(b *testing.B) {
	c, people := ordinary(), residents()
	needs := make([]task.Minutes, len(people))
	for area := range needs {
		for a := task.HomeCare; a < task.Activities; a++ {
			needs[area][a][task.GP], needs[area][a][task.Nurse] = 9000, 5000
		}
	}
	for b.Loop() {
		s := state(b, c, 1)
		for i := range 60 {
			s.Month(first+monthsOn(i), Inputs{people})
			s.Allocate(needs)
		}
	}
}

func TestCommitteesAndStudios(t *testing.T) {
	c := ordinary()
	c.StudioGPs = 2
	s := state(t, c, 1)
	s.committee[0], s.staff.Doctors[0] = 24, 20
	s.assist(0, 7)
	// 20 GPs with one committee each serve 20 of 24; they have 10 studios, 7 of them with an assistant.
	if st := &s.staff; st.Served[0] != 20 || st.Committees[0] != 24 || st.Studios[0] != 10 || st.Assisted[0] != 7 {
		t.Errorf("%v of %v committees, %v of %v studios", st.Served[0], st.Committees[0], st.Assisted[0], st.Studios[0])
	}
	c.CommitteesPerGP = 1.2
	if s.assist(0, 30); s.staff.Served[0] != 24 || s.staff.Assisted[0] != 10 {
		t.Errorf("20 GPs with 1.2 committees serve %v; 30 assistants are in %v studios", s.staff.Served[0], s.staff.Assisted[0])
	}
	if all := sum(s.committee[1:]) + c.Committees*s.start.Residents[0]/sum(s.start.Residents); math.Abs(all-311) > 1e-9 {
		t.Errorf("%v committees are spread over the areas", all)
	}
}

// Where time is short the follow-ups of both diseases get the same part of what they need.
func TestFollowUpsShareTheirRank(t *testing.T) {
	residents := []float64{80000}
	s, err := New(ordinary(), Start{First: first, Residents: residents}, rng.NewKey(1))
	if err != nil {
		t.Fatal(err)
	}
	staff := s.Month(first, Inputs{residents})
	needs := make([]task.Minutes, 1)
	needs[0][task.HypertensionFollow][task.GP] = 3 * staff.Minutes[0][task.GP]
	needs[0][task.DiabetesFollow][task.GP] = staff.Minutes[0][task.GP]
	given := s.Allocate(needs).Given[0]
	hypertension, diabetes := given[task.HypertensionFollow][task.GP], given[task.DiabetesFollow][task.GP]
	if !(diabetes > 0) || math.Abs(hypertension-3*diabetes) > slack {
		t.Errorf("%v and %v minutes of needs of 3 to 1", hypertension, diabetes)
	}
}
