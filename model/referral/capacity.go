package referral

import (
	"math"

	"chcsim/model/exact"
	"chcsim/model/rng"
)

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
		weight = float64(weight * (a / float64(n)))
		sum += weight
		busy += float64(float64(n) * weight)
	}
	if patience <= 0 {
		return busy / sum
	}
	theta := stay / patience
	for n := 1; weight > 1e-12*sum; n++ {
		weight = float64(weight * (a / (float64(c) + float64(float64(n)*theta))))
		sum += weight
		busy += float64(float64(c) * weight)
	}
	return busy / sum
}

// offeredLoad solves the load that keeps the given share of c beds occupied.
func offeredLoad(occupancy float64, c int, stay, patience float64) float64 {
	want := float64(occupancy * float64(c))
	lo, hi := want, float64(2*want)+1
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

// slotsPerDemand solves how many slots a working day needs for each person a day who would like one, so
// that the mean wait is w days when a wait of x keeps only exp(−x/P) of them in the queue.
//
// Without weekends the balance is closed: demand·exp(−w/P) = slots·5/7, so slots = 7/5·exp(−w/P); for
// w = 7 and P = 14 that is 0.849. Clinics rest at weekends, so the weekly cycle of the queue is run to
// its steady state and the slots are found by bisection; the mean wait is Little's law, the sum of the
// queues at the end of each day over the number seen.
func slotsPerDemand(w, patience float64) float64 {
	closed := exact.Exp(-w/patience) / workingDays
	lo, hi := closed/3, closed*3
	for range 24 {
		mid := (lo + hi) / 2
		if weeklyWait(mid, patience, w) > w {
			lo = mid
		} else {
			hi = mid
		}
	}
	return (lo + hi) / 2
}

// weeklyWait is the steady mean wait with the given slots per working day, for one person a day.
func weeklyWait(slots, patience, guess float64) float64 {
	q := guess * slots * workingDays
	weeks := 12 + int(patience)
	queued, seen := 0.0, 0.0
	for week := range weeks {
		queued, seen = 0, 0
		before := q
		for day := range 7 {
			q += rng.QuickExp(-q / (slots * workingDays * patience))
			if day < 5 {
				served := min(q, slots)
				q -= served
				seen += served
			}
			queued += q
		}
		if week > 2 && math.Abs(q-before) < 1e-6*q {
			break
		}
	}
	return queued / seen
}
