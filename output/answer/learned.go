package answer

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/output"
	"chcsim/output/posterior"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// decisions are the names of what happens by chance and is conditioned on.
var decisions = map[string][2]string{
	"outside hires": {"外部招录人数", "outside hires"}, "resignations": {"离职人数", "resignations"},
	"cohort": {"规培招生人数", "trainees of a cohort"}, "graduates": {"规培结业人数", "graduates"},
	"recruit practises": {"新招者是否在社区执业", "whether a recruit practises"}, "resigner practises": {"离职者是否在社区执业", "whether who resigns practises"},
	"stage": {"项目工期", "duration of a stage"}, "shock of projects": {"各项目共同的快慢", "pace of all projects"}, "to standard": {"起点是否达标", "to standard at the start"},
	"walk of community preference": {"社区就诊偏好漂移", "drift of community preference"}, "walk of visits": {"人均就诊漂移", "drift of visits"},
	"walk of online preference": {"线上就诊偏好漂移", "drift of online preference"}, "walk of signing": {"签约意愿漂移", "drift of the wish to sign"},
}

// decision names a decision: what, where and when.
func decision(d rng.Decision, l words.Lang) string {
	name, known := decisions[d.What]
	text := in(l, name[0], name[1])
	if !known {
		text = d.What
	}
	if d.Where != "" {
		text += " " + d.Where
	}
	switch {
	case d.When == 0:
		return text
	case d.When > 20000: // half-years are numbered from the year 0
		return fmt.Sprintf("%s %d", text, d.When)
	case d.When > 3000:
		return text + " " + words.Dated(l, month.Month(6*d.When))
	}
	return fmt.Sprintf("%s %d", text, d.When)
}

// The table shows so many inputs at most, and only those of which no more than this part of the spread is left: that of the hundred
// or so draws that count is known to 7%. All are in learned.csv.
const (
	mostLearned = 12
	learnedAt   = 0.9
)

// learned are the inputs of which observations taught most, and their names.
func (v *View) learned() ([]experiment.Learned, func(experiment.Learned) string) {
	if v.Analysis.Conditioning == nil {
		return nil, nil
	}
	labels := Labels(v.study().Parameters, v.Lang)
	name := func(x experiment.Learned) string {
		if i, ok := v.study().Index(x.Path); ok {
			return labels[i]
		}
		return decision(x.Decision, v.Lang)
	}
	list := slices.Clone(v.Analysis.Conditioning.Inputs)
	slices.SortStableFunc(list, func(a, b experiment.Learned) int { return cmp.Compare(a.Remaining, b.Remaining) })
	return list, name
}

// Learned is the table of what observations taught most. It has no rows where nothing was observed.
func (v *View) Learned() output.Table {
	l := v.Lang
	t := output.Table{
		Title: in(l, "观测值使哪些不确定输入变窄一成以上（至多 12 项；全部见 learned.csv）", "What observations narrowed by a tenth or more (12 at most; all are in learned.csv)"),
		Columns: []output.Column{
			{Head: in(l, "不确定输入", "Uncertain input"), Max: nameColumns}, {Head: in(l, "之前 5%–95%", "Before, 5–95%"), Right: true},
			{Head: in(l, "之后 5%–95%", "After, 5–95%"), Right: true}, {Head: in(l, "剩余离散", "Spread left"), Right: true},
		},
	}
	list, name := v.learned()
	for _, x := range list[:min(mostLearned, len(list))] {
		if x.Remaining > learnedAt {
			break
		}
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{
			{Text: name(x)}, {Text: span(x.Prior)}, {Text: span(x.Posterior)}, {Text: words.Fraction.Value(l, x.Remaining)},
		}})
	}
	return t
}

func span(s experiment.Summary) string { return fmt.Sprintf("%.3g – %.3g", s.P05, s.P95) }

// learnedFile is learned.csv: every uncertain input before and after the observations.
func (v *View) learnedFile() File {
	head := []string{"input", "what", "where", "when", "prior_p05", "prior_p50", "prior_p95", "p05", "p50", "p95", "remaining"}
	return csvFile("learned.csv", head, func(write func(...string)) {
		for _, x := range v.Analysis.Conditioning.Inputs {
			when := ""
			if x.Path == "" {
				when = fmt.Sprint(x.Decision.When)
			}
			write(slices.Concat([]string{x.Path, x.Decision.What, x.Decision.Where, when},
				numbers(x.Prior.P05, x.Prior.P50, x.Prior.P95, x.Posterior.P05, x.Posterior.P50, x.Posterior.P95, x.Remaining))...)
		}
	})
}

// posteriorFile is posterior.json: the joint draws, given what was known at the end of a month.
func (v *View) posteriorFile(asOf month.Month) File {
	return textFile("posterior.json", func() ([]byte, error) {
		return posterior.Of(v.study(), v.Analysis.Conditioning, v.Scenario.Hash, asOf).JSON()
	})
}

// mostConflicts is how many contradicting observations are told; beside observations.csv more say nothing new.
const mostConflicts = 5

// conflicts tells of observations that the model contradicts, the worst first.
func (v *View) conflicts() []string {
	if v.Analysis.Conditioning == nil {
		return nil
	}
	return Conflicts(v.Scenario, v.Analysis.Conditioning, v.Lang)
}

// Conflicts tells of observations that the model contradicts, the worst first.
func Conflicts(s *plan.Scenario, c *experiment.Conditioning, l words.Lang) (notes []string) {
	v := &View{Scenario: s, Lang: l}
	list := c.Conflicts()
	for _, f := range list[:min(mostConflicts, len(list))] {
		unit := unitOf(f.Observation)
		notes = append(notes, fmt.Sprintf(in(v.Lang, "%s：数据与模型矛盾：%s %s 为 %s，观测前各抽样为 %s 至 %s，观测后为 %s；", "%s: data and model contradict each other: %s in %s is %s, draws before the observations have %s to %s, after them %s; "),
			f.Row, v.observedIn(f.Observation), words.Dated(v.Lang, f.Month), unit.Value(v.Lang, f.Value), unit.Value(v.Lang, f.Lowest), unit.Value(v.Lang, f.Highest),
			unit.WithInterval(v.Lang, f.Posterior.P50, f.Posterior.P05, f.Posterior.P95))+contradiction(&f, v.Lang))
	}
	if more := len(list) - mostConflicts; more > 0 {
		notes = append(notes, fmt.Sprintf(in(v.Lang, "另有 %d 条观测值与模型矛盾", "%d more observations and the model contradict each other"), more))
	}
	return notes
}

// contradiction tells how an observation and the model contradict each other.
func contradiction(f *experiment.Fit, l words.Lang) string {
	off := math.Abs(f.Off())
	switch {
	case f.Unreachable():
		return fmt.Sprintf(in(l, "没有任何抽样接近它（偏离 %.1f 个标准差）", "no draw comes near it (they miss it by %.1f standard deviations)"), off)
	case off > f.Reach:
		return fmt.Sprintf(in(l, "与其他观测值相符的抽样偏离 %.1f 个标准差", "draws that agree with the others miss it by %.1f standard deviations"), off)
	}
	chance := "<0.01%"
	if f.Course.Chance >= 1e-4 {
		chance = fmt.Sprintf("%.2f%%", 100*f.Course.Chance)
	}
	return fmt.Sprintf(in(l, "在该指标的 %d 个观测值中它最突出，这些观测值合起来为模型所罕见（此种偏离的概率 %s）", "it stands out most of %d observations of this quantity, which together lie farther from the draws before than chance brings about (%s)"), f.Course.Observations, chance)
}
