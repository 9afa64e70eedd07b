package model

import (
	"chcsim/model/access"
	"chcsim/model/behaviour"
	"chcsim/model/contract"
	"chcsim/model/estate"
	"chcsim/model/lever"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/population"
	"chcsim/model/workforce"
)

// Simulate runs one replication from the base year to the end of the horizon. It changes cfg while it
// runs; a Config serves one replication only.
func Simulate(cfg *Config, keys Keys) (*Outcome, error) {
	d, err := Begin(cfg, keys, false)
	if err != nil {
		return nil, err
	}
	return d.Run(), nil
}

// Run follows the district, as Begin left it, to the end of the horizon.
func (d *District) Run() *Outcome {
	start, place := d.start(), d.cfg.Place
	d.Until(place.Reported - 1)
	if place.Reported > place.First {
		start = d.start()
	}
	d.Until(place.First + month.Month(place.Months) - 1)
	o := d.outcome()
	o.StandardAtStart, o.Walks = start.standard, [2][]access.Band{start.walks, d.walks()}
	return o
}

// start is what is kept of the end of the month before the results.
type start struct {
	standard int // centres that meet the standard
	walks    []access.Band
}

func (d *District) start() start {
	centres, _ := d.estate.Sites().CentresStandardized()
	return start{centres, d.walks()}
}

// Contradiction tells of a project that can hardly be as it is said to have been.
func (d *District) Contradiction() error { return d.estate.Contradiction() }

// Check reports values that cannot be together; it is all that may be wrong with drawn values.
func (c *Config) Check() error {
	for _, part := range []interface{ Check() error }{&c.Population, &c.Workforce, &c.Estate, &c.Clinic, &c.Referral, &c.Programme} {
		if err := part.Check(); err != nil {
			return err
		}
	}
	return nil
}

// Begin sets up the parts at the end of the base year and tells that year.
func Begin(cfg *Config, keys Keys, mustFit bool) (*District, error) {
	d, err := BeginVisits(cfg, keys, mustFit)
	if err != nil {
		return nil, err
	}
	return d, d.Settle()
}

// BeginVisits sets up the parts at the end of the base year and tells that year's visits; Settle tells the rest. With mustFit
// it ends with ErrUnfit, as soon as it is known, where visits, minutes and the hospitals' share do not fit together.
func BeginVisits(cfg *Config, keys Keys, mustFit bool) (*District, error) {
	place := cfg.Place
	d := &District{cfg: cfg, areas: place.Areas(), links: links{cfg, place.Areas()}, memory: newMemory(place.Areas()), next: place.First, turns: keys.Turns}
	fields, err := param.Fields(cfg)
	if err != nil {
		return nil, err
	}
	if d.levers, err = lever.Compile(cfg.Uses, cfg.Sizes, fields, lever.Force{Strength: cfg.Policy.Strength, Slip: cfg.Policy.Slip}, place.First); err != nil {
		return nil, err
	}
	d.behaviour = behaviour.New(&cfg.Behaviour, keys.Chance.Purpose("behaviour"))
	people := place.Population.Drawn(keys.Ignorance.Purpose("population"))
	if d.population, err = population.New(&cfg.Population, people, keys.Chance.Purpose("population")); err != nil {
		return nil, err
	}
	residents, areas := d.population.Residents(), place.Population.Places
	numbers := d.links.residents(residents)
	if d.workforce, err = workforce.New(&cfg.Workforce, workforce.Start{First: place.First, Residents: numbers, Places: areas}, keys.Chance.Purpose("workforce")); err != nil {
		return nil, err
	}
	points := access.Mixed(place.Points, d.areas, cfg.Access.UniformMix)
	buildings := estate.Start{
		Areas: d.areas, First: place.First, Facilities: place.Facilities, Projects: place.Projects, Events: place.Events, KnownUntil: place.KnownUntil,
		Points: candidates(points), Residents: numbers, Places: areas,
	}
	if d.estate, err = estate.New(&cfg.Estate, buildings, keys.Chance.Purpose("estate"), keys.Ignorance.Purpose("estate")); err != nil {
		return nil, err
	}
	start := contract.Start{Residents: residents, Places: areas, Listed: d.links.listedAtStart(numbers, d.estate.Sites())}
	start.Turnover.Births, start.Turnover.In, start.Turnover.Aged = d.population.Turnover()
	if d.contract, err = contract.New(&cfg.Contract, start, keys.Chance.Purpose("contract")); err != nil {
		return nil, err
	}
	if d.access, err = access.New(&cfg.Access, access.Start{Areas: d.areas, Points: points, Hospitals: place.Hospitals}); err != nil {
		return nil, err
	}
	return d, d.startBaseYear(keys.Chance, mustFit)
}

// candidates are the demand points as places where a station may stand.
func candidates(points []access.Point) []estate.Point {
	places := make([]estate.Point, len(points))
	for i, p := range points {
		places[i] = estate.Point{Area: p.Area, At: p.At, Weight: p.Weight}
	}
	return places
}

// walks are the bands of the demand points in the order of the scenario.
func (d *District) walks() []access.Band {
	bands := make([]access.Band, len(d.cfg.Place.PointRows))
	for i, band := range d.access.Bands() {
		bands[d.cfg.Place.PointRows[i]] = band
	}
	return bands
}

// outcome hands over what the replication produced.
func (d *District) outcome() *Outcome {
	o := &Outcome{Series: d.series, estate: d.estate, Limits: d.limits, Warnings: d.warnings()}
	o.Projects = make([]estate.Progress, len(d.cfg.Place.Projects))
	for i, p := range d.estate.Finish() { // as fast as the levers in force let them
		p.Project = d.cfg.Place.ProjectRows[i]
		o.Projects[p.Project] = p
	}
	return o
}

func (d *District) warnings() []Warning {
	var list []Warning
	base := d.clinic.Base()
	if base.Implausible(&d.cfg.Clinic) {
		list = append(list, Warning{Trouble: ImplausibleMunicipal})
	}
	if base.TotalRaised {
		list = append(list, Warning{Trouble: RaisedVisits})
	}
	if base.Shortened() {
		list = append(list, Warning{Trouble: ShortenedVisits})
	}
	if base.Missed() {
		list = append(list, Warning{Trouble: UnreachedBase})
	}
	if d.estate.Contradiction() != nil {
		list = append(list, Warning{Trouble: HardlyUnfinished})
	}
	for _, c := range d.levers.Clamps() {
		list = append(list, Warning{ClampedLever, c.Parameter})
	}
	return list
}
