package answer

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/output"
	"chcsim/output/chart"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// files are those of a hindcast.
func (r *Hindcast) files() []File {
	return []File{r.scoreFile(), r.projectionFile(), r.posteriorFile(), textFile("posterior.yaml", r.overlayText)}
}

// scoreFile is scores.csv: one row for each observation. Fitted ones have no error and no skill.
func (r *Hindcast) scoreFile() File {
	head := []string{"case", "fit_until", "set", "indicator", "area", "date", "observed", "comparator", "source", "p05", "p50", "p95",
		"error", "held", "p_meets", "persistence", "persistence_skill", "trend", "trend_skill", "why"}
	begin := func(set string, o hindcast.Observation, i hindcast.Interval) []string {
		area := "all"
		if o.Area < len(r.Study.Areas) {
			area = r.Study.Areas[o.Area]
		}
		row := []string{r.Name, r.Until.String(), set, o.Indicator.String(), area, o.Month.String(), output.FormatNumber(o.Value), o.Comparator, o.Source}
		return append(row, numbers(i.P05, i.P50, i.P95)...)
	}
	return csvFile("scores.csv", head, func(write func(...string)) {
		for i, o := range r.Training {
			write(append(begin("training", o, r.Posterior.Project(i)), make([]string, 8)...)...)
		}
		for _, s := range r.Scores {
			row := append(begin("test", s.Observation, s.Projected), output.FormatNumber(s.Error), strconv.FormatBool(s.Held))
			row = append(row, numbers(s.Meets, s.Persistence.Value, s.Persistence.Skill, s.Trend.Value, s.Trend.Skill)...)
			write(append(row, strings.Join(slices.Compact([]string{string(s.Persistence.Why), string(s.Trend.Why)}), " "))...)
		}
	})
}

// projectionFile is projection.csv: the posterior's quantiles of each observed indicator, month by month.
func (r *Hindcast) projectionFile() File {
	return csvFile("projection.csv", []string{"case", "fit_until", "indicator", "area", "date", "p05", "p25", "p50", "p75", "p95"}, func(write func(...string)) {
		for _, id := range r.Shown {
			for m := r.Study.First - 1; m <= r.Study.Last(); m++ {
				i := r.Posterior.Project(r.projected(id, m))
				write(append([]string{r.Name, r.Until.String(), id.String(), "all", m.String()}, numbers(i.P05, i.P25, i.P50, i.P75, i.P95)...)...)
			}
		}
	})
}

// posteriorFile is posterior.csv: the particles with their weights.
func (r *Hindcast) posteriorFile() File {
	return csvFile("posterior.csv", append([]string{"particle", "weight", "distance"}, r.Free...), func(write func(...string)) {
		for _, p := range r.Posterior.Particles {
			write(append([]string{strconv.Itoa(p.Draw)}, numbers(append([]float64{p.Weight, p.Distance}, p.Theta...)...)...)...)
		}
	})
}

// overlayValues is how many equally likely values stand for a posterior in a scenario.
const overlayValues = 40

// sourcedFrom is by how much the observations must narrow a parameter for its posterior to count as sourced.
const sourcedFrom = 0.3

// overlayText is the posterior as a scenario that extends the fitted one, or the one that the case names.
func (r *Hindcast) overlayText() ([]byte, error) {
	base, err := relative(r.Overlay.Folder, r.Overlay.Extends)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n", words.PosteriorFile.In(r.Lang))
	fmt.Fprintf(&b, "scenario: %q\nextends: %q\n", words.PosteriorName.Fill(r.Lang, r.Name, r.Until), base)
	learned := r.Posterior.Learned()
	var open []string
	for _, k := range r.byPath() {
		steps := strings.Split(r.Free[k], ".")
		same := 0
		for same < len(steps)-1 && same < len(open) && steps[same] == open[same] {
			same++
		}
		for depth := same; depth < len(steps)-1; depth++ {
			fmt.Fprintf(&b, "%s%s:\n", strings.Repeat("  ", depth), steps[depth])
		}
		open = steps[:len(steps)-1]
		fmt.Fprintf(&b, "%s%s: %s\n", strings.Repeat("  ", len(steps)-1), steps[len(steps)-1], r.overlayValue(k, learned[k].Narrowed))
	}
	return b.Bytes(), nil
}

// byPath lists the free parameters so that those of one section stand together.
func (r *Hindcast) byPath() []int {
	order := make([]int, len(r.Free))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(r.Free[a], r.Free[b]) })
	return order
}

func (r *Hindcast) overlayValue(k int, narrowed float64) string {
	factor := 1.0
	if f, ok := r.Overlay.Scale[r.Free[k]]; ok {
		factor = f
	}
	var values []string
	for _, x := range r.Posterior.Values(k, overlayValues) {
		values = append(values, strconv.FormatFloat(factor*x, 'g', 5, 64))
	}
	basis := param.Assumed
	if narrowed >= sourcedFrom {
		basis = param.Sourced
	}
	return fmt.Sprintf("{empirical: [%s], basis: %s, source: [%s], note: %q}", strings.Join(values, ", "), basis,
		strings.Join(r.trainingSources(), ", "), words.PosteriorNote.Fill(r.Lang, r.Until, 100*narrowed))
}

// trainingSources are the ids that the fitted observations cite.
func (r *Hindcast) trainingSources() []string {
	var ids []string
	for _, o := range r.Training {
		for _, id := range strings.Fields(o.Source) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// relative is a path as a file in dir writes it; a shipped file is named alike everywhere.
func relative(dir, path string) (string, error) {
	if plan.IsShipped(path) {
		return path, nil
	}
	from, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	to, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	short, err := filepath.Rel(from, to)
	return filepath.ToSlash(short), err
}

// charts draw each observed indicator.
func (r *Hindcast) charts() []Chart {
	var charts []Chart
	for _, id := range r.Shown {
		charts = append(charts, Chart{Name: "charts/hindcast_" + id.String() + ".png", Draw: r.chart(id).PNG})
	}
	return charts
}

func (r *Hindcast) chart(id indicator.ID) chart.Hindcast {
	l := r.Lang
	h := chart.Hindcast{
		Frame: chart.Frame{Lang: l, Title: Indicator(id, l), Subtitle: r.Name, Scenario: r.Scenario.Name,
			Replications: len(r.Posterior.Particles), Seed: r.Options.Seed},
		Name: Indicator(id, l), Unit: Unit(id), FittedTo: r.Until,
	}
	for _, o := range append(slices.Clone(r.Training), r.Test...) {
		if o.Indicator == id && o.Area == len(r.Study.Areas) {
			comparator := o.Comparator
			if comparator == "~" {
				comparator = "="
			}
			h.Observations = append(h.Observations, chart.Observation{Month: o.Month, Value: o.Value, Comparator: comparator})
		}
	}
	weights := r.Posterior.Weights()
	for m := r.Study.First - 1; m <= r.Study.Last(); m++ {
		values := r.Posterior.Quantity(r.projected(id, m))
		addMonth(&h.Bands, m, func(p float64) float64 { return hindcast.Quantile(values, weights, p) })
	}
	h.Persistence, h.Trend = r.naive(id, func(n hindcast.Score) hindcast.Naive { return n.Persistence }), r.naive(id, func(n hindcast.Score) hindcast.Naive { return n.Trend })
	return h
}

// naive is a naive forecast as a line: from the cut to the later observations.
func (r *Hindcast) naive(id indicator.ID, of func(hindcast.Score) hindcast.Naive) []chart.Point {
	var points []chart.Point
	at := func(m month.Month) {
		o := hindcast.Observation{Indicator: id, Area: len(r.Study.Areas), Month: m, Value: 1, Comparator: "=", Weight: 1}
		if n := of(hindcast.Naively(o, r.Training)); n.Value == n.Value {
			points = append(points, chart.Point{Month: m, Value: n.Value})
		}
	}
	at(r.Until)
	at(r.Study.Last())
	return points
}
