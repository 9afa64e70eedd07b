package answer

import (
	"bytes"
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

// pick returns the text of a language.
func pick(l words.Lang, zh, en string) string {
	if l == words.EN {
		return en
	}
	return zh
}

func exampleRun(l words.Lang) Run {
	due := month.Of(2025, 12)
	return Run{
		Scenario: pick(l, "徐汇区“十四五”基准", "Xuhui, 14th five-year plan"),
		From:     month.Of(2021, 1), To: due, Replications: 200, Seed: 1,
		Targets: []Target{
			{Name: pick(l, "每万人全科医生数", "GPs per 10,000 residents"), Unit: words.Per10k, By: due,
				Start: 4.1, Median: 4.63, Low: 4.39, High: 4.88, Comparator: ">=", Limit: 4.5,
				Chance: Chance{0.83, 0.772, 0.876, 200}, Wanted: 0.8, Gate: words.Undecided, TrialsToDecide: 602},
			{Name: pick(l, "常住居民家庭医生签约率", "Residents with a family-doctor contract"), Unit: words.Fraction, By: due,
				Start: 0.33, Median: 0.414, Low: 0.363, High: 0.465, Comparator: ">=", Limit: 0.45,
				Chance: Chance{0.17, 0.124, 0.228, 200}, Wanted: 0.8, Gate: words.Failed,
				Warnings: []string{pick(l, "主要依赖假设", "rests mostly on assumptions")}},
			{Name: pick(l, "15 分钟步行可达居民比例", "Residents within 15 minutes on foot"), Unit: words.Fraction, By: due,
				Start: 0.962, Median: 0.965, Low: 0.951, High: 0.978, Comparator: ">=", Limit: 0.9,
				Chance: Chance{1, 0.981, 1, 200}, Wanted: 0.9, Gate: words.Passed, Status: words.MetAtStart},
			{Name: pick(l, "标准化社区卫生服务中心比例", "Centres built to standard"), Unit: words.Fraction, By: due,
				Start: math.NaN(), Median: 0.769, Low: 0.615, High: 0.923, Comparator: ">=", Limit: 0.75,
				Chance: Chance{0.52, 0.451, 0.588, 200}, Status: words.ByAssumption,
				DecidedBy: pick(l, "起点时已达标的中心数", "the number of centres up to standard at the start"),
				Warnings:  []string{pick(l, "主要依赖假设", "rests mostly on assumptions")}},
		},
		Joint:    &Chance{0.035, 0.017, 0.070, 200},
		Warnings: []string{pick(l, "重复模拟次数偏少：区间较宽", "few replications: intervals are wide")},
	}
}

func TestTables(t *testing.T) {
	for _, l := range []words.Lang{words.ZH, words.EN} {
		suffix := "_" + l.String()
		goldenTable(t, "run"+suffix, exampleRun(l).Table(l))
		dated := exampleRun(l)
		dated.Targets[0].By = month.Of(2023, 12)
		goldenTable(t, "run_dated"+suffix, dated.Table(l))
		goldenTable(t, "plausibility"+suffix, PlausibilityTable(l, []Fact{
			{Name: pick(l, "居民年均社区就诊", "community visits per resident and year"), Unit: words.PerYear, Simulated: 4.1, Known: 3.9, Source: "O061"},
			{Name: pick(l, "平均候诊时间", "mean wait"), Unit: words.Minutes, Simulated: 14, Known: 10, Comparator: ">=", Source: "Z210"},
			{Name: pick(l, "上转率", "up-referral rate"), Unit: words.Fraction, Simulated: 0.017, Known: 0.01, Source: "O240",
				Note: pick(l, "含专家门诊预约", "includes expert clinics")},
		}))
		goldenTable(t, "binding"+suffix, BindingTable(l, []Binding{
			{pick(l, "新增签约", "contracts signed"), pick(l, "签约服务时间", "outreach time"), 0.613,
				&Gain{pick(l, "签约率", "contract rate"), words.Fraction, 0.008, 0.006, 0.010, false}, words.BindingResource},
			{pick(l, "全科医生招聘", "GPs recruited"), pick(l, "招聘来源", "recruits"), 0.3,
				&Gain{pick(l, "签约率", "contract rate"), words.Fraction, 0.001, -0.006, 0.008, false}, words.SlackResource},
			{pick(l, "建设项目", "building projects"), pick(l, "工程进度", "progress of projects"), 0.05,
				&Gain{pick(l, "中心达标率", "centres to standard"), words.Fraction, 0, math.NaN(), math.NaN(), true}, words.SlackResource},
			{pick(l, "全科医生招录", "GPs recruited"), pick(l, "岗位", "posts"), 0.12, nil, words.Phrase{}},
		}))
		goldenTable(t, "provenance"+suffix, Provenance{[]BasisCount{{words.Sourced, 31}, {words.Transferred, 54}, {words.Assumed, 72}}}.Table(l))
		goldenTable(t, "comparison"+suffix, Differences{
			Scenario: pick(l, "加强情景", "stronger"), Baseline: pick(l, "基准情景", "baseline"),
			Rows: []Difference{
				{pick(l, "签约率", "contract rate"), month.Of(2025, 12), words.Fraction, 0.414, 0.435, 0.021, 0.017, 0.025, 0.87},
				{pick(l, "签约率达标概率", "chance of the contract target"), month.Of(2025, 12), words.Chance, 0.17, 0.31, 0.14, 0.09, 0.19, math.NaN()},
				{pick(l, "平均候诊", "mean wait"), month.Of(2025, 12), words.Minutes, 14.2, 14.1, -0.1, -0.4, 0.2, 0.5},
			},
		}.Table(l))
	}
}

func TestDeviation(t *testing.T) {
	for _, c := range []struct {
		fact Fact
		want float64
	}{
		{Fact{Simulated: 3, Known: 2}, 0.5},                     // 3 ÷ 2 − 1
		{Fact{Simulated: 14, Known: 10, Comparator: ">="}, 0},   // on the right side
		{Fact{Simulated: 30, Known: 20, Comparator: "<="}, 0.5}, // 30 ÷ 20 − 1
		{Fact{Simulated: 5, Known: 10, Comparator: ">="}, -0.5}, // 5 ÷ 10 − 1
		{Fact{Simulated: 5}, math.NaN()},                        // nothing known
		{Fact{Simulated: math.NaN(), Known: 1}, math.NaN()},
	} {
		got := c.fact.Deviation()
		if got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("%+v: %v, want %v", c.fact, got, c.want)
		}
	}
}

// Both sides of the limits from which on a deviation is told, and must be explained. A known limit is kept or
// it is not, however small the step beyond it.
func TestFarOff(t *testing.T) {
	facts := []Fact{{Simulated: 1.25, Known: 1}, {Simulated: 0.7, Known: 1, Comparator: ">="}, {Simulated: 1.5, Known: 1}, {Simulated: math.Nextafter(1.5, 2), Known: 1},
		{Simulated: 1, Known: 1, Comparator: ">="}, {Simulated: math.Nextafter(1, 0), Known: 1, Comparator: ">="}}
	rows := PlausibilityTable(words.EN, facts).Rows
	for i, want := range []output.Tone{output.Good, output.Bad, output.Middling, output.Bad, output.Good, output.Bad} {
		if got := rows[i].Cells[4].Tone; got != want {
			t.Errorf("%+v: tone %v", facts[i], got)
		}
	}
}

func exampleThresholds() []Threshold {
	return []Threshold{
		{"gp_per_10k@2025-12", "p(gp_per_10k@2025-12 >= 4.5) >= 0.7", Chance{0.83, 0.772, 0.876, 200}, 0.7, words.Passed, 0, "", nil, nil},
		{"contract_rate@2025-12", "p(contract_rate@2025-12 >= 45%) >= 0.8", Chance{0.17, 0.124, 0.228, 200}, 0.8, words.Failed, 0, "", nil, []string{"a note"}},
		{"community_share_district@2025-12", "p(community_share_district@2025-12 >= 40%) >= 0.5", Chance{0.465, 0.397, 0.534, 200}, 0.5, words.Undecided, 781, "", nil, nil},
		{"wait_mean@2025-12", "p(wait_mean@2025-12 <= 20) >= 0.8", Chance{}, 0.8, words.NoGate, 0, "no rows for wait_mean", nil, nil},
		{"delta(p(gp_per_10k@2025-12))", "delta(p(gp_per_10k@2025-12 >= 4.5)) >= -2%", Chance{}, -0.02, words.Failed, 0, "",
			&Difference{Name: "before", Unit: words.Chance, Before: 0.9, After: 0.83, Change: -0.07, Low: -0.112, High: -0.031}, nil},
		{"delta(wait_mean@2025-12)", "delta(wait_mean@2025-12) <= 1.5", Chance{}, 1.5, words.Undecided, 410, "",
			&Difference{Name: "before", Unit: words.Minutes, Before: 16, After: 17.2, Change: 1.2, Low: 0.6, High: 1.8}, nil},
	}
}

func TestReports(t *testing.T) {
	for _, l := range []words.Lang{words.ZH, words.EN} {
		report, err := JUnit(l, "xuhui", exampleThresholds(), false)
		if err != nil {
			t.Fatal(err)
		}
		checkGolden(t, "junit_"+l.String()+".xml", report)
		var out bytes.Buffer
		if err := output.Markdown(&out, "chcsim · xuhui", ThresholdTable(l, exampleThresholds()), exampleRun(l).Table(l)); err != nil {
			t.Fatal(err)
		}
		checkGolden(t, "summary_"+l.String()+".md", out.Bytes())
	}
	strict, err := JUnit(words.EN, "xuhui", exampleThresholds(), true)
	if err != nil || !bytes.Contains(strict, []byte(`failures="4" errors="1" skipped="0"`)) {
		t.Errorf("strict report, %v:\n%s", err, strict)
	}
}
