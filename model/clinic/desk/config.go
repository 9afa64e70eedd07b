package desk

// VisitTypes are the kinds of consultation that differ in length: new or acute, chronic refill, follow-up.
const VisitTypes = 3

// ProfileHours is the number of clock hours of the arrival profile, from ProfileFrom on.
const (
	ProfileHours = 11
	ProfileFrom  = 7
)

// Config is what all desks have in common.
type Config struct {
	// ArrivalProfile is the relative number of arrivals by clock hour from ProfileFrom on.
	ArrivalProfile [ProfileHours]float64
	// AppointmentShare of the patients have an appointment, and are called first. Of these the part AppointmentSpread
	// is laid evenly over the opening hours, the rest follows the profile.
	AppointmentShare, AppointmentSpread float64
	// ContractedPriority is the share of contracted patients without appointment who are called before others.
	ContractedPriority float64
	// TypeShare, TypeLength and TypeCV are the visit types' shares, relative lengths and coefficients of variation.
	TypeShare, TypeLength, TypeCV [VisitTypes]float64
	// PatienceMinutes and PatienceCV describe (gamma) how long a patient waits before leaving. Who expects to wait longer
	// than BalkAt × patience leaves at once.
	PatienceMinutes, PatienceCV, BalkAt float64
	// HandlingMinutes is registration, payment and walking: part of every wait.
	HandlingMinutes float64
}

// Rules are a Config with the tables that days are run by.
type Rules struct {
	cfg      Config
	patience patience
	variety  variety
}

// Set takes over a Config and computes again what has changed.
func (r *Rules) Set(cfg Config) {
	r.cfg = cfg
	r.patience.refresh(&cfg)
	r.variety.refresh(&cfg)
}

// NewTally is a tally of no day yet.
func (r *Rules) NewTally() Tally { return Tally{handling: r.cfg.HandlingMinutes} }

// Service is visits with a mean length in minutes.
func (r *Rules) Service(mean float64) Service {
	return Service{Mean: mean, scv: r.variety.scv, variety: &r.variety}
}

// Desk is where patients wait for the same doctors.
type Desk struct {
	// Arrivals are the expected patients by class, of a day or of any number of days and like desks.
	Arrivals [Classes]float64
	// Doctors is on duty when a session's level is 1; not necessarily a whole number.
	Doctors float64
	// Service is the length of visits.
	Service Service
}

// Expected is the sum of Arrivals.
func (d *Desk) Expected() float64 {
	sum := 0.0
	for _, n := range d.Arrivals {
		sum += n
	}
	return sum
}
