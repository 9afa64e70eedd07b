package estate

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/geo"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

var first = month.Of(2021, 1)

func pert(lo, mode, hi float64) param.Distribution {
	return param.Distribution{Kind: "pert", Args: []float64{lo, mode, hi}}
}

func works(siting, approval, design, building, acceptance param.Distribution, capacity float64) Works {
	return Works{[Stages]param.Distribution{siting, approval, design, building, acceptance}, capacity}
}

// usual is a config in which everything moves.
func usual() *Config {
	rollout := Rollout{AtStart: 0.3, StartYear: 2022, SharePerYear: 0.4, Installation: pert(3, 6, 12)}
	cfg := &Config{
		Construction:  works(pert(3, 6, 15), pert(4, 8, 18), pert(3, 6, 12), pert(12, 20, 36), pert(2, 4, 9), 0.95),
		Renovation:    works(pert(1, 2, 4), pert(2, 5, 12), pert(2, 4, 9), pert(6, 12, 24), pert(1, 3, 6), 0.6),
		SmallApproval: pert(1, 2, 6), SmallAcceptance: pert(0.5, 1, 3),
		Shock:          param.Distribution{Kind: "lognormal", Args: []float64{1, 0.25}},
		DurationFactor: 1, AcceptanceFailure: 0.1, Rework: pert(1, 2, 6), StandardizedWithoutProject: 0.01,
		Stations: 44, PlacementCandidates: 2, NewStations: 1.5, NewStationMonths: pert(4, 8, 18),
		StationStandard: Rollout{AtStart: 0.45, StartYear: 2021, SharePerYear: 0.1, Installation: pert(2, 4, 10)},
		HealthStations:  26,
	}
	for c := range cfg.Capability {
		cfg.Capability[c] = rollout
	}
	return cfg
}

// district is 13 areas in a row, a kilometre apart, with a centre and nine points each, and eleven projects.
func district() Start {
	start := Start{Areas: 13, First: first, Residents: make([]float64, 13)}
	for a := range 13 {
		start.Residents[a] = 80_000
		at := geo.Point{Lon: 121.4 + 0.0105*float64(a), Lat: 31.2}
		start.Facilities = append(start.Facilities, Facility{ID: fmt.Sprintf("c%02d", a), Kind: Centre, Area: a,
			At: at, PositionKnown: true, Standardized: 0.3})
		for k := range 9 {
			start.Points = append(start.Points, Point{a, geo.Point{Lon: at.Lon + 0.003*float64(k%3-1), Lat: at.Lat + 0.003*float64(k/3-1)}, 1})
		}
		if a < 11 {
			start.Projects = append(start.Projects, Project{ID: fmt.Sprintf("p%02d", a), Facility: fmt.Sprintf("c%02d", a),
				Kind: ProjectKind(a % 3), Goal: Goal(a / 6), By: month.Of(2025, 12),
				StartEarliest: month.Of(2019, 1), StartLikely: month.Of(2021, 6), StartLatest: month.Of(2023, 6)})
		}
	}
	return start
}

func newState(t testing.TB, cfg *Config, start Start, replication int) *State {
	t.Helper()
	key := rng.NewKey(1).At(replication)
	state, err := New(cfg, start, key.Purpose("chance"), key.Purpose("ignorance"))
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// Every replication keeps these promises, month by month.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		cfg := usual()
		state := newState(t, cfg, district(), rapid.IntRange(0, 1e6).Draw(r, "replication"))
		before, _ := state.sites.CentresStandardized()
		stations, capable := 0, 0
		for m := first; m < first+60; m++ {
			sites := state.Month(m)
			centres, of := sites.CentresStandardized()
			_, open := sites.StationsStandardized()
			now := capabilities(sites)
			if of != 13 || centres < before || open < stations || now < capable {
				r.Fatalf("%s: %d of %d centres after %d, %d stations after %d, %d capabilities after %d", m, centres, of, before, open, stations, now, capable)
			}
			before, stations, capable = centres, open, now
			checkCapacity(r, state, sites)
		}
		if stations < 44 {
			r.Fatalf("%d stations open", stations)
		}
		checkSpans(r, state.Finish())
	})
}

func capabilities(s *Sites) (n int) {
	for _, set := range s.Capability {
		for _, has := range set {
			if has {
				n++
			}
		}
	}
	for _, k := range s.HealthStations {
		n += k
	}
	return n
}

func checkCapacity(r *rapid.T, s *State, sites *Sites) {
	left := map[int]bool{}
	for i, p := range s.progress {
		if p.Begun && !p.Completed && p.Stage >= Building {
			left[s.at[i]] = true
		}
	}
	for f, c := range sites.Capacity {
		if (c < 1) != left[f] || c < 0.6 || c > 1 {
			r.Fatalf("facility %d has the capacity %g, works under way: %t", f, c, left[f])
		}
	}
}

func checkSpans(r *rapid.T, all []Progress) {
	for _, p := range all {
		if !p.Completed || p.At != p.Stages[Acceptance].To {
			r.Fatalf("project %d is not finished: %+v", p.Project, p)
		}
		for stage := 1; stage < Stages; stage++ {
			if p.Stages[stage].From != p.Stages[stage-1].To || !(p.Stages[stage].To > p.Stages[stage].From) {
				r.Fatalf("stages of project %d do not follow each other: %+v", p.Project, p.Stages)
			}
		}
	}
}

// manyProjects runs n like projects from the first month and returns their durations in months.
func manyProjects(t *testing.T, cfg *Config, n int) []float64 {
	start := district()
	start.Projects = nil
	for i := range n {
		start.Projects = append(start.Projects, Project{ID: fmt.Sprint(i), Facility: "c00", Kind: Construction,
			StartEarliest: first, StartLikely: first, StartLatest: first})
	}
	durations := make([]float64, n)
	for i, p := range newState(t, cfg, start, 1).Finish() {
		durations[i] = p.At - float64(first)
	}
	return durations
}

// quiet is a config without shock, failures and roll-outs, with the given construction.
func quiet(construction Works) *Config {
	return &Config{Construction: construction, Shock: param.Constant(1), DurationFactor: 1, PlacementCandidates: 1}
}

// Four exponential stages with mean 6 months: an Erlang distribution, P(≤24) = .566530 and P(≤36) =
// .848796. Gamma with equal mean and standard deviation is exponential.
func TestFourExponentialStages(t *testing.T) {
	exponential := param.Distribution{Kind: "gamma", Args: []float64{6, 6}}
	cfg := quiet(works(exponential, exponential, exponential, exponential, param.Distribution{}, 1))
	const n = 40_000
	durations := manyProjects(t, cfg, n)
	for limit, want := range map[float64]float64{24: 0.566530, 36: 0.848796} {
		within := 0.0
		for _, d := range durations {
			if d <= limit {
				within++
			}
		}
		checkMean(t, fmt.Sprintf("P(≤%g)", limit), within/n, want, math.Sqrt(want*(1-want)/n))
	}
}

// PERT(6, 9, 18): mean 10, α = 2, β = 4, variance 32/7. The standard error of a variance is
// √((κ−1)/n)·σ²; the kurtosis of Beta(2, 4) is 2.625.
func TestPertStage(t *testing.T) {
	cfg := quiet(works(param.Distribution{}, param.Distribution{}, param.Distribution{}, pert(6, 9, 18), param.Distribution{}, 1))
	const n = 40_000
	sum, squares := 0.0, 0.0
	for _, d := range manyProjects(t, cfg, n) {
		sum += d
		squares += (d - 10) * (d - 10)
	}
	const variance = 32. / 7
	checkMean(t, "mean", sum/n, 10, math.Sqrt(variance/n))
	checkMean(t, "variance", squares/n, variance, variance*math.Sqrt(1.625/n))
}

// checkMean fails outside the 99% interval around the exact value.
func checkMean(t *testing.T, what string, got, want, standardError float64) {
	t.Helper()
	if math.Abs(got-want) > 2.576*standardError {
		t.Errorf("%s = %.6f, want %.6f ± %.6f", what, got, want, 2.576*standardError)
	}
}

// Acceptance of one month fails with probability ¼: 1 month + N·(rework 2 + acceptance 1), E[N] = 1/3, so
// the mean is 2 and the variance 9·Var(N) = 9·(¼/(¾)²) = 4.
func TestRework(t *testing.T) {
	none := param.Distribution{}
	cfg := quiet(works(none, none, none, none, param.Constant(1), 1))
	cfg.AcceptanceFailure, cfg.Rework = 0.25, param.Constant(2)
	const n = 40_000
	sum := 0.0
	for _, d := range manyProjects(t, cfg, n) {
		sum += d
	}
	checkMean(t, "mean", sum/n, 2, math.Sqrt(4./n))
}

// 61.5% is 8 of 13; 75% needs 10, since 9 of 13 are 69.2%.
func TestSharesOfThirteen(t *testing.T) {
	sites := &Sites{Facilities: district().Facilities, Open: make([]bool, 13), Standardized: make([]bool, 13)}
	for i := range 13 {
		sites.Open[i] = true
	}
	for n := range 13 {
		sites.Standardized[n] = true
		met, of := sites.CentresStandardized()
		share := float64(met) / float64(of)
		if met == 8 && math.Abs(share-0.615) > 0.0005 || (share >= 0.75) != (met >= 10) {
			t.Errorf("%d of %d is %.4f", met, of, share)
		}
	}
}

// The shock is shared: with constant durations every project of a replication takes equally long.
func TestShockIsShared(t *testing.T) {
	six := param.Constant(6)
	cfg := quiet(works(six, six, six, six, six, 1))
	cfg.Shock = param.Distribution{Kind: "lognormal", Args: []float64{1, 0.25}}
	durations := manyProjects(t, cfg, 3)
	if math.Abs(durations[0]-durations[1]) > 1e-9 || math.Abs(durations[0]-durations[2]) > 1e-9 || durations[0] == 30 {
		t.Errorf("durations %v", durations)
	}
	const n = 4000
	sum := 0.0
	for r := range n {
		sum += newState(t, cfg, district(), r).shock
	}
	checkMean(t, "mean shock", sum/n, 1, 0.25/math.Sqrt(n))
}

func TestSameKeysSameEstate(t *testing.T) {
	run := func() (any, any) {
		state := newState(t, usual(), district(), 7)
		var sites Sites
		for m := first; m < first+60; m++ {
			sites = *state.Month(m)
		}
		return sites, fmt.Sprint(state.Finish())
	}
	a, progressA := run()
	b, progressB := run()
	if !reflect.DeepEqual(a, b) || progressA != progressB {
		t.Error("two runs with the same keys differ")
	}
}

// Roll-outs and new stations leave the draws of the plan's projects as they were.
func TestProjectsIgnoreRollouts(t *testing.T) {
	run := func(change func(*Config)) string {
		cfg := usual()
		change(cfg)
		state := newState(t, cfg, district(), 3)
		for m := first; m < first+60; m++ {
			state.Month(m)
		}
		return fmt.Sprint(state.Finish())
	}
	plain := run(func(*Config) {})
	other := run(func(c *Config) {
		c.NewStations, c.Stations, c.Capability[named("ct")].SharePerYear, c.StationStandard.SharePerYear = 0, 31, 4, 0
	})
	if plain != other {
		t.Error("the projects changed with the roll-outs")
	}
}

// Longer durations never end a project earlier, with the same random numbers.
func TestSlowerIsNeverEarlier(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		replication := rapid.IntRange(0, 1e6).Draw(r, "replication")
		factor := rapid.Float64Range(1, 3).Draw(r, "factor")
		cfg, slow := usual(), usual()
		slow.DurationFactor = factor
		a := newState(t, cfg, district(), replication).Finish()
		b := newState(t, slow, district(), replication).Finish()
		for i := range a {
			if b[i].At < a[i].At {
				r.Fatalf("project %d ends at %g, with factor %g at %g", i, a[i].At, factor, b[i].At)
			}
		}
	})
}
