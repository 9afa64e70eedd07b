package plan

import (
	"slices"

	"chcsim/scenarios/mistake"
)

// TableForm says of a table which columns its reader takes. It is the one place that does: the reader, the sheets of a workbook
// and the page of the tables follow it.
type TableForm struct {
	Name    string       // the key of the section tables
	Title   mistake.Text // what its sheet is called
	Says    mistake.Text // what a row is
	Columns []Column
}

// Column is a column of a table.
type Column struct {
	Name     string       // in files
	Head     mistake.Text // in sheets, and accepted in files, too
	Also     []string     // other heads that are accepted
	Unit     mistake.Text // of its cells
	Optional bool
	InFiles  bool // not in the sheets that init writes
	Example  string
	Says     mistake.Text
	Words    []Word // what its cells may say in the words of people
}

// Word is a value of a cell, as files and as people write it.
type Word struct {
	Value string
	Says  mistake.Text
}

// form returns the form of a table.
func formOf(name string) TableForm {
	forms := append(TableForms(), FiguresForm())
	return forms[slices.IndexFunc(forms, func(f TableForm) bool { return f.Name == name })]
}

// column finds a column by its name, or by a head with or without its unit.
func (f TableForm) column(head string) (Column, bool) {
	for _, c := range f.Columns {
		for _, name := range append([]string{c.Name, c.Head.ZH, c.Head.EN}, c.Also...) {
			if head == name || head == c.Titled("zh") || head == c.Titled("en") {
				return c, true
			}
		}
	}
	return Column{}, false
}

func (f TableForm) names() []string {
	list := make([]string, len(f.Columns))
	for i, c := range f.Columns {
		list[i] = c.Name
	}
	return list
}

// Titled is the head of the column with its unit, such as 人口（人）.
func (c Column) Titled(lang string) string {
	if unit := c.Unit.In(lang); unit != "" {
		return mistake.Say("%s (%s)", "%s（%s）", c.Head, c.Unit).In(lang)
	}
	return c.Head.In(lang)
}

// value is what files write for a word of people.
func (c Column) value(text string) string {
	for _, w := range c.Words {
		if text == w.Says.ZH || text == w.Says.EN {
			return w.Value
		}
	}
	return text
}

var (
	say     = mistake.Say
	aPerson = say("persons", "人")
	aMonth  = say("month", "年月")
	aDegree = say("degrees", "度")
	yesOrNo = []Word{{"true", say("yes", "是")}, {"false", say("no", "否")}}
)

// provenanceColumns stand in every table of inputs.
func provenanceColumns() []Column {
	return []Column{
		{Name: "basis", Head: say("Basis", "依据"), Optional: true, Example: "sourced", Words: []Word{
			{"sourced", say("this district", "本区")}, {"transferred", say("transferred", "移用")}, {"assumed", say("assumed", "假定")}},
			Says: say("where the row comes from: sourced (this place and time), transferred (another), assumed", "数据依据：sourced（本地当年）、transferred（移用他处或他年）、assumed（假定）")},
		{Name: "source", Head: say("Source", "来源"), Optional: true, Example: "O005",
			Says: say("ids of the table of sources, in a sheet any text", "来源表中的编号；工作表中可写任意文字")},
		{Name: "note", Head: say("Note", "备注"), Optional: true, Says: say("a remark", "说明")},
	}
}

func placeColumns(optional bool) []Column {
	return []Column{
		{Name: "lon", Head: say("Longitude", "经度"), Unit: aDegree, Optional: optional, Example: "121.450167"},
		{Name: "lat", Head: say("Latitude", "纬度"), Unit: aDegree, Optional: optional, Example: "31.208754"},
		{Name: "crs", Head: say("Coordinates", "坐标系"), Optional: optional, Example: "WGS84",
			Words: []Word{{"WGS84", say("WGS84", "WGS84")}, {"GCJ02", say("GCJ02", "GCJ02（高德、腾讯）")}, {"BD09", say("BD09", "BD09（百度）")}},
			Says:  say("WGS84, GCJ02 or BD09; nothing is assumed", "WGS84、GCJ02（高德、腾讯）或 BD09（百度）；不作假定")},
	}
}

// TableForms are all tables, in the order in which they are read.
func TableForms() []TableForm {
	area := Column{Name: "area", Head: say("Subdistrict", "街镇"), Also: []string{"区域"}, Example: "310104003", Says: say("code or name of a subdistrict", "街镇代码或名称")}
	areaOrAll := area
	areaOrAll.Optional, areaOrAll.Example, areaOrAll.Says = true, "all", say("code or name of a subdistrict; all or nothing for the whole district", "街镇代码或名称；all 或留空表示全区")
	english := Column{Name: "name_en", Head: say("English name", "英文名称"), Optional: true, InFiles: true, Example: "Tianping CHC", Says: say("as the Chinese name where it is empty", "留空则同中文名")}
	name := Column{Name: "name_zh", Head: say("Name", "名称"), Example: "天平社区卫生服务中心"}
	id := Column{Name: "id", Head: say("Id", "编号"), Optional: true, InFiles: true, Example: "tianping", Says: say("each once; the name where it is empty", "不得重复；留空则用名称")}
	vintage := Column{Name: "vintage", Head: say("List of", "名单年月"), Unit: aMonth, Optional: true, InFiles: true, Example: "2022-12", Says: say("when the list was made that holds it", "所在名单的年月")}
	address := Column{Name: "address", Head: say("Address", "地址"), Optional: true, InFiles: true, Says: say("not used", "不参与计算")}
	return []TableForm{
		{"subdistricts", say("Subdistricts", "街镇"), say("a subdistrict, which has one centre", "一个街镇，有一家社区卫生服务中心"), slices.Concat([]Column{
			{Name: "code", Head: say("Code", "代码"), Optional: true, Example: "310104003", Says: say("the name where it is empty", "留空则用名称")},
			{Name: "name", Head: say("Name", "名称"), Example: "天平路街道"},
			{Name: "population", Head: say("Residents", "常住人口"), Unit: aPerson, Example: "74919"},
			{Name: "log_sd", Head: say("Log error", "对数误差"), Optional: true, InFiles: true, Example: "0.2", Says: say("by how much the logarithm of its share of the district is uncertain; 0 where it is counted", "占全区份额的对数的标准差；普查数为 0")},
		}, provenanceColumns())},
		{"age_sex", say("Ages", "年龄"), say("residents of an age group; of both sexes in two columns, or one sex in a row (long form)", "一个年龄组的居民；男女分列，或每行一个性别（长表）"), slices.Concat([]Column{
			areaOrAll,
			{Name: "ages", Head: say("Age group", "年龄组"), Also: []string{"age", "年龄"}, Unit: say("years", "岁"), Example: "5-9", Says: say("0, 1-4, 5–9岁 … 85+, 90岁及以上: groups without gaps, the last open; they are spread over single years", "0、1-4、5–9岁……85+、90岁及以上：不留空隙，最后为开放组；按单岁细分")},
			{Name: "male", Head: say("Men", "男"), Also: []string{"男性"}, Unit: aPerson, Optional: true, Example: "22395"},
			{Name: "female", Head: say("Women", "女"), Also: []string{"女性"}, Unit: aPerson, Optional: true, Example: "20178"},
			{Name: "sex", Head: say("Sex", "性别"), Optional: true, InFiles: true, Words: []Word{{"male", say("men", "男")}, {"female", say("women", "女")}}, Says: say("of the long form: male or female", "长表用：male（男）或 female（女）")},
			{Name: "persons", Head: say("Persons", "人数"), Also: []string{"人口", "人口数"}, Unit: aPerson, Optional: true, InFiles: true, Says: say("of the long form", "长表用")},
		}, provenanceColumns())},
		{"demand_points", say("Demand points", "需求点"), say("a place where residents live; without the table they are made, and a note says of what", "居民居住的地点；缺此表时自动生成，并在注中说明"), slices.Concat([]Column{area},
			placeColumns(false), []Column{{Name: "weight", Head: say("Weight", "权重"), Example: "0.034853", Says: say("share of the subdistrict's residents, or any multiple; 0 where nobody is known to live", "占本街镇居民的份额或其倍数；无人居住为 0")}}, provenanceColumns())},
		{"facilities", say("Facilities", "机构"), say("a community health facility", "一家社区卫生服务机构"), slices.Concat([]Column{
			id, name, english,
			{Name: "kind", Head: say("Kind", "类别"), Example: "centre", Words: []Word{{"centre", say("centre", "中心")}, {"sub_centre", say("sub-centre", "分中心")}, {"station", say("station", "服务站")}, {"second_site", say("second site", "第二院址")}},
				Says: say("centre, sub_centre, station, or second_site: another house of a centre, which counts for access only", "centre 中心、sub_centre 分中心、station 服务站、second_site 中心的第二处院址（只计可达性）")},
			area}, placeColumns(true), []Column{
			{Name: "standardized_at_start", Head: say("Built to standard", "起点已达建设标准"), Optional: true, Words: yesOrNo, Example: "0.85", Says: say("true, false or a probability; a station without it is as estate.station_standard says", "true、false 或概率；服务站留空则按 estate.station_standard")},
			{Name: "exists_at_start", Head: say("Open at the start", "起点已开设"), Optional: true, InFiles: true, Example: "0.9", Says: say("a probability, else 1", "概率；留空为 1")},
			vintage, address,
			{Name: "planned", Head: say("Planned", "规划新建"), Optional: true, Words: yesOrNo, Example: "false", Says: say("true where a project opens it later", "由项目新开设的写 true")},
		}, provenanceColumns())},
		{"hospitals", say("Hospitals", "医院"), say("a hospital; without the table ways to hospitals are as good as equal", "一家医院；缺此表时各处到医院的路程视为相同"), slices.Concat([]Column{
			id, {Name: "name_zh", Head: say("Name", "名称"), Example: "徐汇区中心医院"}, english,
			{Name: "tier", Head: say("Tier", "层级"), Example: "district", Words: []Word{{"district", say("district", "区属")}, {"municipal", say("municipal", "市级")}}, Says: say("district or municipal", "district 区属或 municipal 市级")},
		}, placeColumns(false), []Column{vintage, address}, provenanceColumns())},
		{"projects", say("Projects", "项目"), say("a building project of the plan", "规划中的一个建设项目"), slices.Concat([]Column{
			id, {Name: "facility", Head: say("Facility", "机构"), Example: "tianping", Says: say("id or name of a facility", "机构编号或名称")},
			{Name: "name_zh", Head: say("Name", "项目名称"), Example: "天平改扩建"}, english,
			{Name: "kind", Head: say("Kind", "类型"), Example: "renovation", Words: []Word{{"construction", say("construction", "新建")}, {"renovation", say("renovation", "改扩建")}, {"siting", say("siting", "选址")}, {"relocation", say("relocation", "迁址")}, {"opening", say("opening", "开设")}, {"upgrade", say("upgrade", "提升")}},
				Says: say("construction, renovation, siting, relocation, opening or upgrade", "construction 新建、renovation 改扩建、siting 选址、relocation 迁址、opening 开设、upgrade 提升")},
			{Name: "goal", Head: say("Promised", "要求"), Example: "complete", Words: []Word{{"complete", say("complete", "建成")}, {"start", say("start", "开工")}}, Says: say("complete or start", "complete 建成或 start 开工")},
			{Name: "stages_done", Head: say("Stages done", "已完成阶段数"), Example: "1", Says: say("0 to 4 of siting, approval, design, construction, acceptance", "选址、审批、设计、施工、验收中已完成的个数，0 至 4")},
			{Name: "start_earliest", Head: say("Next stage, earliest", "下一阶段最早"), Unit: aMonth, Example: "2022-01"},
			{Name: "start_likely", Head: say("Next stage, likely", "下一阶段最可能"), Unit: aMonth, Example: "2022-06"},
			{Name: "start_latest", Head: say("Next stage, latest", "下一阶段最晚"), Unit: aMonth, Example: "2023-12"},
			{Name: "by", Head: say("Promised by", "要求年月"), Unit: aMonth, Optional: true, Example: "2025-12"},
			{Name: "unfinished_at", Head: say("Unfinished at", "当时尚未完成"), Unit: aMonth, Optional: true, InFiles: true, Example: "2022-12", Says: say("at its end the project was known not to be complete", "该月底已知项目尚未完成")},
		}, endedForms(), []Column{
			{Name: "moves_to_lon", Head: say("Moves to, longitude", "迁往经度"), Unit: aDegree, Optional: true, InFiles: true},
			{Name: "moves_to_lat", Head: say("Moves to, latitude", "迁往纬度"), Unit: aDegree, Optional: true, InFiles: true},
			{Name: "crs", Head: say("Coordinates", "坐标系"), Optional: true, InFiles: true},
		}, provenanceColumns())},
		{"events", say("Events", "已知事件"), say("what happened at a facility by as_of; of what has an event the table is complete", "as_of 之前某机构发生的一件事；凡有事件的一类，本表视为完整"), slices.Concat([]Column{
			{Name: "facility", Head: say("Facility", "机构"), Example: "tianping", Says: say("id or name of a facility", "机构编号或名称")},
			{Name: "date", Head: say("Date", "年月"), Also: []string{"日期", "月份"}, Example: "2022-06"},
			{Name: "event", Head: say("Event", "事件"), Example: "opened", Says: say("opened, closed, standardized, or a capability", "opened 开设、closed 关闭、standardized 达标，或一项能力")},
		}, provenanceColumns())},
		{"totals", say("Totals", "总人口"), say("residents of the district at the end of a month", "某月末的全区常住人口"), slices.Concat([]Column{
			{Name: "date", Head: say("Date", "年月"), Also: []string{"日期", "月份"}, Example: "2022-12"},
			{Name: "persons", Head: say("Residents", "常住人口"), Unit: aPerson, Example: "1098500"},
		}, provenanceColumns())},
		{"behaviour_figures", say("Figures of behaviour", "行为数据"), say("what was measured of a level of behaviour that wanders, comparable within a series", "某项会漂移的行为水平的一次实测值；同一序列内口径可比"), slices.Concat([]Column{
			{Name: "level", Head: say("Level", "行为"), Example: "community", Says: say("community, visits, online, signing or refill", "community 社区就诊、visits 人均就诊、online 线上、signing 签约意愿、refill 配药间隔")},
			{Name: "series", Head: say("Series", "序列"), Example: "1+1+1"},
			{Name: "date", Head: say("Date", "年月"), Example: "2019-12"},
			{Name: "value", Head: say("Value", "数值"), Example: "54%", Says: say("a share for community and online, else a positive number", "community 和 online 为占比，其余为正数")},
			{Name: "sd", Head: say("Error (sd)", "标准差"), Example: "1%", Says: say("standard deviation of its error", "误差的标准差")},
		}, provenanceColumns())},
		{"plan_targets", say("Promises", "规划目标"), say("what the plan's documents promise, beside the targets and projects that cite its source", "规划文件写明的一项目标，供与引用同一来源的目标和项目逐条对照"), []Column{
			{Name: "source", Head: say("Source", "来源"), Example: "S089"}, {Name: "due", Head: say("Due", "期限"), Example: "2025"},
			{Name: "zh", Head: say("In Chinese", "中文"), Example: "15分钟慢行可达覆盖率"}, {Name: "en", Head: say("In English", "英文"), Example: "15-minute coverage"},
			{Name: "wanted", Head: say("Number", "数值"), Optional: true, Example: "≥90%"},
			{Name: "not_judged_zh", Head: say("Why not judged, in Chinese", "不判断的理由"), Optional: true}, {Name: "not_judged_en", Head: say("Why not judged, in English", "不判断的理由（英文）"), Optional: true},
		}},
		{"observations", say("Observations", "观测"), say("what was measured of an indicator, or of a count behind one", "一个指标或其分子、分母的一次实测值"), slices.Concat([]Column{
			{Name: "indicator", Head: say("Indicator", "指标"), Example: "contract_rate", Says: say("chcsim list indicators shows them", "chcsim list indicators 可列出")},
			{Name: "date", Head: say("Date", "年月"), Also: []string{"日期", "月份"}, Example: "2022-12", Says: say("the last month of the period; a year for the whole of it", "期间的最后一个月；写年份即全年")},
			{Name: "value", Head: say("Value", "数值"), Example: "38.5%"},
			areaOrAll,
			{Name: "period", Head: say("Period", "口径"), Also: []string{"期间"}, Optional: true, Example: "year", Words: []Word{{"month", say("month", "当月")}, {"year", say("year", "全年")}}, Says: say("month, or year for the twelve months up to the date", "month 当月，year 为截至该月的12个月")},
			{Name: "comparator", Head: say("Relation", "比较"), Optional: true, Example: "=", Words: []Word{{"=", say("=", "等于")}, {"~", say("about", "约")}, {">=", say("at least", "不低于")}, {"<=", say("at most", "不高于")}}, Says: say("= >= <= > < ~; nothing is =", "= >= <= > < ~；留空为 =")},
			{Name: "sd", Head: say("Error (sd)", "标准差"), Optional: true, Example: "1%", Says: say("standard deviation of its error", "误差的标准差")},
			{Name: "weight", Head: say("Weight", "权重"), Optional: true, InFiles: true, Example: "1", Says: say("the usual error is divided by its root; 0: compared only", "通常误差除以其平方根；0 表示只作对照")},
		}, provenanceColumns())},
		{"sources", say("Sources", "来源表"), say("where figures come from; the key sources names the file", "数据来源；由 sources 键指明文件"), []Column{
			{Name: "id", Head: say("Id", "编号"), Example: "O005"}, {Name: "title", Head: say("Title", "名称"), Example: "2020年普查"},
			{Name: "address", Head: say("Address", "出处"), Example: "https://example.org/a"},
			{Name: "dated", Head: say("Dated", "年月"), Unit: aMonth, Example: "2021-05", Says: say("the month from which the fact can be known", "从何时起可知")},
			{Name: "note", Head: say("Note", "备注"), Optional: true},
		}},
	}
}

// endedForms are the months in which the stages of a project ended.
func endedForms() []Column {
	var list []Column
	for i, stage := range []mistake.Text{say("Siting", "选址"), say("Approval", "审批"), say("Design", "设计"), say("Construction", "施工"), say("Acceptance", "验收")} {
		list = append(list, Column{
			Name: endedColumns[i], Head: say("%s ended", "%s完成年月", stage), Unit: aMonth, Optional: true, InFiles: true,
			Says: say("of stages after stages_done, by as_of", "stages_done 之后、as_of 之前已完成的阶段"),
		})
	}
	return list
}
