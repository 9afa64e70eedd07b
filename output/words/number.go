package words

import (
	"math"
	"strconv"
	"strings"
)

// Unit tells how a value is written. Values themselves are always plain: a share is a fraction.
type Unit uint8

// The units.
const (
	Fraction Unit = iota // a share, shown as a percentage with one decimal
	Number               // a plain number
	Count                // a number of things, shown without decimals
	Per10k               // per 10,000 residents
	Minutes
	Days
	Months
	PerYear   // per person and year
	PerDay    // per GP and working day
	Workload  // standardized workload units
	Thousands // thousand yuan
	Wan       // 10,000 yuan
	Millions  // of yuan
	Chance    // a probability, shown as a whole percentage
	numUnits
)

// units holds the decimals of a unit and the word that follows a number in a table.
var units = [numUnits]struct {
	decimals int
	suffix   Phrase
	name     Phrase // as the unit of an axis
}{
	Fraction:  {1, Phrase{"%", "%"}, Phrase{"%", "%"}},
	Number:    {2, Phrase{}, Phrase{}},
	Count:     {0, Phrase{}, Phrase{}},
	Per10k:    {2, Phrase{}, Phrase{"每万人", "per 10,000"}},
	Minutes:   {1, Phrase{" 分钟", " min"}, Phrase{"分钟", "minutes"}},
	Days:      {1, Phrase{" 天", " d"}, Phrase{"天", "days"}},
	Months:    {1, Phrase{" 个月", " months"}, Phrase{"月", "months"}},
	PerYear:   {2, Phrase{}, Phrase{"次/人年", "per person and year"}},
	PerDay:    {1, Phrase{}, Phrase{"次/医生日", "per GP and day"}},
	Workload:  {0, Phrase{}, Phrase{"标化工作量", "workload units"}},
	Thousands: {0, Phrase{" 千元", " k yuan"}, Phrase{"千元", "thousand yuan"}},
	Wan:       {0, Phrase{" 万元", " ×10k yuan"}, Phrase{"万元", "10,000 yuan"}},
	Millions:  {1, Phrase{" 百万元", " million yuan"}, Phrase{"百万元", "million yuan"}},
	Chance:    {0, Phrase{"%", "%"}, Phrase{"%", "%"}},
}

// Undefined stands where a value does not exist, such as 0/0.
const Undefined = "—"

// IsPercent tells whether the unit is shown as a percentage.
func (u Unit) IsPercent() bool { return u == Fraction || u == Chance }

// Name is the unit as it stands beside an axis; empty for plain numbers and counts.
func (u Unit) Name(l Lang) string { return units[u].name.In(l) }

// DifferenceName is the unit of changes as it stands beside an axis.
func (u Unit) DifferenceName(l Lang) string {
	switch {
	case u.IsPercent():
		return Phrase{"百分点", "percentage points"}.In(l)
	case u.Name(l) == "":
		return Phrase{"个", "number"}.In(l)
	}
	return u.Name(l)
}

// NumberFormat is how a spreadsheet shows the unit's numbers, such as 0.0% or #,##0.00.
func (u Unit) NumberFormat() string {
	format := "#,##0"
	if u.IsPercent() {
		format = "0"
	}
	if d := units[u].decimals; d > 0 {
		format += "." + strings.Repeat("0", d)
	}
	if u.IsPercent() {
		format += "%"
	}
	return format
}

// Value writes a value for a table: "42.3%", "4.12", "17.5 分钟". A chance between two whole per cent at
// the end of the scale becomes "<1%" or ">99%": only a certain one is written as certain.
func (u Unit) Value(l Lang, x float64) string {
	if u == Chance && x > 0 && x < 0.005 {
		return "<1%"
	}
	if u == Chance && x < 1 && x >= 0.995 {
		return ">99%"
	}
	return u.Fixed(l, x, units[u].decimals)
}

// Fixed writes a value with the given number of decimals, counted after a percentage is formed.
func (u Unit) Fixed(l Lang, x float64, decimals int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Undefined
	}
	return u.Bare(x, decimals) + units[u].suffix.In(l)
}

// Bare writes the number without its unit, thousands separated by commas from 10,000 on; from 1,000 on decimals tell nothing.
func (u Unit) Bare(x float64, decimals int) string {
	if u.IsPercent() {
		x *= 100
	}
	if math.Abs(x) >= 1000 {
		decimals = 0
	}
	// Halves are rounded away from zero, as readers expect: of 200 replications 93 are 46.5%, so 47%.
	scale := math.Pow10(decimals)
	s := strconv.FormatFloat(math.Round(x*scale)/scale, 'f', decimals, 64)
	if isZero(s) {
		s = strconv.FormatFloat(0, 'f', decimals, 64) // never "-0.0"
	}
	return group(s)
}

// Interval writes two limits: "40.1%～44.5%" or "40.1%–44.5%"; a unit of letters follows only the second.
func (u Unit) Interval(l Lang, lo, hi float64) string {
	if math.IsNaN(lo) || math.IsNaN(hi) {
		return Undefined
	}
	dash := "–"
	if l == ZH {
		dash = "～"
	}
	if u.IsPercent() {
		return u.Value(l, lo) + dash + u.Value(l, hi)
	}
	return u.Bare(lo, units[u].decimals) + dash + u.Value(l, hi)
}

// WithInterval writes an estimate and its limits: "42.3%（40.1%～44.5%）".
func (u Unit) WithInterval(l Lang, x, lo, hi float64) string {
	if math.IsNaN(x) {
		return Undefined
	}
	return MedianInterval.Fill(l, u.Value(l, x), u.Interval(l, lo, hi))
}

// Difference writes a change with its sign; one of percentages is in percentage points.
func (u Unit) Difference(l Lang, x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Undefined
	}
	s := u.SignedBare(x)
	if u.IsPercent() {
		return s + Phrase{" 个百分点", " pp"}.In(l)
	}
	return s + units[u].suffix.In(l)
}

// SignedBare writes a change with its sign and without unit; a change of a chance keeps one decimal.
func (u Unit) SignedBare(x float64) string {
	decimals := units[u].decimals
	if u == Chance {
		decimals = 1
	}
	s := u.Bare(x, decimals)
	if x > 0 && !isZero(s) {
		return "+" + s
	}
	return s
}

// DifferenceInterval writes a change and its limits; without limits there were too few to say.
func (u Unit) DifferenceInterval(l Lang, x, lo, hi float64) string {
	switch {
	case math.IsNaN(x):
		return Undefined
	case math.IsNaN(lo) || math.IsNaN(hi):
		return MedianInterval.Fill(l, u.Difference(l, x), TooFew.In(l))
	}
	return MedianInterval.Fill(l, u.Difference(l, x), Range.Fill(l, u.SignedBare(lo), u.SignedBare(hi)))
}

// BareInterval writes an estimate and its limits with the unit's decimals and without the unit: "9.4 (9.1–9.7)".
func (u Unit) BareInterval(l Lang, x, lo, hi float64) string {
	if math.IsNaN(x) {
		return Undefined
	}
	d := units[u].decimals
	if math.IsNaN(lo) {
		return MedianInterval.Fill(l, u.Bare(x, d), TooFew.In(l))
	}
	return MedianInterval.Fill(l, u.Bare(x, d), Range.Fill(l, u.Bare(lo, d), u.Bare(hi, d)))
}

// Limit writes a target: "≥45.0%".
func (u Unit) Limit(l Lang, comparator string, x float64) string {
	sign := comparator
	switch comparator {
	case ">=":
		sign = "≥"
	case "<=":
		sign = "≤"
	}
	s := u.Bare(x, max(units[u].decimals, u.decimalsOf(x)))
	return sign + trimZeros(s) + units[u].suffix.In(l)
}

// mostDecimals are those of a limit that somebody wrote; a number that was computed has more.
const mostDecimals = 6

// decimalsOf is how many decimals a stated number has as it is shown; 0 for one with too many to have been stated.
func (u Unit) decimalsOf(x float64) int {
	_, behind, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	n := len(behind)
	if u.IsPercent() {
		n -= 2
	}
	if n < 0 || n > mostDecimals {
		return 0
	}
	return n
}

// OutOf writes a share of things that are counted: "8/13".
func OutOf(share float64, of int) string {
	return trimZeros(Count.Bare(share*float64(of), 1)) + "/" + strconv.Itoa(of)
}

// Required writes the limit of a share that is counted, and the count that meets it: "≥75% (10/13)".
func (u Unit) Required(l Lang, comparator string, limit float64, needed, of int) string {
	return MedianInterval.Fill(l, u.Limit(l, comparator, limit), strconv.Itoa(needed)+"/"+strconv.Itoa(of))
}

// Between says of a limit that lies between two counts which of them meets it, and what the other one is; it is
// empty where the limit is a possible value or nothing is.
func (u Unit) Between(l Lang, comparator string, limit float64, needed, of int) string {
	near := needed - 1
	if comparator == "<=" {
		near = needed + 1
	}
	share := func(count int) float64 { return float64(count) / float64(of) }
	if needed < 0 || needed > of || near < 0 || near > of || share(needed) == limit {
		return ""
	}
	decimals := max(units[u].decimals, u.decimalsOf(limit)+1)
	return NeedsCount.Fill(l, u.Limit(l, "", limit), needed, of, u.Fixed(l, share(needed), decimals), near, u.Fixed(l, share(near), decimals))
}

func isZero(s string) bool {
	for _, r := range s {
		if r >= '1' && r <= '9' {
			return false
		}
	}
	return true
}

func trimZeros(s string) string {
	dot := -1
	for i, r := range s {
		if r == '.' {
			dot = i
		}
	}
	if dot < 0 {
		return s
	}
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s
}

// group puts commas into the whole part of a number of five digits or more.
func group(s string) string {
	start, end := 0, len(s)
	if s[0] == '-' {
		start = 1
	}
	for i, r := range s {
		if r == '.' {
			end = i
		}
	}
	if end-start < 5 {
		return s
	}
	for i := end - 3; i > start; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
