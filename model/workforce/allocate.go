package workforce

import (
	"fmt"

	"chcsim/model/task"
)

// Spending says how service time is spent.
type Spending struct {
	// Desk is the share of each pool's service time that the roster gives to clinic sessions.
	Desk [task.Pools]float64 `param:"clinic_share:gp,nurse,public_health,assistant,other_clinician" unit:"rate" zh:"门诊排班占服务时间比例" en:"share of service time rostered for clinic sessions"`
	// Relief is the share of the GP minutes of an activity that assistants, and after them nurses, can take over (Y085).
	Relief Relief `param:"relief" zh:"助理和护士分担" en:"relief by assistants and nurses"`
}

// Relief is the share of GP minutes that others can take over, by activity.
type Relief struct {
	// Follow is the share in hypertension and diabetes follow-ups.
	Follow float64 `param:"follow_up" unit:"rate" zh:"慢病随访可分担比例" en:"relief in follow-ups"`
	// Exam is the share in examinations of older adults.
	Exam float64 `param:"elderly_examination" unit:"rate" zh:"老年体检可分担比例" en:"relief in examinations of older adults"`
	// Assessment is the share in annual assessments.
	Assessment float64 `param:"assessment" unit:"rate" zh:"年度评估可分担比例" en:"relief in annual assessments"`
	// Contact is the share in quarterly contacts.
	Contact float64 `param:"contact" unit:"rate" zh:"季度联系可分担比例" en:"relief in quarterly contacts"`
	// Records is the share in making and updating records.
	Records float64 `param:"records" unit:"rate" zh:"健康档案可分担比例" en:"relief in records"`
	// Outreach is the share in signing and renewing contracts.
	Outreach float64 `param:"outreach" unit:"rate" zh:"签约外展可分担比例" en:"relief in outreach"`
}

func (r *Relief) of(a task.Activity) float64 {
	switch a {
	case task.HypertensionFollow, task.DiabetesFollow:
		return r.Follow
	case task.ElderlyExam:
		return r.Exam
	case task.Assessment:
		return r.Assessment
	case task.Contact:
		return r.Contact
	case task.Records:
		return r.Records
	case task.Outreach:
		return r.Outreach
	}
	return 0
}

// DefaultOrder is the order in which time is spent: what cannot wait comes before what can. Epidemic
// work is ordered from above, patients stand at the door, the sick at home and infants have dates;
// follow-up of the ill, of one rank for both diseases, comes before the assessment of the well, and
// outreach takes what is left.
func DefaultOrder() []task.Activity {
	return []task.Activity{
		task.Epidemic, task.Clinic, task.HomeCare, task.PublicHealthDuty,
		task.HypertensionFollow, task.DiabetesFollow, task.ElderlyExam,
		task.Assessment, task.Contact, task.Records, task.Outreach,
	}
}

func checkOrder(order []task.Activity) error {
	seen := [task.Activities]bool{}
	for _, a := range order {
		if a >= task.Activities {
			return fmt.Errorf("workforce: activity %d in the order of time is unknown", a)
		}
		if seen[a] {
			return fmt.Errorf("workforce: %v stands twice in the order of time", a)
		}
		seen[a] = true
	}
	for a, ok := range seen {
		if !ok {
			return fmt.Errorf("workforce: %v is missing from the order of time", task.Activity(a))
		}
	}
	return nil
}

// team tells whether the pools of an activity work hand in hand, so that it goes only as far as its
// scarcest pool. In the others each pool works by itself: a nurse's home visit needs no GP.
func team(a task.Activity) bool {
	switch a {
	case task.Epidemic, task.Clinic, task.HomeCare, task.PublicHealthDuty:
		return false
	}
	return true
}

// Allocation is how a month's time was spent. Slices run over areas and belong to the state.
type Allocation struct {
	// Given is the part of each need that was met, in minutes, at the pool whose need it was; minutes
	// that assistants and nurses took over stand at the GP's need.
	Given []task.Minutes
	// Spent are the minutes each pool worked; never more than Staff.Minutes.
	Spent [][task.Pools]float64
	// Relieved are the GP minutes that assistants and nurses took over.
	Relieved []float64
	// Short are the minutes of need, over all pools, that nobody had time for.
	Short [][task.Activities]float64
}

func newAllocation(areas int) Allocation {
	return Allocation{
		make([]task.Minutes, areas), make([][task.Pools]float64, areas),
		make([]float64, areas), make([][task.Activities]float64, areas),
	}
}

// AddDesk adds the roster's clinic time to needs, area by area, in minutes.
func (s *State) AddDesk(needs []task.Minutes) {
	for area := range needs {
		for p, minutes := range s.staff.Minutes[area] {
			needs[area][task.Clinic][p] += float64(minutes * s.cfg.Spend.Desk[p])
		}
	}
}

// AddEpidemic adds the share of each pool's time that an epidemic claims this month (Y078, Y079, S033).
func (s *State) AddEpidemic(needs []task.Minutes, share [task.Pools]float64) {
	for area := range needs {
		for p, minutes := range s.staff.Minutes[area] {
			needs[area][task.Epidemic][p] += float64(minutes * share[p])
		}
	}
}

// Allocate spends the month's minutes on the needs in the stated order.
func (s *State) Allocate(needs []task.Minutes) *Allocation {
	for area := range needs {
		s.allocate(area, &needs[area])
	}
	return &s.given
}

// budget is what is left of an area's month.
type budget struct {
	left  [task.Pools]float64
	spare [task.Pools]float64 // minutes of assistants and nurses beyond their own needs
}

func (s *State) allocate(area int, need *task.Minutes) {
	b := budget{left: s.staff.Minutes[area]}
	for _, p := range [...]task.Pool{task.Assistant, task.Nurse} {
		own := 0.0
		for a := range need {
			own += need[a][p]
		}
		b.spare[p] = max(0, b.left[p]-own)
	}
	s.given.Relieved[area] = 0
	for _, a := range s.order {
		given := &s.given.Given[area][a]
		switch {
		case a == task.HypertensionFollow:
			s.given.Relieved[area] += s.followUp(area, need, &b)
		case a == task.DiabetesFollow: // shares the rank of hypertension
		case team(a):
			s.given.Relieved[area] += b.together(&need[a], given, s.cfg.Spend.Relief.of(a))
		default:
			b.apart(&need[a], given)
		}
	}
	for _, a := range s.order {
		given := &s.given.Given[area][a]
		short := 0.0
		for p := range need[a] {
			short += need[a][p] - given[p]
		}
		s.given.Short[area][a] = max(0, short)
	}
	for p := range b.left {
		s.given.Spent[area][p] = s.staff.Minutes[area][p] - b.left[p]
	}
}

// followUp gives the follow-ups of both diseases the same part of their needs: a team that is short of
// time does not drop one disease for the other. They stand in the order where hypertension does.
func (s *State) followUp(area int, need *task.Minutes, b *budget) (relieved float64) {
	var both, given [task.Pools]float64
	for p := range both {
		both[p] = need[task.HypertensionFollow][p] + need[task.DiabetesFollow][p]
	}
	relieved = b.together(&both, &given, s.cfg.Spend.Relief.Follow)
	for p, minutes := range given {
		if both[p] > 0 {
			s.given.Given[area][task.HypertensionFollow][p] = minutes * need[task.HypertensionFollow][p] / both[p]
			s.given.Given[area][task.DiabetesFollow][p] = minutes * need[task.DiabetesFollow][p] / both[p]
		} else {
			s.given.Given[area][task.HypertensionFollow][p], s.given.Given[area][task.DiabetesFollow][p] = 0, 0
		}
	}
	return relieved
}

// apart gives every pool's own need as far as its minutes reach.
func (b *budget) apart(need, given *[task.Pools]float64) {
	for p := range need {
		given[p] = min(need[p], b.left[p])
		b.left[p] -= given[p]
		b.spare[p] = min(b.spare[p], b.left[p])
	}
}

// together carries an activity out to the largest fraction f that all its pools can bear, and returns
// the GP minutes that were taken over. With n the GP minutes needed, r the share that can be taken
// over, G the GP minutes left and S the spare minutes of assistants and nurses, the GPs' condition
// f·n − min(r·f·n, S) ≤ G means
//
//	f = min(1, G / ((1−r)·n), (G+S) / n)
//
// and each other pool p with need n_p asks f ≤ left_p / n_p. With n = 100, r = 0.4, G = 30, S = 25:
// f = min(1, 0.5, 0.55) = 0.5, of which 20 minutes are taken over.
func (b *budget) together(need, given *[task.Pools]float64, relief float64) (taken float64) {
	f, n := 1.0, need[task.GP]
	spare := b.spare[task.Assistant] + b.spare[task.Nurse]
	if n > 0 {
		if own := (1 - relief) * n; own > 0 {
			f = min(f, b.left[task.GP]/own)
		}
		f = min(f, (b.left[task.GP]+spare)/n)
	}
	for p := task.Nurse; p < task.Pools; p++ {
		if need[p] > 0 {
			f = min(f, b.left[p]/need[p])
		}
	}
	taken = min(float64(relief*f)*n, spare)
	for p := range need {
		given[p] = f * need[p]
	}
	b.spend(task.GP, given[task.GP]-taken)
	for p := task.Nurse; p < task.Pools; p++ {
		b.spend(p, given[p])
	}
	byAssistants := min(b.spare[task.Assistant], taken)
	b.relieve(task.Assistant, byAssistants)
	b.relieve(task.Nurse, min(b.spare[task.Nurse], taken-byAssistants))
	return taken
}

// spend takes minutes from a pool; rounding never leaves less than nothing.
func (b *budget) spend(p task.Pool, minutes float64) { b.left[p] = max(0, b.left[p]-minutes) }

// relieve spends a pool's spare minutes on what was a GP's task.
func (b *budget) relieve(p task.Pool, minutes float64) {
	b.spend(p, minutes)
	b.spare[p] = min(b.spare[p]-minutes, b.left[p])
}
