package estate

import "chcsim/model/rng"

// projectTrack marks jobs that are projects of the plan; other tracks are roll-outs.
const projectTrack = -1

// schedule puts the beginning of a job on the calendar.
func (s *State) schedule(at float64, j job) {
	j.stage = j.chain.next(j.stage)
	s.jobs = append(s.jobs, j)
	s.events.Schedule(at, event{int32(len(s.jobs) - 1)})
}

// runUntil lets everything happen that is due up to a time in calendar months.
func (s *State) runUntil(time float64) {
	for {
		if next, ok := s.events.Peek(); !ok || next > time {
			return
		}
		at, e, _ := s.events.Next()
		s.step(at, &s.jobs[e.job], e)
	}
}

// step begins the job, or ends its stage and begins the next.
func (s *State) step(at float64, j *job, e event) {
	if j.begun {
		s.mark(j, func(p *Progress) { p.Stages[j.stage].To = at })
		if j.stage == Acceptance {
			if s.tooEarly(at, j) {
				s.events.Schedule(s.known.open+0.5, e)
				return
			}
			if s.passed(j) || !j.chain.fails(j.attempt, s.cfg.AcceptanceFailure) {
				s.complete(at, j)
				return
			}
			j.attempt++
			s.mark(j, func(p *Progress) { p.Failures++ })
		} else {
			j.stage = j.chain.next(j.stage + 1)
		}
	}
	j.begun = true
	if j.attempt == 0 {
		j.from[j.stage] = at
	}
	s.mark(j, func(p *Progress) {
		p.Begun, p.Stage = true, j.stage
		if j.attempt == 0 {
			p.Stages[j.stage].From = at
		}
	})
	s.events.Schedule(s.stageEnd(at, j), e)
}

// stageEnd is when the stage ends that a job begins now.
func (s *State) stageEnd(at float64, j *job) float64 {
	if end, known := s.knownEnd(at, j); known {
		return end
	}
	months := j.chain.duration(j.stage, j.attempt, &s.cfg.Rework)
	return at + float64(months*s.pace())
}

// pace is by how much all durations are longer than drawn.
func (s *State) pace() float64 { return s.shock * s.cfg.DurationFactor }

// mark changes the progress of a project of the plan; roll-outs keep none.
func (s *State) mark(j *job, change func(*Progress)) {
	if j.track == projectTrack {
		change(&s.progress[j.unit])
	}
}

// complete puts a finished job into effect.
func (s *State) complete(at float64, j *job) {
	if j.track != projectTrack {
		s.deliver(at, j.track, j.unit)
		return
	}
	project, facility := &s.projects[j.unit], s.at[j.unit]
	s.progress[j.unit].Completed, s.progress[j.unit].At = true, at
	s.sites.Standardized[facility] = true
	switch project.Kind {
	case Opening:
		s.sites.Open[facility] = true
		s.sites.Changed = true
	case Relocation:
		s.move(j.unit, facility)
	}
}

// move relocates a facility to its new house, whose place is drawn where it is not known.
func (s *State) move(project, facility int) {
	p, f := &s.projects[project], &s.sites.Facilities[facility]
	f.At = p.MovesTo
	if !p.MoveKnown {
		stream := s.ignorance.Purpose("relocation").At(rng.Place(p.ID)).Stream()
		f.At = s.placer.inArea(f.Area, &stream, 1).At
	}
	s.sites.Changed = true
}
