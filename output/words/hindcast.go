package words

// Phrases of hindcasts. Those with a verb (%s, %d) are used with Fill.
var (
	// Hindcasts: titles and columns.
	FitTitle           = Phrase{"%s：拟合至 %s", "%s: fitted to %s"}
	TestTitle          = Phrase{"%s 之后的观测：检验", "Observations after %s: the test"}
	ProjectionTitle    = Phrase{"%s 之后的预测（后验中位数与90%%区间）", "Projection after %s (posterior median and 90%% interval)"}
	FreeTitle          = Phrase{"自由参数：先验与后验（中位数与90%区间）", "Free parameters: prior and posterior (median and 90% interval)"}
	RoundsTitle        = Phrase{"容差的递减", "Falling tolerance"}
	Explanations       = Phrase{"说明", "Notes"}
	ObservedDate       = Phrase{"时间", "Date"}
	ObservedValue      = Phrase{"观测", "Observed"}
	LeastSquares       = Phrase{"最小二乘", "Least squares"}
	PosteriorInterval  = Phrase{"后验（90%区间）", "Posterior (90% interval)"}
	ProjectedInterval  = Phrase{"预测（90%区间）", "Projected (90% interval)"}
	ProjectionError    = Phrase{"误差", "Error"}
	Interval90         = Phrase{"90%区间", "90% interval"}
	Skill              = Phrase{"技巧", "Skill"}
	Parameter          = Phrase{"参数", "Parameter"}
	Prior              = Phrase{"先验", "Prior"}
	Posterior          = Phrase{"后验", "Posterior"}
	Narrowed           = Phrase{"区间缩小", "Narrowed by"}
	Round              = Phrase{"轮次", "Round"}
	Simulations        = Phrase{"模拟次数", "Simulations"}
	Tolerance          = Phrase{"容差（标准误）", "Tolerance (standard errors)"}
	AcceptedShare      = Phrase{"接受率", "Accepted"}
	DifferentParticles = Phrase{"不同粒子数", "Different particles"}

	// Hindcasts: cells and notes.
	About         = Phrase{"约", "about "}
	HoldsIt       = Phrase{"含", "holds it"}
	MissesIt      = Phrase{"不含", "misses it"}
	MeetsIt       = Phrase{"（满足的概率 %s）", " (meets it: %s)"}
	AllScores     = Phrase{"合计", "All"}
	ErrorNote     = Phrase{"误差：预测中位数减观测；只有上下限的观测只计越限的一侧，超出得多不计为误差。", "Error: projected median less observed; of a limit only the side that misses it, so overshooting one is no error."}
	SkillNote     = Phrase{"技巧 = 1 − |误差| ÷ |对照预测的误差|：1 为全对，0 为不优于对照，负为更差；合计按观测的标准误折算。", "Skill = 1 − |error| ÷ |error of the naive forecast|: 1 is perfect, 0 no better, below 0 worse; the total is in standard errors."}
	FreeNote      = Phrase{"其余参数也按各自的分布变化；后验各参数彼此相关，见 posterior.csv。", "All other parameters vary by their own distributions as well; the posterior's parameters hang together, see posterior.csv."}
	NothingFitted = Phrase{"拟合期没有该指标的观测，无从比较", "no fitted observation of this indicator, so nothing to compare with"}
	NoTrend       = Phrase{"拟合期只有一个时点，没有趋势", "one fitted date makes no trend"}
	NaiveRight    = Phrase{"对照预测没有误差，技巧无定义", "the naive forecast has no error, so skill is undefined"}

	// Hindcasts: warnings, and what the posterior's file says of itself.
	ToleranceStopped    = Phrase{"容差停在 %.3f 个标准误，未到 %g：模型在先验范围内不能更好地同时符合全部观测，或轮次不足", "the tolerance stopped at %.3f standard errors, short of %g: within its priors the model does not meet all observations better, or the rounds are too few"}
	FewParticles        = Phrase{"不同的粒子只有 %.0f 个，区间不稳定；可增加 --replications", "only %.0f different particles, so intervals are unstable; raise --replications"}
	PriorsFromLater     = Phrase{"以下先验引用了拟合截止 %s 之后才发布的来源：%s", "these priors cite sources published after the fit's end %s: %s"}
	BackgroundFromLater = Phrase{"另有 %d 个未拟合的参数引用了 %s 之后发布的来源：背景并非全部未见", "%d parameters that are not fitted cite sources published after %s: the background is not all unseen"}
	PosteriorFile       = Phrase{"由 chcsim hindcast 写出：各参数为后验边缘分布的等概率值；彼此的相关未保留，见 posterior.csv。", "Written by chcsim hindcast: equally likely values of each parameter's posterior; how they hang together is lost, see posterior.csv."}
	PosteriorName       = Phrase{"%s（后验，拟合至%s）", "%s (posterior, fitted to %s)"}
	PosteriorNote       = Phrase{"拟合至%s的后验，90%%区间较先验缩小%.0f%%", "posterior of the fit to %s, 90%% interval narrowed by %.0f%%"}
)
