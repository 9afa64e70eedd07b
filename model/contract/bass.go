package contract

// bassHazard is the hazard of signing, per year, of those who will sign in the end (Bass 1969,
// Management Science 15, equation 1):
//
//	f/(1−F) = p + q·F
//
// p is innovation and q imitation, both per year; F is the share of the ceiling reached. Worked number:
// with p = 0.03, q = 0.38 and F = 0.331199 (after five years) it is 0.155856. It fails where the
// ceiling itself moves: then F is that of the day.
func bassHazard(p, q, reached float64) float64 { return p + float64(q*reached) }
