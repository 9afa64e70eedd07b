package district

import (
	"fmt"
	"strconv"
	"strings"

	"chcsim/model/param"
	"chcsim/scenarios"
)

// plan is plan.yaml: what the district wants, and by when.
func (o Order) plan(from origin) string {
	text := fmt.Sprintf(o.say(planEN, planZH), o.name(), o.book())
	if o.From == "blank" {
		return text
	}
	return text + "\n" + o.shocks()
}

const planZH = `# %[1]s：规划。本区的数据填在 %[2]s，这里写目标、措施和时间。
scenario: %[1]s规划
lang: zh
extends: base.yaml
workbook: %[2]s
as_of: 2023-06                          # 此月之后的数据只用于对照
horizon: {from: 2021-01, to: 2025-12}   # 模拟的时间；起点前十二个月为起点年
run: {replications: 200, seed: 1, clinic_days: 0}
# outlines: {file: 街镇界线.geojson, code: code}   # 有界线时按界线生成需求点，并绘制地图
targets: # 示例，请改为本区目标；指标名见 chcsim list indicators
  - {indicator: gp_per_10k, by: 2025-12, at_least: 4.5, chance: 80%%}
  - {indicator: contract_rate, by: 2025-12, at_least: 45%%, chance: 80%%}
  - {indicator: community_share_district, by: 2025-12, at_least: 40%%, chance: 80%%}
  - {indicator: station_standard_rate, by: 2025-12, at_least: 80%%, chance: 80%%}
levers: [] # 例如 [{use: online_contract, from: 2023-07}]；名称见 chcsim list levers
`

const planEN = `# %[1]s: the plan. What the district knows of itself stands in %[2]s; here stand targets, levers and times.
scenario: %[1]s plan
lang: en
extends: base.yaml
workbook: %[2]s
as_of: 2023-06                          # what is later is for comparison only
horizon: {from: 2021-01, to: 2025-12}   # what is simulated; the year before it is the base year
run: {replications: 200, seed: 1, clinic_days: 0}
# outlines: {file: areas.geojson, code: code}   # with outlines demand points are made of them, and maps are drawn
targets: # examples; state those of the district. chcsim list indicators names them
  - {indicator: gp_per_10k, by: 2025-12, at_least: 4.5, chance: 80%%}
  - {indicator: contract_rate, by: 2025-12, at_least: 45%%, chance: 80%%}
  - {indicator: community_share_district, by: 2025-12, at_least: 40%%, chance: 80%%}
  - {indicator: station_standard_rate, by: 2025-12, at_least: 80%%, chance: 80%%}
levers: [] # such as [{use: online_contract, from: 2023-07}]; chcsim list levers names them
`

// shocks are those of the shipped plan: what befell one district of the city befell all.
func (o Order) shocks() string {
	text, err := scenarios.Shipped.ReadFile(o.From + ".yaml")
	if err != nil {
		return ""
	}
	_, after, found := strings.Cut(string(text), "\nshocks:")
	if !found {
		return ""
	}
	section := "shocks:" // with its lines as far as they are indented
	for i, line := range strings.Split(after, "\n") {
		if i > 0 && !strings.HasPrefix(line, " ") {
			break
		}
		section += line + "\n"
	}
	return section
}

// base is base.yaml: what stands in where the workbook is empty.
func (o Order) base(from origin) string {
	var b strings.Builder
	fmt.Fprintf(&b, o.say("# What stands in where %[1]s is empty: values and tables of %[2]s. Numbers of things follow the residents, and\n# nothing of it counts as sourced. There is nothing to change here.\n",
		"# %[1]s 留空之处以%[2]s的取值和数据表代用：数量按常住人口折算，本地依据一律按移用计。此文件无须修改。\n"), o.book(), from.name.In(o.Lang))
	fmt.Fprintf(&b, "extends: common.yaml\nstand_in: {of: %s, residents: %s}\ntables:\n", from.name.In(o.Lang), whole(from.residents))
	keys := []string{"subdistricts", "age_sex"}
	if o.From != "blank" {
		keys = append(keys, "demand_points", "facilities", "hospitals")
	}
	for _, key := range keys {
		fmt.Fprintf(&b, "  %s: %s/%s.csv\n", key, o.tables(), key)
	}
	section := ""
	for _, p := range from.values {
		above, key, _ := strings.Cut(p.Path, ".")
		if above != section {
			fmt.Fprintf(&b, "%s:\n", above)
			section = above
		}
		fmt.Fprintf(&b, "  %s: %s\n", key, value(p))
	}
	return b.String()
}

// value writes a parameter as scenarios do.
func value(p param.Parameter) string {
	args := make([]string, len(p.Distribution.Args))
	for i, x := range p.Distribution.Args {
		args[i] = number(x)
	}
	text := fmt.Sprintf("{%s: [%s]", p.Distribution.Kind, strings.Join(args, ", "))
	if p.Distribution.Kind == "constant" {
		text = "{value: " + args[0]
	}
	text += ", basis: " + string(p.Basis)
	if p.Source != "" {
		text += ", source: " + p.Source
	}
	if p.Note != "" {
		text += ", note: " + strconv.Quote(p.Note)
	}
	return text + "}"
}

// readme is the page that says what to do.
func (o Order) readme(from origin) string {
	return fmt.Sprintf(o.say(readmeEN, readmeZH), o.name(), o.book(), from.name.In(o.Lang), o.tables())
}

const readmeZH = `# %[1]s

这个文件夹现在就能运行。开始时没有一项%[1]s自己的数据，全部以%[3]s代用；填得越多，结果越是%[1]s的。

1. 运行一次，看先填什么：
   ` + "`chcsim run %[1]s --out 结果`" + `（在上一级文件夹中）。末尾的“本区数据”列出已填几项、哪些空缺对目标影响最大。
2. 打开 **%[2]s** 填写。不知道的格留空，不要写 0。数值可写 97.6万、45%%、2023年6月；不确切的填下限和上限。
   - 区情：三十项最要紧的数；年龄、街镇、机构、项目、观测各一张表。
   - 填了“街镇”之后，代用的街镇、机构和医院一律不再使用；“机构”未填时每个街镇按一个中心计。
3. ` + "`chcsim check %[1]s`" + ` 核对：错误会指出哪一格，例如 区情!C7。
4. 在 plan.yaml 中写本区的目标和措施，再运行。

| 文件 | 内容 |
|---|---|
| %[2]s | 本区数据，由您填写 |
| plan.yaml | 目标、措施、时间 |
| base.yaml | 代用的取值（移自%[3]s，数量按常住人口折算） |
| %[4]s/ | 代用的数据表 |

没有坐标和界线时，各街镇的位置是虚构的，与距离有关的指标没有意义；结果会说明这一点。
`

const readmeEN = `# %[1]s

This folder runs as it is. At first nothing in it is of %[1]s: %[3]s stands in. The more is filled in, the more the results
are those of %[1]s.

1. Run it once to see what to fill in first, from the folder above: ` + "`chcsim run %[1]s --out results`" + `. The table
   "The district's own figures" at the end counts them and ranks the open ones by what they do to the targets.
2. Open **%[2]s**. Leave empty what is not known; do not write 0. A number that is not known exactly has a lowest and a highest.
   - Figures: the thirty that matter most; and a sheet each of ages, subdistricts, facilities, projects and observations.
   - Once subdistricts are filled in, those that stand in are not used, nor their facilities and hospitals; without
     facilities each subdistrict has one centre.
3. ` + "`chcsim check %[1]s`" + ` names the cell of a mistake, such as Figures!C7.
4. State the district's targets and levers in plan.yaml, and run again.

| File | What it holds |
|---|---|
| %[2]s | the district's own figures, for you to fill in |
| plan.yaml | targets, levers, times |
| base.yaml | values that stand in (of %[3]s; numbers of things follow the residents) |
| %[4]s/ | tables that stand in |

Without coordinates or outlines the places of subdistricts are made up, and what depends on distance means nothing; the
results say so.
`
