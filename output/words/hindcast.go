package words

// Phrases of hindcasts. Those with a verb (%s, %d) are used with Fill.
var (
	// Hindcasts: titles and columns.
	KnownTitle      = Phrase{"%s：%s 末已知的观测", "%s: what was known at the end of %s"}
	TestTitle       = Phrase{"%s 之后的观测：检验", "Observations after %s: the test"}
	ProjectionTitle = Phrase{"%s 之后的预测（中位数与90%%区间）", "Projection after %s (median and 90%% interval)"}
	Explanations    = Phrase{"说明", "Notes"}
	ObservedDate    = Phrase{"时间", "Date"}
	ObservedValue   = Phrase{"观测", "Observed"}
	Given90         = Phrase{"给定观测的模拟（90%区间）", "Simulated, given them (90% interval)"}
	MisfitSDs       = Phrase{"偏离（标准差）", "Misfit (sds)"}
	UsedAs          = Phrase{"用途", "Use"}
	Foretold90      = Phrase{"预测（90%区间）", "Foretold (90% interval)"}
	HeldBy          = Phrase{"被区间包含", "Held by"}
	CRPS            = Phrase{"CRPS", "CRPS"}
	Skill           = Phrase{"技巧", "Skill"}
	Parameter       = Phrase{"参数", "Parameter"}

	// Hindcasts: cells and notes.
	About          = Phrase{"约", "about "}
	MissesIt       = Phrase{"都不", "none"}
	ReachesIt      = Phrase{"达到", "reached"}
	LimitsReached  = Phrase{"；限值 %d/%d", "; limits: %d/%d"}
	AllScores      = Phrase{"合计", "All"}
	InSDs          = Phrase{"%.2f 个标准差", "%.2f sds"}
	HeldNote       = Phrase{"包含：中间50%或90%的模拟值（加上观测误差）含有观测值；限值看90%区间是否达到。", "Held: by the middle 50% or 90% of what is simulated, with the error of observation; a limit is reached by the 90% interval."}
	CRPSNote       = Phrase{"CRPS：连续分级概率评分，即整个分布的误差，单位与观测相同；限值只计越限的部分；合计以各观测的标准差为单位。", "CRPS: continuous ranked probability score, the error of the whole distribution in the unit observed; of a limit the part that misses it; all together in standard deviations of each observation."}
	SkillNote      = Phrase{"技巧 = 1 − CRPS ÷ |对照预测的误差|：1 为全对，0 为不优于对照，负为更差。", "Skill = 1 − CRPS ÷ |error of the naive forecast|: 1 is perfect, 0 no better, below 0 worse."}
	NothingEarlier = Phrase{"此前没有观测，无从比较", "nothing was observed of it before, so nothing to compare with"}
	NoTrend        = Phrase{"此前只有一个时点，没有趋势", "one date before makes no trend"}
	NaiveRight     = Phrase{"对照预测没有误差，技巧无定义", "the naive forecast has no error, so skill is undefined"}

	// Hindcasts: warnings.
	PriorsFromLater = Phrase{"引用 %s 之后发布的来源的参数：%d 个；先验并非全部未见后来之数", "parameters that cite sources published after %s: %d; not all priors are blind to what came later"}
)
