package referral

import (
	"math"
	"slices"

	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Class is who waits for an expert slot.
type Class uint8

// The classes. Priority is the path of contracted residents whose referral uses the green channel.
const (
	Priority  Class = iota // referred, on the priority path
	Community              // referred, in the common order
	Public                 // not referred by the community, residents or not
	Classes   = 3
)

// SlotResult is a month of a tier's expert clinics. Waits are whole days from request to visit.
type SlotResult struct {
	Asked      [Classes]int // wanted a slot this month
	Seen       [Classes]int
	DaysWaited [Classes]int     // sum over those seen
	Yielded    [Classes]int     // took an ordinary clinic because the wait was too long
	Waiting    [Classes]int     // at the end of the month
	WaitDays   [Classes]float64 // means of those seen; of an earlier month where nobody was
	// DeviationDays is the public's mean wait less that of the base year.
	DeviationDays float64
	Slots         int // offered
	Reserved      int // of these kept for community referrals
	Returned      int // of the reserved, given back to the public
	Unused        int // taken by nobody
}

// cohort is those who asked on the same day and still wait, in the common order.
type cohort struct {
	day               int
	community, public int
}

// line is a queue of cohorts by day; the oldest that is not empty stands at head.
type line struct {
	cohorts []cohort
	head    int
}

func (l *line) push(c cohort) {
	if l.head > 64 && l.head*2 > len(l.cohorts) {
		l.cohorts = l.cohorts[:copy(l.cohorts, l.cohorts[l.head:])]
		l.head = 0
	}
	l.cohorts = append(l.cohorts, c)
}

// expertClinic is the expert clinics of all hospitals of a tier, as one queue counted in days.
type expertClinic struct {
	cfg       *ExpertConfig
	base      float64 // slots per working day in the base year
	usable    float64 // share of slots that are not lost as returned too late, smoothed with usableWeight
	carry     float64 // fraction of a slot left from the day before
	common    line    // community and public, first come first served
	priority  line    // in cohort.community
	waiting   [Classes]int
	wait      [Classes]float64 // mean wait of those seen, last month with any
	startWait [Classes]float64
	book      Ledger
}

// weekendWait is the mean wait when every slot is free: who asks on Saturday waits two days, on Sunday one.
const weekendWait = 3.0 / 7

const workingDays = 5.0 / 7 // share of days

// usableWeight is the weight of the last working day in what people are told about the wait.
const usableWeight = 0.1

// newExpertClinic solves the slots and fills the queue as it stands in the base year.
func newExpertClinic(cfg *ExpertConfig, public, referred float64) expertClinic {
	demand := public + referred
	e := expertClinic{cfg: cfg, usable: 1, base: demand * slotsPerDemand(cfg.BaseWait, cfg.Patience)}
	e.startWait = startWait(cfg)
	e.wait = e.startWait
	joining := exact.Exp(-cfg.BaseWait / cfg.Patience)
	for left := cfg.BaseWait; left > 0; left-- {
		c := cohort{
			day:    -int(math.Ceil(left)),
			public: int(math.Round(public * joining * min(1, left))), community: int(math.Round(referred * joining * min(1, left))),
		}
		e.common.push(c)
		e.waiting[Public] += c.public
		e.waiting[Community] += c.community
		e.book.Entered += c.public + c.community
	}
	return e
}

// startWait is the mean waits of the base year.
func startWait(cfg *ExpertConfig) [Classes]float64 {
	return [Classes]float64{Priority: weekendWait, Community: cfg.BaseWait, Public: cfg.BaseWait}
}

// runClinics simulates the month's days of both tiers.
func (s *State) runClinics(m month.Month, in Inputs, up referrals) {
	days := m.Days()
	first := int(m.Weekday(1))
	asked, yielded := 0, 0
	for t := range s.expert {
		stream := s.key.Purpose("slots").At(t, int(m)).Stream()
		public := s.cfg.Expert[t].Share * in.HospitalVisits[t] / float64(days)
		r := &s.result.Slots[t]
		*r = SlotResult{}
		left := up[t]
		for d := range days {
			arrivals := [Classes]int{
				Priority: stream.Binomial(left.priority, 1/float64(days-d)), Community: stream.Binomial(left.ordinary, 1/float64(days-d)),
				Public: stream.Poisson(public),
			}
			left.priority -= arrivals[Priority]
			left.ordinary -= arrivals[Community]
			weekday := (first + d) % 7
			s.expert[t].oneDay(s.day+d, weekday != 0 && weekday != 6, arrivals, s.cfg.ReturnedUsed, r, &stream)
		}
		s.expert[t].closeMonth(r)
		asked += r.Asked[Priority] + r.Asked[Community]
		yielded += r.Yielded[Priority] + r.Yielded[Community]
	}
	s.result.UpLimit = limit(BySlots, yielded, asked)
}

// oneDay lets people ask, some give up at the sight of the wait, and the day's slots be used: reserved
// ones by referred patients, the rest with those returned by the priority path and then in common order.
func (e *expertClinic) oneDay(day int, open bool, arrivals [Classes]int, returnedUsed float64, r *SlotResult, stream *rng.Stream) {
	var joined [Classes]int
	for c, n := range arrivals {
		joined[c] = stream.Binomial(n, rng.QuickExp(-e.expectedWait(Class(c))/e.cfg.Patience))
		r.Asked[c] += n
		r.Yielded[c] += n - joined[c]
		e.waiting[c] += joined[c]
		e.book.Entered += n
		e.book.Left += n - joined[c]
	}
	e.priority.push(cohort{day: day, community: joined[Priority]})
	e.common.push(cohort{day, joined[Community], joined[Public]})
	if !open {
		return
	}
	e.carry += float64(e.base * e.cfg.Slots)
	slots := int(e.carry)
	e.carry -= float64(slots)
	reserved := int(math.Round(e.cfg.Reserved * float64(slots)))
	kept := reserved - e.servePriority(day, reserved, r)
	kept -= e.serveCommunity(day, kept, r)
	lost := stream.Round(float64(kept) * (1 - returnedUsed))
	free := slots - reserved + kept - lost
	free -= e.servePriority(day, free, r)
	free -= e.serveCommon(day, free, r, stream)
	r.Slots += slots
	r.Reserved += reserved
	r.Returned += kept
	r.Unused += lost + free
	if slots > 0 {
		e.usable += float64(usableWeight * (1 - float64(lost)/float64(slots) - e.usable))
	}
}

// expectedWait is the wait in days that somebody of a class is told: those ahead over what is seen in a
// day. Reserved slots shorten that of referred patients.
func (e *expertClinic) expectedWait(c Class) float64 {
	perDay := e.base * e.cfg.Slots * e.usable * workingDays
	if c == Priority {
		return float64(e.waiting[Priority]) / perDay
	}
	all := float64(e.waiting[Priority]+e.waiting[Community]+e.waiting[Public]) / perDay
	if c == Community && e.cfg.Reserved > 0 {
		return min(all, float64(e.waiting[Priority]+e.waiting[Community])/(perDay/e.usable*e.cfg.Reserved))
	}
	return all
}

func (e *expertClinic) see(c Class, n, days int, r *SlotResult) {
	e.waiting[c] -= n
	e.book.Treated += n
	r.Seen[c] += n
	r.DaysWaited[c] += n * days
}

// servePriority gives up to n slots to the priority path and returns how many were used.
func (e *expertClinic) servePriority(day, n int, r *SlotResult) int {
	used := 0
	for l := &e.priority; l.head < len(l.cohorts); l.head++ {
		c := &l.cohorts[l.head]
		k := min(n-used, c.community)
		c.community -= k
		used += k
		e.see(Priority, k, day-c.day, r)
		if c.community > 0 {
			break
		}
	}
	return used
}

// serveCommunity gives up to n reserved slots to referred patients in the common line.
func (e *expertClinic) serveCommunity(day, n int, r *SlotResult) int {
	used := 0
	for i := e.common.head; i < len(e.common.cohorts) && used < n; i++ {
		c := &e.common.cohorts[i]
		k := min(n-used, c.community)
		c.community -= k
		used += k
		e.see(Community, k, day-c.day, r)
	}
	return used
}

// serveCommon gives up to n slots in the order of days; within the day that does not fit, chance decides.
func (e *expertClinic) serveCommon(day, n int, r *SlotResult, stream *rng.Stream) int {
	used := 0
	for l := &e.common; l.head < len(l.cohorts); l.head++ {
		c := &l.cohorts[l.head]
		community, public := c.community, c.public
		if k := n - used; k < community+public {
			community = stream.Hypergeometric(c.community+c.public, c.community, k)
			public = k - community
		}
		c.community -= community
		c.public -= public
		used += community + public
		e.see(Community, community, day-c.day, r)
		e.see(Public, public, day-c.day, r)
		if c.community+c.public > 0 {
			break
		}
	}
	return used
}

func (e *expertClinic) closeMonth(r *SlotResult) {
	for c, n := range r.Seen {
		if n > 0 {
			e.wait[c] = float64(r.DaysWaited[c]) / float64(n)
		}
	}
	r.Waiting, r.WaitDays = e.waiting, e.wait
	r.DeviationDays = e.wait[Public] - e.cfg.BaseWait
}

func (l *line) clone() line { return line{slices.Clone(l.cohorts), l.head} }
