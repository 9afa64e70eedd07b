package programme

import (
	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/task"
)

// Demand is what a month's needs follow from. Slices run over areas.
type Demand struct {
	// Counts are the residents after the month's births, deaths and moves and before contracts are signed.
	Counts []cell.Counts
	// ContractedLeft and OthersLeft are the persons who died or moved away this month.
	ContractedLeft, OthersLeft []int
	// Arrived are the persons who were born or moved in.
	Arrived []int
	// Effort multiplies the minutes of an activity, such as 0.9 where a health-management centre saves
	// a tenth; nil means 1 everywhere.
	Effort [][task.Activities]float64
	// Detection is the share of undiagnosed patients whom screening brings onto the list; nil means 0.
	Detection []float64
}

// Needs are the minutes that the month's services ask for, by area, activity and pool. The slice
// belongs to the state and is valid until the next call.
func (s *State) Needs(_ month.Month, d Demand) []task.Minutes {
	for i := range s.areas {
		a := &s.areas[i]
		now := peopleOf(&d.Counts[i])
		by := movement{float64(d.ContractedLeft[i]), float64(d.OthersLeft[i]), float64(d.Arrived[i])}
		a.records.follow(&a.people, by, s.cfg.ArrivalsWithRecord, &now)
		a.forget(by)
		a.people = now
		a.effort = standardEffort
		if d.Effort != nil {
			a.effort = d.Effort[i]
		}
		detection := 0.0
		if d.Detection != nil {
			detection = d.Detection[i]
		}
		a.plan(s.cfg, detection)
		s.needs[i] = a.minutes(s.cfg)
	}
	return s.needs
}

// standardEffort is the effort where nothing makes an activity quicker or slower.
var standardEffort = func() (e [task.Activities]float64) {
	for activity := range e {
		e[activity] = 1
	}
	return e
}()

// forget drops what was missed for people who have gone.
func (a *area) forget(by movement) {
	contracted := 1 - share(by.contractedLeft, a.people.contracted.all)
	others := 1 - share(by.othersLeft, a.people.other.all)
	for v := range a.backlog {
		if promises[v].contract {
			a.backlog[v] *= contracted
		} else {
			a.backlog[v] *= others
		}
	}
}

// due is what should be done this month: the month's share and what was missed earlier in the period.
func (a *area) due(v service) float64 { return a.scheduled[v] + a.backlog[v] }

// minutes turns what is due into time, by activity and pool.
func (a *area) minutes(cfg *Config) (need task.Minutes) {
	var total [task.Activities]float64
	for v := range service(services) {
		activity := promises[v].activity
		total[activity] += float64(a.due(v) * cfg.minutes(v) * a.effort[activity])
	}
	total[task.PublicHealthDuty] = cfg.Minutes.Duty / 12 * a.people.residents() * a.effort[task.PublicHealthDuty]
	for activity, minutes := range total {
		if minutes > 0 {
			cfg.mix(task.Activity(activity)).split(minutes, &need[activity])
		}
	}
	return need
}
