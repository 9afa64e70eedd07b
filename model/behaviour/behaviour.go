// Package behaviour lets what residents do wander: how much they prefer the community, how often they seek care, how much of it
// online, how willing they are to sign and how long a prescription lasts drift for reasons that no scenario states, so that bands widen with the horizon.
//
// Its one idea is the mean-reverting random walk (Ornstein–Uhlenbeck process, by months). With the memory τ in years
//
//	x(m+1) = φ·x(m) + ε,   φ = exp(−1/12τ),   Var x(m) = σ²·(1 − φ^2m)/(1 − φ²)
//
// from x = 0 at the end of the base year. σ follows from what a planner can judge: by how much the level may have moved in
// five years, from the 5% to the 95% point, which is ±1.645 standard deviations of x(60).
package behaviour

import (
	"math"

	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Config says how far each level may drift in five years: half the distance of the 5% and the 95% point.
type Config struct {
	// Memory is the time after which a deviation has shrunk to 1/e, in years.
	Memory float64 `param:"memory_years" unit:"years" min:"0.1" max:"50" zh:"行为漂移的记忆时间" en:"memory of drifting behaviour"`
	// Community is of the log-odds of community facilities against hospitals.
	Community float64 `param:"community_drift" unit:"log_odds" min:"0" max:"2" zh:"社区就诊偏好五年漂移（90%区间半宽）" en:"drift of community preference in five years, half the 90% interval"`
	// Visits is of the logarithm of visits per resident.
	Visits float64 `param:"visits_drift" unit:"log_odds" min:"0" max:"1" zh:"人均就诊次数五年漂移（90%区间半宽，对数）" en:"drift of visits per resident in five years, half the 90% interval, logarithm"`
	// Online is of the log-odds of online care.
	Online float64 `param:"online_drift" unit:"log_odds" min:"0" max:"3" zh:"线上就诊偏好五年漂移（90%区间半宽）" en:"drift of online preference in five years, half the 90% interval"`
	// Signing is of the logarithm of the hazard of signing.
	Signing float64 `param:"signing_drift" unit:"log_odds" min:"0" max:"2" zh:"签约意愿五年漂移（90%区间半宽，对数）" en:"drift of the wish to sign in five years, half the 90% interval, logarithm"`
	// Refill is of the logarithm of the interval of repeat prescriptions: nobody knows whether it grows or shrinks.
	Refill float64 `param:"refill_drift" unit:"log_odds" min:"0" max:"1" zh:"配药间隔五年漂移（90%区间半宽，对数）" en:"drift of the interval of repeat prescriptions in five years, half the 90% interval, logarithm"`
}

// Levels are how far behaviour has drifted from the base year: log-odds of community facilities and of online care, logarithms
// of visits per resident, of the hazard of signing and of the interval of repeat prescriptions.
type Levels struct{ Community, Visits, Online, Signing, Refill float64 }

// State is the walks of one replication.
type State struct {
	cfg   *Config
	key   rng.Key
	walks [5]float64 // in standard deviations of 60 months
}

// The five years of which the drift is stated, in months, and the quantile of its ends.
const (
	horizon = 60
	z95     = 1.6448536269514722
)

// New starts at the levels of the base year.
func New(cfg *Config, key rng.Key) *State { return &State{cfg: cfg, key: key} }

// walk is one of the walks, in the order of Levels.
type walk int

// String is the walk's name in decisions.
func (w walk) String() string {
	return [...]string{"walk of community preference", "walk of visits", "walk of online preference", "walk of signing", "walk of prescription intervals"}[w]
}

// Month takes the walks a step further.
func (s *State) Month(m month.Month) Levels {
	keep := exact.Exp(-1 / (12 * s.cfg.Memory))
	// The step with which the variance is 1 after 60 months.
	step := math.Sqrt((1 - float64(keep*keep)) / (1 - exact.Exp(-2*horizon/(12*s.cfg.Memory))))
	for i, z := range s.innovations(m) {
		s.walks[i] = float64(keep*s.walks[i]) + float64(step*z)
	}
	return Levels{
		Community: s.walks[0] * s.cfg.Community / z95, Visits: s.walks[1] * s.cfg.Visits / z95,
		Online: s.walks[2] * s.cfg.Online / z95, Signing: s.walks[3] * s.cfg.Signing / z95, Refill: s.walks[4] * s.cfg.Refill / z95,
	}
}

// Clone is the same state, which goes its own way from here.
func (s *State) Clone() *State {
	own := *s
	return &own
}
