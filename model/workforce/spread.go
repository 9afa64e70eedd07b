package workforce

import (
	"math"
	"strconv"

	"chcsim/model/exact"
	"chcsim/model/rng"
)

// spread divides n indivisible things over the areas in proportion to weights. Every area gets its exact part, rounded
// down or up, and by so much more often up as the part is nearer to the whole number above it, so that no area is better
// off than another of the same weight (systematic sampling in random order; Madow 1949, Annals of Mathematical
// Statistics 20). With 10 things and three equal weights each has 4 in a third of the draws and else 3.
func (s *State) spread(n int, weights []float64, key rng.Key) []int {
	parts, order, total := make([]int, len(weights)), s.start.Places.Shuffled(len(weights), key), 0.0
	for _, area := range order {
		total += weights[area]
	}
	if total == 0 {
		return parts
	}
	stream := key.Stream()
	luck, sum, given := stream.Float64(), 0.0, 0
	for _, area := range order {
		sum += weights[area]
		reached := min(n, int(float64(n)*sum/total+luck))
		parts[area], given = reached-given, reached
	}
	return parts
}

// placed spreads GPs over the areas. Where an area's part is rounded up may be fixed by luck, a score for each area: its normal
// quantile lies above the chance of rounding down where the part was rounded up, and below it where not. With the scores that an
// own draw gives, the parts are those of the draw; with others, as many areas are rounded up, those farthest above, as parts of how far they could be.
func (s *State) placed(what string, n int, weights []float64, key rng.Key) []int {
	parts := s.spread(n, weights, key)
	luck, total, up, above := key.Luck(), 0.0, n, make([]float64, len(parts))
	for _, w := range weights {
		total += w
	}
	if luck == nil || total == 0 {
		return parts
	}
	for area, w := range weights {
		whole, rest := math.Modf(float64(n) * w / total)
		stream := key.Purpose("share").At(s.start.Places.At(area)).Stream()
		share := float64(stream.Float64() * (1 - rest))
		if parts[area] > int(whole) {
			share = 1 - rest + float64(stream.Float64()*rest)
		}
		z := exact.NormalQuantile(max(0x1p-53, min(share, 1-0x1p-53)))
		luck.Score(rng.Decision{What: what, Where: strconv.Itoa(s.start.Places.At(area))}, &z)
		if above[area] = float64(exact.NormalShare(z)) - (1 - rest); above[area] > 0 {
			above[area] /= rest
		} else {
			above[area] /= 1 - rest
		}
		parts[area], up = int(whole), up-int(whole)
	}
	for range up {
		area := largest(above)
		parts[area]++
		above[area] = math.Inf(-1)
	}
	return parts
}

// largest is the place of the largest number.
func largest(values []float64) (place int) {
	for i, v := range values {
		if v > values[place] {
			place = i
		}
	}
	return place
}
