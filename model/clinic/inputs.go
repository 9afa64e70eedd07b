package clinic

import (
	"errors"
	"fmt"
	"math"

	"chcsim/model/cell"
	"chcsim/model/rng"
)

// AllDays as the number of clinic days runs every day of every facility by events; 0 runs one expected day by flow
// instead (package desk).
const AllDays = -1

// Base is the base year: an average month's inputs, from which New solves the intercepts, and how the
// clinic days are run.
type Base struct {
	Inputs
	// ClinicDays is AllDays, 0, or how many days per facility and month are run by events (at least 2).
	ClinicDays int
	// Places are the numbers of the areas' codes.
	Places rng.Places
	// MustFit makes New end with ErrUnfit, as soon as it is known, where the base year cannot be.
	MustFit bool
}

// ErrUnfit tells of a base year that cannot be: see BaseYear.Unfit.
var ErrUnfit = errors.New("clinic: the base year's visits do not fit")

// Inputs is what the other parts say of a month. Slices have one element per area and are only read.
type Inputs struct {
	Counts []cell.Counts
	// GPMinutes and OtherMinutes are minutes that GPs and other clinicians have for patients this month.
	GPMinutes, OtherMinutes []float64
	// Stations is the number of open stations; Capacity the share of its rooms a centre can use, 0 = closed.
	Stations []int
	Capacity []float64
	// Appeal is what the capabilities of the area's facilities add to the utility of the own centre and stations (log-odds).
	Appeal []float64
	// Workers is the share by which more people from elsewhere, who work in the area, come to its facilities; nil means none.
	Workers []float64
	// Travel is minutes from the residents' homes.
	Travel Travel
	// FollowUps is the visits to the own centre that care after hospital brings beyond those of the base
	// year, which are part of the demand; it may be below 0, and nil means none.
	FollowUps []float64
	// DistrictWaitDays and MunicipalWaitDays are specialist waits less their base-year level, in days.
	DistrictWaitDays, MunicipalWaitDays float64
	// ReferredDays is how many days longer than in the base year a GP's patient will wait for a specialist: the
	// chance of a referral times the longer wait of those referred, last month, by contract, age and chronic disease.
	ReferredDays [2]cell.Mix
	// DemandFactor multiplies all demand, as a dated shock such as an epidemic does; 1 without one.
	DemandFactor float64
	// Drift is how far residents' behaviour has drifted from the base year.
	Drift Drift
	// Solved are the days of a month that need not be run: those by which the base year was solved. Nil in later months.
	Solved *SolvedDays
}

// guests is the factor on those from elsewhere in an area.
func (in *Inputs) guests(area int) float64 {
	if in.Workers == nil {
		return 1
	}
	return 1 + in.Workers[area]
}

// Drift is log-odds that are added to community facilities and to online care, and the logarithms of factors on
// residents' demand and on the interval of repeat prescriptions.
type Drift struct{ Community, Online, Visits, Refill float64 }

// Travel is mean minutes of travel by area to each place of care.
type Travel struct {
	OwnCentre, OwnStation, OtherCommunity, DistrictHospital, MunicipalHospital []float64
}

// check reports inputs that no month can have. It runs once, on the base year.
func (b *Base) check() error {
	n := len(b.Counts)
	if n == 0 {
		return fmt.Errorf("clinic: there is no area")
	}
	for _, c := range []struct {
		name   string
		values []float64
		lowest float64
	}{
		{"GP minutes", b.GPMinutes, 0}, {"other clinicians' minutes", b.OtherMinutes, 0},
		{"capacity", b.Capacity, 0}, {"appeal", b.Appeal, -10},
		{"minutes to the own centre", b.Travel.OwnCentre, 0}, {"minutes to the nearest station", b.Travel.OwnStation, 0},
		{"minutes to other community facilities", b.Travel.OtherCommunity, 0},
		{"minutes to the district hospital", b.Travel.DistrictHospital, 0},
		{"minutes to the municipal hospital", b.Travel.MunicipalHospital, 0},
	} {
		if len(c.values) != n {
			return fmt.Errorf("clinic: %s: %d values for %d areas", c.name, len(c.values), n)
		}
		for area, x := range c.values {
			if math.IsNaN(x) || math.IsInf(x, 0) || x < c.lowest {
				return fmt.Errorf("clinic: %s of area %d: %v; expected a number of at least %v", c.name, area, x, c.lowest)
			}
		}
	}
	if len(b.Stations) != n {
		return fmt.Errorf("clinic: stations: %d values for %d areas", len(b.Stations), n)
	}
	if b.ClinicDays != AllDays && (b.ClinicDays < 0 || b.ClinicDays == 1) {
		return fmt.Errorf("clinic: %d clinic days; expected all, 0, or at least 2 (a weekday and a weekend day)", b.ClinicDays)
	}
	if !(b.DemandFactor > 0) {
		return fmt.Errorf("clinic: demand factor %v; expected a positive number", b.DemandFactor)
	}
	return nil
}
