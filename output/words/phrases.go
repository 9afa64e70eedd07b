package words

// Phrase is one entry of the catalogue.
type Phrase uint8

// The phrases. Those with a verb (%s, %d) are used with Fill.
const (
	// Headings of tables.
	RunTitle Phrase = iota
	PlausibilityTitle
	BindingTitle
	ProvenanceTitle
	ComparisonTitle
	ThresholdTitle
	Warnings

	// Columns.
	Indicator
	Area
	Date
	Start
	Projected
	Target
	ChanceColumn
	VerdictColumn
	DecidedByColumn
	TargetAt
	Quantity
	Simulated
	Known
	Deviation
	Source
	Share
	MonthsBound
	Constraint
	Confirmed
	BasisColumn
	Values
	Meaning
	Flow
	Before
	After
	Difference
	VarianceCut
	Condition
	Required
	Outcome

	// Rows and cells.
	AllTargets
	Total
	WithinRange
	SomewhatOff
	OutOfRange
	WithoutConfirmation
	ConfirmedGain
	MedianInterval
	DecidedBy
	NotEvaluated

	// Gates.
	GatePassed
	GateFailed
	GateUndecided
	GateUndecidedHint

	// Charts.
	Median
	Band50
	Band80
	Band90
	BaseYear
	Observed
	TargetBy
	ChanceLabel
	ChanceShort
	JointChance
	WantedChance
	WantedValue
	Interval95
	SourceLine
	CompletionRange
	OnTimeColumn
	DueDate
	BeyondHorizon
	FirstOrder
	TotalEffect
	MorrisMean
	MorrisSigma
	MissingPoint
	ContourOf
	CurrentValue
	Increase
	Decrease
	TrainingYears
	TestYears
	Persistence
	LinearTrend
	LowerBound
	UpperBound
	SignificantChange
	UncertainChange

	// Progress.
	ReplicationsDone
	PointsDone
	TimeLeft
	Interrupted

	numPhrases
)

// phrases is the catalogue; a test checks that no entry is empty and that both languages take the
// same arguments.
var phrases = [numPhrases]pair{
	RunTitle:          {"%s：%s 至 %s，%d 次重复模拟，随机种子 %d", "%s: %s to %s, %d replications, seed %d"},
	PlausibilityTitle: {"合理性核对：模拟值与已知事实", "Plausibility: simulated values and known facts"},
	BindingTitle:      {"约束环节：各流程在哪种资源上受限", "Binding constraints: the resource that cut each flow short"},
	ProvenanceTitle:   {"参数依据", "Where the values come from"},
	ComparisonTitle:   {"配对比较：%s 相对 %s（差值及 95%% 区间）", "Paired comparison: %s against %s (difference and 95%% interval)"},
	ThresholdTitle:    {"阈值核验", "Thresholds"},
	Warnings:          {"注", "Notes"},

	Indicator:       {"指标", "Indicator"},
	Area:            {"区域", "Area"},
	Date:            {"时点", "Date"},
	Start:           {"起点", "Start"},
	Projected:       {"预计中位数（90% 区间）", "Median (90% interval)"},
	Target:          {"目标", "Target"},
	ChanceColumn:    {"达标概率（95% 区间）", "Chance (95% CI)"},
	VerdictColumn:   {"判断", "Verdict"},
	DecidedByColumn: {"由何决定", "Decided by"},
	TargetAt:        {"目标（%s）", "Target %s"},
	Quantity:        {"项目", "Quantity"},
	Simulated:       {"模拟值", "Simulated"},
	Known:           {"已知事实", "Known"},
	Deviation:       {"偏差", "Off by"},
	Source:          {"依据", "Source"},
	Share:           {"占比", "Share"},
	MonthsBound:     {"受限月份占比", "Months bound"},
	Constraint:      {"约束资源", "Resource"},
	Confirmed:       {"增加 10% 后复算", "Rerun with 10% more"},
	BasisColumn:     {"依据类别", "Basis"},
	Values:          {"数值个数", "Values"},
	Meaning:         {"说明", "Meaning"},
	Flow:            {"流程", "Flow"},
	Before:          {"原情景", "Before"},
	After:           {"新情景", "After"},
	Difference:      {"差值（95% 区间）", "Difference (95% interval)"},
	VarianceCut:     {"公共随机数减少方差", "Variance cut by common numbers"},
	Condition:       {"条件", "Condition"},
	Required:        {"要求概率", "Required"},
	Outcome:         {"结论", "Outcome"},

	AllTargets:          {"全部目标同时达到", "All targets together"},
	Total:               {"合计", "Total"},
	WithinRange:         {"相符", "in line"},
	SomewhatOff:         {"有偏离", "somewhat off"},
	OutOfRange:          {"偏离过半，须说明", "off by more than half: explain"},
	WithoutConfirmation: {"未复算", "not rerun"},
	ConfirmedGain:       {"%s 变化 %s", "%s changes by %s"},
	DecidedBy:           {"取决于假设：%s", "decided by the assumption: %s"},
	NotEvaluated:        {"无法核验", "not evaluated"},
	MedianInterval:      {"%s（%s）", "%s (%s)"},

	GatePassed:        {"达到要求", "met"},
	GateFailed:        {"未达要求", "not met"},
	GateUndecided:     {"尚难判定", "undecided"},
	GateUndecidedHint: {"约需 %d 次重复模拟才能判定", "about %d replications would decide"},

	Median:            {"中位数", "Median"},
	Band50:            {"50% 区间", "50% band"},
	Band80:            {"80% 区间", "80% band"},
	Band90:            {"90% 区间", "90% band"},
	BaseYear:          {"基准年", "Base year"},
	Observed:          {"实际观测", "Observed"},
	TargetBy:          {"目标 %s（%s）", "Target %s (%s)"},
	ChanceLabel:       {"达标概率 %s（%s）", "chance %s (%s)"},
	ChanceShort:       {"达标概率", "Chance of meeting the target"},
	JointChance:       {"全部目标同时达到", "All targets together"},
	WantedChance:      {"要求的概率", "Wanted chance"},
	WantedValue:       {"要求的数值", "Wanted value"},
	Interval95:        {"95% 区间", "95% interval"},
	SourceLine:        {"情景：%s　重复模拟 %d 次　随机种子 %d", "Scenario: %s · %d replications · seed %d"},
	CompletionRange:   {"完成时间 P10–P90", "Completion P10–P90"},
	OnTimeColumn:      {"右侧为按期实现的概率", "On the right: the chance of being in time"},
	DueDate:           {"期限 %s", "Due %s"},
	BeyondHorizon:     {"超出图示范围", "beyond the chart"},
	FirstOrder:        {"一阶指数（单独作用）", "First-order (alone)"},
	TotalEffect:       {"总指数（含交互作用）", "Total (with interactions)"},
	MorrisMean:        {"μ*（平均影响）", "μ* (mean effect)"},
	MorrisSigma:       {"σ（非线性与交互）", "σ (non-linearity, interactions)"},
	MissingPoint:      {"未完成的点", "Failed point"},
	ContourOf:         {"等值线 %s", "Contour %s"},
	CurrentValue:      {"当前取值", "Current value"},
	Increase:          {"增加", "Increase"},
	Decrease:          {"减少", "Decrease"},
	TrainingYears:     {"拟合期", "Fitted years"},
	TestYears:         {"检验期", "Test years"},
	Persistence:       {"维持末值", "Persistence"},
	LinearTrend:       {"线性趋势", "Linear trend"},
	LowerBound:        {"仅知下限", "Lower bound only"},
	UpperBound:        {"仅知上限", "Upper bound only"},
	SignificantChange: {"区间不含 0", "Interval excludes 0"},
	UncertainChange:   {"区间含 0", "Interval includes 0"},

	ReplicationsDone: {"次模拟", "simulations"},
	PointsDone:       {"个点", "points"},
	TimeLeft:         {"剩余", "left"},
	Interrupted:      {"已中断", "interrupted"},
}
