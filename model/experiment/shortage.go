package experiment

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"chcsim/model"
	"chcsim/model/estate"
	"chcsim/model/indicator"
	"chcsim/model/measure"
)

// lacking is what centres or stations lack at the date of a target on what they have.
func lacking(outcome *model.Outcome, t indicator.Target) []estate.Lack {
	about := measure.Of(t.Indicator)
	if len(about.Needs) == 0 {
		return nil
	}
	kind := estate.Centre
	if about.Counted == measure.Stations {
		kind = estate.Station
	}
	return outcome.Lacking(about.Needs, kind, t.Area, t.By)
}

// Shortage is what keeps a target on centres or stations from being met: a centre below standard, or the centres or stations that
// lack an item.
type Shortage struct {
	Item     string
	Facility string  // of a centre below standard; empty where several are counted
	Missing  float64 // mean number over the replications, at the target's date; of one centre the share of replications
	// Standings are how far it is, with their shares of what is missing, the most frequent first.
	Standings []StandingShare
	// Late is by how many months its project is late in the median of the replications in which it is, +∞ where it never
	// ends and NaN where there is no project.
	Late float64
	// Longest is the stage of its project that takes longest in these replications, for Months of Whole in the mean.
	Longest       estate.Stage
	Months, Whole float64
}

// StandingShare is a standing, with the stage of what is under way.
type StandingShare struct {
	Standing estate.Standing
	Stage    estate.Stage
	Share    float64
}

// Shortages lists what is missing at a target's date: centres below standard one by one, the most often missing first, other
// items together. Projects are found by the facility.
func (r *Result) Shortages(target int, projectOf func(facility string) (int, bool)) (list []Shortage) {
	type key struct{ item, facility string }
	counts := map[key]map[StandingShare]int{}
	behind := map[key][]int{} // replications
	var order []key
	for i := range r.Replications {
		for _, lack := range r.Replications[i].Lacks[target] {
			k := key{lack.Item, lack.Facility}
			if lack.Item != estate.Standard {
				k.facility = ""
			}
			if counts[k] == nil {
				counts[k], order = map[StandingShare]int{}, append(order, k)
			}
			counts[k][StandingShare{lack.Standing, lack.Stage, 0}] += lack.Count
			behind[k] = append(behind[k], i)
		}
	}
	for _, k := range order {
		s := Shortage{Item: k.item, Facility: k.facility, Late: math.NaN()}
		s.share(counts[k], len(r.Replications))
		if project, ok := projectOf(k.facility); ok {
			s.time(r, target, project, behind[k])
		}
		list = append(list, s)
	}
	slices.SortStableFunc(list, func(a, b Shortage) int {
		return cmp.Or(cmp.Compare(b.Missing, a.Missing), cmp.Compare(a.Facility, b.Facility), cmp.Compare(a.Item, b.Item))
	})
	return list
}

// share turns counts of standings into shares.
func (s *Shortage) share(counts map[StandingShare]int, replications int) {
	all := 0
	for _, n := range counts {
		all += n
	}
	for standing, n := range counts {
		standing.Share = float64(n) / float64(all)
		s.Standings = append(s.Standings, standing)
	}
	slices.SortFunc(s.Standings, func(a, b StandingShare) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(b.Standing, a.Standing), cmp.Compare(b.Stage, a.Stage))
	})
	s.Missing = float64(all) / float64(replications)
}

// time tells by how much a project is late, and which stage takes longest.
func (s *Shortage) time(r *Result, target, project int, behind []int) {
	var late []float64
	var months [estate.Stages]float64
	for _, i := range behind {
		p := &r.Replications[i].Projects[project]
		end := p.At - float64(r.Study.Targets[target].By+1)
		if !p.Completed {
			end = math.Inf(1)
		}
		late = append(late, end)
		for stage, span := range p.Stages {
			if d := span.To - span.From; d > 0 {
				months[stage] += d / float64(len(behind))
			}
		}
	}
	slices.Sort(late)
	s.Late = stat.Quantile(0.5, stat.Empirical, late, nil)
	for stage, d := range months {
		s.Whole += d
		if d > s.Months {
			s.Longest, s.Months = estate.Stage(stage), d
		}
	}
}
