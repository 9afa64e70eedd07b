package workforce

import (
	"errors"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// Qualification is how a doctor became a GP.
type Qualification uint8

// The qualifications (S047, Y082, Y083).
const (
	Transferred         Qualification = iota // retrained from another specialty
	StandardizedTrained                      // standardized residency training
)

// GP is one doctor.
type GP struct {
	Born          month.Month
	Female        bool
	Qualification Qualification
	Area          int     // index of the centre's area
	FTE           float64 // full-time equivalent when practising
	Counted       bool    // in the density of GPs; posted hospital doctors are not
	Practises     bool    // works in the community
	OnLeave       bool    // away on study leave
	Rehired       bool    // retired and staying on
	Left          bool    // gone for good; kept in the list so that indices stay

	key     rng.Key // of this person's own draws, whoever else comes or goes
	retires month.Month
}

// Age is the GP's age in completed years at a month.
func (g *GP) Age(m month.Month) int { return int(m-g.Born) / 12 }

// active tells whether the GP stands in the stock that the density counts.
func (g *GP) active() bool { return g.Counted && !g.Left }

// errAges cannot come of a checked Config, of whose draws at least a quarter lie below the retirement age.
var errAges = errors.New("workforce: the ages of GPs leave nobody below the retirement age")

// birth draws a GP's personal traits. A GP has not retired when first seen, so ages are drawn again
// until the retirement lies ahead: the stock of the start is conditional on not having retired.
func (c *Config) birth(age param.Distribution, m month.Month, key rng.Key, stream *rng.Stream) (GP, error) {
	g := GP{Counted: true, key: key, FTE: c.FTE.Quantile(stream.Float64())}
	g.Female = stream.Bernoulli(c.FemaleShare)
	retirement := c.RetireMale
	if g.Female {
		retirement = c.RetireFemale
	}
	const attempts = 1000
	for range attempts {
		years := age.Quantile(stream.Float64())
		g.Born = m - month.Month(12*years)
		g.retires = g.Born + month.Month(12*retirement.Quantile(stream.Float64()))
		if g.retires > m {
			return g, nil
		}
	}
	return g, errAges
}

// weight is the GP's resignation hazard relative to the middle ages.
func (c *Config) weight(g *GP, m month.Month) float64 {
	switch age := g.Age(m); {
	case age < YoungAge:
		return c.ResignYoung
	case age >= OldAge:
		return c.ResignOld
	}
	return 1
}
