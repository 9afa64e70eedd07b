package smoother

import (
	"math"

	"chcsim/model/rng"
)

// strangers is how many scores that nothing simulated depends on are moved along, to show what accidents do.
const strangers = 200

// withStrangers are the members' scores with strangers behind them.
func withStrangers(scores [][]float64, key rng.Key) [][]float64 {
	all := make([][]float64, len(scores))
	for i, own := range scores {
		stream := key.Purpose("strangers").At(i).Stream()
		all[i] = append(all[i], own...)
		for range strangers {
			all[i] = append(all[i], stream.Normal())
		}
	}
	return all
}

// tooSure is by which factor accidents have made an ensemble too sure of itself since it began. Data can teach nothing of
// strangers; all the same they have less spread, and their means have moved away from where truths are spread around.
func tooSure(begun, moved [][]float64) float64 {
	kept, off := 0.0, 0.0
	for j := len(begun[0]) - strangers; j < len(begun[0]); j++ {
		from, before := deviations(begun, j)
		to, after := deviations(moved, j)
		shift := (moved[0][j] - to[0]) - (begun[0][j] - from[0]) // of the mean
		kept += float64(after*after) / float64(before*before)
		off += float64(float64(shift*shift) / (before * before) * float64(len(begun)-1))
	}
	return math.Sqrt((strangers + off) / kept)
}

// widen multiplies the deviations of all scores from their means over the members.
func widen(scores [][]float64, factor float64) {
	for j := range scores[0] {
		anomalies, _ := deviations(scores, j)
		for i, a := range anomalies {
			scores[i][j] = within(scores[i][j] + float64((factor-1)*a))
		}
	}
}
