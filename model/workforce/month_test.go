package workforce

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

func monthsOn(n int) month.Month { return month.Month(n) }

func TestStart(t *testing.T) {
	s := state(t, ordinary(), 1)
	staff := s.Month(first, Inputs{residents()})
	// 1,113,080 residents × 4.1 per 10,000 = 456 counted, of which 72% = 328 practise.
	if n := total(staff.Counted) + staff.Resigned + staff.Retired - staff.Joined; n != 456 {
		t.Errorf("%d counted GPs at the start, expected 456", n)
	}
	working := 0
	for i := range s.gps[:456] {
		if s.gps[i].Practises {
			working++
		}
	}
	if working != 328 {
		t.Errorf("%d practising GPs at the start, expected 328", working)
	}
	if small, large := staff.Counted[1], staff.Counted[0]; small > 16 || large < 30 {
		t.Errorf("the small area has %d GPs, a large one %d", small, large)
	}
}

// 13 over 5:5:3 are 5, 5 and 3; 10 over 1:1:1 are 3⅓ each, and the tenth goes to each in a third of 3,000 draws, give or
// take four standard errors of 0.0086. 7 over 1:2:1 are 1¾, 3½ and 1¾.
func TestSpread(t *testing.T) {
	for _, c := range []struct {
		n       int
		weights []float64
	}{{13, []float64{5, 5, 3}}, {10, []float64{1, 1, 1}}, {7, []float64{1, 2, 1}}, {0, []float64{1, 2, 0}}, {3, []float64{0, 2, 0}}} {
		const draws = 3000
		sums, all := make([]float64, 3), 0.0
		for _, w := range c.weights {
			all += w
		}
		for draw := range draws {
			given := 0
			for area, part := range (&State{}).spread(c.n, c.weights, rng.NewKey(uint64(draw))) {
				exact := float64(c.n) * c.weights[area] / all
				if d := float64(part) - exact; !(d > -1 && d < 1) {
					t.Fatalf("%d over %v gives area %d the part %d", c.n, c.weights, area, part)
				}
				given += part
				sums[area] += float64(part) / draws
			}
			if given != c.n {
				t.Fatalf("%d over %v gives %d", c.n, c.weights, given)
			}
		}
		for area, mean := range sums {
			exact := float64(c.n) * c.weights[area] / all
			rest := exact - math.Floor(exact)
			if math.Abs(mean-exact) > 4*math.Sqrt(rest*(1-rest)/draws)+1e-9 {
				t.Errorf("%d over %v gives area %d %v on average, expected %v", c.n, c.weights, area, mean, exact)
			}
		}
	}
}

// Four areas have one vacant post each, the fifth none: a post is filled in each of the four in a quarter of 2,000 draws,
// give or take four standard errors of 0.0097; whoever has two is taken always.
func TestTiesAreDrawn(t *testing.T) {
	s := &State{cfg: &Config{PostsPer10k: 1}, inPost: []int{0, 0, 0, 0, 1}, reserved: make([]int, 5)}
	s.start = Start{Residents: []float64{10000, 10000, 10000, 10000, 10000}, Places: rng.PlacesOf([]string{"n1", "n2", "n3", "n4", "n5"})}
	const draws = 2000
	var filled [5]float64
	for draw := range draws {
		area, vacant := s.vacantArea(s.start.Residents, false, rng.NewKey(uint64(draw)))
		if !vacant {
			t.Fatal("no post is vacant")
		}
		filled[area] += 1.0 / draws
	}
	for area, share := range filled[:4] {
		if math.Abs(share-0.25) > 4*0.0097 {
			t.Errorf("area %d gets %v of the posts, expected a quarter", area, share)
		}
	}
	s.inPost[2] = -1
	if area, _ := s.vacantArea(s.start.Residents, false, rng.NewKey(1)); filled[4] != 0 || area != 2 {
		t.Errorf("the post without a vacancy is filled, or area %d comes before area 2, which has two", area)
	}
}

// Who will practise goes where the most residents share a practising GP, those to come counted, if a post is vacant there: of areas
// with 2, 1 and one posted for a time, 1 + 1 promised and 0 practising GPs, of which the last has no vacant post, the second.
func TestWhoPractisesGoesWhereGPsAreFew(t *testing.T) {
	s := &State{cfg: &Config{PostsPer10k: 5}, inPost: []int{2, 3, 1, 5}, reserved: []int{0, 0, 1, 0}, coming: []int{0, 0, 1, 0}}
	s.start = Start{Residents: []float64{10000, 10000, 10000, 10000}, Places: rng.PlacesOf([]string{"n1", "n2", "n3", "n4"})}
	for _, area := range []int{0, 0, 1, 2} {
		s.gps = append(s.gps, GP{Area: area, Practises: true, Counted: true})
	}
	s.gps = append(s.gps, GP{Area: 1, Practises: true})
	if area, vacant := s.vacantArea(s.start.Residents, true, rng.NewKey(1)); area != 1 || !vacant {
		t.Errorf("area %d, vacant %v; expected area 1", area, vacant)
	}
	s.inPost = []int{5, 5, 5, 5}
	if _, vacant := s.vacantArea(s.start.Residents, true, rng.NewKey(1)); vacant {
		t.Error("a post is vacant where all are filled")
	}
}

// Nobody appears or vanishes: the stock changes by those who joined, resigned and retired.
func TestStockIsConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ordinary()
		c.RecruitsPerYear = rapid.Float64Range(0, 90).Draw(t, "recruits")
		c.ResignHazard = rapid.Float64Range(0, 0.4).Draw(t, "hazard")
		c.PostsPer10k = rapid.Float64Range(0, 7).Draw(t, "posts")
		c.PipelineShare = rapid.Float64Range(0, 1).Draw(t, "pipeline")
		c.RehireShare = rapid.Float64Range(0, 1).Draw(t, "rehire")
		c.PostedPerYear = rapid.Float64Range(0, 0.5).Draw(t, "posted")
		s, err := New(c, Start{First: first, Residents: residents()}, rng.NewKey(rapid.Uint64().Draw(t, "seed")))
		if err != nil {
			t.Fatal(err)
		}
		n := total(s.inPost)
		for i := range 60 {
			staff := s.Month(first+monthsOn(i), Inputs{residents()})
			n += staff.Joined - staff.Resigned - staff.Retired
			if got := total(staff.Counted); got != n || got != total(s.inPost) {
				t.Fatalf("month %d: %d GPs, expected %d", i, got, n)
			}
			for area := range s.reserved {
				if s.reserved[area] < 0 || staff.Present[area] < 0 {
					t.Fatalf("month %d: %d posts promised in area %d", i, s.reserved[area], area)
				}
			}
		}
	})
}

// No recruit comes without a post, and what cut hiring short is said.
func TestPostsLimitHiring(t *testing.T) {
	c := ordinary()
	c.PostsPer10k, c.RecruitsPerYear, c.HiringMonths = 4.2, 200, 0
	s := state(t, c, 3)
	posts := 0
	for _, n := range residents() {
		posts += int(math.Round(4.2 * n / 10000))
	}
	for i := range 36 {
		staff := s.Month(first+monthsOn(i), Inputs{residents()})
		if n := total(staff.Counted); n > posts {
			t.Fatalf("month %d: %d GPs in %d posts", i, n, posts)
		}
		if i > 6 && staff.Limit != Posts {
			t.Errorf("month %d: hiring was cut short by %v, expected posts", i, staff.Limit)
		}
	}
	c.RecruitsPerYear, c.PostsPer10k = 5, 6
	if staff := state(t, c, 3).Month(first, Inputs{residents()}); staff.Limit != Recruits {
		t.Errorf("few candidates for many posts: limit %v", staff.Limit)
	}
}

// New recruits go where most posts are vacant: an emptied area fills first.
func TestRecruitsGoToVacancies(t *testing.T) {
	c := alone()
	s := state(t, c, 5)
	for i := range s.gps {
		if s.gps[i].Area == 4 {
			s.leave(i)
		}
	}
	c.RecruitsPerYear, c.PipelineShare = 240, 0
	s.Month(first, Inputs{residents()})
	for i := 456; i < len(s.gps); i++ {
		if s.gps[i].Area != 4 {
			t.Errorf("recruit %d went to area %d", i, s.gps[i].Area)
		}
	}
	if len(s.gps) < 460 {
		t.Errorf("only %d recruits came", len(s.gps)-456)
	}
}

// A study leave lasts three to six whole months and falls due once in the cycle.
func TestStudyLeave(t *testing.T) {
	c := alone()
	c.StudyShare = 1
	s := state(t, c, 9)
	began, lengths, away := map[int]int{}, map[int]int{}, 0
	before := map[int]bool{} // away since before the first month
	for g := range s.gps {
		if s.gps[g].OnLeave {
			before[g] = true
		}
	}
	if n := float64(len(before)) / 456; n < 0.04 || n > 0.11 {
		t.Errorf("%.3f are away when the first month begins, expected 0.075", n)
	}
	for i := range 60 {
		staff := s.Month(first+monthsOn(i), Inputs{residents()})
		away += staff.OnLeave
		for g := range s.gps {
			start, out := began[g]
			switch on := s.gps[g].OnLeave; {
			case before[g]:
				before[g] = on
			case on && !out:
				began[g] = i
			case !on && out && start >= 0:
				lengths[i-start]++
				began[g] = -1
			}
		}
	}
	if len(began) != 456 {
		t.Errorf("%d of 456 GPs went on leave in five years", len(began))
	}
	for months, n := range lengths {
		if months < 3 || months > 6 {
			t.Errorf("%d leaves lasted %d months", n, months)
		}
	}
	// A mean of 4.5 months in 60 is 7.5% of the time.
	if share := float64(away) / (60 * 456); share < 0.068 || share > 0.079 {
		t.Errorf("GPs are away %.4f of the time, expected nearly 0.075", share)
	}
}

// A cohort keeps the size it had when it began: more recruits now graduate three years later.
func TestPipelineTakesYears(t *testing.T) {
	c := alone()
	c.PipelineShare, c.RecruitsPerYear, c.PostsPer10k, c.TrainingCompletion = 1, 10, 30, 1
	s := state(t, c, 2)
	c.RecruitsPerYear = 40
	joined := map[int]int{}
	for i := range 60 {
		m := first + monthsOn(i)
		if n := s.Month(m, Inputs{residents()}).Joined; n > 0 {
			joined[m.Year()] += n
			if m.Calendar() != 8 {
				t.Errorf("graduates came in %v", m)
			}
		}
	}
	want := map[int]int{2021: 10, 2022: 10, 2023: 10, 2024: 40, 2025: 40}
	if !reflect.DeepEqual(joined, want) {
		t.Errorf("graduates by year %v, expected %v", joined, want)
	}
}

func TestRetirementAndRehiring(t *testing.T) {
	c := alone()
	c.AgeAtStart, c.RetireFemale, c.RetireMale = param.Constant(55), param.Constant(56), param.Constant(56)
	c.RehireShare, c.RehireFTE, c.RehireYears = 0.5, 0.4, 2
	s := state(t, c, 4)
	for i := range 13 {
		s.Month(first+monthsOn(i), Inputs{residents()})
	}
	stayed := total(s.staff.Counted)
	if math.Abs(float64(stayed)-228) > 3.5*math.Sqrt(456*0.25) {
		t.Errorf("%d of 456 were rehired, expected about half", stayed)
	}
	if fte := sum(s.staff.Practising); math.Abs(fte-0.4*float64(stayed)) > 1e-9 {
		t.Errorf("%d rehired GPs are %v full-time equivalents", stayed, fte)
	}
	for i := 13; i < 40; i++ {
		s.Month(first+monthsOn(i), Inputs{residents()})
	}
	if n := total(s.staff.Counted); n != 0 {
		t.Errorf("%d GPs stay after the rehired years", n)
	}
}

func TestSameSeedSameStaff(t *testing.T) {
	run := func(seed uint64) []Staff {
		s, list := state(t, ordinary(), seed), []Staff(nil)
		for i := range 60 {
			staff := *s.Month(first+monthsOn(i), Inputs{residents()})
			staff.Counted = append([]int(nil), staff.Counted...)
			list = append(list, staff)
		}
		return list
	}
	if a, b := run(1), run(1); !reflect.DeepEqual(a, b) {
		t.Error("two runs of one seed differ")
	}
	if a, b := run(1), run(2); reflect.DeepEqual(a, b) {
		t.Error("two seeds agree")
	}
}

// A parameter that moves one flow leaves the draws of the others as they were.
func TestStreamsAreApart(t *testing.T) {
	c, d := ordinary(), ordinary()
	d.StudyShare, d.PostedPerYear, d.CDCPosted = 0.9, 0.3, 0.3
	a, b := state(t, c, 6), state(t, d, 6)
	for i := range 60 {
		m := first + monthsOn(i)
		x, y := a.Month(m, Inputs{residents()}), b.Month(m, Inputs{residents()})
		if x.Joined != y.Joined || x.Resigned != y.Resigned || !reflect.DeepEqual(x.Counted, y.Counted) {
			t.Fatalf("%v: study leave changed who joined or left", m)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	good := Start{First: first, Residents: residents()}
	for want, change := range map[string]func(*Config, *Start){
		"practising_share":  func(c *Config, _ *Start) { c.PractisingShare = 1.2 },
		"working days":      func(c *Config, _ *Start) { c.Time.Leave, c.Time.Weeks = 90, 10 },
		"study_leave":       func(c *Config, _ *Start) { c.StudyMonths = spreadOver("uniform", 6, 3) },
		"no residents":      func(_ *Config, s *Start) { s.Residents = []float64{0, 0} },
		"stands twice":      func(_ *Config, s *Start) { s.Order = append(DefaultOrder()[1:], 1) },
		"missing":           func(_ *Config, s *Start) { s.Order = DefaultOrder()[1:] },
		"area 0 has":        func(_ *Config, s *Start) { s.Residents = []float64{math.NaN()} },
		"mostly be retired": func(c *Config, _ *Start) { c.AgeAtStart = param.Constant(70) },
		"resign_hazard":     func(c *Config, _ *Start) { c.ResignHazard = math.NaN() },
		"graduation_month ": func(c *Config, _ *Start) { c.GraduationMonth = 13 },
	} {
		c, s := ordinary(), good
		change(c, &s)
		if _, err := New(c, s, rng.NewKey(1)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("expected an error about %q, got %v", want, err)
		}
	}
}
