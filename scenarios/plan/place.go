package plan

import (
	"errors"
	"math"
	"slices"

	"chcsim/model"
	"chcsim/model/access"
	"chcsim/model/estate"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/population"
	"chcsim/model/rng"
	"chcsim/scenarios/mistake"
)

// Place turns the tables into the district that all replications share. It needs subdistricts, ages,
// demand points and facilities; the error is an Errors.
func (s *Scenario) Place() (*model.Place, error) {
	var p mistake.List
	s.needed(&p)
	if err := p.Err(); err != nil {
		return nil, err
	}
	tables := s.Tables.inCodeOrder()
	codes := make([]string, len(tables.Subdistricts))
	for i, one := range tables.Subdistricts {
		codes[i] = one.Code
	}
	areas := rng.PlacesOf(codes)
	place := &model.Place{
		First: s.Horizon.From, Months: s.Horizon.Months(), Reported: s.ReportFrom, ClinicDays: s.Run.ClinicDays,
		Population:  population.Start{Month: s.Horizon.From - 1, Counts: s.residents(tables.Subdistricts, areas, &p), Places: areas},
		AreaRows:    rowsOf(s.Tables.Subdistricts, tables.Subdistricts, func(one Subdistrict) string { return one.Code }),
		ProjectRows: rowsOf(s.Tables.Projects, tables.Projects, func(one Project) string { return one.ID }),
		PointRows:   s.Tables.demandPointRows(),
	}
	for i, counts := range place.Population.Counts {
		if counts == ([population.Sexes][population.Ages]int{}) {
			p.At(s.rows["subdistricts"][place.AreaRows[i]], mistake.Say("no residents fall to the subdistrict %s", "街镇 %s 分不到居民", codes[i])).
				Expect(mistake.Say("ages and populations in persons", "以人为单位的年龄和人口数"))
		}
	}
	for _, one := range tables.Subdistricts {
		place.Population.LogSD = append(place.Population.LogSD, one.LogSD)
	}
	area := func(code string) int { return slices.Index(codes, code) }
	for _, t := range s.Tables.Totals {
		if t.Month >= s.Horizon.From {
			place.Population.Totals = append(place.Population.Totals, population.Total{Month: t.Month, Persons: t.Persons})
		}
	}
	for _, d := range tables.DemandPoints {
		place.Points = append(place.Points, access.Point{Area: area(d.Area), At: d.At, Weight: d.Weight})
	}
	kinds := map[string]estate.Kind{"centre": estate.Centre, "sub_centre": estate.SubCentre, "station": estate.Station, "second_site": estate.SecondSite}
	for _, f := range tables.Facilities {
		place.Facilities = append(place.Facilities, estate.Facility{
			ID: f.ID, Name: f.NameZH, Kind: kinds[f.Kind], Area: area(f.Area), At: f.At,
			PositionKnown: f.PositionKnown, Standardized: f.Standardized, ByProgramme: f.ByProgramme, Absent: 1 - f.Exists, Planned: f.Planned,
		})
	}
	tiers := map[string]access.Tier{"district": access.DistrictHospital, "municipal": access.MunicipalHospital}
	for _, h := range tables.Hospitals {
		place.Hospitals = append(place.Hospitals, access.Hospital{At: h.At, Tier: tiers[h.Tier]})
	}
	place.KnownUntil = s.AsOf
	for _, one := range tables.Events {
		place.Events = append(place.Events, one.model())
	}
	for _, one := range tables.Projects {
		place.Projects = append(place.Projects, one.model(s.AsOf))
	}
	return place, p.Err()
}

func (one Project) model(asOf month.Month) estate.Project {
	kind, _ := estate.ParseProjectKind(one.Kind) // checked when the table was read
	goal := estate.Complete
	if one.Goal == estate.Begin.String() {
		goal = estate.Begin
	}
	p := estate.Project{
		ID: one.ID, Facility: one.Facility, Kind: kind, Goal: goal, By: one.By, StagesDone: one.StagesDone,
		StartEarliest: one.StartEarliest, StartLikely: one.StartLikely, StartLatest: one.StartLatest,
		UnfinishedAt: one.UnfinishedAt, MovesTo: one.MovesTo, MoveKnown: one.MoveKnown, Sources: one.Source,
	}
	copy(p.Ended[:], one.Ended)
	if p.KnownAt = asOf; one.UnfinishedAt != 0 {
		p.KnownAt = one.UnfinishedAt
	}
	return p
}

// needed reports tables without which there is no district.
func (s *Scenario) needed(p *mistake.List) {
	t := &s.Tables
	for i, rows := range []int{len(t.Subdistricts), len(t.AgeSex), len(t.DemandPoints), len(t.Facilities)} {
		if rows == 0 {
			p.At(s.whole(), mistake.Say("the table %s is missing", "缺少表 %s", tableKeys[i])).
				Expect(mistake.Say("tables: {%s: file.csv}", "tables: {%s: file.csv}", tableKeys[i]))
		}
	}
}

// whole is the scenario's own file.
func (s *Scenario) whole() mistake.Place {
	return mistake.Place{File: &mistake.File{Name: s.Files[len(s.Files)-1]}}
}

// residents spreads the age groups over single years, and those of the whole district over subdistricts
// in proportion to their population.
func (s *Scenario) residents(areas []Subdistrict, places rng.Places, p *mistake.List) [][population.Sexes][population.Ages]int {
	weights := make([]float64, len(areas))
	for i, one := range areas {
		weights[i] = one.Population
	}
	district, ok := s.ages("all", p)
	if _, each := s.Tables.residentsByArea()[s.Tables.Subdistricts[0].Code]; ok && !each {
		counts, err := population.Split(district, weights, places)
		if err != nil {
			p.At(s.whole(), mistake.Say("%v", "%v", err))
		}
		return counts
	}
	counts := make([][population.Sexes][population.Ages]int, len(weights))
	for i, one := range areas {
		if counts[i], ok = s.ages(one.Code, p); !ok {
			p.At(mistake.Place{File: s.rows["age_sex"][0].File}, mistake.Say("the table age_sex has no rows of %s", "表 age_sex 没有 %s 的数据", one.Code)).
				Expect(mistake.Say("rows of all, or of every subdistrict", "all 的数据行，或每个街镇的数据行"))
			break
		}
	}
	return counts
}

// ages spreads the age groups of an area over single years of age. What is older than the oldest year of the model belongs to it.
func (s *Scenario) ages(area string, p *mistake.List) (years [population.Sexes][population.Ages]int, found bool) {
	var starts []int
	var groups [population.Sexes][]int
	last := mistake.Place{}
	for i, g := range s.Tables.AgeSex {
		if g.Area != area {
			continue
		}
		last = s.rows["age_sex"][i]
		if g.From < population.Ages {
			starts = append(starts, g.From)
			groups[0], groups[1] = append(groups[0], 0), append(groups[1], 0)
		}
		groups[0][len(starts)-1] += int(math.Round(g.Male))
		groups[1][len(starts)-1] += int(math.Round(g.Female))
	}
	if starts == nil {
		return years, false
	}
	if len(starts) < fewestAges {
		p.At(last, mistake.Say("%d age groups of %s", "%[2]s 只有 %[1]d 个年龄组", len(starts), area)).
			Expect(mistake.Say("at least %d, best of five years", "至少 %d 组，最好每5岁一组", fewestAges))
		return years, true
	}
	for sex := range years {
		var err error
		if years[sex], err = population.SingleYears(starts, groups[sex], s.mortality(sex, p)); err != nil {
			p.At(last, mistake.Say("%v", "%v", err))
		}
	}
	return years, true
}

// fewestAges is how many age groups tell enough of the ages to spread them over single years.
const fewestAges = 4

// mortality is the law at the expected parameters; it shapes only the ages from 85 on.
func (s *Scenario) mortality(sex int, p *mistake.List) population.Mortality {
	name := [population.Sexes]string{"male", "female"}[sex]
	mean := map[string]float64{}
	for _, one := range s.Parameters {
		mean[one.Path] = one.Distribution.Mean()
	}
	law, err := population.FitMortality(mean["population.life_expectancy."+name], mean["population.mortality_slope."+name],
		mean["population.background_mortality"])
	var conflict *param.Conflict
	if errors.As(err, &conflict) {
		p.At(s.ownPlace(conflict.Paths), mistake.Text{EN: conflict.EN, ZH: conflict.ZH})
	}
	return law
}
