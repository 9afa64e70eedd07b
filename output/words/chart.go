package words

// Phrases of charts. Those with a verb (%s, %d) are used with Fill.
var (
	Median            = Phrase{"中位数", "Median"}
	Band50            = Phrase{"50% 区间", "50% band"}
	Band80            = Phrase{"80% 区间", "80% band"}
	Band90            = Phrase{"90% 区间", "90% band"}
	Observed          = Phrase{"实际观测", "Observed"}
	ObservedLater     = Phrase{"截至日之后的观测", "Observed later"}
	BeforeStart       = Phrase{"%s 以前", "Before %s"}
	Window            = Phrase{"末值所跨 12 个月", "Twelve months of the last value"}
	ListSeparator     = Phrase{"、", ", "}
	TargetBy          = Phrase{"目标 %s（%s）", "Target %s (%s)"}
	ChanceLabel       = Phrase{"达标概率 %s（%s）", "chance %s (%s)"}
	ChanceShort       = Phrase{"达标概率", "Chance of meeting the target"}
	JointChance       = Phrase{"全部目标同时达到", "All targets together"}
	WantedChance      = Phrase{"要求的概率", "Wanted chance"}
	WantedValue       = Phrase{"要求的数值", "Wanted value"}
	Interval95        = Phrase{"95% 区间", "95% interval"}
	NoGlyph           = Phrase{"图表字体没有字符 %s（%s），图中以 □ 代替", "the font of the charts lacks the character %s (%s): □ stands in its place"}
	NotDrawn          = Phrase{"图表 %s 未能绘制：%v", "chart %s was not drawn: %v"}
	SourceLine        = Phrase{"情景：%s　重复模拟 %d 次　随机种子 %d", "Scenario: %s · %d replications · seed %d"}
	CompletionRange   = Phrase{"完成时间 P10–P90", "Completion P10–P90"}
	OnTimeColumn      = Phrase{"右侧为按期实现的概率", "On the right: the chance of being in time"}
	DueDate           = Phrase{"期限 %s", "Due %s"}
	BeyondHorizon     = Phrase{"超出图示范围", "beyond the chart"}
	FirstOrder        = Phrase{"一阶指数（单独作用）", "First-order (alone)"}
	TotalEffect       = Phrase{"总指数（含交互作用）", "Total (with interactions)"}
	MorrisMean        = Phrase{"μ*（平均影响）", "μ* (mean effect)"}
	MorrisSigma       = Phrase{"σ（非线性与交互）", "σ (non-linearity, interactions)"}
	MissingPoint      = Phrase{"未完成的点", "Failed point"}
	ContourOf         = Phrase{"等值线 %s", "Contour %s"}
	CurrentValue      = Phrase{"当前取值", "Current value"}
	Increase          = Phrase{"增加", "Increase"}
	Decrease          = Phrase{"减少", "Decrease"}
	TrainingYears     = Phrase{"拟合期", "Fitted years"}
	TestYears         = Phrase{"检验期", "Test years"}
	Persistence       = Phrase{"维持末值", "Persistence"}
	LinearTrend       = Phrase{"线性趋势", "Linear trend"}
	LowerBound        = Phrase{"仅知下限", "Lower bound only"}
	UpperBound        = Phrase{"仅知上限", "Upper bound only"}
	Centre            = Phrase{"社区卫生服务中心", "Centre"}
	SubCentre         = Phrase{"分中心、第二院址", "Sub-centre or second site"}
	KnownStation      = Phrase{"服务站（位置已知）", "Station of known position"}
	OpenedSince       = Phrase{"期间新设或迁建（年份）", "Opened or moved since (year)"}
	Predicted90       = Phrase{"90% 预测区间", "90% predictive interval"}
	North             = Phrase{"北", "N"}
	AtStart           = Phrase{"起点 %s", "Start %s"}
	AtEnd             = Phrase{"期末 %s", "End %s"}
	SignificantChange = Phrase{"区间不含 0", "Interval excludes 0"}
	UncertainChange   = Phrase{"区间含 0", "Interval includes 0"}
)
