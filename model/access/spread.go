package access

// Mixed spreads the residents of each area over its points: the share mix evenly over all points, the rest by the points'
// weights. The weights of an area then sum to 1; those of an area without any stay 0.
func Mixed(points []Point, areas int, mix float64) []Point {
	sums, n := make([]float64, areas), make([]float64, areas)
	for _, p := range points {
		sums[p.Area] += p.Weight
		n[p.Area]++
	}
	mixed := make([]Point, len(points))
	for i, p := range points {
		mixed[i] = p
		if sums[p.Area] > 0 {
			mixed[i].Weight = float64((1-mix)*p.Weight/sums[p.Area]) + float64(mix/n[p.Area])
		}
	}
	return mixed
}
