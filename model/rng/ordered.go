package rng

// FillOrdered fills out with uniform numbers from 0 to 1 in rising order: the partial sums of exponentials over the sum of one
// more of them (order statistics of the uniform distribution).
func (s *Stream) FillOrdered(out []float64) {
	s.FillExp(out)
	sum := 0.0
	for i, x := range out {
		sum += x
		out[i] = sum
	}
	scale := 1 / (sum + s.Exp())
	for i := range out {
		out[i] *= scale
	}
}
