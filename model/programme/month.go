package programme

import (
	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/task"
)

// Inputs is what a month needs from other parts. Slices run over areas.
type Inputs struct {
	// Given are the minutes given to each need, as workforce.Allocate returns them.
	Given []task.Minutes
	// Counts are the residents at the month's end, after contracts were signed and ended.
	Counts []cell.Counts
	// Signed are the contracts signed, Ended those that lapsed or were cleaned up, the person staying.
	Signed, Ended []int
	// Visits are the month's community visits to the area's centre and stations.
	Visits []float64
}

// Month does what the minutes allow and counts it. The result belongs to the state and is valid until
// the next call. Needs must have been called for the same month.
func (s *State) Month(m month.Month, in Inputs) []Care {
	for i := range s.areas {
		a := &s.areas[i]
		a.work(s.cfg, &s.needs[i], &in.Given[i])
		rate := a.serviceRate(s.cfg)
		a.carryOver(s.cfg, m)
		a.followUp(s.cfg, m)
		a.records.contracted += a.done[createContracted]
		a.records.other += a.done[createOther]
		a.records.limit(&a.people)
		after := peopleOf(&in.Counts[i])
		a.records.sign(&a.people, float64(in.Signed[i]), float64(in.Ended[i]), &after)
		a.people = after

		usual := s.start.VisitsPerResident / 12 * after.residents()
		units := s.units(a, &in.Given[i], in.Visits[i])
		s.care[i] = a.care(s.cfg, units)
		s.care[i].ServiceRate, s.care[i].Full = rate, a.full(s.cfg)
		if usual > 0 {
			a.visited = s.cfg.visited(in.Visits[i] / usual)
		}
	}
	return s.care
}

// work carries out services in their order within each activity. An activity goes as far as the pool
// that was given the smallest part of its need.
func (a *area) work(cfg *Config, need, given *task.Minutes) {
	var left [task.Activities]float64
	for activity := range need {
		total, fraction := 0.0, 1.0
		for p, minutes := range need[activity] {
			if minutes > 0 {
				total += minutes
				fraction = min(fraction, max(0, given[activity][p]/minutes))
			}
		}
		left[activity] = fraction * total
	}
	for v := range service(services) {
		activity := promises[v].activity
		each := cfg.minutes(v) * a.effort[activity]
		a.done[v] = a.due(v)
		if each > 0 {
			a.done[v] = min(a.done[v], left[activity]/each)
			left[activity] = max(0, left[activity]-float64(a.done[v]*each))
		}
	}
}

// serviceRate is the share of this month's promise to contracted residents that was kept, weighted by
// minutes; making up for earlier months does not lift it above 1.
func (a *area) serviceRate(cfg *Config) float64 {
	promised, kept := 0.0, 0.0
	for v := range service(services) {
		if promises[v].contract {
			promised += float64(a.scheduled[v] * cfg.minutes(v))
			kept += float64(min(a.done[v], a.scheduled[v]) * cfg.minutes(v))
		}
	}
	if promised == 0 {
		return 1
	}
	return kept / promised
}

// carryOver keeps what was missed until the period ends.
func (a *area) carryOver(cfg *Config, m month.Month) {
	for v := range service(services) {
		missed := max(0, a.due(v)-a.done[v])
		if p := cfg.period(v); p == 0 || endOfPeriod(m, p) {
			missed = 0
		}
		a.backlog[v] = missed
	}
}

// followUp counts the quarter's follow-ups of contracted patients on the list. Those who were followed
// up in each of the last four quarters are managed by the standard; because a centre works through
// the same list in the same order, they are as many as in the weakest of the four.
func (a *area) followUp(cfg *Config, m month.Month) {
	counts := once(cfg.FollowUpsPerYear, quarters)
	done := [diseases]float64{a.done[hypertensionContracted], a.done[diabetesContracted]}
	accepted := [diseases]float64{a.scheduled[hypertensionContracted], a.scheduled[diabetesContracted]}
	listed := a.patients()
	for d := range a.quarter {
		q, asked := &a.quarter[d], &a.asked[d]
		q.Numerator += float64(done[d] * counts)
		q.Denominator += listed[d] / 3
		asked.Numerator += float64(accepted[d] * counts)
		asked.Denominator += listed[d] / 3
		if endOfPeriod(m, 3) {
			copy(a.covered[d][:], a.covered[d][1:])
			a.covered[d][3] = share(q.Numerator, q.Denominator)
			a.accepted[d] = share(asked.Numerator, asked.Denominator)
			*q, *asked = Ratio{}, Ratio{}
		}
	}
}

// once is the part of services that reach a person for the first time in a period, when a year has so
// many periods: more than one in a period adds nobody. 8 contacts a year in 4 quarters: half of them.
func once(perYear, periods float64) float64 {
	if perYear <= periods {
		return 1
	}
	return periods / perYear
}

const (
	quarters = 4 // per year
	years    = 1
)

// patients are the contracted patients on the list, by disease.
func (a *area) patients() [diseases]float64 {
	return [diseases]float64{
		a.people.contracted.hypertension * a.listed.hypertension.Contracted,
		a.people.contracted.diabetes * a.listed.diabetes.Contracted,
	}
}

// units are the month's standardized workload units: services done, public-health duty, home care and
// visits at their standard minutes. Work ordered by an epidemic is not part of the reported kind.
func (s *State) units(a *area, given *task.Minutes, visits float64) float64 {
	minutes := float64(visits * s.cfg.Minutes.Visit)
	for v := range service(services) {
		minutes += float64(a.done[v] * s.cfg.minutes(v))
	}
	for _, activity := range [...]task.Activity{task.PublicHealthDuty, task.HomeCare} {
		for _, spent := range given[activity] {
			minutes += spent
		}
	}
	return minutes / s.minutesPerUnit
}
