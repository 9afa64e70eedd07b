package model

import (
	"math"
	"slices"

	"chcsim/model/behaviour"
	"chcsim/model/cell"
	"chcsim/model/clinic"
	"chcsim/model/contract"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/model/programme"
	"chcsim/model/referral"
	"chcsim/model/rng"
	"chcsim/model/task"
)

// baseYear is what the base year's visits leave to those parts that follow from them.
type baseYear struct {
	chance    rng.Key
	residents []float64
	visits    []clinic.Visits // month by month
}

// The base year is the twelve months before the horizon. They go the way of District.Month with other inputs: nothing but
// patients moves, nothing befalls the district from outside, and time is asked for at the desks alone, as much as the roster
// says. They are told part by part, not month by month, for a part begins with what a whole year of the part before came to:
// first the visits, by which most drawn base years are found not to be possible, then all else, by Settle.
func (d *District) startBaseYear(chance rng.Key, mustFit bool) error {
	numbers := d.links.residents(d.population.Residents())
	visits, err := d.baseVisits(numbers, chance.Purpose("clinic"), mustFit)
	if err != nil {
		return err
	}
	d.series = measure.NewSeries(d.cfg.Place.First, d.cfg.Place.Months, d.areas)
	staff := d.workforce.Now(d.cfg.Place.First-1, numbers)
	for i := range visits {
		d.measureVisits(d.baseMonth(i), &visits[i], numbers, staff)
		d.measureCounts(d.baseMonth(i), &visits[i], numbers, staff)
	}
	d.base = baseYear{chance, numbers, visits}
	return nil
}

// Settle tells the rest of the base year of which BeginVisits told the visits: hospitals, home and the care programme come to
// their balance with them.
func (d *District) Settle() error {
	numbers, visits, chance := d.base.residents, d.base.visits, d.base.chance
	care, err := d.baseCare(numbers, visits, chance.Purpose("referral"))
	if err != nil {
		return err
	}
	services, err := d.baseServices(numbers, visits, chance.Purpose("programme"))
	if err != nil {
		return err
	}
	d.memory.keep(&visits[len(visits)-1], &care, services)
	sites, staff := d.estate.Sites(), d.workforce.Now(d.cfg.Place.First-1, numbers)
	reach := d.access.Month(d.links.atlas(sites, staff, numbers))
	d.measureStocks(d.cfg.Place.First-1, numbers, staff, sites, reach)
	d.memory.stations, _ = sites.StationsStandardized()
	for i := range visits {
		d.measureCosts(d.baseMonth(i), staff, sites)
	}
	return nil
}

// baseMonth is a month of the base year, numbered from 0 to 11.
func (d *District) baseMonth(i int) month.Month {
	return d.cfg.Place.First - indicator.YearMonths + month.Month(i)
}

// baseVisits solves the clinic's intercepts by the mean month and simulates the year's visits.
func (d *District) baseVisits(residents []float64, chance rng.Key, mustFit bool) ([]clinic.Visits, error) {
	sites, year := d.estate.Sites(), make([]clinic.Inputs, indicator.YearMonths)
	needs := make([]task.Minutes, d.areas)
	for i := range year {
		staff := d.workforce.Now(d.baseMonth(i), residents)
		reach := d.access.Month(d.links.atlas(sites, staff, residents))
		clear(needs)
		d.workforce.AddDesk(needs)
		time := d.workforce.Allocate(needs)
		year[i] = d.links.clinic(&d.memory, d.contract.Counts(), 1, behaviour.Levels{}, time.Given, sites, reach)
	}
	var err error
	mean := clinic.Base{Inputs: meanInputs(year), ClinicDays: d.cfg.Place.ClinicDays, Places: d.cfg.Place.Population.Places, MustFit: mustFit}
	if d.clinic, err = clinic.New(&d.cfg.Clinic, mean, chance); err != nil {
		return nil, err
	}
	visits := make([]clinic.Visits, len(year))
	for i := range year {
		year[i].Solved = d.clinic.Solved()
		visits[i] = d.clinic.Month(d.baseMonth(i), year[i])
		visits[i].Areas = append([]clinic.Area(nil), visits[i].Areas...)
	}
	return visits, nil
}

// baseCare starts referral from the mean month of the year's visits and follows the year. It returns the last month's care.
func (d *District) baseCare(residents []float64, visits []clinic.Visits, chance rng.Key) (care referral.Result, err error) {
	months, nothing := make([]referral.Inputs, len(visits)), make([]task.Minutes, d.areas)
	for i := range months {
		months[i] = d.links.referral(d.population.Residents(), d.population.ExpectedDeaths(), &visits[i], d.estate.Sites(), nothing, nothing)
	}
	if d.referral, err = referral.New(&d.cfg.Referral, referral.Start{Base: meanReferral(months), Places: d.cfg.Place.Population.Places}, chance); err != nil {
		return care, err
	}
	for i := range months { // the year before, in which the lines for experts, wards and care at home come to their balance
		d.referral.Month(d.baseMonth(i)-indicator.YearMonths, months[i])
	}
	for i := range months {
		care = d.referral.Month(d.baseMonth(i), months[i])
		d.measureCare(d.baseMonth(i), &care, &visits[i], residents)
		for area, n := range care.HomeVisitsWanted {
			d.memory.homeVisits[area] += float64(n) / indicator.YearMonths
			d.memory.usual[area] += float64(care.FollowUpVisits[area]) / indicator.YearMonths
		}
	}
	return care, nil
}

// leadMonths are so many months that what is due, done, recorded and delivered has come to its balance with the time there is.
const leadMonths = 60

// baseServices lets the care programme come to its balance: months with the residents, staff and visits of the base year, in which
// people come and go but their numbers stay, run like any other. The last twelve are the base year, and what they deliver is the
// usual service. Outreach comes last in the order of time and takes nothing from services; it is left out.
func (d *District) baseServices(numbers []float64, visits []clinic.Visits, chance rng.Key) ([]programme.Care, error) {
	served := 0
	for i := range visits {
		served += visits[i].Total.Desk.Served[0] + visits[i].Total.Desk.Served[1]
	}
	start := programme.Start{Counts: d.contract.Counts(), Places: d.cfg.Place.Population.Places, VisitsPerResident: float64(served) / sum(numbers)}
	var err error
	if d.programme, err = programme.New(&d.cfg.Programme, start, chance); err != nil {
		return nil, err
	}
	sites, demand, signed := d.estate.Sites(), programme.Demand{}, contract.SignResult{}
	d.links.still(&demand, &signed, d.contract, d.population, d.estate.Sites())
	var year [][]programme.Care
	for k := range leadMonths {
		i := k % indicator.YearMonths
		m := d.baseMonth(i) - month.Month(leadMonths-indicator.YearMonths-k+i)
		d.workforce.Now(d.baseMonth(i), numbers)
		needs := d.programme.Needs(m, demand)
		d.links.addNeeds(&d.memory, needs, make([]float64, d.areas), sites)
		d.workforce.AddDesk(needs)
		services := d.programme.Month(m, d.links.programme(d.workforce.Allocate(needs), d.contract.Counts(), signed, &visits[i]))
		if i == indicator.YearMonths-1 && k < 3*indicator.YearMonths {
			d.programme.Hasten(k / indicator.YearMonths)
		}
		if k >= leadMonths-indicator.YearMonths {
			year = append(year, slices.Clone(services))
		}
	}
	d.programme.Settled(year)
	usual := make([]float64, d.areas)
	for i, services := range year {
		d.measureServices(d.baseMonth(i), services)
		for area := range services {
			usual[area] += services[area].ServiceRate / indicator.YearMonths
		}
	}
	d.contract.Usual(usual)
	return year[len(year)-1], nil
}

// meanInputs is the mean month of a year: what differs between its months is the working time.
func meanInputs(year []clinic.Inputs) clinic.Inputs {
	mean := year[0]
	n := float64(len(year))
	mean.GPMinutes, mean.OtherMinutes = make([]float64, len(mean.GPMinutes)), make([]float64, len(mean.OtherMinutes))
	for _, in := range year {
		for area := range mean.GPMinutes {
			mean.GPMinutes[area] += in.GPMinutes[area] / n
			mean.OtherMinutes[area] += in.OtherMinutes[area] / n
		}
	}
	return mean
}

// meanReferral is the mean month of a year's traffic with the hospitals.
func meanReferral(year []referral.Inputs) referral.Inputs {
	mean := year[0]
	n := float64(len(year))
	visits := make([][2]float64, len(mean.GPVisits))
	mean.HospitalVisits, mean.Mix = [referral.Tiers]float64{}, make([][2]cell.Mix, len(visits))
	for _, in := range year {
		for area, v := range in.GPVisits {
			visits[area][0] += float64(v[0]) / n
			visits[area][1] += float64(v[1]) / n
			for status := range v {
				mean.Mix[area][status].Add(&in.Mix[area][status], 1/n)
			}
		}
		for tier, v := range in.HospitalVisits {
			mean.HospitalVisits[tier] += v / n
		}
	}
	mean.GPVisits = make([][2]int, len(visits))
	for area, v := range visits {
		mean.GPVisits[area] = [2]int{int(math.Round(v[0])), int(math.Round(v[1]))}
	}
	return mean
}
