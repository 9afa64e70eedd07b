package answer

import (
	"math"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// count makes a fan one of numbers of things where its indicator is one, or the share of things that are counted.
func (v *View) count(f *chart.Fan, id indicator.ID) {
	about := measure.Of(id)
	switch {
	case about.Counted != measure.Nothing:
		f.Name, f.Unit, f.Steps = in(v.Lang, about.NumeratorZH, about.NumeratorEN), words.Count, true
		if least, most := v.countedOf(id); least == most {
			f.Of = most
		} else {
			f.Name = words.OutOfSome.Fill(v.Lang, f.Name, least, most)
		}
	case about.Unit == indicator.Count:
		f.Name, f.Steps = words.CountName.Fill(v.Lang, f.Name), true
	}
}

// countedOf is out of how many things an indicator is a share, at least and at most over all months and replications.
func (v *View) countedOf(id indicator.ID) (least, most int) {
	least = math.MaxInt
	for m := v.study().Start(); m <= v.study().Last(); m++ {
		for _, of := range v.allCounted(id, m) {
			least, most = min(least, int(of)), max(most, int(of))
		}
	}
	return least, most
}

// allCounted is out of how many things an indicator is a share in each replication.
func (v *View) allCounted(id indicator.ID, m month.Month) []float64 {
	of := make([]float64, len(v.Analysis.Replications))
	for i := range of {
		of[i] = v.study().CountedOf(&v.Analysis.Replications[i], id, m)
	}
	return of
}

// values are what a chart shows of an indicator in each replication: of a share of things that are counted, their number.
func (v *View) values(id indicator.ID, m month.Month) []float64 {
	values := v.Analysis.Values(id, m)
	if measure.Of(id).Counted != measure.Nothing {
		for i, of := range v.allCounted(id, m) {
			values[i] = math.Round(values[i] * of) // it is the share of a whole number
		}
	}
	return values
}

// mostlyOf is out of how many things an indicator is a share in the middle of the replications.
func (v *View) mostlyOf(id indicator.ID, m month.Month) float64 {
	m = min(max(m, v.study().First-1), v.study().Last())
	return math.Round(experiment.Summarize(v.allCounted(id, m)).P50)
}

// needed is the number of things that a target of a share of them needs, and what it asks in words.
func (v *View) needed(t indicator.Target) (count float64, asked string) {
	of := int(v.mostlyOf(t.Indicator, t.By))
	need := t.Needed(of)
	return float64(need), Unit(t.Indicator).Required(v.Lang, string(t.Comparator), t.Limit, need, of)
}

// onChart is an observation as a chart shows it.
func (v *View) onChart(o *indicator.Observation) float64 {
	if measure.Of(o.Indicator).Counted == measure.Nothing {
		return o.Value
	}
	return math.Round(o.Value * v.mostlyOf(o.Indicator, o.Month))
}
