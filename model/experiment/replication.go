package experiment

import (
	"math"
	"slices"

	"chcsim/model"
	"chcsim/model/estate"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
)

// Replication is what is kept of one replication: the values that tables and charts show, not the
// simulated district.
type Replication struct {
	Index           int
	Parameters      []float64         // in the order of Study.Parameters
	District        []float64         // month by month, all indicators: see Value
	Counted         []float64         // month by month, out of how many each share of things that are counted is: see CountedOf
	ByArea          []float64         // at year ends and at the start: see AreaValue; nil unless kept
	Starts, Ends    []indicator.Ratio // what each target, then each question beside them, judges: at the start and at its date
	Mosts           []float64         // what each could be at most, NaN where nothing bounds it
	Observed        []float64         // what each of Study.Observations would have measured
	Limits          []model.Limits    // from the start on
	Lacks           [][]estate.Lack   // what centres or stations lack at each target's date; nil of other targets
	Projects        []estate.Progress
	StandardAtStart int
	Warnings        []model.Warning
}

// indicators is the number of indicators.
var indicators = len(measure.All())

// counted holds the places of the shares of things that are counted.
var counted = func() map[indicator.ID]int {
	places := map[indicator.ID]int{}
	for _, about := range measure.All() {
		if about.Counted != measure.Nothing {
			places[about.ID] = len(places)
		}
	}
	return places
}()

// keep copies what tables and charts show out of an outcome.
func (s *Study) keep(index int, values []float64, outcome *model.Outcome, areas bool) Replication {
	r := Replication{
		Index: index, Parameters: values, Limits: outcome.Limits[s.Start()+1-s.First:], Projects: outcome.Projects,
		StandardAtStart: outcome.StandardAtStart, Warnings: outcome.Warnings,
		District: make([]float64, 0, (s.Months+1)*indicators),
	}
	series := outcome.Series
	for m := s.First - 1; m <= s.Last(); m++ {
		for _, about := range measure.All() {
			r.District = append(r.District, series.Value(about.ID, series.Whole(), m))
			if about.Counted != measure.Nothing {
				r.Counted = append(r.Counted, series.Period(about.ID, series.Whole(), m).Denominator)
			}
		}
	}
	for _, t := range slices.Concat(s.Targets, s.Asked) {
		r.Starts = append(r.Starts, series.Period(t.Indicator, t.Area, s.Start()))
		r.Ends = append(r.Ends, series.Period(t.Indicator, t.Area, t.By))
		r.Mosts = append(r.Mosts, series.Most.Value(t.Indicator, t.Area, t.By))
	}
	for _, t := range s.Targets {
		r.Lacks = append(r.Lacks, lacking(outcome, t))
	}
	for i := range s.Observations {
		r.Observed = append(r.Observed, series.Observed(&s.Observations[i]))
	}
	if areas {
		for _, m := range append(s.YearEnds(), s.Start()) {
			for _, about := range measure.All() {
				for area := range s.Areas {
					r.ByArea = append(r.ByArea, series.Value(about.ID, area, m))
				}
			}
		}
	}
	return r
}

// YearEnds lists each December of the horizon and its last month.
func (s *Study) YearEnds() []month.Month {
	var ends []month.Month
	for m := s.First; m <= s.Last(); m++ {
		if m.Calendar() == 12 || m == s.Last() {
			ends = append(ends, m)
		}
	}
	return ends
}

// Value is an indicator's value for the whole district; months run from First−1, the base year's.
func (s *Study) Value(r *Replication, id indicator.ID, m month.Month) float64 {
	place, ok := measure.Place(id)
	if !ok {
		return math.NaN()
	}
	return r.District[int(m-s.First+1)*indicators+place]
}

// CountedOf is out of how many things an indicator of the whole district is a share, where those are counted: 13 centres. It is NaN
// for other indicators.
func (s *Study) CountedOf(r *Replication, id indicator.ID, m month.Month) float64 {
	place, ok := counted[id]
	if !ok {
		return math.NaN()
	}
	return r.Counted[int(m-s.First+1)*len(counted)+place]
}

// AreaValue is an indicator's value in a subdistrict at a year end, given by its place in YearEnds.
func (s *Study) AreaValue(r *Replication, id indicator.ID, area, yearEnd int) float64 {
	place, ok := measure.Place(id)
	if !ok {
		return math.NaN()
	}
	return r.ByArea[(yearEnd*indicators+place)*len(s.Areas)+area]
}

// StartValue is the value at the start, in the target's area, of what a target judges.
func (s *Study) StartValue(r *Replication, t indicator.Target) float64 {
	switch {
	case t.Area >= len(s.Areas):
		return s.Value(r, t.Indicator, s.Start())
	case r.ByArea == nil:
		return math.NaN()
	}
	return s.AreaValue(r, t.Indicator, t.Area, len(s.YearEnds()))
}

// TargetValue is the value that a target judges: at its date, in its area.
func (s *Study) TargetValue(r *Replication, t indicator.Target) float64 {
	if t.Area >= len(s.Areas) {
		return s.Value(r, t.Indicator, t.By)
	}
	for end, m := range s.YearEnds() {
		if m == t.By && r.ByArea != nil {
			return s.AreaValue(r, t.Indicator, t.Area, end)
		}
	}
	return math.NaN()
}
