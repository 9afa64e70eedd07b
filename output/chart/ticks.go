package chart

import (
	"math"

	"gonum.org/v1/plot"

	"chcsim/model/month"
	"chcsim/output/words"
)

// scale is a range with labelled steps of 1, 2, 2.5 or 5 times a power of ten.
type scale struct {
	min, max, step float64
	decimals       int
}

// niceScale widens [lo, hi] to whole steps, about n of them. A percentage is never led beyond 0 or 1.
func niceScale(unit words.Unit, lo, hi float64, n int) scale {
	factor := 1.0
	if unit.IsPercent() {
		factor = 100
	}
	share := unit.IsPercent() && lo >= 0 && hi <= 1
	lo, hi = lo*factor, hi*factor
	if hi-lo < 1e-9 {
		// A single value gets a range of its own size; nothing is known of its spread.
		half := math.Max(math.Abs(hi)*0.05, 0.5)
		lo, hi = lo-half, hi+half
	}
	step, decimals := niceStep((hi - lo) / float64(n))
	if unit == words.Count {
		step, decimals = wholeStep(step), 0
	}
	s := scale{math.Floor(lo/step+1e-9) * step, math.Ceil(hi/step-1e-9) * step, step, decimals}
	if share { // a single value's range may reach beyond
		s.min, s.max = max(s.min, 0), min(s.max, factor)
	}
	return scale{s.min / factor, s.max / factor, s.step / factor, s.decimals}
}

// wholeStep is a step between numbers of things, which are whole.
func wholeStep(step float64) float64 {
	if step = max(step, 1); step == 2.5 {
		return 5
	}
	return step
}

// counting labels the numbers from 0 to that of all things, about n of them.
func counting(of, n int) plot.ConstantTicks {
	step, _ := niceStep(float64(of) / float64(n))
	var ticks plot.ConstantTicks
	for x := 0.0; x <= float64(of); x += wholeStep(step) {
		ticks = append(ticks, plot.Tick{Value: x, Label: words.Count.Bare(x, 0)})
	}
	return ticks
}

// niceStep returns the least of 1, 2, 2.5, 5 × 10^k that is not below the raw step, with the decimals
// its multiples need.
func niceStep(raw float64) (step float64, decimals int) {
	exponent := math.Floor(math.Log10(raw))
	unit := math.Pow(10, exponent)
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if m*unit >= raw*(1-1e-9) {
			decimals = max(0, int(-exponent))
			if m == 2.5 {
				decimals = max(0, int(1-exponent))
			}
			if m == 10 {
				decimals = max(0, int(-exponent-1))
			}
			return m * unit, decimals
		}
	}
	return 10 * unit, max(0, int(-exponent-1))
}

// padded widens a range by a share of its length on both sides; percentages stay within 0 and 1, and
// what starts at or above zero stays there.
func padded(unit words.Unit, lo, hi, share float64) (float64, float64) {
	room := (hi - lo) * share
	a, b := lo-room, hi+room
	if lo >= 0 && a < 0 {
		a = 0
	}
	if unit.IsPercent() && hi <= 1 {
		b = math.Min(b, 1)
	}
	return a, b
}

// RoundAxis are the round ends of an axis that holds values from lo to hi with a little room.
func RoundAxis(unit words.Unit, lo, hi float64) (from, to float64) {
	from, to = padded(unit, lo, hi, 0.06)
	s := niceScale(unit, from, to, 6)
	if unit.IsPercent() && hi <= 1 {
		s.max = min(s.max, 1)
	}
	return s.min, s.max
}

// values are the labelled positions of the scale.
func (s scale) values() []float64 {
	n := int(math.Round((s.max - s.min) / s.step))
	out := make([]float64, n+1)
	for i := range out {
		out[i] = s.min + float64(i)*s.step
	}
	return out
}

// Ticks writes the values in their unit: "45%", "4.5".
func (s scale) ticks(unit words.Unit) plot.ConstantTicks {
	var ticks plot.ConstantTicks
	for _, v := range s.values() {
		label := unit.Bare(v, s.decimals)
		if unit.IsPercent() {
			label += "%"
		}
		ticks = append(ticks, plot.Tick{Value: v, Label: label})
	}
	return ticks
}

// on puts the scale on an axis.
func (s scale) on(axis *plot.Axis, unit words.Unit) {
	axis.Min, axis.Max = s.min, s.max
	axis.Tick.Marker = s.ticks(unit)
}

// yearEnds labels every December of a range as "2021年12月" or "2021-12", or every few years where they would crowd.
// The offset is where the end of a month lies: 0 on axes of month-end values, 1 on axes of elapsed time.
func yearEnds(l words.Lang, from, to month.Month, offset float64) plot.ConstantTicks {
	const december, most = 12, 6
	years := int(to-from)/12 + 1
	every := (years + most - 1) / most
	var ticks plot.ConstantTicks
	last := to
	for last.Calendar() != december && last >= from {
		last--
	}
	for m := from; m <= to; m++ {
		tick := plot.Tick{Value: float64(m) + offset}
		if m.Calendar() == december && int(last-m)/12%every == 0 {
			tick.Label = words.Dated(l, m)
		}
		if tick.Label != "" || m.Calendar()%3 == 0 && every == 1 {
			ticks = append(ticks, tick)
		}
	}
	if last < from { // less than a year without a December: the quarters stand in for it
		for i := range ticks {
			ticks[i].Label = words.Dated(l, month.Month(ticks[i].Value-offset))
		}
	}
	return ticks
}

// changes writes the values with their sign, percentages as percentage points without a sign of their own.
func (s scale) changes(unit words.Unit) plot.ConstantTicks {
	var ticks plot.ConstantTicks
	for _, v := range s.values() {
		label := unit.Bare(v, s.decimals)
		if v > s.step/2 {
			label = "+" + label
		}
		ticks = append(ticks, plot.Tick{Value: v, Label: label})
	}
	return ticks
}
