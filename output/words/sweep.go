package words

// Phrases of sweeps and of solve.
var (
	SweepTitle = Phrase{
		"%s：%d 个点的达标概率（95%% 区间），每点 %d 次重复模拟，随机种子 %d",
		"%s: chance of each target at %d points (95%% CI), %d replications each, seed %d",
	}
	MorePoints  = Phrase{"另有 %d 项未列出，见 points.csv", "%d more are not listed; see points.csv"}
	PointColumn = Phrase{"点", "Point"}

	SolveTitle         = Phrase{"求解：%s 的概率至少 %s，需要多少", "Solve: what is enough for %s with a chance of at least %s"}
	SolveEachTitle     = Phrase{"求解：%d 项目标各以要求的概率达到，需要多少", "Solve: what is enough for %d targets, each with its wanted chance"}
	SolveTogetherTitle = Phrase{"求解：%d 项目标同时达到的概率至少 %s，需要多少", "Solve: what is enough for %d targets together with a chance of at least %s"}
	SolveOutOfReach    = Phrase{"给定范围内达不到；以下为最接近的取值", "out of reach within the range; below the setting that comes nearest"}
	SolveIdle          = Phrase{"所变参数对目标毫无作用：各取值结果相同，请换一个参数（chcsim sensitivity 列出哪些有作用）", "what is varied moves none of the targets: every value gives the same; vary something else (chcsim sensitivity tells what matters)"}
	SolveOpposed       = Phrase{"没有兼顾的取值：有的目标至少须 %s，有的至多可 %s；须另加措施，或放宽其一", "no value does both: some targets need at least %s, others allow at most %s; add another measure, or ask less of one"}
	SolveWeakest       = Phrase{"；最难的是 %s（%s）", "; hardest is %s (%s)"}
	SolveHelps         = Phrase{"对%s最有用的是增加%s", "what helps %s most is more of: %s"}
	SolveTry           = Phrase{"；可再试 --vary %s", "; try --vary %s, too"}
	SolveNothingBinds  = Phrase{"没有一项资源增加 10%% 确能改善%s：须从措施或居民意愿着手（chcsim levers）", "10%% more of no resource surely improves %s: look at measures instead (chcsim levers)"}
	AsPlanned          = Phrase{"　情景现为（5%～95%）", "  as the scenario has it (5% to 95%)"}
	CostOverHorizon    = Phrase{"期内费用（均值）", "Cost over the horizon (mean)"}
	CostOfUnits        = Phrase{"其中：--vary 的单价（@）", "of which the unit costs behind @"}
	CheckedWithQueues  = Phrase{"模拟排队复核的达标概率", "Chance checked with simulated queues"}
)
