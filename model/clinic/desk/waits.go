package desk

import "chcsim/model/rng"

// The bins of waiting times: four minutes each up to four hours, and one for everything longer. A quantile read from them is
// off by less than 0.15 minutes where waits are exponential with a mean of a quarter of an hour.
const (
	WaitBins   = 61
	BinMinutes = 4.0
)

// Waits is a weighted sample of waiting times. Weights are visits; they are not whole numbers when
// only some days were queued.
type Waits struct {
	Count, Sum float64 // visits; minutes
	Bins       [WaitBins]float64
}

// record notes one wait.
func (w *Waits) record(minutes float64) {
	w.Count++
	w.Sum += minutes
	w.Bins[min(int(minutes*(1/BinMinutes)), WaitBins-1)]++
}

// recordExponential notes n waits of at least base minutes, the rest exponential with the given mean.
// Masses of bins follow a geometric series.
func (w *Waits) recordExponential(n, base, mean float64) {
	if n <= 0 {
		return
	}
	w.Count += n
	w.Sum += float64(n * (base + mean))
	bin := min(int(base*(1/BinMinutes)), WaitBins-1)
	if mean < BinMinutes/50 {
		w.Bins[bin] += n
		return
	}
	first := rng.QuickExp((base - float64(float64(bin+1)*BinMinutes)) / mean)
	w.Bins[bin] += float64(n * (1 - first))
	left, ratio := n*first, rng.QuickExp(-BinMinutes/mean)
	odd, even, pair := 1-ratio, ratio*(1-ratio), ratio*ratio
	for bin++; bin < WaitBins-1 && left > 1e-3*n; bin += 2 { // two at a time: each needs the one before
		w.Bins[bin] += float64(left * odd)
		w.Bins[bin+1] += float64(left * even)
		left *= pair
	}
	w.Bins[min(bin, WaitBins-1)] += left
}

// Add adds another sample, each of its visits counting weight times.
func (w *Waits) Add(b *Waits, weight float64) {
	if b.Count == 0 {
		return
	}
	w.Count += float64(weight * b.Count)
	w.Sum += float64(weight * b.Sum)
	for i, n := range b.Bins {
		w.Bins[i] += float64(weight * n)
	}
}

// Mean is the mean wait in minutes; 0 without visits.
func (w *Waits) Mean() float64 {
	if w.Count == 0 {
		return 0
	}
	return w.Sum / w.Count
}

// Quantile is the wait in minutes that the share p does not exceed, interpolated within its bin; 0 without visits.
func (w *Waits) Quantile(p float64) float64 {
	if w.Count == 0 {
		return 0
	}
	wanted := p * w.Count
	for i, n := range w.Bins {
		if wanted <= n && n > 0 {
			return (float64(i) + wanted/n) * BinMinutes
		}
		wanted -= n
	}
	return WaitBins * BinMinutes
}
