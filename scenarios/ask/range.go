package ask

import (
	"math/big"
	"strconv"
	"strings"

	"chcsim/scenarios/mistake"
)

// Form is what may stand in a range.
type Form uint8

// The forms of ranges. All are written lo:hi and more; the first two take lists as well.
const (
	Stepped Form = iota // lo:hi:step, of a sweep over a grid or in pairs
	Spread              // lo:hi, of a sweep that spreads its points
	Priced              // lo:hi@cost, of solve; the cost of a unit may be left out
)

// written says how a range of the form is written.
func (f Form) written() mistake.Text {
	switch f {
	case Spread:
		return mistake.Say("lo:hi, or a list a,b,c", "起:止，或列表 a,b,c")
	case Priced:
		return mistake.Say("lo:hi, or lo:hi@cost", "起:止，或 起:止@单价")
	}
	return mistake.Say("lo:hi:step, or a list a,b,c", "起:止:步长，或列表 a,b,c")
}

// Range is where something is varied: at listed values, or between two numbers.
type Range struct {
	Values    []string // as --set takes them; empty where it is all between Low and High
	Low, High float64
	Percent   bool    // Low and High were written as percentages
	UnitCost  float64 // of Priced ranges
	// Short says of a range with a step that its end is none of the values; it is empty where all is well.
	Short mistake.Text
}

// Variation is a path with the range in which it is varied.
type Variation struct {
	Path string
	Range
	At, Between mistake.Place // of the path and of the range
}

// MostValues is a limit of a range; more is a mistake in a step.
const MostValues = 1_000_000

// Vary reads a path and a range of the given form:
//
//	workforce.recruits_per_year=20:50:5         20, 25, … 50
//	contract.renewal=60%:90%                    anywhere between
//	workforce.recruits_per_year=10:80@900       the same, and what one more costs
//	run.clinic_days=0,4,all                     a list
//	workforce.resign_hazard=3%,{pert: [2%, 3%, 5%]}
func Vary(flag, text string, form Form) (Variation, error) {
	p := newParser(flag, text, mistake.Say("path=%s", "路径=%s", form.written()))
	path, given, found := strings.Cut(text, "=")
	from := len([]rune(path)) + 1
	switch {
	case strings.ContainsAny(text, "\r\n\x00"):
		p.fail(len([]rune(text[:strings.IndexAny(text, "\r\n\x00")])), mistake.Say("the line breaks", "此处断行"), p.form)
	case !found:
		p.fail(len([]rune(text)), mistake.Say("nothing says which values", "没有写明取值"), p.form)
	case strings.TrimSpace(path) == "":
		p.fail(0, mistake.Say("nothing says what to vary", "没有写明变化什么"), p.form)
	case strings.TrimSpace(given) == "":
		p.fail(from, mistake.Say("no values are given", "没有给出取值"), p.form)
	}
	if err := p.err(); err != nil {
		return Variation{}, err
	}
	r, at, what := ReadRange(given, form)
	if what != (mistake.Text{}) {
		p.fail(from+at, what, p.form).Mark(len([]rune(given)) - at)
		return Variation{}, p.err()
	}
	p.at = len(p.line)
	whole := p.file.Whole()
	whole.Width = from - 1
	return Variation{strings.TrimSpace(path), r, whole, p.from(from)}, nil
}

// ReadRange reads the range of a form. What is wrong is empty where nothing is; at is the character, from 0.
func ReadRange(text string, form Form) (r Range, at int, wrong mistake.Text) {
	if parts := strings.Split(text, ":"); form == Priced || len(parts) > 1 && isNumber(parts[0]) {
		r, wrong = ranged(text, form)
		return r, 0, wrong
	}
	for _, item := range items(text) {
		if strings.TrimSpace(item.text) == "" {
			return r, item.at, mistake.Say("a value of the list is empty", "列表中有空值")
		}
		value := strings.TrimSpace(item.text)
		if mistake.Formula(value) && !isNumber(value) {
			return r, item.at, mistake.Say("%q would be computed by a spreadsheet and is no number", "“%s” 会被电子表格当作公式，也不是数字", value)
		}
		r.Values = append(r.Values, value)
	}
	return r, 0, mistake.Text{}
}

// ranged reads lo:hi, lo:hi:step or lo:hi@cost.
func ranged(text string, form Form) (r Range, wrong mistake.Text) {
	if form == Priced {
		limits, cost, priced := strings.Cut(text, "@")
		if text = limits; priced {
			x, percent, ok := exact(cost)
			if !ok || percent || x.Sign() < 0 {
				return r, mistake.Say("the cost of a unit is %s; it is 0 or more, in thousand yuan", "单价为 %s；应不小于 0，单位为千元", cost)
			}
			r.UnitCost, _ = x.Float64()
		}
	}
	parts := strings.Split(text, ":")
	if want := map[Form]int{Stepped: 3, Spread: 2, Priced: 2}[form]; len(parts) != want {
		return r, mistake.Say("a range of %d numbers", "范围中有 %d 个数", len(parts))
	}
	var numbers []*big.Rat
	r.Percent = strings.HasSuffix(strings.TrimSpace(parts[0]), "%")
	for _, part := range parts {
		x, percent, ok := exact(part)
		if !ok {
			return r, mistake.Say("%q is no number", "“%s” 不是数字", part)
		}
		if percent != r.Percent {
			return r, mistake.Say("some of the numbers are percentages and some are not", "有的数带百分号，有的不带")
		}
		numbers = append(numbers, x)
	}
	if numbers[0].Cmp(numbers[1]) >= 0 {
		return r, mistake.Say("the range ends at %s and begins at %s", "范围止于 %s，起于 %s", parts[1], parts[0])
	}
	if form == Stepped {
		if r.Values, wrong = steps(numbers[0], numbers[1], numbers[2], r.Percent); wrong == (mistake.Text{}) {
			r.Short = short(r.Values[len(r.Values)-1], strings.TrimSpace(parts[1]), numbers[1])
		}
		return r, wrong
	}
	scale := big.NewRat(1, 1)
	if r.Percent {
		scale.SetInt64(100)
	}
	r.Low, _ = numbers[0].Quo(numbers[0], scale).Float64()
	r.High, _ = numbers[1].Quo(numbers[1], scale).Float64()
	return r, mistake.Text{}
}

// steps lists lo, lo+step, … up to hi as decimal numbers, without the errors of binary fractions.
func steps(lo, hi, step *big.Rat, percent bool) (values []string, wrong mistake.Text) {
	if step.Sign() <= 0 {
		return nil, mistake.Say("the step is not above 0", "步长不大于 0")
	}
	count := new(big.Rat).Quo(new(big.Rat).Sub(hi, lo), step)
	if count.Cmp(big.NewRat(MostValues, 1)) >= 0 {
		return nil, mistake.Say("the range has more than %d values", "范围中的取值超过 %d 个", MostValues)
	}
	sign := ""
	if percent {
		sign = "%"
	}
	for x := new(big.Rat).Set(lo); x.Cmp(hi) <= 0; x = new(big.Rat).Add(x, step) {
		values = append(values, decimal(x)+sign)
	}
	return values, mistake.Text{}
}

// short says that the last value is not the end of the range.
func short(last, end string, hi *big.Rat) mistake.Text {
	if x, _, _ := exact(last); x == nil || x.Cmp(hi) == 0 {
		return mistake.Text{}
	}
	return mistake.Say("the steps do not reach %s: the last value is %s", "步长到不了 %s：最后一个取值是 %s", end, last)
}

// decimal writes a number with a finite decimal expansion exactly.
func decimal(x *big.Rat) string {
	s := x.FloatString(mostDecimals)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// mostDecimals is more than any number of a range may have.
const mostDecimals = 20

// exact reads a decimal number, perhaps with a percent sign.
func exact(text string) (x *big.Rat, percent, ok bool) {
	text, percent = strings.CutSuffix(strings.TrimSpace(text), "%")
	if !isNumber(text) || len(text) > mostDecimals {
		return nil, percent, false
	}
	x, ok = new(big.Rat).SetString(text)
	return x, percent, ok
}

// isNumber tells whether a text is a plain decimal number, perhaps with a percent sign.
func isNumber(text string) bool {
	text = strings.TrimSuffix(strings.TrimSpace(text), "%")
	if strings.ContainsAny(text, "eExXpP_/nN") {
		return false
	}
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// item is a value of a list and where it stands.
type item struct {
	text string
	at   int
}

// items splits a list at its commas, apart from those within brackets and quotes.
func items(list string) []item {
	var found []item
	depth, quote, from := 0, rune(0), 0
	runes := []rune(list)
	for i, c := range runes {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case c == ',' && depth <= 0:
			found = append(found, item{string(runes[from:i]), from})
			from = i + 1
		}
	}
	return append(found, item{string(runes[from:]), from})
}
