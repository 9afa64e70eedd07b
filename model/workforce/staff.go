package workforce

import (
	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/task"
)

// Limit is what cut hiring short in a month.
type Limit uint8

// The limits of hiring. Unlimited means that as many recruits came as posts were vacant.
const (
	Unlimited Limit = iota
	Posts           // candidates were turned away for want of a post
	Recruits        // posts stayed vacant for want of a candidate
)

// Staff is what the centres have in a month. Slices run over areas.
type Staff struct {
	Counted    []int     // counted GPs, the numerator of gp_per_10k
	Trained    []int     // of these, with standardized residency training
	CountedFTE []float64 // full-time equivalents of counted GPs, those who do not practise included
	Doctors    []int     // heads of counted GPs who practise in the community
	Practising []float64 // full-time equivalents of practising GPs in post, on leave or not; numerator of gp_fte_per_10k
	Panel      []float64 // full-time equivalents that carry panels: practising GPs and hospital doctors in contract service
	Present    []float64 // full-time equivalents at work, posted and added doctors included
	Vacant     []int     // GP posts neither filled nor promised

	// Minutes is the working time for services this month, by pool.
	Minutes [][task.Pools]float64

	// Committees and Served are neighbourhood committees, and those that can have a fixed GP.
	Committees, Served []float64
	// Studios and Assisted are family-doctor studios, and those with an assistant of their own.
	Studios, Assisted []float64

	// Joined, Resigned and Retired count the month's changes; TurnedAway are candidates without a post.
	Joined, Resigned, Retired, TurnedAway int
	// OnLeave is the number of GPs on study leave; Trainees are in the pipeline.
	OnLeave, Trainees int
	// Limit is what cut hiring short.
	Limit Limit
}

func newStaff(areas int) Staff {
	whole := func() []int { return make([]int, areas) }
	number := func() []float64 { return make([]float64, areas) }
	return Staff{
		Counted: whole(), Trained: whole(), Doctors: whole(), Vacant: whole(),
		CountedFTE: number(), Practising: number(), Panel: number(), Present: number(),
		Minutes:    make([][task.Pools]float64, areas),
		Committees: number(), Served: number(), Studios: number(), Assisted: number(),
	}
}

// reset empties a month's sums and keeps the slices.
func (st *Staff) reset() {
	for area := range st.Counted {
		st.Counted[area], st.Trained[area], st.Doctors[area] = 0, 0, 0
		st.CountedFTE[area], st.Practising[area], st.Present[area] = 0, 0, 0
	}
	st.Joined, st.Resigned, st.Retired, st.TurnedAway = 0, 0, 0, 0
	st.OnLeave, st.Limit = 0, Unlimited
}

// count takes stock at the month's end.
func (s *State) count(m month.Month, residents []float64) {
	for i := range s.gps {
		if g := &s.gps[i]; !g.Left {
			s.staff.add(g)
		}
	}
	s.staff.Trainees = s.trainees
	part := shareOfYear(m)
	for area, n := range residents {
		s.staff.Panel[area] = s.staff.Practising[area] + float64(s.cfg.ContractDoctors*n/10000)
		s.staff.Present[area] += float64((s.cfg.ContractDoctors + s.cfg.AddedRegistrations) * n / 10000)
		s.staff.Vacant[area] = s.vacancies(area, residents)
		s.supply(area, m, n, part)
		s.assist(area, s.pool(task.Assistant, m, n))
	}
}

// add counts one GP. Posted doctors work but are neither counted nor carry a panel.
func (st *Staff) add(g *GP) {
	if g.Counted {
		st.Counted[g.Area]++
		st.CountedFTE[g.Area] += g.FTE
		if g.Qualification == StandardizedTrained {
			st.Trained[g.Area]++
		}
	}
	if !g.Practises {
		return
	}
	if g.Counted {
		st.Doctors[g.Area]++
		st.Practising[g.Area] += g.FTE
	}
	if g.OnLeave {
		st.OnLeave++
		return
	}
	st.Present[g.Area] += g.FTE
}

// supply is the month's service time of an area's centre, in minutes by pool:
//
//	minutes = FTE × available working time × (1 − category allowance) × share of the year's weekdays
//
// less the GP time of the individual allowance.
func (s *State) supply(area int, m month.Month, residents, part float64) {
	time := &s.cfg.Time
	minutes := &s.staff.Minutes[area]
	gp := float64(s.staff.Present[area]*time.Service(task.GP)) - float64(time.Individual*minutesPerHour)
	minutes[task.GP] = max(0, gp) * part
	for p := task.Nurse; p < task.Pools; p++ {
		fte := s.pool(p, m, residents)
		if p == task.PublicHealthDoctor {
			fte += float64(s.cdc[area])
		}
		minutes[p] = float64(fte*time.Service(p)) * part
	}
}

// pool is the full-time equivalents of a pool that serve so many residents.
func (s *State) pool(p task.Pool, m month.Month, residents float64) float64 {
	years := float64(m-s.start.First) / 12
	return s.cfg.PoolPer10k[p-1] * exact.Pow(1+s.cfg.PoolGrowth, years) * residents / 10000
}

// assist says how many neighbourhood committees can have a GP of their own and how many studios an
// assistant of their own:
//
//	served   = min(committees, practising GPs × committees per GP)
//	studios  = practising GPs / GPs per studio
//	assisted = min(studios, assistants)
//
// S078 asks for one relatively fixed doctor per committee. Our reading: a doctor may serve several, up
// to the parameter; doctors serve committees of their own area only, and assistants are spread one to
// a studio. 25 GPs with one committee each and 24 committees: all served; 20 GPs: 20 of 24, 83.3%.
func (s *State) assist(area int, assistants float64) {
	st, doctors := &s.staff, float64(s.staff.Doctors[area])
	st.Committees[area] = s.committee[area]
	st.Served[area] = min(s.committee[area], doctors*s.cfg.CommitteesPerGP)
	st.Studios[area] = doctors / s.cfg.StudioGPs
	st.Assisted[area] = min(st.Studios[area], assistants)
}
