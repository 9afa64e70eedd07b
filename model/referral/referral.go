// Package referral is the traffic between the community and the hospitals: up-referral into expert-clinic
// slots counted in days, and down-referral after hospital care into the centres' beds, home beds, home
// visits and palliative care. Whoever enters a pathway is treated, in care, waiting, left or died.
package referral

import (
	"fmt"
	"math"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// Start is what a replication begins with.
type Start struct {
	// Base is a mean month of the base year. Slot capacity and the community's own admissions to beds are
	// solved so that, with these inputs, waits and occupancies are those of the Config.
	Base Inputs
	// Places are the numbers of the areas' codes.
	Places rng.Places
}

// Inputs are the month's numbers from the other parts. Slices run over areas, are read only, and are
// not kept.
type Inputs struct {
	Residents      [][cell.Bands]int // persons
	GPVisits       [][2]int          // visits to GPs in the month, of residents without and with a contract
	Mix            [][2]cell.Mix     // who makes those visits, in any measure of how many
	Capability     []Capability      // what each centre can do
	HospitalVisits [Tiers]float64    // visits to hospitals in the month, of residents and non-residents, unreferred
	Deaths         []int             // residents who died in the month
	Capacity       []float64         // share of each centre usable, 0 to 1: works close beds
	HomeCareShare  []float64         // share of the home-care minutes wanted that staff can give, 0 to 1
}

// Capability tells which share of a centre's work has a capability, 0 to 1; usually 0 or 1. Specialties
// stands for specialists in the centre, its own or sent by the medical alliance.
type Capability struct {
	CT, Paediatrics, Specialties, RehabilitationCentre, NursingCentre float64
}

// Result is what happened in a month. Its slices run over areas and are valid until the next Month.
type Result struct {
	UpReferrals     []int      // patients referred up
	UpByTier        [Tiers]int // the same by tier of hospital
	AvoidedByTests  []int      // up-referrals replaced by an examination ordered above
	AvoidedByRemote []int      // up-referrals settled by a remote consultation
	Slots           [Tiers]SlotResult
	UpLimit         Limit // what cut up-referral short
	// ReferredDays is, for a GP visit by contract, age and chronic disease, the chance that it ends with a referral times
	// how many days longer than in the base year those referred waited.
	ReferredDays [2]cell.Mix

	DownReferrals    []int // patients referred down after a hospital stay
	Beds             [BedKinds]BedResult
	BedLimit         Limit // what cut step-down care short
	HomeBeds         []int // home beds in use at the end of the month
	HomeBedsOpened   []int // home beds opened in the month
	HomeBedsWaiting  []int // people waiting for one at the end of the month
	HomeVisitsWanted []int // home visits due
	HomeVisits       []int // home visits made
	Palliative       []int // people in palliative care at the end of the month, ward and home
	FollowUpVisits   []int // visits to the centre after step-down care, for the next month's clinic
}

// Limit is the resource at which a flow was cut short.
type Limit uint8

// The limits.
const (
	ByDemand Limit = iota // nothing but the wish for it
	BySlots               // expert-clinic slots
	ByBeds                // beds of the centres
)

// shortShare is the share of those who asked and got nothing above which the resource counts as what cut
// the flow short. It only labels; a weekend alone makes a few per cent of referred patients give up.
const shortShare = 0.05

// limit returns the resource when too many of those who asked went without, else the demand.
func limit(resource Limit, without, asked int) Limit {
	if float64(without) > shortShare*float64(asked) {
		return resource
	}
	return ByDemand
}

// State is the referral system of one replication.
type State struct {
	cfg    *Config
	key    rng.Key
	areas  int
	places rng.Places
	base   baseYear
	expert [Tiers]expertClinic
	care   stepDown
	day    int // days since the start
	result Result
}

// New checks the start, solves capacities from the base year and fills queues and beds as they stand in it.
func New(cfg *Config, start Start, key rng.Key) (*State, error) {
	if err := start.Base.check(); err != nil {
		return nil, fmt.Errorf("referral: %w", err)
	}
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	s := &State{cfg: cfg, key: key, areas: len(start.Base.Residents), places: start.Places}
	s.base = newBaseYear(cfg, start.Base)
	s.result = newResult(s.areas)
	for t := range s.expert {
		s.expert[t] = newExpertClinic(&cfg.Expert[t], s.base.publicPerDay[t], s.base.referredPerDay[t])
	}
	s.care = newStepDown(cfg, &s.base, start.Places, key.Purpose("step_down"))
	return s, nil
}

// Check reports shares that cannot be together.
func (c *Config) Check() error {
	if sum := c.Discharge.ToBed[0] + c.Discharge.ToBed[1] + c.Discharge.ToHomeBed; sum > 1+1e-9 {
		return param.Conflicting("referral.discharge.share_to_home_bed referral.discharge.share_to.rehabilitation referral.discharge.share_to.nursing", "the shares of down-referrals to beds and home beds sum to %.4g, above 1", "下转至床位和家庭病床的比例合计 %.4g，超过 1", sum)
	}
	if c.OrderedTests >= 1 || c.RemoteSuitable*c.RemoteAvoids >= 1 {
		return param.Conflicting("referral.ordered_test_share referral.remote_suitable_share referral.remote_avoids_share", "ordered tests or remote consultations replace the whole of up-referral in the base year", "起点年的上转全部被开具检查或远程会诊替代")
	}
	return nil
}

// Month simulates the days of a month. Months are given in order, without gaps.
func (s *State) Month(m month.Month, in Inputs) Result {
	referred := s.referUp(m, in)
	s.runClinics(m, in, referred)
	s.result.ReferredDays = s.referredDays(&in)
	s.stepDownMonth(m, in)
	s.day += m.Days()
	return s.result
}

// check refuses inputs whose lengths or numbers cannot be.
func (in *Inputs) check() error {
	n := len(in.Residents)
	if n == 0 {
		return fmt.Errorf("there is no area")
	}
	for _, slice := range []struct {
		name   string
		length int
	}{
		{"GPVisits", len(in.GPVisits)}, {"Mix", len(in.Mix)}, {"Capability", len(in.Capability)}, {"Deaths", len(in.Deaths)},
		{"Capacity", len(in.Capacity)}, {"HomeCareShare", len(in.HomeCareShare)},
	} {
		if slice.length != n {
			return fmt.Errorf("%s has %d areas, Residents has %d", slice.name, slice.length, n)
		}
	}
	for t, v := range in.HospitalVisits {
		if !(v > 0) || math.IsInf(v, 0) {
			return fmt.Errorf("the base year's hospital visits of tier %d are %g; a positive number is needed", t, v)
		}
	}
	for a, v := range in.GPVisits {
		if v[0] < 0 || v[1] < 0 || in.Deaths[a] < 0 {
			return fmt.Errorf("area %d has a negative number of visits or deaths", a)
		}
	}
	return nil
}

func newResult(areas int) Result {
	ints := func() []int { return make([]int, areas) }
	return Result{
		UpReferrals: ints(), AvoidedByTests: ints(), AvoidedByRemote: ints(), DownReferrals: ints(),
		HomeBeds: ints(), HomeBedsOpened: ints(), HomeBedsWaiting: ints(), HomeVisitsWanted: ints(),
		HomeVisits: ints(), Palliative: ints(), FollowUpVisits: ints(),
	}
}

// Clone is the same state, which goes its own way from here. What a month writes before it reads it is shared: of two copies one
// is followed at a time.
func (s *State) Clone() *State {
	own := *s
	for t := range own.expert {
		own.expert[t].common, own.expert[t].priority = s.expert[t].common.clone(), s.expert[t].priority.clone()
	}
	own.care = s.care.clone()
	return &own
}
