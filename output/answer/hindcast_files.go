package answer

import (
	"fmt"
	"slices"
	"strings"

	"chcsim/model/experiment"
	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/output/chart"
)

// files are those of a hindcast.
func (r *Hindcast) files() []File {
	list := []File{r.scoreFile(), r.projectionFile()}
	if r.Conditioning != nil {
		list = append(list, r.learnedFile(), r.posteriorFile(r.Until))
	}
	return list
}

// scoreFile is scores.csv: one row for each observation. Those up to the cut are not scored.
func (r *Hindcast) scoreFile() File {
	head := []string{"case", "fit_until", "use", "indicator", "area", "date", "period", "observed", "comparator", "sd", "source", "p05", "p25", "p50", "p75", "p95",
		"held50", "held90", "rank", "crps", "persistence", "persistence_skill", "trend", "trend_skill", "why"}
	return csvFile("scores.csv", head, func(write func(...string)) {
		begin := func(c experiment.Comparison) []string {
			x := c.Simulated
			return slices.Concat([]string{r.Name, r.Until.String(), useNames[c.Use], c.Name, r.areaCode(c.Area), c.Month.String(), string(c.Period)}, numbers(c.Value),
				[]string{string(c.Comparator)}, numbers(c.SD), []string{c.Source}, numbers(x.P05, x.P25, x.P50, x.P75, x.P95))
		}
		for i := range r.study().Observations {
			if c := r.Result.Compare(i); c.Use != indicator.Later {
				write(append(begin(c), make([]string, 9)...)...)
			}
		}
		for _, s := range r.Scores {
			half := fmt.Sprint(s.Half())
			if s.IsLimit() {
				half = ""
			}
			row := append(begin(s.Comparison), half, fmt.Sprint(s.Held()))
			row = append(row, numbers(s.Rank, s.CRPS, s.Persistence.Value, s.Skill(s.Persistence), s.Trend.Value, s.Skill(s.Trend))...)
			write(append(row, strings.TrimSpace(strings.Join(slices.Compact([]string{string(s.Persistence.Why), string(s.Trend.Why)}), " ")))...)
		}
	})
}

// projectionFile is projection.csv: quantiles of every indicator, month by month.
func (r *Hindcast) projectionFile() File {
	return csvFile("projection.csv", []string{"case", "fit_until", "indicator", "area", "date", "p05", "p25", "p50", "p75", "p95"}, func(write func(...string)) {
		for _, about := range measure.All() {
			for m := r.study().First - 1; m <= r.study().Last(); m++ {
				x := experiment.Summarize(r.Result.Values(about.ID, m))
				write(append([]string{r.Name, r.Until.String(), about.ID.String(), "all", m.String()}, numbers(x.P05, x.P25, x.P50, x.P75, x.P95)...)...)
			}
		}
	})
}

// charts draw each observed indicator.
func (r *Hindcast) charts() []Chart {
	var charts []Chart
	for _, id := range r.Shown {
		if h := r.chart(id); len(h.Observations) > 0 {
			charts = append(charts, Chart{Name: "charts/hindcast_" + id.String() + ".png", Draw: h.PNG})
		}
	}
	return charts
}

// chart draws an indicator of the whole district; counts behind it and single months stand in the tables.
func (r *Hindcast) chart(id indicator.ID) chart.Hindcast {
	h := chart.Hindcast{
		Frame: chart.Frame{Lang: r.Lang, Title: Indicator(id, r.Lang), Subtitle: r.Name, Scenario: r.Scenario.Name,
			Replications: len(r.Result.Replications), Seed: r.Result.Seed},
		Name: Indicator(id, r.Lang), Unit: Unit(id), FittedTo: r.Until,
	}
	var all []*indicator.Observation
	for i := range r.study().Observations {
		o := &r.study().Observations[i]
		if o.Indicator == id && o.Part == indicator.Quotient && o.Area >= len(r.study().Areas) && (o.Period == indicator.OfYear || measure.Of(id).Kind == indicator.Stock) {
			all = append(all, o)
			comparator := o.Comparator
			if comparator == indicator.Around {
				comparator = indicator.Equal
			}
			h.Observations = append(h.Observations, chart.Observation{Month: o.Month, Value: o.Value, Comparator: string(comparator)})
		}
	}
	for m := r.study().First - 1; m <= r.study().Last(); m++ {
		values := r.Result.Values(id, m)
		slices.Sort(values)
		addMonth(&h.Bands, m, func(p float64) float64 { return experiment.Quantile(values, p) })
	}
	if len(all) > 0 {
		h.Persistence, h.Trend = r.lines(all[0])
	}
	return h
}

// lines are the naive forecasts of a quantity, from the cut to the end.
func (r *Hindcast) lines(of *indicator.Observation) (persistence, trend []chart.Point) {
	for _, m := range []month.Month{r.Until, r.study().Last()} {
		o := *of
		o.Month = m
		kept, line := hindcast.Naively(&o, r.study().Observations)
		if kept.Why != hindcast.NoEarlier {
			persistence = append(persistence, chart.Point{Month: m, Value: kept.Value})
		}
		if line.Why != hindcast.NoEarlier && line.Why != hindcast.NoTrend {
			trend = append(trend, chart.Point{Month: m, Value: line.Value})
		}
	}
	return persistence, trend
}
