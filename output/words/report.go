package words

// Phrases of the report and the workbook of a run. Those with a verb (%s, %d) are used with Fill.
var (
	NoTargets     = Phrase{"本情景没有设目标。", "The scenario sets no target."}
	OfTargets     = Phrase{"%d 项目标：%s。", "%d targets: %s."}
	SoMany        = Phrase{"%d 项%s", "%d %s"}
	JointSentence = Phrase{"全部目标同时达到的概率为 %s。", "The chance of all targets together is %s."}
	MedianMeets   = Phrase{"中位数已达到", "the median meets it"}
	MoreOf        = Phrase{"%s：%s", "%s: %s"}
	NothingHelps  = Phrase{"没有确有作用的资源", "no resource surely helps"}

	// Sheets and heads of the workbook.
	TargetSheet    = Phrase{"目标", "Targets"}
	CountSheet     = Phrase{"数量", "Counts"}
	YearSheet      = Phrase{"逐年", "By year"}
	MonthSheet     = Phrase{"逐月", "By month"}
	ChartSheet     = Phrase{"图表", "Charts"}
	ParameterSheet = Phrase{"参数", "Parameters"}
	NoteSheet      = Phrase{"说明", "About"}
	Low90          = Phrase{"90% 区间下限", "90% low"}
	High90         = Phrase{"90% 区间上限", "90% high"}
	Low95          = Phrase{"95% 区间下限", "95% low"}
	High95         = Phrase{"95% 区间上限", "95% high"}
	CountHead      = Phrase{"分子（中位数）", "Counted (median)"}
	OfHead         = Phrase{"分母（中位数）", "Out of (median)"}
	YearEndHead    = Phrase{"年末", "Year end"}
	CodeHead       = Phrase{"代码", "Code"}
	MeanHead       = Phrase{"均值", "Mean"}
	WorkbookNote   = Phrase{"比率为小数，以百分比格式显示；时点为月末；没有数值的格子即无定义（0/0）", "shares are fractions in the format of percentages; dates are ends of months; a cell without a value is undefined (0/0)"}

	// Several runs side by side.
	SideBySide        = Phrase{"情景比较", "Scenarios compared"}
	ChancesSideBySide = Phrase{"各情景的达标概率（95% 区间）", "Chance of each target (95% CI)"}
	MediansSideBySide = Phrase{"各情景在目标时点的中位数（90% 区间）", "Medians at the targets' dates (90% interval)"}
	ScenarioColumn    = Phrase{"情景", "Scenario"}
	ChanceChangeSheet = Phrase{"概率变化", "Changes of chances"}
	ChangeSheet       = Phrase{"指标变化", "Changes"}
	ChangeHead        = Phrase{"变化", "Change"}
	PairsHead         = Phrase{"配对数", "Pairs"}
)
