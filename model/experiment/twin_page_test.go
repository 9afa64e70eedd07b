package experiment

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

var updateTwins = flag.Bool("update", false, "write the page of the twins anew")

// keptTwins are the scores of the study, one file for each kind of truth.
var keptTwins = []struct {
	file        string
	from, asked int // number of the first twin, and how many there are to be
	truth       string
	en, zh      string
}{
	{"testdata/twins/plain.jsonl", 2000, 400, "", "from the model's own prior", "真相出自模型自身的先验"},
	{"testdata/twins/other.jsonl", 3000, 100, "contract.ceiling.others=0.65;behaviour.signing_drift=0.8;behaviour.community_drift=0.5",
		"from a model that differs: lower ceiling of contracts, drifts twice as wide", "真相出自另一个模型：签约上限更低，漂移加倍"},
	{"testdata/twins/far.jsonl", 3200, 12, "contract.ceiling.others=0.65;behaviour.signing_drift=1.6;behaviour.community_drift=1",
		"from a model that differs more: drifts four times as wide", "真相出自差别更大的模型：漂移为四倍"},
}

// labels are the names of what is foretold and of the quantities observed, in the order of foretold and observedOfTwins.
var labels = map[string][2][]string{
	"en": {
		{"GPs per 10,000", "practising GPs per 10,000", "contract rate", "community share in the district's institutions", "community visits per resident", "up-referrals per 100 GP visits", "stations to standard", "centres to standard"},
		{"residents", "GPs counted", "GPs practising", "contracts", "community visits", "district hospitals' visits", "up-referrals", "stations to standard", "centres to standard"},
	},
	"zh": {
		{"每万人全科医生", "每万人执业全科医生", "签约率", "区属机构门诊中社区占比", "人均社区就诊", "每百次全科诊疗上转", "站点达标率", "中心达标率"},
		{"居民", "在册全科医生", "执业全科医生", "签约", "社区门诊", "区级医院门诊", "上转", "达标站点", "达标中心"},
	},
}

// The pages of the twins show the scores that are kept: docs/twins.md, docs/twins.zh.md and the drawing are written anew with -update.
func TestTwinsPage(t *testing.T) {
	var scores [][]twinScore
	for _, kept := range keptTwins {
		list := readTwins(t, kept.file)
		slices.SortFunc(list, func(a, b twinScore) int { return a.Twin - b.Twin })
		scores = append(scores, slices.CompactFunc(list, func(a, b twinScore) bool { return a.Twin == b.Twin }))
	}
	pages := map[string]string{"../../docs/twins.md": twinsPage("en", scores), "../../docs/twins.zh.md": twinsPage("zh", scores), "../../docs/ranks.svg": ranksDrawing(scores[0])}
	for name, page := range pages {
		if *updateTwins {
			if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if old, err := os.ReadFile(name); err != nil || string(old) != page {
			t.Errorf("%s does not show the scores that are kept; write it anew with -update", name)
		}
	}
}

func twinsPage(lang string, scores [][]twinScore) string {
	in := func(en, zh string) string {
		if lang == "zh" {
			return zh
		}
		return en
	}
	var b strings.Builder
	b.WriteString(in(`# Bands tested by twins

[中文](twins.zh.md)

Made of the scores kept in `+"`model/experiment/testdata/twins`"+` by `+"`go test ./model/experiment -run TwinsPage -update`"+`.

The model makes a truth of `+"`testdata/small`"+` from its own prior, observes nine quantities each quarter of three years with errors (residents 0.5%, counted
and practising GPs ±0.3, contracts 1%, community visits 2%, district hospitals' visits 3%, up-referrals 5%, stations and centres to standard ±0.2), is
[conditioned](conditioning.md) on them with 200 draws, and the next two years are foretold: months 48 and 60. Drifts of behaviour are on in all twins, as shipped.
Twins that chose settings (600 to 643), or that earlier versions were judged by (1006 to 1405), are no judges.
`, `# 用孪生检验区间

[English](twins.md)

由 `+"`model/experiment/testdata/twins`"+` 中保存的得分生成：`+"`go test ./model/experiment -run TwinsPage -update`"+`。

由模型按自身先验造出 `+"`testdata/small`"+` 的一个“真相”，三年内每季度带误差地观测九项数量（居民 0.5%，在册与执业全科医生 ±0.3，签约 1%，社区门诊 2%，区级医院门诊 3%，
上转 5%，达标站点与中心 ±0.2），以 200 个抽样[按观测推断](conditioning.zh.md)，再预测此后两年：第 48 和第 60 个月。各孪生都有行为漂移，与发布版相同。
参与选定设置的孪生（600 至 643）和评价过以前版本的孪生（1006 至 1405）不参与评分。
`))
	for k, kept := range keptTwins {
		fmt.Fprintf(&b, "\n## %s\n\n", in("A truth "+kept.en, kept.zh))
		if n := len(scores[k]); n < kept.asked {
			fmt.Fprintf(&b, in("**Not finished: %d of %d twins are made.**\n\n", "**尚未完成：%[2]d 个孪生中已做 %[1]d 个。**\n\n"), n, kept.asked)
		}
		if len(scores[k]) > 0 {
			if k == 0 {
				b.WriteString(tableOfPage(lang, scores[k]))
			}
			b.WriteString(summaryOfPage(lang, scores[k]) + "\n")
		}
		truth := ""
		if kept.truth != "" {
			truth = " \\\n      -twins.truth '" + kept.truth + "'"
		}
		fmt.Fprintf(&b, "    go test ./model/experiment -run TestTwinStudy -v -timeout 0 -twins %d -twins.from %d -twins.file %s%s\n", kept.asked, kept.from, kept.file, truth)
	}
	b.WriteString(in(`
## How to read it

![Ranks of the truths by tenths of the draws](ranks.svg)

The share of truths within the middle 50% and 90% of the draws (ranks of counts are randomised; ± are standard errors, twins counting as one each); the continuous ranked
probability score over that without observations, over the error of keeping the last value as a district observed it, and over that of keeping the true one, which
nobody knows; and the same at the last observed month. In the drawing, of the truths from the model's own prior, the line is what honest bands have, the grey band what accidents may do.
Twins that are in the file are not made again: a study that was interrupted goes on with the same command. A twin takes 20 to 45 seconds of one core of an EPYC at 2.4 GHz, by what else runs.
`, `
## 读法

![真相在抽样中的秩，按十等分](ranks.svg)

真相落在抽样中间 50% 与 90% 之内的比例（计数指标随机取秩；± 为标准误，每个孪生计一次）；连续分级概率评分与无观测时之比、与沿用所观测末值的误差之比、与沿用真实末值（无人知晓）的误差之比；
以及最后观测月的同类数字。图为真相出自自身先验的孪生：横线为区间如实时应有的数目，灰带为偶然可致的偏差。文件中已有的孪生不再重做，中断后用同一命令继续。
每个孪生需 2.4 GHz EPYC 单核 20 至 45 秒，视同时运行的任务而定。
`))
	return b.String()
}

// tableOfPage has a row for each indicator and one for all.
func tableOfPage(lang string, scores []twinScore) string {
	var b strings.Builder
	head, all := "| months 48 and 60 | in 50% | in 90% | CRPS ÷ without | ÷ last value as observed | ÷ last value as it was | last month: CRPS ÷ without |", "all"
	if lang == "zh" {
		head, all = "| 第 48 与 60 月 | 50% 内 | 90% 内 | CRPS ÷ 无观测 | ÷ 沿用观测到的末值 | ÷ 沿用真实末值 | 最后观测月：CRPS ÷ 无观测 |", "合计"
	}
	fmt.Fprintf(&b, "%s\n|---|---|---|---|---|---|---|\n", head)
	for k, name := range append(slices.Clone(labels[lang][0]), all) {
		p := pool(scores, func(indicator int) bool { return indicator == k || k == len(foretold) })
		half, halfSE := covered(p.later, .5)
		most, mostSE := covered(p.later, .9)
		fmt.Fprintf(&b, "| %s | %.1f%% ± %.1f | %.1f%% ± %.1f | %.2f | %.2f | %.2f | %.2f |\n", name, half, halfSE, most, mostSE, p.crps/p.plain, p.crps/p.persistence, p.crps/p.exact, p.lastCRPS/p.lastPlain)
	}
	b.WriteString("\n")
	return b.String()
}

// summary is what is said of twins beside the table.
type summary struct {
	half, halfSE, most, mostSE     float64 // of all that is foretold
	crps                           float64 // over that without observations
	parametersHalf, parametersMost float64
	each, misfits                  []string // by indicator in 90%; by quantity, of the last observed month
	tenths                         string
	twinConflicts
}

func summarizeTwins(lang string, scores []twinScore) (s summary) {
	p := pool(scores, func(int) bool { return true })
	s.half, s.halfSE = covered(p.later, .5)
	s.most, s.mostSE = covered(p.later, .9)
	s.crps, s.tenths = p.crps/p.plain, strings.Trim(strings.Join(strings.Fields(fmt.Sprint(tenths(p.later))), ", "), "[]")
	var parameters [][]float64
	for _, one := range scores {
		parameters = append(parameters, one.Parameters)
	}
	s.parametersHalf, _ = covered(parameters, .5)
	s.parametersMost, _ = covered(parameters, .9)
	for k, name := range labels[lang][0] {
		share, _ := covered(pool(scores, func(indicator int) bool { return indicator == k }).later, .9)
		s.each = append(s.each, fmt.Sprintf("%s %.0f", name, share))
	}
	for k, name := range labels[lang][1] {
		s.misfits = append(s.misfits, fmt.Sprintf("%s %.2f", name, lastMisfit(scores, k)))
	}
	s.twinConflicts = conflictsOf(scores)
	return s
}

// summaryFormat and what fills it, in the order of its numbers.
var summaryFormat = map[string]string{
	"en": "%[1]d twins (%[2]s): %.1[3]f%% ± %.1[4]f in 50%%, %.1[5]f%% ± %.1[6]f in 90%% (of each in 90%%: %[7]s); CRPS %.2[8]f of that without observations. Parameters: %.1[9]f%% in 50%%, %.1[10]f%% in 90%%.\n\n" +
		"In the last observed month the median of the draws misses what was observed, in standard deviations of error and chance together (median over twins): %[11]s; up to 1.5 is well.\n\n" +
		"A conflict was told of %[12]d of the %[13]d twins of whose months 48 and 60 at least three quarters lie in 90%%, and of %[14]d of the %[15]d of which fewer do. Ranks of all by tenths: %[16]s.\n",
	"zh": "%[1]d 个孪生（%[2]s）：50%% 内 %.1[3]f%% ± %.1[4]f，90%% 内 %.1[5]f%% ± %.1[6]f（各指标 90%% 内：%[7]s）；CRPS 为无观测时的 %.2[8]f。参数：50%% 内 %.1[9]f%%，90%% 内 %.1[10]f%%。\n\n" +
		"最后观测月抽样的中位数与观测值相差（以误差与偶然合计的标准差计，各孪生的中位数）：%[11]s；不超过 1.5 为合格。\n\n" +
		"第 48 与 60 月至少四分之三落在 90%% 内的 %[13]d 个孪生中有 %[12]d 个被提示矛盾，不足四分之三的 %[15]d 个中有 %[14]d 个。全部秩按十等分：%[16]s。\n",
}

func summaryOfPage(lang string, scores []twinScore) string {
	s, and := summarizeTwins(lang, scores), map[string]string{"en": ", ", "zh": "、"}[lang]
	return fmt.Sprintf(summaryFormat[lang], len(scores), numbers(scores, "–", and), s.half, s.halfSE, s.most, s.mostSE, strings.Join(s.each, and), s.crps,
		s.parametersHalf, s.parametersMost, strings.Join(s.misfits, and), s.told[0], s.twins[0], s.told[1], s.twins[1], strings.ReplaceAll(s.tenths, ", ", and))
}

// numbers are those of the twins: 1006–1042, 1206.
func numbers(scores []twinScore, to, and string) string {
	var runs []string
	for i := 0; i < len(scores); {
		j := i
		for j+1 < len(scores) && scores[j+1].Twin == scores[j].Twin+1 {
			j++
		}
		run := fmt.Sprint(scores[i].Twin)
		if j > i {
			run += to + fmt.Sprint(scores[j].Twin)
		}
		runs, i = append(runs, run), j+1
	}
	return strings.Join(runs, and)
}
