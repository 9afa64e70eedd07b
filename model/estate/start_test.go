package estate

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"chcsim/model/capability"
	"chcsim/model/geo"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// Known to be unfinished at the end of 2022: nobody ends before, and starts shift to later months.
func TestUnfinishedAt(t *testing.T) {
	start := district()
	free, given := 0.0, 0.0
	const n = 300
	for r := range n {
		for i := range start.Projects {
			start.Projects[i].UnfinishedAt = 0
		}
		for _, p := range newState(t, usual(), start, r).Finish() {
			free += begin(p) / n
		}
		for i := range start.Projects {
			start.Projects[i].UnfinishedAt = month.Of(2022, 12)
		}
		for _, p := range newState(t, usual(), start, r).Finish() {
			given += begin(p) / n
			if p.At <= float64(month.Of(2023, 1)) {
				t.Fatalf("project %d of replication %d ends at %g", p.Project, r, p.At)
			}
		}
	}
	if given <= free+1 {
		t.Errorf("starts sum to %g given the knowledge, %g without", given, free)
	}
}

func begin(p Progress) float64 { return p.Stages[SiteSearch].From }

// A project that is in construction at a known month goes on from there.
func TestStagesDone(t *testing.T) {
	start := district()
	start.Projects = []Project{{ID: "p", Facility: "c00", Kind: Renovation, StagesDone: int(Building),
		StartEarliest: first, StartLikely: first, StartLatest: first, Goal: Complete, By: first}}
	cfg := usual()
	cfg.Shock = param.Constant(1)
	state := newState(t, cfg, start, 1)
	sites := state.Month(first)
	if sites.Capacity[0] != 0.6 || len(sites.Behind) != 1 {
		t.Errorf("capacity %g, behind %v", sites.Capacity[0], sites.Behind)
	}
	p := state.Finish()[0]
	if !math.IsNaN(p.Stages[Design].From) || p.Stages[Building].From != float64(first) || p.At < float64(first)+7 {
		t.Errorf("%+v", p)
	}
}

// The draw of what is not known belongs to the ignorance key: another chance key leaves it.
func TestStandardizedAtStartIsIgnorance(t *testing.T) {
	sum := 0
	const n = 3000
	for r := range n {
		ignorance := rng.NewKey(9).At(r)
		a, _ := New(quiet(Works{Capacity: 1}), withoutProjects(), rng.NewKey(1), ignorance)
		b, _ := New(quiet(Works{Capacity: 1}), withoutProjects(), rng.NewKey(2), ignorance)
		atStart, _ := a.Sites().CentresStandardized()
		if other, _ := b.Sites().CentresStandardized(); atStart != other {
			t.Fatal("the number at the start depends on the chance key")
		}
		sum += atStart
	}
	checkMean(t, "centres at the start", float64(sum)/n, 13*0.3, math.Sqrt(13*0.3*0.7/n))
}

// A listed station exists with its chance; the number of stations at the start is made up by those of unknown place, which
// are fewer by one for every listed one that exists.
func TestListedStationsExistWithTheirChance(t *testing.T) {
	start := withoutProjects()
	for i := range 40 {
		start.Facilities = append(start.Facilities, Facility{ID: fmt.Sprintf("s%02d", i), Kind: Station, Area: i % 13,
			At: start.Points[2*i].At, PositionKnown: true, ByProgramme: true, Absent: 0.25})
	}
	const n = 400
	listed := 0
	for r := range n {
		state := newState(t, usual(), start, r)
		placed := 0
		for _, f := range state.Sites().Facilities {
			if f.Kind == Station && strings.HasPrefix(f.ID, "placed-") {
				placed++
			} else if f.Kind == Station {
				listed++
			}
		}
		met, of := state.Sites().StationsStandardized()
		if of != 44 || met != 20 || placed < 4 { // 0.45 of 44, rounded
			t.Fatalf("replication %d: %d stations, %d of unknown place, %d standardized", r, of, placed, met)
		}
	}
	checkMean(t, "listed stations", float64(listed)/n, 30, math.Sqrt(40*0.25*0.75/n))
	for i := range start.Facilities {
		start.Facilities[i].Absent = 0
	}
	cfg := usual()
	cfg.Stations = 40
	for i, f := range newState(t, cfg, start, 1).Sites().Facilities {
		if f.ID != start.Facilities[i].ID || f.At != start.Facilities[i].At {
			t.Fatalf("facility %d is %s at %v, not the fixed list's %s", i, f.ID, f.At, start.Facilities[i].ID)
		}
	}
}

// Whether a listed station exists is its own luck: one more row leaves the others as they were.
func TestExistenceFollowsTheCode(t *testing.T) {
	start := withoutProjects()
	for _, id := range []string{"a", "b", "c", "d"} {
		start.Facilities = append(start.Facilities, Facility{ID: id, Kind: Station, At: start.Points[0].At, PositionKnown: true, Absent: 0.5})
	}
	cfg := usual()
	cfg.Stations = 0
	for r := range 20 {
		want := stationsOf(newState(t, cfg, start, r))
		fewer := start
		fewer.Facilities = append(slices.Clone(start.Facilities[:13]), start.Facilities[14:]...)
		got := stationsOf(newState(t, cfg, fewer, r))
		if strings.TrimPrefix(want, "a") != got {
			t.Fatalf("replication %d: %q with a, %q without", r, want, got)
		}
	}
}

func stationsOf(s *State) (ids string) {
	for _, f := range s.Sites().Facilities {
		if f.Kind == Station {
			ids += f.ID
		}
	}
	return ids
}

// A second site is open, and nothing else: no centre of its own in any rate.
func TestSecondSiteCountsForAccessOnly(t *testing.T) {
	start := withoutProjects()
	start.Facilities = append(start.Facilities, Facility{ID: "site", Kind: SecondSite, Area: 3, At: start.Points[0].At, PositionKnown: true})
	sites := newState(t, usual(), start, 1).Sites()
	_, centres := sites.CentresStandardized()
	_, stations := sites.StationsStandardized()
	if !sites.Open[13] || centres != 13 || stations != 44 {
		t.Errorf("open %t, %d centres, %d stations", sites.Open[13], centres, stations)
	}
}

func withoutProjects() Start {
	start := district()
	start.Projects = nil
	return start
}

// A sub-centre opens and a centre moves when their projects are complete.
func TestOpeningAndRelocation(t *testing.T) {
	start := district()
	begun := month.Of(2021, 3)
	start.Facilities = append(start.Facilities, Facility{ID: "sub", Kind: SubCentre, Area: 4, Planned: true})
	start.Projects = []Project{
		{ID: "open", Facility: "sub", Kind: Opening, StartEarliest: begun, StartLikely: begun, StartLatest: begun},
		{ID: "move", Facility: "c02", Kind: Relocation, StartEarliest: begun, StartLikely: begun, StartLatest: begun,
			MovesTo: geo.Point{Lon: 121.42, Lat: 31.21}, MoveKnown: true},
	}
	one := param.Constant(1)
	cfg := quiet(works(one, one, one, one, one, 0.9))
	state := newState(t, cfg, start, 1)
	var changed []month.Month
	for m := first; m < first+12; m++ {
		if sites := state.Month(m); sites.Changed {
			changed = append(changed, m)
			if !sites.Open[13] || sites.Facilities[2].At.Lat != 31.21 || sites.Facilities[13].Area != 4 {
				t.Errorf("%+v", sites.Facilities)
			}
		} else if len(changed) == 0 && (sites.Open[13] || sites.Facilities[2].At.Lat != 31.2) {
			t.Error("open or moved before completion")
		}
	}
	// Five stages of a month from the beginning of March end at the beginning of August, which is the end of July.
	if len(changed) != 1 || changed[0] != month.Of(2021, 7) {
		t.Errorf("changed in %v", changed)
	}
}

func TestNewRefuses(t *testing.T) {
	for want, change := range map[string]func(*Start, *Config){
		"no demand point has residents": func(s *Start, _ *Config) { s.Points = nil },
		"used twice":                    func(s *Start, _ *Config) { s.Facilities[1].ID = "c00" },
		"outside every catchment":       func(s *Start, _ *Config) { s.Facilities[1].Area = 13 },
		"has 0 centres":                 func(s *Start, _ *Config) { s.Facilities = s.Facilities[1:]; s.Projects = nil },
		"unknown facility":              func(s *Start, _ *Config) { s.Projects[0].Facility = "nowhere" },
		"do not rise":                   func(s *Start, _ *Config) { s.Projects[0].StartLatest = 0 },
		"stages done":                   func(s *Start, _ *Config) { s.Projects[0].StagesDone = 5 },
		"probability":                   func(s *Start, _ *Config) { s.Facilities[0].Standardized = math.NaN() },
		"exists: true":                  func(s *Start, _ *Config) { s.Projects[0].Kind = Opening },
		"no project opens it": func(s *Start, _ *Config) {
			s.Facilities = append(s.Facilities, Facility{ID: "x", Kind: SubCentre, Planned: true})
		},
		"district shock":     func(_ *Start, c *Config) { c.Shock = param.Distribution{} },
		"acceptance failure": func(_ *Start, c *Config) { c.AcceptanceFailure = 1 },
		"rework: normal(2, 1) may be negative": func(_ *Start, c *Config) {
			c.Rework = param.Distribution{Kind: "normal", Args: []float64{2, 1}}
		},
		"months of design": func(_ *Start, c *Config) { c.Renovation.Months[Design] = pert(3, 2, 1) },
	} {
		start, cfg := district(), usual()
		change(&start, cfg)
		_, err := New(cfg, start, rng.NewKey(1), rng.NewKey(2))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q expected, got %v", want, err)
		}
	}
}

// A project that can hardly be unfinished when it is said to be stops nobody: the latest start drawn stands, and it is told.
func TestContradiction(t *testing.T) {
	start, cfg := district(), usual()
	s, err := New(cfg, start, rng.NewKey(1), rng.NewKey(2))
	if err != nil || s.Contradiction() != nil {
		t.Fatal(err, s.Contradiction())
	}
	start.Projects[0].UnfinishedAt = month.Of(2050, 1)
	if s, err = New(cfg, start, rng.NewKey(1), rng.NewKey(2)); err != nil {
		t.Fatal(err)
	}
	var told *Contradiction
	if !errors.As(s.Contradiction(), &told) || told.Project.ID != start.Projects[0].ID || !strings.Contains(told.Error(), "hardly be unfinished at the end of 2050-01") {
		t.Errorf("%v", s.Contradiction())
	}
	if end := s.Finish()[0].At; math.IsNaN(end) {
		t.Error("the project never ends")
	}
}

// Every name people read exists, and every field of the config is a parameter.
func TestNames(t *testing.T) {
	fields, err := param.Fields(usual())
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]bool{}
	for _, f := range fields {
		paths[f.Path] = true
	}
	for c := range capability.ID(capability.Count) {
		if info := c.Row(); info.ZH == "" || info.EN == "" || !paths["capability."+info.ID+".share_per_year"] {
			t.Errorf("capability %d: %+v", c, info)
		}
	}
	for k := range projectKindNames {
		kind, ok := ParseProjectKind(ProjectKind(k).String())
		if zh, en := kind.Names(); !ok || int(kind) != k || zh == "" || en == "" {
			t.Errorf("kind %d is read back as %d", k, kind)
		}
	}
	if zh, _ := Building.Names(); zh != "施工" || !paths["construction.months.construction"] || Begin.String() != "start" {
		t.Error("names of stages and goals")
	}
}
