package words

// Phrases of what a parameter is. Those with a verb (%s) are used with Fill.
var (
	PropertyHead  = Phrase{"项目", "what"}
	MeaningHead   = Phrase{"说明", "meaning"}
	UnitHead      = Phrase{"单位", "unit"}
	RangeHead     = Phrase{"取值范围", "range"}
	ReadHead      = Phrase{"读取", "read"}
	ReadByEvents  = Phrase{"分布本身就是取值：事件由它抽样，措施不能改变", "the distribution itself is the value: events draw from it, and no measure moves it"}
	ReadAtStart   = Phrase{"每次重复抽取一次，只在开始时读取，措施不能改变", "drawn once in a replication and read at its start only: no measure moves it"}
	ReadMonthly   = Phrase{"每次重复抽取一次，逐月读取，措施和冲击可以改变", "drawn once in a replication and read every month: measures and shocks move it"}
	ShareOfHead   = Phrase{"同属一个整体，合计不超过1", "part of one whole, at most 1 together"}
	ValuesTitle   = Phrase{"各随附规划中的取值", "Its value in the shipped plans"}
	ScenarioHead  = Phrase{"情景", "scenario"}
	ValueHead     = Phrase{"取值", "value"}
	BasisHead     = Phrase{"依据类型", "basis"}
	StandsInHead  = Phrase{"所在", "stands in"}
	NoteHead      = Phrase{"说明", "note"}
	SourcesTitle  = Phrase{"来源", "Sources"}
	AddressHead   = Phrase{"出处", "address"}
	MovedByTitle  = Phrase{"哪些措施改变它", "Measures that move it"}
	EffectHead    = Phrase{"作用", "effect"}
	UsedTitle     = Phrase{"作用在何处：模型部分 %s", "Where it acts: part %s of the model"}
	UsedNote      = Phrase{"引自 model/README.md，公式编号以该节为准", "from model/README.md; formulas are numbered by section"}
	SectionHead   = Phrase{"章节", "section"}
	EquationHead  = Phrase{"公式与说明", "equations"}
	NotOnPage     = Phrase{"公式页没有单独提到它；所在部分的代码注释有说明", "the page of equations does not name it by itself; the comments of the part's code do"}
	GroupTitle    = Phrase{"%s 之下的参数", "Parameters of %s"}
	ParameterHead = Phrase{"参数", "parameter"}
)

// unitsZH say what the units of parameters are.
var unitsZH = map[string]string{
	"rate": "占比，0 到 1", "rate/year": "每年占比", "per_1000": "每千人", "per_10k": "每万人", "persons": "人", "persons/year": "人/年",
	"visits/year": "每居民每年诊次", "count": "个数", "per_year": "每年次数", "minutes": "分钟", "minutes/year": "每年分钟", "hours": "小时", "days": "天",
	"weeks": "周", "months": "月", "years": "年", "log_odds": "优势比的对数变化", "odds_ratio": "优势比", "factor": "倍数，1 为不变", "ratio": "可以超过 1 的比值",
	"km/h": "公里/小时", "cost": "千元", "cost/year": "千元/年",
}

// UnitMeaning is what a unit stands for; in English as the code that reads values says it.
func UnitMeaning(unit, en string) Phrase { return Phrase{unitsZH[unit], en} }
