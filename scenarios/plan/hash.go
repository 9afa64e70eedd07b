package plan

import (
	"crypto/sha256"
	"fmt"
	"hash"
)

// hash is the SHA-256 of everything that can change a result or what is said of it, in a form that
// depends neither on files and paths nor on comments, notes, order of keys or ways to write a number.
func (s *Scenario) hash() string {
	h := sha256.New()
	put(h, "scenario", s.Name, s.AsOf, s.Horizon, s.Run)
	if s.ReportFrom != s.Horizon.From {
		put(h, "report_from", s.ReportFrom)
	}
	for _, p := range s.Parameters {
		put(h, p.Path, p.Distribution, p.Basis, p.Source)
	}
	for _, u := range s.Uses() {
		put(h, "use", u.Lever.Name, u.From)
		if u.Until != nil {
			put(h, "until", *u.Until)
		}
		ramp := u.Lever.RampMonths
		if u.RampMonths != nil {
			ramp = *u.RampMonths
		}
		put(h, "ramp", ramp)
		for _, e := range u.Lever.Effects {
			put(h, e.Parameter, e.Operation)
		}
	}
	for _, t := range s.Targets {
		put(h, "target", t.Indicator, t.Area, t.By, t.AtMost, t.Limit, t.Chance, t.Source)
		if t.Core {
			put(h, "core") // hashes of scenarios without it stay as they were
		}
	}
	if s.Sweep != nil {
		put(h, "sweep", s.Sweep.Design, s.Sweep.Points)
		for _, axis := range s.Sweep.Axes {
			put(h, axis.Path, axis.Range)
		}
	}
	if s.Posterior != nil {
		put(h, "posterior", sha256.Sum256(s.Posterior.Text))
	}
	s.Tables.hash(h)
	for _, one := range s.Outlines.Areas {
		put(h, "outline", one, s.Outlines.Credit)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// put writes fields so that no two lists of them look the same: each with its length before it.
func put(h hash.Hash, fields ...any) {
	for _, field := range fields {
		text := fmt.Sprintf("%v", field)
		fmt.Fprintf(h, "%d:%s,", len(text), text)
	}
	fmt.Fprintln(h)
}

func (t *Tables) hash(h hash.Hash) {
	for _, row := range t.Subdistricts {
		put(h, "subdistrict", row)
	}
	for _, row := range t.AgeSex {
		put(h, "age_sex", row)
	}
	for _, row := range t.DemandPoints {
		put(h, "point", row)
	}
	for _, f := range t.Facilities {
		put(h, "facility", f.ID, f.NameZH, f.NameEN, f.Kind, f.Area, f.At, f.PositionKnown, f.Standardized, f.ByProgramme, f.Exists,
			f.Vintage, f.Planned, f.Origin)
	}
	for _, row := range t.Hospitals {
		put(h, "hospital", row)
	}
	for _, row := range t.Projects {
		row.Note = ""
		put(h, "project", row)
	}
	for _, row := range t.Events {
		put(h, "event", row)
	}
	for _, row := range t.Totals {
		put(h, "total", row)
	}
	for _, row := range t.BehaviourFigures {
		put(h, "figure", row)
	}
	for _, o := range t.Observations {
		put(h, "observation", o.Name, o.Code, o.Month, o.Period, o.Value, o.Comparator, o.SD, o.Weight, o.Use, o.Source)
	}
}
