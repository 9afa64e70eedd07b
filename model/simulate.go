package model

import (
	"chcsim/model/access"
	"chcsim/model/cell"
	"chcsim/model/clinic"
	"chcsim/model/contract"
	"chcsim/model/estate"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/population"
	"chcsim/model/programme"
	"chcsim/model/referral"
	"chcsim/model/rng"
	"chcsim/model/workforce"
)

// Simulate runs one replication from the base year to the end of the horizon. It changes cfg while it
// runs; a Config serves one replication only.
func Simulate(cfg *Config, keys Keys) (*Outcome, error) {
	d, err := newDistrict(cfg, keys)
	if err != nil {
		return nil, err
	}
	first := cfg.Place.First
	for m := first; m < first+month.Month(cfg.Place.Months); m++ {
		d.Month(m)
	}
	return d.outcome(), nil
}

// newDistrict sets up the parts at the end of the base year and simulates that year's visits.
func newDistrict(cfg *Config, keys Keys) (*District, error) {
	place := cfg.Place
	d := &District{cfg: cfg, areas: place.Areas(), links: newLinks(cfg, place.Areas())}
	d.series = indicator.NewSeries(place.First, place.Months, d.areas)
	fields, err := param.Fields(cfg)
	if err != nil {
		return nil, err
	}
	if d.levers, err = lever.Compile(cfg.Uses, cfg.Sizes, fields); err != nil {
		return nil, err
	}
	if d.population, err = population.New(&cfg.Population, place.Population, keys.Chance.Purpose("population")); err != nil {
		return nil, err
	}
	residents, areas := d.population.Residents(), place.Population.Places
	if d.contract, err = contract.New(&cfg.Contract, contract.Start{Residents: residents, Places: areas}, keys.Chance.Purpose("contract")); err != nil {
		return nil, err
	}
	numbers := d.links.residents(residents)
	if d.workforce, err = workforce.New(&cfg.Workforce, workforce.Start{First: place.First, Residents: numbers, Places: areas}, keys.Chance.Purpose("workforce")); err != nil {
		return nil, err
	}
	buildings := estate.Start{
		Areas: d.areas, First: place.First, Facilities: place.Facilities, Projects: place.Projects,
		Points: candidates(place.Points), Residents: numbers, Places: areas,
	}
	if d.estate, err = estate.New(&cfg.Estate, buildings, keys.Chance.Purpose("estate"), keys.Ignorance.Purpose("estate")); err != nil {
		return nil, err
	}
	if d.access, err = access.New(&cfg.Access, access.Start{Areas: d.areas, Points: place.Points}); err != nil {
		return nil, err
	}
	return d, d.startBaseYear(keys.Chance)
}

// candidates are the demand points as places where a station may stand.
func candidates(points []access.Point) []estate.Point {
	places := make([]estate.Point, len(points))
	for i, p := range points {
		places[i] = estate.Point{Area: p.Area, At: p.At, Weight: p.Weight}
	}
	return places
}

// startBaseYear solves the clinic's intercepts and simulates the twelve months before the horizon, in which
// nothing but patients moves; then it starts the parts that need to know that year's visits.
func (d *District) startBaseYear(chance rng.Key) error {
	place, residents := d.cfg.Place, d.population.Residents()
	sites := d.estate.Sites()
	year := make([]clinic.Inputs, indicator.YearMonths)
	numbers := d.links.residents(residents)
	for i := range year {
		staff := d.workforce.Now(place.First-indicator.YearMonths+month.Month(i), numbers)
		reach := d.access.Month(d.links.atlas(sites, staff, numbers))
		year[i] = d.links.baseClinic(d.contract.Counts(), staff, sites, reach)
	}
	var err error
	mean := clinic.Base{Inputs: meanInputs(year), ClinicDays: place.ClinicDays, Places: place.Population.Places}
	if d.clinic, err = clinic.New(&d.cfg.Clinic, mean, chance.Purpose("clinic")); err != nil {
		return err
	}
	visits := make([]clinic.Visits, len(year))
	for i := range year {
		visits[i] = d.clinic.BaseMonth(place.First-indicator.YearMonths+month.Month(i), year[i])
		visits[i].Areas = append([]clinic.Area(nil), visits[i].Areas...)
	}
	return d.finishBaseYear(chance, residents, sites, visits)
}

// finishBaseYear starts referral and programme from the base year's visits and records the year.
func (d *District) finishBaseYear(chance rng.Key, residents [][cell.Bands]int, sites *estate.Sites, visits []clinic.Visits) error {
	first := d.cfg.Place.First - indicator.YearMonths
	months := make([]referral.Inputs, len(visits))
	for i := range visits {
		months[i] = d.links.baseReferral(residents, d.population.ExpectedDeaths(), &visits[i], sites)
	}
	var err error
	if d.referral, err = referral.New(&d.cfg.Referral, referral.Start{Base: meanReferral(months), Places: d.cfg.Place.Population.Places}, chance.Purpose("referral")); err != nil {
		return err
	}
	home, served := 0, 0
	var care referral.Result
	numbers := d.links.residents(residents)
	staff := d.workforce.Now(d.cfg.Place.First-1, numbers)
	for i := range visits {
		m := first + month.Month(i)
		care = d.referral.Month(m, months[i])
		d.measureVisits(m, &visits[i], numbers, staff)
		d.measureCare(m, &care, &visits[i], numbers)
		served += visits[i].Total.Desk.Served[0] + visits[i].Total.Desk.Served[1]
		for area, n := range care.HomeVisits {
			home += n
			d.links.usual[area] += float64(care.FollowUpVisits[area]) / indicator.YearMonths
		}
	}
	total := sum(numbers)
	start := programme.Start{
		Counts: d.contract.Counts(), Places: d.cfg.Place.Population.Places, VisitsPerResident: float64(served) / total,
		HomeMinutes: float64(home) * d.cfg.HomeCare.VisitMinutes / total,
	}
	if d.programme, err = programme.New(&d.cfg.Programme, start, chance.Purpose("programme")); err != nil {
		return err
	}
	services := d.programme.Base()
	for i := range visits {
		d.measureServices(first+month.Month(i), services)
	}
	d.links.remember(care, services)
	reach := d.access.Month(d.links.atlas(sites, staff, numbers))
	d.measureStocks(d.cfg.Place.First-1, numbers, staff, sites, reach)
	d.links.stations, _ = sites.StationsStandardized()
	for i := range visits {
		d.measureCosts(first+month.Month(i), staff, sites)
	}
	return nil
}

// outcome hands over what the replication produced.
func (d *District) outcome() *Outcome {
	o := &Outcome{Series: d.series, Limits: d.limits, StandardAtStart: d.estate.CentresAtStart(), Warnings: d.warnings()}
	o.Projects = make([]estate.Progress, len(d.cfg.Place.Projects))
	for i, p := range d.estate.Finish() { // as fast as the levers in force let them
		p.Project = d.cfg.Place.ProjectRows[i]
		o.Projects[p.Project] = p
	}
	return o
}

// When the base year is worth a warning: visits on average shorter than this part of their length, a quantity
// further, relatively, than this from the wanted one.
const (
	shortened = 0.98
	unreached = 0.001
)

func (d *District) warnings() []Warning {
	var list []Warning
	base, cfg := d.clinic.Base(), &d.cfg.Clinic
	if share := base.MunicipalShare(); share < cfg.MunicipalLow || share > cfg.MunicipalHigh {
		list = append(list, Warning{Trouble: ImplausibleMunicipal})
	}
	if base.TotalRaised {
		list = append(list, Warning{Trouble: RaisedVisits})
	}
	if base.Pace < shortened {
		list = append(list, Warning{Trouble: ShortenedVisits})
	}
	if base.Unreached > unreached {
		list = append(list, Warning{Trouble: UnreachedBase})
	}
	for _, c := range d.levers.Clamps() {
		list = append(list, Warning{ClampedLever, c.Parameter})
	}
	return list
}
