package chart

// place is a point in the values of two parameters.
type place struct{ x, y float64 }

// contourAt returns the pieces of the line on which the result, linear between neighbouring points, has
// the value z (marching squares). Squares with a missing corner have none. Where two opposite corners
// lie above z and two below, the mean of the four decides which of them belong together.
func (h Heatmap) contourAt(z float64) [][2]place {
	var pieces [][2]place
	for j := range len(h.Ys) - 1 {
		for i := range len(h.Xs) - 1 {
			if h.missing(i, j) || h.missing(i+1, j) || h.missing(i, j+1) || h.missing(i+1, j+1) {
				continue
			}
			pieces = append(pieces, h.square(i, j, z)...)
		}
	}
	return pieces
}

// square returns the pieces within one square, whose corners are counted around from the lower left.
func (h Heatmap) square(i, j int, z float64) [][2]place {
	corners := [4]place{{h.Xs[i], h.Ys[j]}, {h.Xs[i+1], h.Ys[j]}, {h.Xs[i+1], h.Ys[j+1]}, {h.Xs[i], h.Ys[j+1]}}
	values := [4]float64{h.Z[j][i], h.Z[j][i+1], h.Z[j+1][i+1], h.Z[j+1][i]}
	var crossings []place
	for k := range 4 {
		next := (k + 1) % 4
		a, b := values[k], values[next]
		if (a >= z) == (b >= z) {
			continue
		}
		t := (z - a) / (b - a)
		p, q := corners[k], corners[next]
		crossings = append(crossings, place{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)})
	}
	switch len(crossings) {
	case 2:
		return [][2]place{{crossings[0], crossings[1]}}
	case 4:
		mean := (values[0] + values[1] + values[2] + values[3]) / 4
		if (mean >= z) == (values[0] >= z) {
			return [][2]place{{crossings[0], crossings[1]}, {crossings[2], crossings[3]}}
		}
		return [][2]place{{crossings[3], crossings[0]}, {crossings[1], crossings[2]}}
	}
	return nil
}
