package workforce

import "chcsim/model/month"

// Now takes stock of the staff as it is, with the working time of the given month, and lets no time
// pass. The result belongs to the state and is valid until the next call of Now or Month.
func (s *State) Now(m month.Month, residents []float64) *Staff {
	s.staff.reset()
	s.count(m, residents)
	return &s.staff
}
