package plan

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/ask"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/sheet"
)

// reading is one pass over a scenario: what is read so far and the mistakes found.
type reading struct {
	mistake.List
	*Document
	s     *Scenario
	root  *node
	cited []citation
	// What follows from a mistake is not reported again: a misspelt key is not also missing.
	misspelt        map[*node]bool // mappings with unknown keys
	unknownSection  bool
	brokenCatalogue bool
	ofLevers        map[string][]citation // by the levers of the catalogue
	book            *sheet.Book           // nil where the scenario names none, or it cannot be read
	bookPath        *node
	given           []given         // the figures that the district has filled in
	standInPersons  float64         // the residents of the district that stands in; 0 for none
	ofAnother       map[string]bool // parameters whose values are that district's
	madeCentres     bool            // no facilities are given
	standInAges     bool            // the residents by age are those of another district
	standInAreas    bool            // the subdistricts are those of another district
}

// citation is a place that names a source.
type citation struct {
	ids       string // as written
	path      string // what cites it, for lists
	at        mistake.Place
	afterAsOf bool // it may be later than as_of: an observation, or openly known in hindsight
}

func (r *reading) warn(at mistake.Place, what mistake.Text) {
	r.s.Warnings = append(r.s.Warnings, Warning{at.Position(), what})
}

// required returns the value of a key, or reports that it is missing.
func (r *reading) required(n *node, key string, example mistake.Text) *node {
	value := n.get(key)
	if value == nil && !r.misspelt[n] {
		where := n.at
		if n == r.root {
			where = mistake.Place{File: n.at.File}
		}
		r.At(where, mistake.Say("the key %q is missing", "缺少键 “%s”", key)).Expect(example)
	}
	return value
}

// mapping reports a node that is no mapping, and keys that are not known.
func (r *reading) mapping(n *node, example mistake.Text, keys ...string) bool {
	if n.form != mapping {
		r.At(n.at, mistake.Say("%s where keys with values should be", "此处应为键值表，却是%s", n.name())).Expect(example)
		return false
	}
	for _, e := range n.entries {
		if !slices.Contains(keys, e.key) {
			r.misspelt[n] = true
			r.At(e.at, mistake.Say("unknown key %q", "未知的键 “%s”", e.key)).
				Expect(mistake.Say("one of %s", "以下之一：%s", mistake.Listed(keys))).Near(e.key, keys)
		}
	}
	return true
}

func (r *reading) list(n *node, example mistake.Text) []*node {
	if n.form != list {
		r.At(n.at, mistake.Say("%s where a list should be", "此处应为列表，却是%s", n.name())).Expect(example)
		return nil
	}
	return n.items
}

// text returns a scalar that is not empty.
func (r *reading) text(n *node, example mistake.Text) (string, bool) {
	if n == nil {
		return "", false
	}
	if n.form != scalar || strings.TrimSpace(n.text) == "" {
		r.At(n.at, mistake.Say("%s where a text should be", "此处应为文字，却是%s", n.name())).Expect(example)
		return "", false
	}
	return n.text, true
}

// name returns a text that tables, pages and files show as it is: one line, and nothing that a spreadsheet computes.
func (r *reading) name(n *node, example mistake.Text) (string, bool) {
	text, ok := r.text(n, example)
	return text, ok && r.named(text, n.at)
}

// named reports a text that cannot be a name.
func (r *reading) named(text string, at mistake.Place) bool {
	switch {
	case strings.ContainsAny(text, "\n\r\t"):
		r.At(at, mistake.Say("a name of several lines", "名称不能分行")).Expect(mistake.Say("one line without tabs", "一行文字，不含制表符"))
	case mistake.Formula(text):
		r.At(at, mistake.Say("a name that begins with %q", "名称以 “%s” 开头", string([]rune(text)[:1]))).
			Expect(mistake.Say("a name that begins with a letter or a digit", "以文字或数字开头的名称")).
			Advise(mistake.Say("a spreadsheet would compute it as a formula", "电子表格会把它当作公式计算"))
	case len(text) > longestName:
		r.At(at, mistake.Say("a name of %d bytes", "名称长 %d 字节", len(text))).Expect(mistake.Say("at most %d bytes", "至多 %d 字节", longestName))
	default:
		return true
	}
	return false
}

// longestName is a limit in bytes.
const longestName = 1000

// note returns the remark beside a value, if there is one.
func (r *reading) note(n *node) string {
	note := n.get("note")
	if note == nil {
		return ""
	}
	text, _ := r.text(note, mistake.Say("a remark", "一句说明"))
	return text
}

func (r *reading) choice(n *node, options ...string) string {
	if n == nil {
		return ""
	}
	if n.form != scalar || !slices.Contains(options, n.text) {
		r.At(n.at, mistake.Say("%s cannot stand here", "此处不能写%s", n.name())).
			Expect(mistake.Say("one of %s", "以下之一：%s", mistake.Listed(options))).Near(n.text, options)
		return ""
	}
	return n.text
}

func (r *reading) month(n *node) (month.Month, bool) {
	if n == nil {
		return 0, false
	}
	m, err := month.Parse(n.text)
	if n.form != scalar || err != nil {
		r.NoMonth(n.at, n.name())
		return 0, false
	}
	return m, true
}

// integer returns a whole number from lowest to highest.
func (r *reading) integer(n *node, lowest, highest uint64) uint64 {
	if n == nil {
		return lowest
	}
	x, err := strconv.ParseUint(n.text, 10, 64)
	if n.form != scalar || err != nil || x < lowest || x > highest {
		e := r.At(n.at, mistake.Say("%s cannot stand here", "此处不能写%s", n.name()))
		if highest == math.MaxUint64 {
			e.Expect(mistake.Say("a whole number from %d on", "不小于 %d 的整数", lowest))
		} else {
			e.Expect(mistake.Say("a whole number from %d to %d", "%d 到 %d 之间的整数", lowest, highest))
		}
		return lowest
	}
	return x
}

// takesPercent tells whether numbers of the unit may be written with a percent sign.
func takesPercent(spec param.Spec) bool {
	return spec.IsRate() || spec.Unit == "factor" || spec.Unit == "ratio"
}

// number returns a single number that the spec permits, range aside.
func (r *reading) number(n *node, spec param.Spec) (float64, bool) {
	x, percent, ok := ask.Decimal(n.text)
	if n.form != scalar || !ok {
		e := r.At(n.at, mistake.Say("%s is not a number", "%s不是数字", n.name())).Expect(wanted(spec))
		if plain := plainNumber(n.text, spec); n.form == scalar && plain != "" {
			e.Advise(mistake.Say("write it as %s", "请写作 %s", plain))
		}
		return 0, false
	}
	if spec.Unit == "persons" && thousands.MatchString(strings.TrimSpace(n.text)) {
		r.At(n.at, mistake.Say("%s looks like a whole number with a point between thousands, but is %s", "%s像是用小数点分隔千位的整数，读作 %s", n.name(), show(x))).
			Expect(wanted(spec)).Advise(mistake.Say("persons are whole: write %s, or multiply ten thousands out", "人数为整数：请写作 %s；以万为单位的请换算成人", strings.ReplaceAll(strings.TrimSpace(n.text), ".", "")))
		return 0, false
	}
	if percent && !takesPercent(spec) {
		r.notRate(n, spec)
		return 0, false
	}
	return x, true
}

// thousands are numbers such as 1.280, which no number of persons is.
var thousands = regexp.MustCompile(`^[1-9][0-9]{0,2}\.[0-9]{3}$`)

// separated are numbers as people write them: 1,280, 1 280, 1.280.000, 3.29万; the digits may be full-width.
var separated = regexp.MustCompile(`^([0-9]{1,3}(?:[, .'’][0-9]{3})+|[0-9.]+)(万?)(?:人)?$`)

// plainNumber is how a number that is written in another way reads without what parts its thousands; empty for none.
func plainNumber(text string, spec param.Spec) string {
	half := mistake.HalfWidth(strings.TrimSpace(text))
	found := separated.FindStringSubmatch(half)
	if _, _, ok := ask.Decimal(half); found == nil || ok && !(spec.Unit == "persons" && thousands.MatchString(half)) {
		return "" // where only the width of its characters is wrong, that is told
	}
	digits := strings.NewReplacer(",", "", " ", "", "'", "", "’", "").Replace(found[1])
	if strings.Count(digits, ".") > 1 || spec.Unit == "persons" && thousands.MatchString(digits) {
		digits = strings.ReplaceAll(digits, ".", "")
	}
	x, _, ok := ask.Decimal(digits)
	switch {
	case !ok:
		return ""
	case found[2] != "":
		x = math.Round(x*1e8) / 1e4 // 1.28 万 is 12800
	}
	return show(x)
}

// notRate reports a percent sign where the unit takes none.
func (r *reading) notRate(n *node, spec param.Spec) {
	r.At(n.at, mistake.Say("%s has a percent sign, but %s is not a rate", "%s带有百分号，但 %s 不是比率", n.name(), spec.Path)).
		Expect(wanted(spec))
}

// wanted says what numbers a parameter takes.
func wanted(spec param.Spec) mistake.Text {
	low, high := show(spec.Min), show(spec.Max)
	if spec.IsRate() {
		switch {
		case math.IsInf(spec.Max, 1) && math.IsInf(spec.Min, -1):
			return mistake.Say("a fraction such as 0.4, or a percentage such as 40%", "小数（如 0.4）或百分数（如 40%）")
		case math.IsInf(spec.Max, 1):
			return mistake.Say("a fraction or percentage of at least %s", "不小于 %s 的小数或百分数", low)
		}
		return mistake.Say("a fraction from %s to %s, such as 0.4, or a percentage, such as 40%%",
			"%s 到 %s 之间的小数（如 0.4）或百分数（如 40%%）", low, high)
	}
	unit := spec.Unit
	if unit == "" {
		unit = "count"
	}
	switch {
	case math.IsInf(spec.Min, -1) && math.IsInf(spec.Max, 1):
		return mistake.Say("a number (%s)", "数字（%s）", unit)
	case math.IsInf(spec.Max, 1):
		return mistake.Say("a number of at least %s (%s)", "不小于 %s 的数字（%s）", low, unit)
	case math.IsInf(spec.Min, -1):
		return mistake.Say("a number of at most %s (%s)", "不大于 %s 的数字（%s）", high, unit)
	}
	return mistake.Say("a number from %s to %s (%s)", "%s 到 %s 之间的数字（%s）", low, high, unit)
}

// show writes a number as people do: without an exponent unless it is huge or tiny.
func show(x float64) string {
	if size := math.Abs(x); size >= 1e-4 && size < 1e15 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// asShare is the hint for a percentage without its sign: 40 → "40% or 0.4".
func asShare(x float64) mistake.Text {
	return mistake.Say("%s%% or %s", "%s%% 或 %s", show(x), show(x/100))
}

// tenths writes a number with one decimal.
func tenths(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
