package answer

import (
	"math"
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// count makes a fan one of numbers of things where its indicator is one, or the share of things that are counted. It returns
// out of how many they are in each replication; nil where the values are not to be multiplied.
func (v *View) count(f *chart.Fan, id indicator.ID) (of []float64) {
	about := measure.Of(id)
	switch of = v.countedOf(id); {
	case of != nil:
		f.Name, f.Unit, f.Steps = in(v.Lang, about.NumeratorZH, about.NumeratorEN), words.Count, true
		if least, most := slices.Min(of), slices.Max(of); least == most {
			f.Of = int(most)
		} else {
			f.Name = words.OutOfSome.Fill(v.Lang, f.Name, int(least), int(most))
		}
	case about.Counted != measure.Nothing:
		f.Steps = true
	case id == measure.HealthStations:
		f.Name, f.Unit, f.Steps = words.CountName.Fill(v.Lang, f.Name), words.Count, true
	}
	return of
}

// countedOf is out of how many things an indicator of the district is a share in each replication; nil where it is none of
// things that are counted, is not judged, or where their number changes on the way.
func (v *View) countedOf(id indicator.ID) (of []float64) {
	if measure.Of(id).Counted == measure.Nothing {
		return nil
	}
	for k, t := range v.study().Targets {
		if t.Indicator != id || t.Area != len(v.study().Areas) {
			continue
		}
		for i := range v.Analysis.Replications {
			r := &v.Analysis.Replications[i]
			all := r.Ends[k].Denominator
			if all != r.Starts[k].Denominator || !(all >= 1) || len(of) > i && of[i] != all {
				return nil
			}
			if len(of) == i {
				of = append(of, all)
			}
		}
	}
	return of
}

// times multiplies each value; by 1 without factors.
func times(values, by []float64) []float64 {
	if by == nil {
		return values
	}
	products := make([]float64, len(values))
	for i := range values {
		products[i] = math.Round(values[i] * by[i]) // the share of a whole number
	}
	return products
}

// typical is the median number of things that are counted; 1 without.
func typical(of []float64) float64 {
	if of == nil {
		return 1
	}
	return math.Round(experiment.Summarize(of).P50)
}
