package plan

import (
	"math"
	"strconv"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Observation is a row of the table of observations: what was measured of an indicator, or of a count behind one. It
// conditions the run, or is compared with what is simulated.
//
// The month is the last of its period. A rate of care that flows is of the twelve months up to it unless the column period
// says month; a count of such care must say which. Where the column sd is empty, the error is indicator.UsualSD. A figure of
// elsewhere or of other years is written with ~: without an sd of its own it is compared, never used.
type Observation struct {
	indicator.Observation
	Code   string  // "all", or the code of the subdistrict
	Weight float64 // the usual error is divided by its root
	stated bool    // the sd is the row's own
}

// periods are the words for a period.
var periods = map[string]indicator.Period{
	"month": indicator.OfMonth, "monthly": indicator.OfMonth, "月": indicator.OfMonth, "月度": indicator.OfMonth, "当月": indicator.OfMonth,
	"year": indicator.OfYear, "yearly": indicator.OfYear, "年": indicator.OfYear, "年度": indicator.OfYear, "全年": indicator.OfYear,
}

// comparators are the ways to write a comparator.
var comparators = map[string]indicator.Comparator{
	"": indicator.Equal, "=": indicator.Equal, "＝": indicator.Equal, "等于": indicator.Equal, "~": indicator.Around, "约": indicator.Around, "≈": indicator.Around,
	">=": indicator.AtLeast, "≥": indicator.AtLeast, "不低于": indicator.AtLeast, "<=": indicator.AtMost, "≤": indicator.AtMost, "不高于": indicator.AtMost,
	">": indicator.MoreThan, "＞": indicator.MoreThan, "高于": indicator.MoreThan, "<": indicator.LessThan, "＜": indicator.LessThan, "低于": indicator.LessThan,
}

func (r *reading) observations(from tableSource) {
	t, ok := r.table("observations", from)
	if !ok {
		return
	}
	seen := map[measured]seenAt{}
	for _, w := range t.rows {
		o, ok := w.observation()
		if !ok {
			continue
		}
		w.single(seen, &o)
		w.keep("observations")
		r.s.Tables.Observations = append(r.s.Tables.Observations, o)
	}
}

// observation reads a row; it is not ok where it is not even known what was measured.
func (w row) observation() (o Observation, ok bool) {
	r := w.t.r
	q, ok := w.quantity()
	if !ok {
		return o, false
	}
	about := measure.Of(q.Indicator)
	o.Name, o.Indicator, o.Part, o.Weight = q.Name, q.Indicator, q.Part, 1
	o.Code = w.area("area", true)
	if _, at := w.cell("area"); about.Areas == measure.District && o.Code != "all" {
		r.NotByArea(at, q.Name)
	}
	o.Period = w.period(q, about.Kind)
	o.Month = w.lastMonth(o.Period)
	spec := specOf(q)
	o.Value = w.number("value", spec)
	o.Comparator = w.comparator()
	if w.optional("weight") != "" {
		o.Weight = w.number("weight", param.Spec{Unit: "count", Min: 0, Max: 1e6})
	}
	o.stated = w.optional("sd") != ""
	if o.stated {
		o.SD = w.sd(spec)
	} else {
		o.SD = indicator.UsualSD(o.Value, q.Unit) / math.Sqrt(o.Weight)
	}
	o.Source = w.origin("observations."+q.Name, true).Source
	o.Note = w.optional("note")
	o.Row = w.t.line(w).Position().Short()
	o.Use = r.useOf(&o)
	return o, true
}

// useOf is what an observation is for.
func (r *reading) useOf(o *Observation) indicator.Use {
	base := r.s.Horizon.From - 1
	switch {
	case o.Month > r.s.AsOf:
		return indicator.Later
	case o.Weight == 0 || o.Comparator == indicator.Around && !o.stated:
		return indicator.Compared
	case o.Month > base:
		return indicator.Used
	case o.Month == base && o.stated && o.Code == "all" && o.Yearly():
		return indicator.BaseFact
	}
	return indicator.Compared
}

// Yearly tells whether the observation is of what Series.Value gives: an indicator at a date, or over the year up to it.
func (o *Observation) Yearly() bool {
	return indicator.ID(o.Name) == o.Indicator && (o.Period == indicator.OfYear || measure.Of(o.Indicator).Kind == indicator.Stock)
}

// quantity finds what was measured by its name in files or in Chinese.
func (w row) quantity() (measure.Quantity, bool) {
	text, at := w.cell("indicator")
	var names []string
	for _, q := range measure.Quantities() {
		if text == q.Name || text == q.ZH {
			return q, true
		}
		names = append(names, q.Name, q.ZH)
	}
	w.t.r.At(at, mistake.NoIndicator(text)).Expect(mistake.AnIndicator).Near(text, names)
	return measure.Quantity{}, false
}

// period reads over what a flow was measured; a count of one does not go without saying.
func (w row) period(q measure.Quantity, kind indicator.Kind) indicator.Period {
	text, at := w.cell("period")
	period, known := periods[text]
	expected := mistake.Say("month or year (the twelve months up to the date)", "月（month）或 年（year，截至该月的12个月）")
	switch {
	case text != "" && !known:
		w.t.r.At(at, mistake.Say("%q is no period", "“%s” 不是期间", text)).Expect(expected)
	case kind == indicator.Stock:
		return indicator.OfMonth
	case text == "" && q.Part != indicator.Quotient:
		w.t.r.At(at, mistake.Say("%s is counted over a time, which the row does not say", "%s 是一段时间的合计，但未说明是当月还是全年", q.Name)).
			Expect(mistake.Say("the column period: %s", "period（期间）列：%s", expected))
	case text == "":
		return indicator.OfYear
	}
	return period
}

// lastMonth reads the last month of the period: 2023-06, or the number of a year for the whole of it, of a stock for its end.
func (w row) lastMonth(period indicator.Period) month.Month {
	text, _ := w.cell("date")
	if w.t.sheet != nil {
		text = dateOfPeople(text)
	}
	said, _ := w.cell("period")
	if m, err := month.Parse(text + "-12"); err == nil && (period == indicator.OfYear || periods[said] == indicator.OfYear) {
		return m
	}
	m, _ := w.month("date")
	return m
}

// specOf says what numbers a quantity takes. Counts are whole, so that a point between thousands is told from a decimal one.
func specOf(q measure.Quantity) param.Spec {
	switch {
	case q.Unit == indicator.Share:
		return rate(q.Name)
	case q.Unit == indicator.Count:
		return param.Spec{Path: q.Name, Unit: "persons", Min: 0, Max: 1e10}
	}
	return param.Spec{Path: q.Name, Unit: "count", Min: 0, Max: 1e10}
}

func (w row) comparator() indicator.Comparator {
	text, at := w.cell("comparator")
	known, ok := comparators[text]
	if !ok {
		w.t.r.At(at, mistake.Say("%q does not compare", "“%s” 不是比较符号", text)).
			Expect(mistake.Say("one of = >= <= > < ~ (about), or nothing for =", "=、>=、<=、>、<、~（约）之一，空格表示 ="))
	}
	return known
}

// sd reads a standard deviation.
func (w row) sd(spec param.Spec) float64 {
	before := len(w.t.r.Errors)
	sd := w.number("sd", spec)
	if _, at := w.cell("sd"); sd == 0 && len(w.t.r.Errors) == before {
		w.t.r.At(at, mistake.Say("an sd of 0 would leave no room between the observation and the model", "标准差为 0，观测值与模型之间不留余地")).
			Expect(mistake.Say("a standard deviation above 0, or an empty cell for the usual one", "大于 0 的标准差；留空则按通常规则"))
	}
	return sd
}

// measured is of what and when an observation is.
type measured struct {
	id     indicator.ID
	part   indicator.Part
	area   string
	month  month.Month
	period indicator.Period
	limit  indicator.Comparator // empty for a value
}

// seenAt is where an observation stands that came before, and whose it is.
type seenAt struct {
	at     mistake.Place
	source string
}

// single reports a second value of the same month, and warns of one that another source gives and of a limit that stands twice.
func (w row) single(seen map[measured]seenAt, o *Observation) {
	key := measured{o.Indicator, o.Part, o.Code, o.Month, o.Period, o.Comparator}
	if o.Comparator == indicator.Equal || o.Comparator == indicator.Around {
		key.limit = ""
	}
	before, twice := seen[key]
	at := w.t.line(w)
	seen[key] = seenAt{at, o.Source}
	what := mistake.Say("the %s of %s in %s stands here a second time; first in line %d", "%[2]s %[3]s 的 %[1]s 重复出现，已见第 %[4]d 行", o.Name, o.Code, o.Month, before.at.Line)
	switch {
	case !twice || o.Month == 0:
	case key.limit == "" && before.source == o.Source:
		w.t.r.At(at, what).Expect(mistake.Say("one value, or two sources", "一个数值，或注明两个不同来源"))
	default:
		w.t.r.warn(at, what)
	}
}

// comparable warns of observations that stand beside no simulated value.
func (r *reading) comparable() {
	h := r.s.Horizon
	var earlier []int
	for i, o := range r.s.Tables.Observations {
		switch {
		case o.Month > h.To:
			r.warn(r.s.rows["observations"][i], outside(&o, h))
		case !o.Comparable(measure.Of(o.Indicator).Kind, h.From, h.To):
			earlier = append(earlier, i)
		}
	}
	if len(earlier) == 0 {
		return
	}
	at := r.s.rows["observations"][earlier[0]]
	if len(earlier) == 1 {
		r.warn(at, outside(&r.s.Tables.Observations[earlier[0]], h))
		return
	}
	r.warn(at, mistake.Say("%d observations, the first of them here, lie before %s and cannot be compared: they are not used", "共 %d 条观测值（首条在此）早于 %s，无法比较，未使用", len(earlier), h.From-1))
}

func outside(o *Observation, h Horizon) mistake.Text {
	return mistake.Say("the %s of %s cannot be compared: %s lies outside %s to %s", "%[2]s 的 %[1]s 无法比较：%[3]s 不在 %[4]s 到 %[5]s 之内", o.Name, o.Code, o.Month, h.From-1, h.To)
}

// Observed are the observations that can be compared with what is simulated, in the order of their table.
func (s *Scenario) Observed() []indicator.Observation {
	var list []indicator.Observation
	for _, row := range s.comparedRows() {
		o := s.Tables.Observations[row]
		o.Area = s.areaIndex(o.Code)
		list = append(list, o.Observation)
	}
	return list
}

func (s *Scenario) comparedRows() (rows []int) {
	for i, o := range s.Tables.Observations {
		if o.Comparable(measure.Of(o.Indicator).Kind, s.Horizon.From, s.Horizon.To) {
			rows = append(rows, i)
		}
	}
	return rows
}

// DoubtScale warns of those of Observed that are far larger or smaller than what the base year has, by factors other than 0.
func (s *Scenario) DoubtScale(factors []float64) {
	for i, row := range s.comparedRows() {
		if factor := factors[i]; factor != 0 {
			o := &s.Tables.Observations[row]
			s.Warnings = append(s.Warnings, Warning{s.rows["observations"][row].Position(), mistake.Say("the %s of %s in %s is %s times what the base year has: is it in ten thousands, or a decimal point amiss?",
				"%[2]s %[3]s 的 %[1]s 是起点年数值的 %[4]s 倍：单位是否为万，或小数点有误？", o.Name, o.Code, o.Month, strconv.FormatFloat(factor, 'g', 2, 64))})
		}
	}
}
