package answer

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"chcsim/model/experiment/hindcast"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/output"
	"chcsim/output/words"
)

// quantityOf is what an observation is of.
func quantityOf(o *indicator.Observation) measure.Quantity {
	list := measure.Quantities()
	return list[slices.IndexFunc(list, func(q measure.Quantity) bool { return q.Indicator == o.Indicator && q.Part == o.Part })]
}

// observed names what was observed.
func (v *View) observed(o *indicator.Observation) string {
	q := quantityOf(o)
	return in(v.Lang, q.ZH, q.EN)
}

// unitOf is the unit in which an observation is shown.
func unitOf(o *indicator.Observation) words.Unit { return shown(quantityOf(o).Unit) }

// observations are those of one quantity in one area over one period, by date.
type observations []hindcast.Score

// measured groups what was measured, in the order of the table: the base year's facts stand elsewhere.
func (v *View) measured() []observations {
	type of struct {
		id     indicator.ID
		part   indicator.Part
		area   int
		period indicator.Period
	}
	var groups []observations
	places := map[of]int{}
	for i := range v.study().Observations {
		o := &v.study().Observations[i]
		if o.Use != indicator.Used && o.Use != indicator.Later {
			continue
		}
		key := of{o.Indicator, o.Part, o.Area, o.Period}
		place, ok := places[key]
		if !ok {
			place = len(groups)
			places[key] = place
			groups = append(groups, nil)
		}
		groups[place] = append(groups[place], hindcast.ScoreOf(v.Analysis.Result, i))
	}
	for _, group := range groups {
		slices.SortStableFunc(group, func(a, b hindcast.Score) int { return cmp.Compare(a.Month, b.Month) })
	}
	return groups
}

// Observations is the table of what was measured beside what is simulated: of each quantity the last observation that was
// used and the last later one. It has no rows where nothing was measured.
func (v *View) Observations() output.Table {
	l := v.Lang
	t := output.Table{
		Title: in(l, "观测值与模拟值（各项最后一条；全部见 observations.csv）", "Observations and the simulation (the last of each; all are in observations.csv)"),
		Columns: []output.Column{
			{Head: words.Quantity.In(l), Max: nameColumns}, {Head: words.Date.In(l)},
			{Head: in(l, "观测值 ± 标准差", "Observed ± sd"), Right: true}, {Head: words.Projected.In(l), Right: true},
			{Head: in(l, "偏离（标准差）", "Misfit (sds)"), Right: true}, {Head: in(l, "条数", "Rows"), Right: true},
			{Head: in(l, "偏离均方根", "RMS misfit"), Right: true}, {Head: in(l, "用途", "Use")},
		},
		Heading: words.Warnings.In(l),
	}
	for _, group := range v.measured() {
		for _, use := range []indicator.Use{indicator.Used, indicator.Later} {
			if row, ok := v.observationRow(group, use); ok {
				t.Rows = append(t.Rows, row)
			}
		}
		if note := v.skillNote(group); note != "" {
			t.Notes = append(t.Notes, note)
		}
	}
	return t
}

// farMisfit is from how many standard deviations on a misfit is no longer what errors do.
const farMisfit = 3

// observationRow shows the last observation of one use, with how many there are and how far they lie off.
func (v *View) observationRow(group observations, use indicator.Use) (output.Row, bool) {
	var last *hindcast.Score
	n, squares := 0, 0.0
	for i := range group {
		if group[i].Use == use {
			last = &group[i]
			n, squares = n+1, squares+last.Misfit*last.Misfit
		}
	}
	if last == nil {
		return output.Row{}, false
	}
	l, unit := v.Lang, unitOf(last.Observation)
	value := unit.Value(l, last.Value)
	if c := last.Comparator; c != indicator.Equal && c != indicator.Around {
		value = unit.Limit(l, string(c[:1])+"=", last.Value)
	}
	misfit := output.Cell{Text: misfitText(last.Misfit)}
	if math.Abs(last.Misfit) > farMisfit {
		misfit.Tone = output.Bad
	}
	return output.Row{Cells: []output.Cell{
		{Text: v.observedIn(last.Observation)}, {Text: words.Dated(l, last.Month)}, {Text: value + " ± " + sdText(unit, l, last.SD)},
		{Text: unit.WithInterval(l, last.Simulated.P50, last.Simulated.P05, last.Simulated.P95)}, misfit,
		{Text: fmt.Sprint(n)}, {Text: misfitText(math.Sqrt(squares / float64(n)))}, {Text: useName(use, l)},
	}}, true
}

// observedIn names what was observed, where and over which period.
func (v *View) observedIn(o *indicator.Observation) string {
	name := v.observed(o)
	if o.Period == indicator.OfMonth && measure.Of(o.Indicator).Kind != indicator.Stock {
		name += in(v.Lang, "（当月）", " (of the month)")
	}
	if area := v.Area(o.Area); area != "" {
		name += " " + area
	}
	return name
}

// sdText is a standard deviation; one of a count may be less than one.
func sdText(unit words.Unit, l words.Lang, sd float64) string {
	if unit == words.Count && sd < 1 {
		return words.Number.Fixed(l, sd, 1)
	}
	return unit.Value(l, sd)
}

func misfitText(x float64) string {
	if math.IsNaN(x) {
		return words.Undefined
	}
	return fmt.Sprintf("%.1f", x)
}

func useName(use indicator.Use, l words.Lang) string {
	return [...]string{
		indicator.Used: in(l, "已用", "used"), indicator.BaseFact: in(l, "起点年", "base year"),
		indicator.Later: in(l, "之后，仅评分", "later, scored"), indicator.Compared: in(l, "对照", "compared"),
	}[use]
}

// skillNote scores the later observations of a quantity.
func (v *View) skillNote(group observations) string {
	later := slices.DeleteFunc(slices.Clone(group), func(s hindcast.Score) bool { return s.Use != indicator.Later })
	s := hindcast.Sum(later, func(*hindcast.Score) float64 { return 1 })
	if s.Values+s.Limits == 0 {
		return ""
	}
	unit := unitOf(group[0].Observation)
	note := fmt.Sprintf(in(v.Lang, "%s：截至日之后的 %d 条中 %d 条落在 90%% 区间内", "%s: of %d rows after as_of %d lie within the 90%% interval"), v.observedIn(group[0].Observation), s.Values+s.Limits, s.Nine+s.Reached)
	if !math.IsNaN(s.CRPS) {
		note += fmt.Sprintf(in(v.Lang, "；平均 CRPS %s", "; mean CRPS %s"), unit.Value(v.Lang, s.CRPS))
	}
	if !math.IsNaN(s.Persistence.Error) {
		note += fmt.Sprintf(in(v.Lang, "（沿用最后一条已用观测值的平均误差 %s）", " (the last value used would miss by %s)"), unit.Value(v.Lang, s.Persistence.Error))
	}
	return note
}

// useNames are the uses in files.
var useNames = [...]string{indicator.Used: "used", indicator.BaseFact: "base_fact", indicator.Later: "later", indicator.Compared: "compared"}

// observationsFile is observations.csv: every observation that can be compared, with what is simulated.
func (v *View) observationsFile() File {
	head := []string{"indicator", "area", "date", "period", "value", "comparator", "sd", "use", "p05", "p50", "p95", "misfit", "held", "crps", "source", "row"}
	return csvFile("observations.csv", head, func(write func(...string)) {
		for i := range v.study().Observations {
			c := v.Analysis.Compare(i)
			x := c.Simulated
			write(slices.Concat([]string{c.Name, v.areaCode(c.Area), c.Month.String(), string(c.Period)}, numbers(c.Value), []string{string(c.Comparator)},
				numbers(c.SD), []string{useNames[c.Use]}, numbers(x.P05, x.P50, x.P95, c.Misfit), []string{fmt.Sprint(c.Held())},
				numbers(c.CRPS), []string{c.Source, c.Row})...)
		}
	})
}
