package contract

import (
	"math"

	"chcsim/model/cell"
)

// joint is the distribution over conditions where the prevalences are h and d and their odds ratio is
// or (Plackett 1965, JASA 60): with s = 1 + (or−1)(h+d),
//
//	both = (s − √(s² − 4·or·(or−1)·h·d)) / (2(or−1))
//
// Worked number: h = 0.6, d = 0.25, or = 2.5 give both = 0.188185, where independence has 0.15.
func joint(h, d, or float64) [cell.Conditions]float64 {
	both := h * d
	if math.Abs(or-1) > 1e-9 {
		s := 1 + float64((or-1)*(h+d))
		root := math.Sqrt(max(0, float64(s*s)-float64(4*or*(or-1)*h*d)))
		both = (s - root) / (2 * (or - 1))
	}
	var p [cell.Conditions]float64
	p[cell.BothConditions] = both
	p[cell.Hypertension] = max(0, h-both)
	p[cell.Diabetes] = max(0, d-both)
	p[cell.Healthy] = max(0, 1-h-d+both)
	return p
}

// onset holds the probability to be in each condition after entering the next band, by condition before.
type onset [cell.Conditions][cell.Conditions]float64

// onsetBetween is the onset that turns the distribution from into to by new disease alone, as far as that
// is possible: conditions do not heal, so a lower prevalence in the older band is not reached. Those
// who come to have both come from those with one: in proportion, but first from whichever group must shrink.
func onsetBetween(from, to [cell.Conditions]float64) onset {
	const none, h, d, both = cell.Healthy, cell.Hypertension, cell.Diabetes, cell.BothConditions
	toBoth := max(0, to[both]-from[both])
	var hToBoth, dToBoth float64
	if one := from[h] + from[d]; one > 0 {
		share := toBoth * from[h] / one
		surplusH, surplusD := max(0, from[h]-to[h]), max(0, from[d]-to[d])
		hToBoth = min(max(share, surplusH), max(0, toBoth-surplusD), from[h])
		dToBoth = min(toBoth-hToBoth, from[d])
	}
	fresh := [cell.Conditions]float64{
		h:    max(0, to[h]-from[h]+hToBoth),
		d:    max(0, to[d]-from[d]+dToBoth),
		both: toBoth - hToBoth - dToBoth,
	}
	if sum := fresh[h] + fresh[d] + fresh[both]; sum > from[none] && sum > 0 {
		for c := range fresh {
			fresh[c] *= from[none] / sum
		}
	}
	var o onset
	for c := range cell.Conditions {
		o[c][c] = 1
	}
	move := func(a, b cell.Condition, share float64) {
		if from[a] > 0 {
			o[a][b] = share / from[a]
			o[a][a] -= o[a][b]
		}
	}
	move(none, h, fresh[h])
	move(none, d, fresh[d])
	move(none, both, fresh[both])
	move(h, both, hToBoth)
	move(d, both, dToBoth)
	return o
}
