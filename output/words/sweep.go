package words

// Phrases of sweeps.
var (
	SweepTitle = Phrase{
		"%s：%d 个点的达标概率（95%% 区间），每点 %d 次重复模拟，随机种子 %d",
		"%s: chance of each target at %d points (95%% CI), %d replications each, seed %d",
	}
	MorePoints  = Phrase{"另有 %d 项未列出，见 points.csv", "%d more are not listed; see points.csv"}
	PointColumn = Phrase{"点", "Point"}
)
