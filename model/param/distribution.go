package param

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"chcsim/model/exact"
)

// Distribution is a probability distribution of one number, by its kind and arguments.
// The zero Distribution is the constant 0.
//
//	constant    value
//	uniform     lowest, highest
//	triangular  lowest, mode, highest
//	pert        lowest, mode, highest     (beta with α = 1 + 4(mode−lo)/(hi−lo), β = 1 + 4(hi−mode)/(hi−lo))
//	normal      mean, standard deviation
//	half_normal lowest, scale             (lowest + scale·|Z|)
//	lognormal   mean, standard deviation  (of the number itself, not of its logarithm)
//	gamma       mean, standard deviation
//	beta        α, β
//	bernoulli   probability of 1
//	empirical   the equally likely values
type Distribution struct {
	Kind string
	Args []float64
}

// Kinds are the distributions with the number of arguments each takes; empirical takes any number.
var Kinds = map[string]int{
	"constant": 1, "uniform": 2, "triangular": 3, "pert": 3, "normal": 2, "half_normal": 2,
	"lognormal": 2, "gamma": 2, "beta": 2, "bernoulli": 1, "empirical": -1,
}

// Limits within which quantiles can be computed: of any argument, and of the ratio of the two arguments
// of a lognormal, gamma or beta distribution.
const (
	largest  = 1e18
	farthest = 1e3
)

// Constant is the distribution of a known number.
func Constant(x float64) Distribution { return Distribution{"constant", []float64{x}} }

// IsConstant tells whether there is only one possible value.
func (d Distribution) IsConstant() bool {
	lo, hi := d.Quantile(0), d.Quantile(1)
	return lo == hi
}

// Check reports arguments that describe no distribution.
func (d Distribution) Check() error {
	if d.Kind == "" {
		return nil
	}
	want, ok := Kinds[d.Kind]
	if !ok {
		return fmt.Errorf("unknown distribution %q", d.Kind)
	}
	if want >= 0 && len(d.Args) != want || len(d.Args) == 0 {
		return fmt.Errorf("%s takes %d numbers, not %d", d.Kind, want, len(d.Args))
	}
	for _, x := range d.Args {
		if !(math.Abs(x) <= largest) {
			return fmt.Errorf("%s has an argument that is not a finite number up to %g", d.Kind, largest)
		}
	}
	switch d.Kind {
	case "uniform", "triangular", "pert":
		if !sort.Float64sAreSorted(d.Args) || d.Args[0] == d.Args[len(d.Args)-1] {
			return fmt.Errorf("the numbers of %s must rise", d.Kind)
		}
	case "normal", "half_normal":
		if d.Args[1] <= 0 {
			return fmt.Errorf("the scale of %s must be positive", d.Kind)
		}
	case "lognormal", "gamma", "beta":
		if d.Args[0] <= 0 || d.Args[1] <= 0 {
			return fmt.Errorf("both numbers of %s must be positive", d.Kind)
		}
		if ratio := d.Args[0] / d.Args[1]; !(ratio >= 1/farthest && ratio <= farthest) {
			return fmt.Errorf("the numbers of %s are too far apart", d.Kind)
		}
		if d.Kind == "beta" && (min(d.Args[0], d.Args[1]) < 1/farthest || max(d.Args[0], d.Args[1]) > farthest*farthest) {
			return fmt.Errorf("the numbers of %s are too far apart from 1", d.Kind)
		}
	case "bernoulli":
		if d.Args[0] < 0 || d.Args[0] > 1 {
			return fmt.Errorf("the probability of bernoulli must lie between 0 and 1")
		}
	}
	return nil
}

// Quantile returns the value below which the share p of the distribution lies, 0 ≤ p ≤ 1. Drawing a
// value means taking the quantile of a uniform random number, so designs of experiments can choose p.
func (d Distribution) Quantile(p float64) float64 {
	a := d.Args
	switch d.Kind {
	case "":
		return 0
	case "constant":
		return a[0]
	case "uniform":
		return a[0] + float64((a[1]-a[0])*p)
	case "triangular":
		return triangularQuantile(a[0], a[1], a[2], p)
	case "pert":
		alpha, beta := pertShape(a[0], a[1], a[2])
		return a[0] + float64((a[2]-a[0])*exact.BetaQuantile(alpha, beta, p))
	case "normal":
		return a[0] + float64(a[1]*exact.NormalQuantile(p))
	case "half_normal":
		return a[0] + float64(a[1]*exact.NormalQuantile((1+p)/2))
	case "lognormal":
		mu, sigma := logParameters(a[0], a[1])
		return exact.Exp(mu + float64(sigma*exact.NormalQuantile(p)))
	case "gamma":
		return exact.GammaQuantile(a[0]*a[0]/(a[1]*a[1]), p) * (a[1] * a[1] / a[0])
	case "beta":
		return exact.BetaQuantile(a[0], a[1], p)
	case "bernoulli":
		if p < 1-a[0] || a[0] == 0 {
			return 0
		}
		return 1
	case "empirical":
		sorted := slices.Sorted(slices.Values(a))
		return sorted[min(int(p*float64(len(a))), len(a)-1)]
	}
	return math.NaN()
}

// halvings find a share to the last bit of a float64 that is not tiny.
const halvings = 60

// Above is the quantile of the distribution given that the number exceeds a value t:
//
//	Q(F(t) + p·(1 − F(t)))
//
// with F(t) found by halving, since only Q is at hand. Of uniform(0, 10) given more than 4, the median is 7. It is not ok where
// the number cannot exceed t.
func (d Distribution) Above(t, p float64) (x float64, ok bool) {
	below, above := 0.0, 1.0
	if d.Quantile(0) > t {
		return d.Quantile(p), true
	}
	for range halvings {
		middle := (below + above) / 2
		if d.Quantile(middle) > t {
			above = middle
		} else {
			below = middle
		}
	}
	if above == 1 {
		return t, false
	}
	return max(t, d.Quantile(above+float64(p*(1-above)))), true
}

// Mean is the expected value.
func (d Distribution) Mean() float64 {
	a := d.Args
	switch d.Kind {
	case "":
		return 0
	case "uniform":
		return (a[0] + a[1]) / 2
	case "triangular":
		return (a[0] + a[1] + a[2]) / 3
	case "pert":
		return (a[0] + float64(4*a[1]) + a[2]) / 6
	case "half_normal":
		return a[0] + float64(a[1]*math.Sqrt(2/math.Pi))
	case "beta":
		return a[0] / (a[0] + a[1])
	case "empirical":
		sum := 0.0
		for _, x := range a {
			sum += x
		}
		return sum / float64(len(a))
	}
	return a[0]
}

// String writes the distribution as scenarios do: "pert(18, 30, 45)", or the number alone.
func (d Distribution) String() string {
	if d.Kind == "" {
		return "0"
	}
	parts := make([]string, len(d.Args))
	for i, x := range d.Args {
		parts[i] = fmt.Sprintf("%g", x)
	}
	if d.Kind == "constant" {
		return parts[0]
	}
	return d.Kind + "(" + strings.Join(parts, ", ") + ")"
}

func triangularQuantile(lo, mode, hi, p float64) float64 {
	span, left := hi-lo, mode-lo
	if p*span < left {
		return lo + math.Sqrt(p*span*left)
	}
	return hi - math.Sqrt((1-p)*span*(hi-mode))
}

// logParameters turns the mean and standard deviation of a lognormal number into those of its logarithm.
func logParameters(mean, sd float64) (mu, sigma float64) {
	cv := sd / mean
	variance := exact.Log1p(float64(cv * cv))
	return exact.Log(mean) - float64(variance/2), math.Sqrt(variance)
}
