package experiment

// Status says what decides a target.
type Status uint8

// The statuses.
const (
	DecidedByModel      Status = iota // what happens in the horizon
	MetAtStart                        // it is met before the horizon begins
	DecidedByAssumption               // mostly the value of an assumed input
)

// Judgement is a target's status with the assumption that decides it, where one does.
type Judgement struct {
	Status     Status
	Assumption int // place in Study.Parameters; meaningful with DecidedByAssumption
}

// What makes a status; thresholds of presentation, not of the model.
const (
	settled  = 0.95 // share of replications from which a matter counts as settled
	mostly   = 0.5  // share of the variance from which assumptions are said to decide
	singular = 0.15 // share that the named assumption must have of its own
)

// Judge gives the status of a target. A chance beyond 95% or under 5% is decided by the model: no value
// within an assumption's range changes it.
func Judge(c TargetChance, reliance Reliance) Judgement {
	p := c.Chance.Estimate()
	switch {
	case c.AtStart >= settled && p >= settled:
		return Judgement{Status: MetAtStart}
	case p > settled || p < 1-settled || len(reliance.Ranked) == 0:
		return Judgement{Status: DecidedByModel}
	case reliance.Assumed >= mostly:
		if top := reliance.topAssumption(); top != nil && top.Share >= singular {
			return Judgement{Status: DecidedByAssumption, Assumption: top.Parameter}
		}
	}
	return Judgement{Status: DecidedByModel}
}

func (r Reliance) topAssumption() *Influence {
	for i := range r.Ranked[:r.Named] {
		if r.Ranked[i].assumed {
			return &r.Ranked[i]
		}
	}
	return nil
}
