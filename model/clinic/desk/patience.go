package desk

import "chcsim/model/exact"

// patience is the gamma distribution of the wait a patient bears, in minutes.
type patience struct {
	shape, scale float64
	perMinute    float64 // points of less a minute
	less         [patiencePoints + 2]float64
	slices       [patienceSlices]float32 // minutes that equally many patients each bear
	sure         float64                 // minutes that all but one patient in a million bear
}

const (
	patiencePoints = 256
	patienceBits   = 10
	patienceSlices = 1 << patienceBits
)

// refresh tabulates the distribution up to a point that all but one patient in ten thousand have below, when
// the live Config has changed.
func (p *patience) refresh(cfg *Config) {
	variance := cfg.PatienceCV * cfg.PatienceCV
	shape, scale := 1/variance, cfg.PatienceMinutes*variance
	if p.shape == shape && p.scale == scale {
		return
	}
	*p = patience{shape: shape, scale: scale}
	step := cfg.PatienceMinutes * (1 + float64(8*cfg.PatienceCV)) / patiencePoints
	p.perMinute = 1 / step
	for i := range p.less {
		p.less[i] = exact.GammaShare(p.shape, float64(i)*step/p.scale)
		if p.less[i] < 1e-6 {
			p.sure = float64(i) * step
		}
	}
	p.less[patiencePoints], p.less[patiencePoints+1] = 1, 1
	at := 0
	for i := range p.slices {
		share := float64((float64(i) + 0.5) / patienceSlices)
		for at < patiencePoints && p.less[at+1] < share {
			at++
		}
		p.slices[i] = float32((float64(at) + min(1, (share-p.less[at])/max(p.less[at+1]-p.less[at], tiny))) * step)
	}
}

// below is the share of patients who bear less than a wait.
func (p *patience) below(wait float64) float64 {
	x := float64(wait * p.perMinute)
	i := min(int(x), patiencePoints) // from where on nobody bears it
	return p.less[i] + float64((x-float64(i))*(p.less[i+1]-p.less[i]))
}

// Gauss–Laguerre points and weights, n = 5 (Abramowitz and Stegun 1964, table 25.9): ∫₀^∞ f(x)e^−x dx ≈ Σ w f(x).
var (
	laguerrePoints  = [5]float64{0.263560319718, 1.413403059107, 3.596425771041, 7.085810005859, 12.640800844276}
	laguerreWeights = [5]float64{0.521755610583, 0.398666811083, 0.0759424496817, 0.00361175867992, 0.0000233699723858}
)

// outlast is, for waits of a certain part and an exponential one with mean chance, the probability that
// the patient leaves first, and the mean wait of those who stay (equation 4). Patience of shape 4 and
// mean 90 and a wholly exponential wait of mean 15 give (1+22.5/15)^−4 = 0.0256.
func (p *patience) outlast(certain, chance float64) (leave, stays float64) {
	if certain+float64(8*chance) < p.sure {
		return 0, certain + chance
	}
	late := 0.0
	for i := range laguerrePoints {
		wait := certain + float64(chance*laguerrePoints[i])
		leaves := float64(laguerreWeights[i] * p.below(wait))
		leave += leaves
		late += float64(leaves * wait)
	}
	return leave, (certain + chance - late) / (1 - leave + tiny)
}
