package oracle

// Histogram counts numbers from 0 upward in bins of equal width. Zeros are counted by themselves, because a wait
// of 0 is no wait; the last bin takes all that is beyond the range.
type Histogram struct {
	width  float64
	counts []int
	zeros  int
	n      int
}

// NewHistogram covers 0 to width·bins; width must be positive.
func NewHistogram(width float64, bins int) *Histogram {
	return &Histogram{width: width, counts: make([]int, max(bins, 0)+1)}
}

// Add enters one number; one below 0 counts as 0.
func (h *Histogram) Add(x float64) {
	h.n++
	if x <= 0 {
		h.zeros++
		return
	}
	last := len(h.counts) - 1
	if x /= h.width; x < float64(last) {
		last = int(x)
	}
	h.counts[last]++
}

// Count is how many numbers were entered.
func (h *Histogram) Count() int { return h.n }

// Above is the share of numbers above x, interpolated within a bin; Above(0) is the share that is not 0.
// Beyond the range it is 0.
func (h *Histogram) Above(x float64) float64 {
	last := len(h.counts) - 1
	if h.n == 0 || x >= h.width*float64(last) {
		return 0
	}
	if x < 0 {
		return 1
	}
	at := x / h.width
	bin := min(int(at), last-1)
	above := float64(float64(h.counts[bin]) * (float64(bin+1) - at))
	for _, c := range h.counts[bin+1:] {
		above += float64(c)
	}
	return above / float64(h.n)
}

// Quantile is the number below which the share p lies, interpolated within a bin; at most the end of the range.
func (h *Histogram) Quantile(p float64) float64 {
	wanted := float64(p*float64(h.n)) - float64(h.zeros)
	if wanted <= 0 {
		return 0
	}
	last := len(h.counts) - 1
	for bin, c := range h.counts[:last] {
		if count := float64(c); wanted <= count {
			return h.width * (float64(bin) + wanted/count)
		}
		wanted -= float64(c)
	}
	return h.width * float64(last)
}

// Merge enters all numbers of another histogram of the same width; bins beyond the own range go to its last.
func (h *Histogram) Merge(o *Histogram) {
	h.n += o.n
	h.zeros += o.zeros
	for bin, c := range o.counts {
		h.counts[min(bin, len(h.counts)-1)] += c
	}
}

// Reset empties the histogram.
func (h *Histogram) Reset() {
	clear(h.counts)
	h.n, h.zeros = 0, 0
}
