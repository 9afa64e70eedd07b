// Package measure lists what the model is judged by: for each part one file with a row for each indicator, which
// defines it and computes it from what the part made of a month. A new indicator is one row.
package measure

import (
	"slices"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Areas is what an indicator is kept for.
type Areas uint8

// Subdistricts are added up to the whole district; Each is computed for every subdistrict and for the whole.
const (
	Subdistricts Areas = iota
	Each
	District // only for the whole
)

// Counted is what a share counts: both its numbers are whole then.
type Counted uint8

// What is counted. The share of subdistricts stands on their centres.
const (
	Nothing Counted = iota
	Centres
	Stations
)

// Flow is a stream of people or works that a scarce resource can cut short.
type Flow uint8

// The flows whose binding constraint is reported.
const (
	Hiring Flow = iota
	Signing
	CommunityVisits
	UpReferral
	Building
	Flows = 5
)

// String is the flow's name in files.
func (f Flow) String() string {
	return [Flows]string{"hiring", "signing", "community_visits", "up_referral", "building"}[f]
}

// Indicator is what is known of an indicator besides its values.
type Indicator struct {
	indicator.Definition
	Areas   Areas
	Counted Counted
	// BoundZH and BoundEN say what keeps it from rising further, however much time and money there is; empty where
	// the model has no such bound. Series.Most holds the value that it then has.
	BoundZH, BoundEN string
	Flows            []Flow   // that it follows from, if one in particular
	Needs            []string // of centres or stations: the items that a facility must have to be counted
	Section          string   // of the equations in the model report
}

// Part holds the indicators of one part of the model. T is what they need: the values of a month in an area.
type Part[T any] struct {
	section string
	rows    []row[T]
	bound   bound[T]
}

// bound is what keeps the bounded rows of a part from rising further: in words, and as the values of a month in which
// nothing else was scarce.
type bound[T any] struct {
	zh, en string
	ample  func(values T) T
}

type definition = indicator.Definition

// row is an indicator and its formula.
type row[T any] struct {
	definition
	Areas   Areas
	Counted Counted
	Bounded bool
	Flows   []Flow
	Needs   []string
	Of      func(values T) (numerator, denominator float64)
}

// Record adds a month to a series, from the values of each subdistrict and those of the whole district. Rows are the
// places of the subdistricts in the series; they are added up in the order of the values.
func (p *Part[T]) Record(s *indicator.Series, m month.Month, rows []int, areas []T, whole T) {
	for i := range p.rows {
		r := &p.rows[i]
		into := [2]indicator.Row{s.Row(r.ID)}
		if r.Bounded {
			into[1] = s.Most.Row(r.ID)
		}
		if r.Areas != District {
			for area := range areas {
				p.record(r, into, rows[area], m, areas[area])
			}
		}
		if r.Areas != Subdistricts {
			p.record(r, into, s.Whole(), m, whole)
		}
	}
}

// record records a value and, of a bounded indicator, what it could be at most.
func (p *Part[T]) record(r *row[T], into [2]indicator.Row, area int, m month.Month, values T) {
	numerator, denominator := r.Of(values)
	into[0].Set(area, m, indicator.Ratio{Numerator: numerator, Denominator: denominator})
	if r.Bounded {
		numerator, denominator = r.Of(p.bound.ample(values))
		into[1].Set(area, m, indicator.Ratio{Numerator: numerator, Denominator: denominator})
	}
}

func (p *Part[T]) indicators() []Indicator {
	list := make([]Indicator, len(p.rows))
	for i, r := range p.rows {
		list[i] = Indicator{Definition: r.definition, Areas: r.Areas, Counted: r.Counted, Flows: r.Flows, Needs: r.Needs, Section: p.section}
		if r.Bounded {
			list[i].BoundZH, list[i].BoundEN = p.bound.zh, p.bound.en
		}
	}
	return list
}

// all are the indicators in the order of files.
var all = slices.Concat(
	Workforce.indicators(), Contract.indicators(), Clinic.indicators(), Referral.indicators(),
	Access.indicators(), Estate.indicators(), Programme.indicators(), Costs.indicators(), Counts.indicators(),
)

var places = placesOf(all)

func placesOf(list []Indicator) map[indicator.ID]int {
	places := make(map[indicator.ID]int, len(list))
	for i := range list {
		places[list[i].ID] = i
	}
	return places
}

// All lists the indicators in the order of files. It is for reading only.
func All() []Indicator { return all }

// Names lists their names.
func Names() []string {
	names := make([]string, len(all))
	for i := range all {
		names[i] = string(all[i].ID)
	}
	return names
}

// Place is where an indicator stands among all.
func Place(id indicator.ID) (place int, ok bool) {
	place, ok = places[id]
	return place, ok
}

// Find returns the indicator of a name such as "contract_rate".
func Find(name string) (id indicator.ID, ok bool) {
	_, ok = places[indicator.ID(name)]
	return indicator.ID(name), ok
}

// Of is what is known of an indicator; nothing of one that does not exist.
func Of(id indicator.ID) Indicator {
	place, ok := places[id]
	if !ok {
		return Indicator{}
	}
	return all[place]
}

// NewSeries returns a series for all indicators, without values, of a horizon and the year before it.
func NewSeries(horizon month.Month, months, areas int) *indicator.Series {
	var definitions, bounded []indicator.Definition
	for i := range all {
		definitions = append(definitions, all[i].Definition)
		if all[i].BoundEN != "" {
			bounded = append(bounded, all[i].Definition)
		}
	}
	s := indicator.NewSeries(definitions, horizon, months, areas)
	s.Most = indicator.NewSeries(bounded, horizon, months, areas)
	return s
}
