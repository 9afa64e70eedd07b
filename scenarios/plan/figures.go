package plan

import (
	"slices"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Figure is a number that a district's own statistics know, in its words and units, and the parameter that follows from it.
type Figure struct {
	Name  mistake.Text
	Unit  mistake.Text
	Group mistake.Text
	Says  mistake.Text // what is counted, and where it is found
	Path  string       // of the parameter; empty for the residents, from whom much follows
	Of    Denominator  // by what the number is divided
	// Counted is a number of the whole district, which another district's cannot stand in for unless it is scaled.
	Counted bool
}

// Denominator is by what a figure is divided to give its parameter.
type Denominator uint8

// The denominators.
const (
	ByNothing      Denominator = iota
	ByTenThousand              // residents
	ByResident                 // residents
	ByVisitor                  // residents, after the visits of others are taken off
	ByGP                       // all GPs
	ByOver60                   // residents of 60 and over
	ByContractable             // the rest of all contracts, by residents under 60
)

// Figures are the figures of the workbook in their order.
func Figures() []Figure {
	people, doctors, contracts := say("Residents", "人口"), say("Doctors and staff", "人员"), say("Contracts", "签约")
	care, buildings := say("Care", "诊疗"), say("Facilities", "机构")
	one, percent, site := say("persons", "人"), say("%", "%"), say("number", "个")
	return []Figure{
		{Name: say("Residents", "常住人口"), Unit: one, Group: people, Says: say("at the end of the year before the horizon begins; the statistical office", "模拟起点上年末；统计公报")},
		{Name: say("Births per 1,000", "出生率"), Unit: say("‰", "‰"), Group: people, Path: "population.crude_birth_rate", Says: say("births of residents in a year for 1,000 residents", "常住人口年出生数/常住人口")},
		{Name: say("Growth of residents", "常住人口年增长率"), Unit: percent, Group: people, Path: "population.growth_per_year", Says: say("expected for years without a total; may be negative", "没有总人口数据的年份的预期，可为负")},
		{Name: say("GPs", "全科医生数"), Unit: one, Group: doctors, Path: "workforce.gp_per_10k_at_start", Of: ByTenThousand, Says: say("all that are counted in the density per 10,000 residents", "计入“每万人口全科医生数”的全部全科医生")},
		{Name: say("GPs practising in the community", "社区执业的全科医生数"), Unit: one, Group: doctors, Path: "workforce.practising_share", Of: ByGP, Says: say("those of them that practise in centres and stations", "其中在中心和站点执业的")},
		{Name: say("GP posts", "全科医生岗位数"), Unit: one, Group: doctors, Path: "workforce.posts_per_10k", Of: ByTenThousand, Says: say("filled and vacant", "含空岗")},
		{Name: say("GPs that can be recruited in a year", "每年可招录全科医生数"), Unit: one, Group: doctors, Path: "workforce.recruits_per_year", Counted: true, Says: say("from training and from outside", "规培结业与外来合计")},
		{Name: say("GPs that resign in a year", "全科医生年离职率"), Unit: percent, Group: doctors, Path: "workforce.resign_hazard", Says: say("without those that retire", "不含退休")},
		{Name: say("Nurses", "社区护士数"), Unit: one, Group: doctors, Path: "workforce.staff_per_10k.nurse", Of: ByTenThousand, Says: say("of centres and stations", "中心和站点合计")},
		{Name: say("Public-health doctors", "社区公共卫生人员数"), Unit: one, Group: doctors, Path: "workforce.staff_per_10k.public_health", Of: ByTenThousand, Says: say("of centres and stations", "中心和站点合计")},
		{Name: say("Assistants of GPs", "家庭医生助理数"), Unit: one, Group: doctors, Path: "workforce.staff_per_10k.assistant", Of: ByTenThousand, Says: say("of centres and stations", "中心和站点合计")},
		{Name: say("Other clinicians", "社区其他医师数"), Unit: one, Group: doctors, Path: "workforce.staff_per_10k.other_clinician", Of: ByTenThousand, Says: say("Chinese medicine, dentists and others", "中医、口腔等")},
		{Name: say("Residents' committees", "居委会数"), Unit: site, Group: doctors, Path: "workforce.committees", Counted: true, Says: say("the civil-affairs bureau", "民政部门")},
		{Name: say("Contracts", "签约居民数"), Unit: one, Group: contracts, Path: "contract.start_rate.under_60", Of: ByContractable, Says: say("residents with a contract at the start; alone it scales the rates of both ages", "起点有效期内的签约居民；单独填写时两个年龄段的签约率按比例调整")},
		{Name: say("Contracts of those of 60 and over", "60岁及以上签约居民数"), Unit: one, Group: contracts, Path: "contract.start_rate.over_60", Of: ByOver60, Says: say("of these, those of 60 and over", "其中60岁及以上")},
		{Name: say("Active contracts", "有效签约比"), Unit: percent, Group: contracts, Path: "contract.start_active_share", Says: say("contracted residents who used a service in the year", "一年内利用过服务的签约居民占比")},
		{Name: say("Contracts for one GP at most", "每名全科医生签约上限"), Unit: one, Group: contracts, Path: "contract.panel_cap", Says: say("as the district sets it", "本区规定")},
		{Name: say("Visits of residents in a year", "居民年门急诊人次"), Unit: say("visits", "人次"), Group: care, Path: "clinic.visits_per_resident", Of: ByResident, Says: say("of the district's residents in all institutions; the insurance office", "本区居民在各级各地机构；医保部门")},
		{Name: say("Visits to community care in a year", "社区年门急诊人次"), Unit: say("visits", "人次"), Group: care, Path: "clinic.community_visits_per_resident", Of: ByVisitor, Says: say("of everybody in centres and stations; the share of others is taken off", "中心和站点全部就诊，将扣除非本区居民")},
		{Name: say("Community share in the district", "区属机构门诊中社区占比"), Unit: percent, Group: care, Path: "clinic.community_share_district_at_start", Says: say("of residents' outpatient visits in the district's own institutions, municipal hospitals left out", "居民在区属医疗机构门诊中社区的占比，不含市级医院")},
		{Name: say("Visits of others in community care", "社区门诊中非本区居民占比"), Unit: percent, Group: care, Path: "clinic.non_resident_community_share", Says: say("people who work here, and others", "在辖区工作的人等")},
		{Name: say("Visits to stations", "站点占社区门诊比例"), Unit: percent, Group: care, Path: "clinic.station_share_at_start", Says: say("of all community visits", "占社区全部门诊")},
		{Name: say("Minutes of a GP's visit", "全科次均接诊时间"), Unit: say("minutes", "分钟"), Group: care, Path: "clinic.gp_visit_minutes", Says: say("face to face", "面诊")},
		{Name: say("Days to an expert's appointment", "市级专家号等候天数"), Unit: say("days", "天"), Group: care, Path: "referral.expert.municipal.base_wait_days", Says: say("of municipal hospitals, without a referral", "市级医院，未经转诊")},
		{Name: say("Stations", "社区卫生服务站数"), Unit: site, Group: buildings, Path: "estate.stations", Counted: true, Says: say("at the start, listed or not", "起点实有，无论是否列入机构表")},
		{Name: say("Stations built to standard", "站点标准化达标率"), Unit: percent, Group: buildings, Path: "estate.station_standard.at_start", Says: say("at the start", "起点")},
		{Name: say("Smart health stations planned", "智慧健康驿站规划数"), Unit: site, Group: buildings, Path: "estate.health_stations_planned", Counted: true, Says: say("with those that exist", "含已建成")},
		{Name: say("Rehabilitation beds", "康复床位数"), Unit: say("beds", "张"), Group: buildings, Path: "referral.beds.rehabilitation.per_10k", Of: ByTenThousand, Says: say("of community care", "社区")},
	}
}

// FiguresForm are the columns of the sheet of figures.
func FiguresForm() TableForm {
	return TableForm{"figures", say("Figures", "区情"), say("a figure of the district; in the workbook alone", "本区的一个数据；只在工作簿中"), slices.Concat([]Column{
		{Name: "figure", Head: say("Figure", "指标"), Example: say("Residents", "常住人口").ZH, Says: say("as init writes it", "init 写好的名称")},
		{Name: "value", Head: say("Value", "数值"), Example: "97.6万", Says: say("in the unit of its row; the likeliest where the limits are filled in", "单位见该行；填了下限和上限时为最可能值")},
		{Name: "low", Head: say("Lowest", "下限"), Optional: true, Example: "96万", Says: say("where the number is not known exactly", "数值不确切时填写")},
		{Name: "high", Head: say("Highest", "上限"), Optional: true, Example: "99万", Says: say("as lowest", "同下限")},
		{Name: "dated", Head: say("Date", "年月"), Optional: true, Example: "2020-12", Says: say("of when it is", "数据的年月")},
	}, provenanceColumns(), []Column{
		{Name: "unit", Head: say("Unit", "单位"), Optional: true, Says: say("not read", "不读取")},
		{Name: "now", Head: say("Stands in", "现用值"), Optional: true, Says: say("what is used while the value is empty; not read", "数值留空时所用的值；不读取")},
		{Name: "says", Head: say("What is counted", "口径与出处"), Optional: true, Says: say("not read", "不读取")},
	})}
}

// given is a figure that the district has filled in.
type given struct {
	Figure
	d      param.Distribution
	origin Origin
	note   string
	at     mistake.Place
}

// figures reads the sheet of figures.
func (r *reading) figures() {
	from, ok := r.sheetOf("figures")
	if !ok {
		return
	}
	t, ok := r.table("figures", from)
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		f, ok := w.figure()
		if !ok {
			continue
		}
		w.once(seen, "figure", f.Name.EN)
		g := given{Figure: f, origin: w.origin(f.Path, false), note: w.bookNote()}
		_, g.at = w.cell("value")
		before := len(r.Errors)
		g.d = w.range3(r.specOf(f))
		if text := w.optional("dated"); text != "" {
			m, at := w.month("dated")
			w.notLater(m, at)
			if f.Path != "" {
				r.s.dates[f.Path] = m
			}
		}
		if len(r.Errors) == before {
			r.given = append(r.given, g)
		}
	}
}

// figure finds which figure a row is of.
func (w row) figure() (Figure, bool) {
	text, at := w.cell("figure")
	var names []string
	for _, f := range Figures() {
		if text == f.Name.ZH || text == f.Name.EN {
			return f, true
		}
		names = append(names, f.Name.In(w.t.r.s.Lang))
	}
	w.t.r.At(at, mistake.Say("there is no figure %q", "没有名为“%s”的数据", mistake.Shorten(text))).
		Expect(mistake.Say("one of %s", "以下之一：%s", mistake.Listed(names))).Near(text, names)
	return Figure{}, false
}

// bookNote is what a row of the workbook says of its source and in its note.
func (w row) bookNote() string {
	source, note := w.optional("source"), w.optional("note")
	if source != "" && note != "" {
		return source + "；" + note
	}
	return source + note
}

// specOf is what numbers a figure takes: those of its parameter, or a number of things.
func (r *reading) specOf(f Figure) param.Spec {
	if i := r.known.field(f.Path); i >= 0 && f.Of == ByNothing {
		return r.known.Fields[i].Spec
	}
	return param.Spec{Unit: "persons", Min: 0, Max: 1e9}
}

// range3 reads a value that may have limits: then it is the likeliest of a triangular distribution.
func (w row) range3(spec param.Spec) param.Distribution {
	middle := w.number("value", spec)
	low, high := w.optional("low"), w.optional("high")
	if low == "" && high == "" {
		return param.Constant(middle)
	}
	_, at := w.cell("value")
	before, d := len(w.t.r.Errors), param.Distribution{Kind: "triangular"}
	if low != "" && high != "" {
		d.Args = []float64{w.number("low", spec), middle, w.number("high", spec)}
	}
	if len(w.t.r.Errors) == before && d.Check() != nil {
		w.t.r.At(at, mistake.Say("the lowest, the value and the highest do not rise", "下限、数值、上限不是递增")).
			Expect(mistake.Say("both limits, the lowest below the value and the highest above it; or none", "两个界限都填，且下限不大于、上限不小于数值；或都不填"))
		return param.Constant(middle)
	}
	return d
}

// filledIn is the figure of a path, where the district has filled it in.
func (r *reading) filledIn(path string) *given {
	for i := range r.given {
		if r.given[i].Path == path {
			return &r.given[i]
		}
	}
	return nil
}
