package oracle

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// TimeWeighted follows a number that changes at moments, such as a queue's length, and knows its mean
// over time. The zero value is 0 since time 0.
type TimeWeighted struct {
	value, area, last, start, max float64
}

// Reset begins anew at a time with a value.
func (w *TimeWeighted) Reset(now, value float64) {
	*w = TimeWeighted{value: value, last: now, start: now, max: value}
}

// Set says that the number is value from now on.
func (w *TimeWeighted) Set(now, value float64) {
	w.area += float64(w.value * (now - w.last))
	w.last, w.value = now, value
	if value > w.max {
		w.max = value
	}
}

// Value is the number now.
func (w *TimeWeighted) Value() float64 { return w.value }

// Max is the largest value so far.
func (w *TimeWeighted) Max() float64 { return w.max }

// Area is the integral of the number over time, from the beginning until now.
func (w *TimeWeighted) Area(now float64) float64 {
	return w.area + float64(w.value*(now-w.last))
}

// Mean is the mean over the time from the beginning until now, or the value when no time has passed.
func (w *TimeWeighted) Mean(now float64) float64 {
	if now <= w.start {
		return w.value
	}
	return w.Area(now) / (now - w.start)
}

// Tally collects single numbers: how many, mean, variance and the largest (Welford 1962). The zero value is empty.
type Tally struct {
	n, mean, squares, max float64
}

// Add enters one number.
func (t *Tally) Add(x float64) {
	t.n++
	d := x - t.mean
	t.mean += d / t.n
	t.squares += float64(d * (x - t.mean))
	if x > t.max || t.n == 1 {
		t.max = x
	}
}

// Merge enters all numbers of another tally (Chan, Golub, LeVeque 1979).
func (t *Tally) Merge(o Tally) {
	switch {
	case o.n == 0:
		return
	case t.n == 0:
		*t = o
		return
	}
	n, d := t.n+o.n, o.mean-t.mean
	t.mean += float64(d * o.n / n)
	t.squares += o.squares + float64(d*d*t.n*o.n/n)
	t.n, t.max = n, max(t.max, o.max)
}

// Count is how many numbers were entered.
func (t *Tally) Count() int { return int(t.n) }

// Mean is their mean, 0 when there are none.
func (t *Tally) Mean() float64 { return t.mean }

// Sum is their sum.
func (t *Tally) Sum() float64 { return t.mean * t.n }

// Max is the largest, 0 when there are none.
func (t *Tally) Max() float64 { return t.max }

// Variance is their sample variance, with n − 1; 0 for fewer than two.
func (t *Tally) Variance() float64 {
	if t.n < 2 {
		return 0
	}
	return t.squares / (t.n - 1)
}

// StdDev is the square root of the variance.
func (t *Tally) StdDev() float64 { return math.Sqrt(t.Variance()) }

// Interval is the confidence interval of the mean, mean ± half, when the numbers are independent, as
// results of replications are: half = t·s/√n with Student's t at n − 1 degrees of freedom. Ten results with
// s = 1 give half = 2.2622·1/√10 = 0.7154 at a level of 0.95. With fewer than two, half is infinite.
func (t *Tally) Interval(level float64) (mean, half float64) {
	if t.n < 2 {
		return t.mean, math.Inf(1)
	}
	student := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: t.n - 1}
	return t.mean, student.Quantile((1+level)/2) * t.StdDev() / math.Sqrt(t.n)
}
