package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/chart"
	"chcsim/output/words"
)

// files are what a hindcast writes into dir.
func (r *hindsight) files(dir string) []namedFile {
	return []namedFile{
		{"scores.csv", r.writeScores}, {"projection.csv", r.writeProjection}, {"posterior.csv", r.writePosterior},
		{"posterior.yaml", func(w io.Writer) error { return r.writeOverlay(w, dir) }},
	}
}

// record is run.json.
func (r *hindsight) record(f *pflag.FlagSet, o *common) namedFile {
	asked := experiment.Options{Seed: r.options.Seed, Replications: r.options.Particles}
	return recordOf(f, o, asked, r.scenario)
}

// writeRows writes a CSV file.
func writeRows(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

// writeScores writes one row for each observation. Fitted ones have no error and no skill.
func (r *hindsight) writeScores(w io.Writer) error {
	rows := [][]string{{"case", "fit_until", "set", "indicator", "area", "date", "observed", "comparator", "source", "p05", "p50", "p95",
		"error", "held", "p_meets", "persistence", "persistence_skill", "trend", "trend_skill", "why"}}
	head := func(set string, o hindcast.Observation, i hindcast.Interval) []string {
		area := "all"
		if o.Area < len(r.study.Areas) {
			area = r.study.Areas[o.Area]
		}
		row := []string{r.name, r.until.String(), set, o.Indicator.String(), area, o.Month.String(), output.FormatNumber(o.Value), o.Comparator, o.Source}
		return append(row, numbers(i.P05, i.P50, i.P95)...)
	}
	for i, o := range r.training {
		rows = append(rows, append(head("training", o, r.posterior.Project(i)), make([]string, 8)...))
	}
	for _, s := range r.scores {
		row := append(head("test", s.Observation, s.Projected), output.FormatNumber(s.Error), strconv.FormatBool(s.Held))
		row = append(row, numbers(s.Meets, s.Persistence.Value, s.Persistence.Skill, s.Trend.Value, s.Trend.Skill)...)
		rows = append(rows, append(row, strings.Join(slices.Compact([]string{string(s.Persistence.Why), string(s.Trend.Why)}), " ")))
	}
	return writeRows(w, rows)
}

func numbers(values ...float64) []string {
	texts := make([]string, len(values))
	for i, x := range values {
		texts[i] = output.FormatNumber(x)
	}
	return texts
}

// writeProjection writes the posterior's quantiles of each observed indicator, month by month.
func (r *hindsight) writeProjection(w io.Writer) error {
	rows := [][]string{{"case", "fit_until", "indicator", "area", "date", "p05", "p25", "p50", "p75", "p95"}}
	for _, id := range r.shown {
		for m := r.study.First - 1; m <= r.study.Last(); m++ {
			i := r.posterior.Project(r.projected(id, m))
			rows = append(rows, append([]string{r.name, r.until.String(), id.String(), "all", m.String()}, numbers(i.P05, i.P25, i.P50, i.P75, i.P95)...))
		}
	}
	return writeRows(w, rows)
}

// writePosterior writes the particles with their weights.
func (r *hindsight) writePosterior(w io.Writer) error {
	rows := [][]string{append([]string{"particle", "weight", "distance"}, r.free...)}
	for _, p := range r.posterior.Particles {
		rows = append(rows, append([]string{strconv.Itoa(p.Draw)}, numbers(append([]float64{p.Weight, p.Distance}, p.Theta...)...)...))
	}
	return writeRows(w, rows)
}

// overlayValues is how many equally likely values stand for a posterior in a scenario.
const overlayValues = 40

// sourcedFrom is by how much the observations must narrow a parameter for its posterior to count as sourced.
const sourcedFrom = 0.3

// writeOverlay writes the posterior as a scenario that extends the fitted one, or the one that the case names.
func (r *hindsight) writeOverlay(w io.Writer, dir string) error {
	base, err := relative(dir, r.overlay.Extends)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", words.PosteriorFile.In(r.lang))
	fmt.Fprintf(&b, "scenario: %q\nextends: %q\n", words.PosteriorName.Fill(r.lang, r.name, r.until), base)
	learned := r.posterior.Learned()
	var open []string
	for _, k := range r.byPath() {
		steps := strings.Split(r.free[k], ".")
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
	_, err = io.WriteString(w, b.String())
	return err
}

// byPath lists the free parameters so that those of one section stand together.
func (r *hindsight) byPath() []int {
	order := make([]int, len(r.free))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(r.free[a], r.free[b]) })
	return order
}

func (r *hindsight) overlayValue(k int, narrowed float64) string {
	factor := 1.0
	if f, ok := r.overlay.Scale[r.free[k]]; ok {
		factor = f
	}
	var values []string
	for _, x := range r.posterior.Values(k, overlayValues) {
		values = append(values, strconv.FormatFloat(factor*x, 'g', 5, 64))
	}
	basis := param.Assumed
	if narrowed >= sourcedFrom {
		basis = param.Sourced
	}
	return fmt.Sprintf("{empirical: [%s], basis: %s, source: [%s], note: %q}", strings.Join(values, ", "), basis,
		strings.Join(r.trainingSources(), ", "), words.PosteriorNote.Fill(r.lang, r.until, 100*narrowed))
}

// trainingSources are the ids that the fitted observations cite.
func (r *hindsight) trainingSources() []string {
	var ids []string
	for _, o := range r.training {
		for _, id := range strings.Fields(o.Source) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// relative is a path as a file in dir writes it.
func relative(dir, path string) (string, error) {
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
func (r *hindsight) charts() []answer.Chart {
	var charts []answer.Chart
	for _, id := range r.shown {
		charts = append(charts, answer.Chart{Name: "hindcast_" + id.String() + ".png", Draw: r.chart(id).PNG})
	}
	return charts
}

func (r *hindsight) chart(id indicator.ID) chart.Hindcast {
	l := r.lang
	h := chart.Hindcast{
		Frame: chart.Frame{Lang: l, Title: answer.Indicator(id, l), Subtitle: r.name, Scenario: r.scenario.Name,
			Replications: len(r.posterior.Particles), Seed: r.options.Seed},
		Unit: answer.Unit(id), FittedTo: r.until,
	}
	for _, o := range append(slices.Clone(r.training), r.test...) {
		if o.Indicator == id && o.Area == len(r.study.Areas) {
			comparator := o.Comparator
			if comparator == "~" {
				comparator = "="
			}
			h.Observations = append(h.Observations, chart.Observation{Month: o.Month, Value: o.Value, Comparator: comparator})
		}
	}
	weights := r.posterior.Weights()
	b := &h.Bands
	for m := r.study.First - 1; m <= r.study.Last(); m++ {
		values := r.posterior.Quantity(r.projected(id, m))
		b.Months = append(b.Months, m)
		for _, q := range []struct {
			into *[]float64
			p    float64
		}{{&b.P05, .05}, {&b.P10, .1}, {&b.P25, .25}, {&b.P50, .5}, {&b.P75, .75}, {&b.P90, .9}, {&b.P95, .95}} {
			*q.into = append(*q.into, hindcast.Quantile(values, weights, q.p))
		}
	}
	h.Persistence, h.Trend = r.naive(id, func(n hindcast.Score) hindcast.Naive { return n.Persistence }), r.naive(id, func(n hindcast.Score) hindcast.Naive { return n.Trend })
	return h
}

// naive is a naive forecast as a line: from the cut to the later observations.
func (r *hindsight) naive(id indicator.ID, of func(hindcast.Score) hindcast.Naive) []chart.Point {
	var points []chart.Point
	at := func(m month.Month) {
		o := hindcast.Observation{Indicator: id, Area: len(r.study.Areas), Month: m, Value: 1, Comparator: "=", Weight: 1}
		if n := of(hindcast.Naively(o, r.training)); n.Value == n.Value {
			points = append(points, chart.Point{Month: m, Value: n.Value})
		}
	}
	at(r.until)
	at(r.study.Last())
	return points
}
