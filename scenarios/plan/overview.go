package plan

import (
	"math"
	"slices"

	"chcsim/model/geo"
	"chcsim/model/param"
)

// Overview is what was read of a subdistrict, or of the whole district.
type Overview struct {
	Code, Name                    string // both empty for the whole district
	Residents                     int    // with whom a simulation begins
	Centres, SubCentres, Stations int    // listed, and open from the start
	// Mean and Farthest are the metres between residents and the nearest listed facility whose place is known.
	Mean, Farthest float64
}

// Overview tells of each subdistrict, in the order of the table, and at last of them all. The error is an Errors.
func (s *Scenario) Overview() ([]Overview, error) {
	place, err := s.Place()
	if err != nil {
		return nil, err
	}
	list := make([]Overview, len(s.Tables.Subdistricts)+1)
	for i, counts := range place.Population.Counts {
		row := &list[place.AreaRows[i]]
		for _, years := range counts {
			for _, n := range years {
				row.Residents += n
			}
		}
	}
	known := s.facilities(list)
	for i, one := range s.Tables.Subdistricts {
		list[i].Code, list[i].Name = one.Code, one.Name
		s.distances(&list[i], known)
	}
	list[len(list)-1] = sum(list[:len(list)-1])
	return list, nil
}

// facilities counts what is open from the start, and returns the places that are known.
func (s *Scenario) facilities(list []Overview) neighbours {
	var known []geo.Point
	for _, f := range s.Tables.Facilities {
		if f.Planned {
			continue
		}
		if f.PositionKnown {
			known = append(known, f.At)
		}
		row := &list[s.areaIndex(f.Area)]
		switch f.Kind {
		case "centre":
			row.Centres++
		case "sub_centre":
			row.SubCentres++
		case "station":
			row.Stations++
		}
	}
	return newNeighbours(known)
}

// distances are those of the demand points of a subdistrict.
func (s *Scenario) distances(row *Overview, known neighbours) {
	whole := 0.0
	for _, d := range s.Tables.DemandPoints {
		if d.Area != row.Code || d.Weight == 0 {
			continue
		}
		metres := known.metres(d.At)
		row.Mean += float64(metres * d.Weight)
		row.Farthest = math.Max(row.Farthest, metres)
		whole += d.Weight
	}
	row.Mean /= whole
}

// sum is the whole district.
func sum(list []Overview) Overview {
	var all Overview
	for _, row := range list {
		all.Residents += row.Residents
		all.Centres, all.SubCentres, all.Stations = all.Centres+row.Centres, all.SubCentres+row.SubCentres, all.Stations+row.Stations
		all.Mean += float64(row.Mean * float64(row.Residents))
		all.Farthest = math.Max(all.Farthest, row.Farthest)
	}
	all.Mean /= float64(all.Residents)
	return all
}

// StationsStated is the number of stations at the start that the scenario speaks of, listed or not, at its expected value.
func (s *Scenario) StationsStated() int {
	stations, _ := s.expected("estate.stations")
	return int(math.Round(stations))
}

// expected is the mean of a parameter, and whether the model has it.
func (s *Scenario) expected(path string) (float64, bool) {
	i := slices.IndexFunc(s.Parameters, func(p param.Parameter) bool { return p.Path == path })
	if i < 0 {
		return 0, false
	}
	return s.Parameters[i].Distribution.Mean(), true
}
