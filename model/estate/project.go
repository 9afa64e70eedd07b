package estate

import (
	"math"

	"chcsim/model/geo"
	"chcsim/model/month"
)

// Stage is a step of a project.
type Stage uint8

// The stages, in order.
const (
	SiteSearch Stage = iota
	Approval
	Design
	Building
	Acceptance
	Stages = 5
)

var stageNames = [Stages][3]string{
	{"siting", "选址", "siting"}, {"approval", "审批", "approval"}, {"design", "设计", "design"},
	{"construction", "施工", "construction"}, {"acceptance", "验收", "acceptance"},
}

// String is the stage's name in files.
func (s Stage) String() string { return stageNames[s][0] }

// Names are the stage's Chinese and English names.
func (s Stage) Names() (zh, en string) { return stageNames[s][1], stageNames[s][2] }

// ProjectKind is what a project does to its facility.
type ProjectKind uint8

// The kinds of projects. Renovation and Upgrade take the durations of renovations, the others those of
// constructions. Every completed project leaves its facility standardized.
const (
	Construction ProjectKind = iota // a new building for the facility
	Renovation                      // renovation and extension on its site
	Siting                          // a new building whose site is still to be chosen
	Relocation                      // a new building elsewhere: the facility moves at completion
	Opening                         // a facility that does not exist yet: it opens at completion
	Upgrade                         // to a high-quality centre, on its site
)

var projectKindNames = [...][3]string{
	{"construction", "新建", "construction"}, {"renovation", "改扩建", "renovation"}, {"siting", "选址", "siting"},
	{"relocation", "迁建", "relocation"}, {"opening", "新增", "opening"}, {"upgrade", "提升", "upgrade"},
}

// String is the kind's name in files.
func (k ProjectKind) String() string { return projectKindNames[k][0] }

// Names are the kind's Chinese and English names.
func (k ProjectKind) Names() (zh, en string) { return projectKindNames[k][1], projectKindNames[k][2] }

// ParseProjectKind reads a kind's name in files.
func ParseProjectKind(name string) (ProjectKind, bool) {
	for k, names := range projectKindNames {
		if names[0] == name {
			return ProjectKind(k), true
		}
	}
	return 0, false
}

// Goal is what the plan promises of a project by its date.
type Goal uint8

// The goals.
const (
	Complete Goal = iota // accepted and in use
	Begin                // begun
)

// String is the goal's name in files.
func (g Goal) String() string { return [...]string{"complete", "start"}[g] }

// Project is a project of the plan.
type Project struct {
	ID       string
	Facility string // ID of the facility
	Kind     ProjectKind
	Goal     Goal
	By       month.Month // the goal's date, end of the month; 0 if the plan states none
	// StagesDone is how many stages were over when the project was in the month of Start.
	StagesDone int
	// Start is when the first stage not yet done begins: known if the three are equal, else drawn in each
	// replication from a triangular distribution.
	StartEarliest, StartLikely, StartLatest month.Month
	// UnfinishedAt is a month at whose end the project was known not to be complete; 0 if nothing is known.
	// Start and durations are then drawn given that knowledge.
	UnfinishedAt month.Month
	// Ended holds the months in which stages ended; 0 of one that had not by the end of KnownAt, or of which nothing is known
	// because it was over at the Start. Where any is known, the stage that is open then lasts longer than that, and its end is
	// drawn given that it does.
	Ended   [Stages]month.Month
	KnownAt month.Month
	// MovesTo is where a Relocation goes, drawn within the area if not MoveKnown.
	MovesTo   geo.Point
	MoveKnown bool
	Sources   string // ids of rows that say so
}

// followed tells whether the ends of stages are known.
func (p *Project) followed() bool { return p.Ended != [Stages]month.Month{} }

// OpenAt is the month at whose end the project, or the stage after those that ended, was known to be open.
func (p *Project) OpenAt() month.Month {
	if p.followed() {
		return p.KnownAt
	}
	return p.UnfinishedAt
}

// Span is when a stage ran, in months of the calendar: 24251.5 is the middle of the month number 24251.
// A stage that has not begun or ended, or was over before the project's Start, has NaN.
type Span struct{ From, To float64 }

var never = Span{math.NaN(), math.NaN()}

// Progress is how far a project has come.
type Progress struct {
	Project   int // index in Start.Projects
	Stages    [Stages]Span
	Begun     bool
	Stage     Stage // under way, if begun and not completed
	Completed bool
	At        float64 // when it was completed, in months of the calendar; NaN before
	Failures  int     // acceptances that failed
}

// reached tells whether the project's goal is met.
func (p *Progress) reached(goal Goal) bool {
	if goal == Begin {
		return p.Begun
	}
	return p.Completed
}
