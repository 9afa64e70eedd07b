package words

import "fmt"

// SweepTitle heads the table of a sweep's points.
func SweepTitle(l Lang, scenario string, points, replications int, seed uint64) string {
	return fmt.Sprintf(pair{
		"%s：%d 个点的达标概率（95%% 区间），每点 %d 次重复模拟，随机种子 %d",
		"%s: chance of each target at %d points (95%% CI), %d replications each, seed %d",
	}.in(l), scenario, points, replications, seed)
}

// MorePoints says how many points a list leaves out.
func MorePoints(l Lang, n int) string {
	return fmt.Sprintf(pair{"另有 %d 项未列出，见 points.csv", "%d more are not listed; see points.csv"}.in(l), n)
}

// PointColumn heads the numbers of points.
func PointColumn(l Lang) string { return pair{"点", "Point"}.in(l) }
