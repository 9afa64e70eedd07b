package referral

// carried is the mean number of occupied beds among c when the offered load is a (admissions a day ×
// mean stay) and those who find every bed taken wait, each giving up at the rate θ in units of one over
// the mean stay: the M/M/c+M queue (Erlang A; Palm 1957). The number of people n has the weights
//
//	p(n) = p(n−1)·a/n for n ≤ c,  p(n−1)·a/(c + (n−c)·θ) beyond,
//
// and carried = Σ min(n, c)·p(n) / Σ p(n). With patience 0 nobody waits (Erlang B), and stays may then
// have any distribution; otherwise exponential stays are assumed, a close approximation here, where few
// wait. Worked: a = 5, c = 4, θ = 0.5: the share that gives up is 1 − carried/a = 0.259026.
func carried(a float64, c int, stay, patience float64) float64 {
	weight, sum, busy := 1.0, 1.0, 0.0
	for n := 1; n <= c; n++ {
		weight *= a / float64(n)
		sum += weight
		busy += float64(float64(n) * weight)
	}
	if patience <= 0 {
		return busy / sum
	}
	theta := stay / patience
	for n := 1; weight > 1e-12*sum; n++ {
		weight *= a / (float64(c) + float64(float64(n)*theta))
		sum += weight
		busy += float64(float64(c) * weight)
	}
	return busy / sum
}

// offeredLoad solves the load that keeps the given share of c beds occupied.
func offeredLoad(occupancy float64, c int, stay, patience float64) float64 {
	want := occupancy * float64(c)
	lo, hi := want, 2*want+1
	for carried(hi, c, stay, patience) < want {
		hi *= 2
	}
	for range 24 {
		mid := (lo + hi) / 2
		if carried(mid, c, stay, patience) < want {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}
