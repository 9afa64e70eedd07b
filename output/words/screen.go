package words

// Phrases of what each uncertain input moves. Those with a verb (%s, %d, %g) are used with Fill.
var (
	InputsDone      = Phrase{"项输入", "inputs"}
	ScreenTitle     = Phrase{"每项不确定输入改变什么", "What each uncertain input moves"}
	ScreenNote      = Phrase{"每项输入由5%%分位移到95%%分位，其余照 %d 个随机点，随机数相同，有措施与无措施各一遍；已定的措施作用由无移到该值", "each input from its 5%% to its 95%% point, all others at %d random points, with the same luck, with measures and without; an effect of certain size from none to that size"}
	GateNote        = Phrase{"每项输入由抽到的值移到5%%、95%%分位中较远的一端，其余照随机点，至多 %d 个，随机数相同，有措施与无措施各一遍；已定的措施作用由该值移到无", "each input from what is drawn to the farther of its 5%% and 95%% points, all others at up to %d random points, with the same luck, with measures and without; an effect of certain size from that size to none"}
	SpreadNote      = Phrase{"变化以离散度为单位：该指标在 %d 次重复中的标准差；列出确非偶然的平均变化中最大者（少于5个点时不作区分），— 表示没有，∞ 表示各次重复中不变", "changes in spreads: standard deviations of the indicator over %d replications; the largest mean change that is surely not luck is shown (of fewer than 5 points any), — where there is none, ∞ where replications do not differ"}
	InputColumn     = Phrase{"输入", "Input"}
	InputName       = Phrase{"含义", "What it is"}
	MostMovedTarget = Phrase{"改变最大的目标", "Target moved most"}
	MostMovedOther  = Phrase{"改变最大的其他指标", "Other indicator moved most"}
	Spreads         = Phrase{"离散度", "Spreads"}
	WithoutMeasures = Phrase{"%s（无措施）", "%s (no measures)"}
	InputsByMoves   = Phrase{"改变多少的输入有几项", "How many inputs move how much"}
	MovesColumn     = Phrase{"改变", "Moves"}
	InputsColumn    = Phrase{"输入项数", "Inputs"}
	MovesTargetBy   = Phrase{"某一目标至少 %g", "a target by %g or more"}
	MovesOthers     = Phrase{"只有其他指标，至少 %g", "only another indicator, by %g or more"}
	MovesLittle     = Phrase{"更少", "less"}
	MovesNothing    = Phrase{"任何指标都不变", "nothing at all"}
	PruneTitle      = Phrase{"%s：固定 %d 项输入后的目标", "%s: the targets with %d inputs fixed"}
	PruneNote       = Phrase{"%d 次配对重复，随机数相同；等待按公式计算", "over %d paired replications with the same random numbers; waits by formula"}
	PruneLimits     = Phrase{"离散度变化确实（± 为 95%% 区间）不超过 %g%%、概率变化不超过 %g 个百分点才可固定", "they may be fixed while no spread surely (±: 95%% interval) changes by more than %g%% and no chance by more than %g point"}
	SpreadColumn    = Phrase{"离散度", "Spread"}
	FixedColumn     = Phrase{"固定后", "fixed"}
	ChangeColumn    = Phrase{"变化", "change"}
	IdleTitle       = Phrase{"什么也不改变的输入：%d 项，共 %d 项", "Inputs that move nothing: %d of %d"}
)
