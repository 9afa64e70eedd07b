package rng

import "chcsim/model/exact"

// smallFactorials is how many logarithms of factorials are tabled.
const smallFactorials = 1024

// logFactorials and stirlings hold ln k! and the rest of Stirling's formula for small k.
var logFactorials, stirlings = factorialTables()

func factorialTables() (logs, rests [smallFactorials]float64) {
	factorial := 1.0
	for k := range logs {
		x := float64(k) + 1
		if k < 20 { // where factorials are exact
			logs[k] = exact.Log(factorial)
			factorial *= x
		} else {
			logs[k] = exact.LogGamma(x)
		}
		rests[k] = logs[k] - (float64((x-0.5)*exact.Log(x)) - x + halfLogTwoPi)
	}
	for k := 16; k < smallFactorials; k++ {
		rests[k] = stirlingSeries(float64(k))
	}
	return logs, rests
}

const halfLogTwoPi = 0.91893853320467274178 // ln(2π)/2

// logFactorial is ln k! for a whole number k ≥ 0.
func logFactorial(k float64) float64 {
	if k < smallFactorials {
		return logFactorials[int(k)]
	}
	x := k + 1
	return float64((x-0.5)*exact.Log(x)) - x + halfLogTwoPi + stirlingSeries(k)
}

// stirling is what ln k! exceeds (k+½)·ln(k+1) − (k+1) + ln(2π)/2 by.
func stirling(k float64) float64 {
	if k < smallFactorials {
		return stirlings[int(k)]
	}
	return stirlingSeries(k)
}

// stirlingSeries is accurate to 1e-15 from k = 16.
func stirlingSeries(k float64) float64 {
	x := 1 / (k + 1)
	xx := x * x
	return float64(x * (1.0/12 - float64(xx*(1.0/360-float64(xx*(1.0/1260-float64(xx*(1.0/1680-xx/1188))))))))
}
