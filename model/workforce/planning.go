package workforce

import (
	"math"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// happening is what the planning calendar holds for a later month.
type happening uint8

const (
	graduation happening = iota // number trainees complete
	enrolment                   // a new cohort begins
	arrival                     // an outside hire begins work
	studyDue                    // study leave of gp falls due
	studyEnd                    // gp comes back from study leave
	retirement                  // gp reaches the retirement age
	farewell                    // gp, rehired or posted, goes for good
	cdcReturn                   // a recruit of the CDC goes back from area
)

// event is one entry of the planning calendar.
type event struct {
	what      happening
	gp        int         // index in State.gps
	number    int         // trainees of a cohort; place among the candidates of a month
	area      int         // where an outside hire will work
	practises bool        // whether an outside hire will practise in the community
	chosen    month.Month // when an outside hire was chosen
}

// admit puts a GP at work and writes the dates of their career into the calendar.
func (s *State) admit(g GP, studyDueAt month.Month) {
	i := len(s.gps)
	s.gps = append(s.gps, g)
	s.inPost[g.Area]++
	s.plan.Schedule(float64(g.retires), event{what: retirement, gp: i})
	s.plan.Schedule(float64(studyDueAt), event{what: studyDue, gp: i})
}

// fillPipeline enrols the cohorts that are in training when the replication begins and the outside
// hires who are on their way to their first day.
func (s *State) fillPipeline() {
	first := s.start.First
	calendar := int(s.cfg.GraduationMonth)
	next := month.Of(first.Year(), calendar)
	if next < first {
		next += 12
	}
	training := 12 * month.Month(math.Round(s.cfg.TrainingYears))
	for at := next; at < next+training; at += 12 {
		s.enrol(at-training, at)
	}
	s.plan.Schedule(float64(next), event{what: enrolment})
	for m := first - month.Month(math.Round(s.cfg.HiringMonths)); m < first; m++ {
		s.hireOutside(m, s.start.Residents)
	}
}

// enrol begins a cohort whose size makes the expected number of its graduates the pipeline's share of
// a year's recruits as it is now, times the intake; a later change of either cannot alter the cohort.
func (s *State) enrol(began, graduates month.Month) {
	stream := s.key.Purpose("cohort").At(int(began)).Fated(rng.Decision{What: "cohort", When: began.Year()})
	n := stream.Round(s.cfg.RecruitsPerYear * s.cfg.PipelineShare / s.cfg.TrainingCompletion * s.cfg.TrainingIntake)
	s.trainees += n
	s.plan.Schedule(float64(graduates), event{what: graduation, number: n})
}

// happen carries out everything that the calendar holds up to the month.
func (s *State) happen(m month.Month) {
	for {
		if at, ok := s.plan.Peek(); !ok || at > float64(m) {
			return
		}
		_, e, _ := s.plan.Next()
		switch e.what {
		case graduation:
			s.trainees -= e.number
			s.graduates = append(s.graduates, e.number)
		case enrolment:
			training := 12 * month.Month(math.Round(s.cfg.TrainingYears))
			s.enrol(m, m+training)
			s.plan.Schedule(float64(m+12), event{what: enrolment})
		case arrival:
			s.begin(m, e)
		case studyDue:
			s.study(m, e.gp)
		case studyEnd:
			s.gps[e.gp].OnLeave = false
		case retirement:
			s.retire(m, e.gp)
		case farewell:
			s.leave(e.gp)
		case cdcReturn:
			s.cdc[e.area]--
		}
	}
}

// study sends a GP on leave when the share of those due who go decides so, and sets the next date.
func (s *State) study(m month.Month, i int) {
	g := &s.gps[i]
	if g.Left || g.Rehired {
		return
	}
	s.plan.Schedule(float64(m+month.Month(math.Round(12*s.cfg.StudyCycle))), event{what: studyDue, gp: i})
	stream := g.key.Purpose("study").At(int(m)).Stream()
	goes := stream.Bernoulli(s.cfg.StudyShare)
	length := stream.Round(s.cfg.StudyMonths.Quantile(stream.Float64()))
	if goes && g.Practises && length > 0 {
		g.OnLeave = true
		s.plan.Schedule(float64(m+month.Month(length)), event{what: studyEnd, gp: i})
	}
}

// retire ends a career or, for those who are rehired, prolongs it at a lower full-time equivalent.
func (s *State) retire(m month.Month, i int) {
	g := &s.gps[i]
	if g.Left {
		return
	}
	stream := g.key.Purpose("rehire").Stream()
	years := month.Month(math.Round(12 * s.cfg.RehireYears))
	if !stream.Bernoulli(s.cfg.RehireShare) || years <= 0 {
		s.leave(i)
		s.staff.Retired++
		return
	}
	g.Rehired, g.FTE = true, min(g.FTE, s.cfg.RehireFTE)
	s.plan.Schedule(float64(m+years), event{what: farewell, gp: i})
}

// leave takes a GP out of the stock for good.
func (s *State) leave(i int) {
	g := &s.gps[i]
	if g.Left {
		return
	}
	if g.Rehired {
		s.staff.Retired++
	}
	if g.Counted {
		s.inPost[g.Area]--
	}
	g.Left, g.OnLeave = true, false
}
