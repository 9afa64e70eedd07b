package oracle

import "math"

// Shares returns choice probabilities from utilities: exp(u) ÷ Σ exp(u). Utilities 0, −0.5, −1.2 give
// .524185, .317934, .157881.
func Shares(utilities []float64) []float64 {
	highest := utilities[0]
	for _, u := range utilities {
		highest = max(highest, u)
	}
	shares, sum := make([]float64, len(utilities)), 0.0
	for i, u := range utilities {
		shares[i] = math.Exp(u - highest)
		sum += shares[i]
	}
	for i := range shares {
		shares[i] /= sum
	}
	return shares
}
