package estate

// Known stages of projects. Where the plan says in which months stages ended, these months stand, and the stage that is open at
// the end of KnownAt is drawn given that it has lasted so long already:
//
//	P(months ≤ x | months > t),  t = (KnownAt + 1 − begin) / pace
//
// What follows it is drawn as of any project. A month is met in its middle.

// passed tells whether an acceptance is known to be passed.
func (s *State) passed(j *job) bool {
	return j.track == projectTrack && s.projects[j.unit].Ended[Acceptance] != 0
}

// knownEnd is when the stage ended that began at a time, or will end given that it had not; not known of stages that begin after
// what is known and of projects that nobody followed.
func (s *State) knownEnd(at float64, j *job) (end float64, known bool) {
	if j.track != projectTrack {
		return 0, false
	}
	p := &s.projects[j.unit]
	open := float64(p.KnownAt + 1)
	switch {
	case p.Ended[j.stage] != 0:
		return max(at, float64(p.Ended[j.stage])+0.5), true
	case !p.followed() || at >= open || j.attempt > 0:
		return 0, false
	case j.stage == Acceptance:
		return s.openAcceptance(at, open, j), true
	}
	stream := j.chain.key.At(int(j.stage), 0).Stream()
	months, ok := j.chain.months[j.stage].Above((open-at)/s.pace(), stream.Float64())
	if !ok {
		s.contradicted = append(s.contradicted, j.unit)
		return open + 0.5, true
	}
	return at + float64(months*s.pace()), true
}

// openAcceptance draws the acceptances of a project, those after failures included, until the last is passed later than a time,
// and returns the end of the first.
func (s *State) openAcceptance(at, open float64, j *job) float64 {
	first := j.chain.key
	for try := range durationTries {
		j.chain.key = first.At(int(Acceptance), try)
		if end := at + float64(j.chain.total(s.cfg, Acceptance)*s.pace()); end > open {
			return at + float64(j.chain.duration(Acceptance, 0, &s.cfg.Rework)*s.pace())
		}
	}
	s.contradicted = append(s.contradicted, j.unit)
	return open + 0.5
}
