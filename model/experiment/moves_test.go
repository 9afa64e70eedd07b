package experiment

import (
	"flag"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"chcsim/model/param"
	"chcsim/model/rng"
	"chcsim/scenarios/plan"
)

// worldsOf are a study with its measures and without.
func worldsOf(t *testing.T, s *Study, shocks ...string) []*World {
	t.Helper()
	worlds, err := Worlds([]*Study{s}, [][]string{shocks})
	if err != nil {
		t.Fatal(err)
	}
	return worlds
}

// What a GP costs moves the cost by its range times the GPs of the district and nothing else; the community's share at the start moves
// that of the end, upward, with measures and without. The size of a measure's effect is no input where there are no measures.
func TestMoves(t *testing.T) {
	long(t)
	whole, _ := small(t, "plan")
	const cost, share, size = "costs.gp_year", "clinic.community_share_district_at_start", "levers.publicity.contract.innovation.others"
	s := only(t, whole, cost, share, size)
	s.Attempts = new(Attempts)
	worlds := worldsOf(t, s)
	if len(worlds) != 2 || !worlds[0].Measures || worlds[1].Measures {
		t.Fatalf("%d worlds", len(worlds))
	}
	const points, replications = 4, 20
	done := 0
	inputs, err := Moves(t.Context(), worlds, Inputs(worlds), points, Options{Replications: replications, Seed: 1, Jobs: 1, Done: func(int) { done++ }})
	if err != nil {
		t.Fatal(err)
	}
	if want := MovesCost(worlds, Inputs(worlds), points, replications); done != want {
		t.Errorf("%d simulations, expected %d", done, want)
	}
	for _, x := range inputs {
		for _, m := range x.Moved {
			g := worlds[m.World].Gauges[m.Gauge]
			switch {
			case x.Path == cost && g.Indicator == "annual_cost" && g.Month == s.Last():
				i, _ := s.Index(cost)
				from, to := worlds[0].between(i)
				if gps := m.Mean / (to - from); gps < 5 || gps > 50 || m.Mean != m.Size {
					t.Errorf("a GP's cost moves the cost as that of %g GPs", gps)
				}
			case x.Path == cost && !strings.HasPrefix(g.Indicator.String(), "annual_cost") && m.Size != 0:
				t.Errorf("what a GP costs moves %s by %g", g.Indicator, m.Size)
			case x.Path == share && g.Target != nil && g.Indicator == "community_share_district" && m.Mean < g.Spread:
				t.Errorf("the share at the start moves that of the end by %g, with a spread of %g", m.Mean, g.Spread)
			case x.Path == size && m.World == 1:
				t.Errorf("the size of a measure is moved where there are no measures")
			}
		}
	}
	k := slices.IndexFunc(inputs, func(x Input) bool { return x.Path == size })
	if k < 0 || !inputs[k].Moves {
		t.Errorf("the size of a measure moves nothing")
	}
}

// Of changes of 1 ± s at 5 points and 4 gauges the mean is sure up to s = 1·√5/t, t₄(1 − 0.025/4) = 4.315: with the changes 1 ± d in
// equal parts beside one of 1, s = d, so up to d = 0.518. Of 4 points every change is sure but none at all.
func TestSureMoves(t *testing.T) {
	gauges := func(d float64) []float64 { return []float64{1 + d, 1 - d, 1, 1 + d, 1 - d} }
	rows := func(columns ...[]float64) (rows [][]float64) {
		for i := range columns[0] {
			row := make([]float64, len(columns))
			for k := range columns {
				row[k] = columns[k][i]
			}
			rows = append(rows, row)
		}
		return rows
	}
	x := Input{Moved: summarizeMoves(0, rows(gauges(0.51), gauges(0.53), gauges(0), []float64{0, 0, 0, 0, 0}))}
	x.judge()
	for k, want := range []bool{true, false, true, false} {
		if x.Moved[k].Sure != want {
			t.Errorf("gauge %d: %+v", k, x.Moved[k])
		}
	}
	x = Input{Moved: summarizeMoves(0, rows([]float64{1, -0.9, math.NaN(), 0.1, 0}, []float64{0, 0, 0, 0, 0}))}
	x.judge()
	if x.Moved[0].Points != 4 || !x.Moved[0].Sure || x.Moved[1].Sure {
		t.Errorf("%+v", x.Moved)
	}
}

// An effect whose size is certain is an input of the world with measures, moved from nothing to its size.
func TestCertainEffectsAreInputs(t *testing.T) {
	s, _ := small(t, "plan")
	i, ok := s.Index("levers.publicity.contract.innovation.others")
	if !ok {
		t.Fatal("no such effect")
	}
	s.Parameters = slices.Clone(s.Parameters)
	s.Parameters[i].Distribution = param.Constant(0.01)
	with := worldsOf(t, s)[0]
	if from, to := with.between(i); from != 0 || to != 0.01 || !with.isInput(i) {
		t.Errorf("it is moved from %g to %g", from, to)
	}
	s.Parameters[i].Spec = param.Spec{Path: s.Parameters[i].Path, Unit: "factor"}
	if from, _ := with.between(i); from != 1 {
		t.Errorf("a factor is moved from %g", from)
	}
	if k, _ := s.Index("costs.gp_year"); !with.isInput(k) {
		t.Error("an uncertain parameter is no input")
	}
}

// A point stays the same where the moved input makes a base year that cannot be: visits of an hour are shortened.
func TestMovedBaseYearsThatCannotBe(t *testing.T) {
	base, _ := small(t, "base")
	const minutes = "clinic.gp_visit_minutes"
	s := only(t, base, minutes)
	i, _ := s.Index(minutes)
	s.Parameters[i].Distribution = param.Distribution{Kind: "uniform", Args: []float64{2, 60}}
	s.Attempts = new(Attempts)
	pair, err := worldsOf(t, s)[0].pair(i, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if !differ(pair) || len(pair[1].Warnings) == 0 || pair[0].Parameters[i] >= pair[1].Parameters[i] {
		t.Errorf("visits of %g and %g minutes, warnings %v", pair[0].Parameters[i], pair[1].Parameters[i], pair[1].Warnings)
	}
	for k := range pair[0].Parameters {
		if k != i && pair[0].Parameters[k] != pair[1].Parameters[k] {
			t.Errorf("%s differs, too", s.Parameters[k].Path)
		}
	}
}

// Without uncertainty there is no spread, and fixing what moves no target changes nothing.
func TestPrune(t *testing.T) {
	long(t)
	base, _ := small(t, "base")
	const cost, share = "costs.gp_year", "clinic.community_share_district_at_start"
	s := only(t, base, cost, share)
	i, _ := s.Index(cost)
	k, _ := s.Index(share)
	o := Options{Replications: 30, Seed: 1, Jobs: 2}
	same, err := Prune(t.Context(), s, []int{i}, []float64{Central(s.Parameters[i].Distribution)}, o)
	if err != nil {
		t.Fatal(err)
	}
	fixed, err := Prune(t.Context(), s, []int{k}, []float64{Central(s.Parameters[k].Distribution)}, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(same) != len(s.Targets)+1 || same[len(s.Targets)].Target != nil {
		t.Fatalf("%d targets", len(same))
	}
	for j := range same {
		if p := same[j]; p.Target != nil && p.Spread[0] != p.Spread[1] || p.Chance[0] != p.Chance[1] || p.Apart > 0 {
			t.Errorf("what a GP costs changes %+v", p)
		}
		if p := fixed[j]; p.Target != nil && p.Target.Indicator == "community_share_district" && p.Spread[1] > 0.7*p.Spread[0] {
			t.Errorf("with the share at the start fixed the spread is %g instead of %g", p.Spread[1], p.Spread[0])
		}
	}
}

// 3 of 4 replications meet a contract rate of ½ before and 2 after; of the two that differ one gains.
func TestPrunedIsCountedInPairs(t *testing.T) {
	r := made([]float64{0, 0, 0, 0}, uncertain("a", param.Assumed))
	list := r.Study.compareMet([2][][]float64{{{0.6, 0.7, 0.5, 0.1}}, {{0.6, 0.4, 0.2, 0.5}}})
	for _, p := range list {
		near(t, "chance before", p.Chance[0], 0.75, 1e-12)
		near(t, "chance after", p.Chance[1], 0.5, 1e-12)
		if p.Apart != 3 {
			t.Errorf("%d replications apart", p.Apart)
		}
	}
	near(t, "spread", list[0].Spread[0], math.Sqrt((0.125*0.125+0.225*0.225+0.025*0.025+0.375*0.375)/3), 1e-12)
}

// Of normal values with correlation ρ the ratio of standard deviations is known to √((1 − ρ²)/n). Of 1,000 that are all alike but for four
// before and three of these after, one more or less moves it by an eighth.
func TestRatioError(t *testing.T) {
	const n, r = 40000, 0.8
	stream := rng.NewKey(3).Purpose("pairs").Stream()
	var a, b []float64
	for range n {
		x := stream.Normal()
		a, b = append(a, x), append(b, 2*(r*x+0.6*stream.Normal()))
	}
	a, b = append(a, math.NaN()), append(b, 1)
	near(t, "error of a ratio of 2", ratioError(a, b), 2*math.Sqrt((1-r*r)/n), 2e-4)
	few, fewer := make([]float64, 1000), make([]float64, 1000)
	for i := range 4 {
		few[i] = 1
		if i > 0 {
			fewer[i] = 1
		}
	}
	near(t, "error with a handful", ratioError(few, fewer), math.Sqrt(3./4)*math.Sqrt(1./16/4+3*math.Pow(1./3-1./4, 2)/4), 3e-3)
	if got := ratioError(few, make([]float64, 1000)); got != 0 {
		t.Errorf("where nothing is left of the spread the error is %g", got)
	}
}

var shipped = flag.String("screen", "", "shipped scenarios, separated by commas, of which every input must move something")

// idle are the beginnings of inputs that may move nothing in the small district, and why.
var idle = map[string]string{
	"access.":                           "everybody is within reach by bicycle, and all points lie close together",
	"clinic.station_desks":              "no station fills a second desk",
	"costs.":                            "nothing is built, and few stations reach the standard",
	"effects.fever_clinic_relief":       "no epidemic claims working time",
	"estate.":                           "of three centres in two years few are reached by a roll-out, and one is renovated",
	"policy.total.":                     "the few measures of the plan are shares of one total",
	"referral.beds.nursing.centre_gain": "no nursing centre is begun",
	"referral.home_bed.give_up_share":   "few wait for a bed at home",
	"workforce.rehire_share":            "few GPs retire",
	"workforce.resign_old":              "few GPs resign, so that the weights hardly change who does",
	"workforce.resign_young":            "as for resign_old",
}

// Every uncertain input moves something.
func TestEveryInputMovesSomething(t *testing.T) {
	long(t)
	var studies []*Study
	var shocks [][]string
	add := func(s *Study, p *plan.Scenario) {
		var names []string
		for _, u := range p.Shocks {
			names = append(names, u.Lever.Name)
		}
		studies, shocks = append(studies, s), append(shocks, names)
	}
	allowed := idle
	if *shipped == "" {
		s, p := small(t, "plan")
		add(s, p)
	} else {
		allowed = nil
		for _, name := range strings.Split(*shipped, ",") {
			s, p := loaded(t, name, "run.clinic_days=0")
			add(s, p)
		}
	}
	worlds, err := Worlds(studies, shocks)
	if err != nil {
		t.Fatal(err)
	}
	list, err := Idle(t.Context(), worlds, Inputs(worlds), 30, Options{Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range list {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(allowed)), func(path string) bool { return strings.HasPrefix(x.Path, path) }) {
			t.Errorf("%s moves nothing", x.Path)
		}
	}
}
