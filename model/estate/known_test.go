package estate

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/model/param"
)

// followedProject is a new building begun in 2021-01 whose design ended in 2021-06, known up to 2022-03.
func followedProject() Start {
	start := withoutProjects()
	start.Projects = []Project{{
		ID: "p", Facility: start.Facilities[0].ID, Kind: Construction, StagesDone: 2,
		StartEarliest: month.Of(2021, 1), StartLikely: month.Of(2021, 1), StartLatest: month.Of(2021, 1),
		Ended: [Stages]month.Month{Design: month.Of(2021, 6)}, KnownAt: month.Of(2022, 3),
	}}
	return start
}

// Construction begins in the middle of 2021-06 and has lasted 9.5 months at the end of 2022-03. Of uniform(0, 20) given more than
// 9.5, the mean is 14.75.
func TestOpenStageIsDrawnGivenHowLongItHasLasted(t *testing.T) {
	works := Works{Capacity: 1}
	works.Months[Building] = param.Distribution{Kind: "uniform", Args: []float64{0, 20}}
	works.Months[Acceptance] = param.Constant(1)
	cfg := quiet(works)
	sum, squares := 0.0, 0.0
	const n = 2000
	for replication := range n {
		p := newState(t, cfg, followedProject(), replication).Finish()[0]
		if from := float64(month.Of(2021, 6)) + .5; p.Stages[Design].To != from || p.Stages[Building].From != from {
			t.Fatalf("%+v", p)
		}
		months := p.Stages[Building].To - p.Stages[Building].From
		if months <= 9.5 || p.At != p.Stages[Building].To+1 {
			t.Fatalf("construction of %v months, complete at %v", months, p.At)
		}
		sum, squares = sum+months, squares+months*months
	}
	mean := sum / n
	checkMean(t, "months of construction", mean, 14.75, math.Sqrt((squares/n-mean*mean)/n))
}

// A month in which a project was accepted stands, whatever its durations and chances.
func TestAcceptedProjectIsComplete(t *testing.T) {
	start := followedProject()
	p := &start.Projects[0]
	p.Ended[Building], p.Ended[Acceptance] = month.Of(2021, 11), month.Of(2022, 2)
	works := Works{Capacity: 1}
	works.Months[Building] = param.Constant(50)
	cfg := quiet(works)
	cfg.AcceptanceFailure = .9
	for replication := range 50 {
		s := newState(t, cfg, start, replication)
		if done := s.Finish()[0]; done.At != float64(month.Of(2022, 2))+.5 || done.Failures != 0 || s.Contradiction() != nil {
			t.Fatalf("%+v", done)
		}
	}
}

// An acceptance that is open is drawn with its failures: of 1 month each, with failures in half of all and no rework, it lasts
// longer than 3.5 months with 3 failures at least, then 1/(1 − ½) more on the mean: 5.
func TestOpenAcceptanceIsDrawnWithItsFailures(t *testing.T) {
	start := followedProject()
	p := &start.Projects[0]
	p.Ended[Building], p.KnownAt = month.Of(2021, 11), month.Of(2022, 2)
	works := Works{Capacity: 1}
	works.Months[Acceptance] = param.Constant(1)
	cfg := quiet(works)
	cfg.AcceptanceFailure, cfg.Rework = .5, param.Constant(0)
	sum, squares := 0.0, 0.0
	const n = 1000
	for replication := range n {
		done := newState(t, cfg, start, replication).Finish()[0]
		months := done.At - done.Stages[Acceptance].From
		if months <= 3.5 || done.Failures < 3 {
			t.Fatalf("accepted after %v months, %+v", months, done)
		}
		sum, squares = sum+months, squares+months*months
	}
	mean := sum / n
	checkMean(t, "months of acceptance", mean, 5, math.Sqrt((squares/n-mean*mean)/n))
}

// A stage that cannot have lasted so long is told.
func TestStageThatCannotBeOpenIsTold(t *testing.T) {
	works := Works{Capacity: 1}
	works.Months[Building] = param.Constant(5)
	s := newState(t, quiet(works), followedProject(), 1)
	if done := s.Finish()[0]; s.Contradiction() == nil || done.Stages[Building].To != float64(month.Of(2022, 4))+.5 {
		t.Errorf("%+v, %v", done, s.Contradiction())
	}
}
