package words

// Phrases of the tables of a run and of a comparison. Those with a verb (%s, %d) are used with Fill.
var (
	// Headings of tables.
	RunTitle          = Phrase{"%s：%s 至 %s，%d 次重复模拟，随机种子 %d", "%s: %s to %s, %d replications, seed %d"}
	PlausibilityTitle = Phrase{"合理性核对：模拟值与已知事实", "Plausibility: simulated values and known facts"}
	BindingTitle      = Phrase{"约束环节：各流程在哪种资源上受限", "Binding constraints: the resource that cut each flow short"}
	ProvenanceTitle   = Phrase{"参数依据", "Where the values come from"}
	UpdatedTitle      = Phrase{"行为五年内可能漂移多少（90%区间半宽）：先验与按历年数据更新后", "How far behaviour may drift in five years (half the 90% interval): before and after yearly figures"}
	OverviewTitle     = Phrase{"读到的全区情况", "What was read"}
	ComparisonTitle   = Phrase{"配对比较：%s 相对 %s（差值及 95%% 区间）", "Paired comparison: %s against %s (difference and 95%% interval)"}
	ProjectsTitle     = Phrase{"计划列名的建设项目", "Building projects named in the plan"}
	ThresholdTitle    = Phrase{"阈值核验", "Thresholds"}
	Warnings          = Phrase{"注", "Notes"}

	// Columns.
	Indicator       = Phrase{"指标", "Indicator"}
	Area            = Phrase{"区域", "Area"}
	Date            = Phrase{"时点", "Date"}
	Residents       = Phrase{"居民", "Residents"}
	Centres         = Phrase{"中心", "Centres"}
	SubCentres      = Phrase{"分中心", "Sub-centres"}
	Stations        = Phrase{"服务站", "Stations"}
	MeanDistance    = Phrase{"到最近机构平均", "Nearest, mean"}
	Farthest        = Phrase{"最远", "Farthest"}
	PriorColumn     = Phrase{"先验中位数（90% 区间）", "Prior: median (90% interval)"}
	UpdatedColumn   = Phrase{"更新后", "Updated"}
	FiguresColumn   = Phrase{"所用数据的时点", "Figures of"}
	Start           = Phrase{"起点", "Start"}
	Projected       = Phrase{"预计中位数（90% 区间）", "Median (90% interval)"}
	Target          = Phrase{"目标", "Target"}
	ChanceColumn    = Phrase{"达标概率（95% 区间）", "Chance (95% CI)"}
	VerdictColumn   = Phrase{"判断", "Verdict"}
	DecidedByColumn = Phrase{"由何决定", "Decided by"}
	TargetAt        = Phrase{"目标（%s）", "Target %s"}
	Project         = Phrase{"项目", "Project"}
	Promised        = Phrase{"计划要求", "Promised"}
	ProjectDates    = Phrase{"预计时间（P10～P90）", "Median (P10 to P90)"}
	InTimeColumn    = Phrase{"按期概率（95% 区间）", "Chance in time (95% CI)"}
	Quantity        = Phrase{"项目", "Quantity"}
	Simulated       = Phrase{"模拟值", "Simulated"}
	Known           = Phrase{"已知事实", "Known"}
	Deviation       = Phrase{"偏差", "Off by"}
	Source          = Phrase{"依据", "Source"}
	Share           = Phrase{"占比", "Share"}
	MonthsBound     = Phrase{"受限月份占比", "Months bound"}
	Constraint      = Phrase{"约束资源", "Resource"}
	BindsColumn     = Phrase{"是否构成约束", "Binds?"}
	Confirmed       = Phrase{"增加 10% 后复算", "Rerun with 10% more"}
	BasisColumn     = Phrase{"依据类别", "Basis"}
	Values          = Phrase{"数值个数", "Values"}
	Meaning         = Phrase{"说明", "Meaning"}
	Flow            = Phrase{"流程", "Flow"}
	Before          = Phrase{"原情景", "Before"}
	After           = Phrase{"新情景", "After"}
	Difference      = Phrase{"差值（95% 区间）", "Difference (95% interval)"}
	VarianceCut     = Phrase{"公共随机数减少方差", "Variance cut by common numbers"}
	Condition       = Phrase{"条件", "Condition"}
	Required        = Phrase{"要求概率", "Required"}
	Outcome         = Phrase{"结论", "Outcome"}

	// Rows and cells.
	OfStated            = Phrase{"%d（共 %d）", "%d of %d"}
	Kilometres          = Phrase{"%.1f 公里", "%.1f km"}
	StationsElsewhere   = Phrase{"未列出的 %d 个服务站位置由模拟抽取；距离只按位置已知的机构计算", "the places of %d stations that are not listed are drawn; distances are to facilities whose place is known"}
	AllTargets          = Phrase{"全部目标同时达到", "All targets together"}
	Total               = Phrase{"合计", "Total"}
	CompletedBy         = Phrase{"%s 底前完成", "complete by %s"}
	StartedBy           = Phrase{"%s 底前启动", "started by %s"}
	WithinRange         = Phrase{"相符", "in line"}
	LimitMet            = Phrase{"在界限内", "within the limit"}
	LimitMissed         = Phrase{"越过界限", "beyond the limit"}
	TooFew              = Phrase{"太少，无从判断", "too few to say"}
	SomewhatOff         = Phrase{"有偏离", "somewhat off"}
	OutOfRange          = Phrase{"偏离过半，须说明", "off by more than half: explain"}
	WithoutConfirmation = Phrase{"未复算", "not rerun"}
	BindingResource     = Phrase{"构成约束", "binds"}
	SlackResource       = Phrase{"不构成约束", "slack"}
	SlackNote           = Phrase{"不构成约束：虽有月份因之受限，增加 10% 并不改变目标指标（变化在误差之内），无须先补这一项", "slack: it cut the flow short in some months, but 10% more of it moves no target beyond the error; other things come first"}
	UnchangedGain       = Phrase{"%s 无一次改变", "%s stays the same in every rerun"}
	ConfirmedGain       = Phrase{"%s 变化 %s", "%s changes by %s"}
	MedianInterval      = Phrase{"%s（%s）", "%s (%s)"}
	NeedsCount          = Phrase{"%s须 %d/%d（%s）方为达标；%d 为 %s", "%s needs %d of %d (%s); %d are %s"}
	MedianNeeds         = Phrase{"预计中位数 %s，须 %s", "median %s, needs %s"}
	OutOfReach          = Phrase{"按模型构造达不到：至多 %s，取决于%s", "out of reach by construction: at most %s, set by %s"}
	DecidedBy           = Phrase{"取决于假设：%s", "decided by the assumption: %s"}
	NotEvaluated        = Phrase{"无法核验", "not evaluated"}

	// Gates.
	ChangeFrom        = Phrase{"由 %s（%s）变为 %s", "from %s (%s) to %s"}
	GatePassed        = Phrase{"达到要求", "met"}
	GateFailed        = Phrase{"未达要求", "not met"}
	GateUndecided     = Phrase{"尚难判定", "undecided"}
	GateUndecidedHint = Phrase{"约需 %d 次重复模拟才能判定", "about %d replications would decide"}
)
