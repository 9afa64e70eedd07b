package rng

import (
	"math/bits"

	"chcsim/model/exact"
)

// layer is one slice of a ziggurat (Marsaglia, Tsang 2000; here with 256 layers of equal area and 53-bit
// numbers). A random integer u < 2^53 stands for the abscissa u·width; below sure it certainly lies
// under the density.
type layer struct {
	sure  uint64
	width float64
}

// expTail is where the lowest of 256 layers of exp(−x) ends and the tail begins.
const expTail = 7.69711747013104972

var expLayers, expHeights = ziggurat(expTail, (expTail+1)*exact.Exp(-expTail),
	func(x float64) float64 { return exact.Exp(-x) },
	func(y float64) float64 { return -exact.Log(y) })

// ziggurat cuts the decreasing density f (f(0) = 1, inverse g) into layers of the given area; the lowest,
// number 255, holds the tail beyond x = tail. heights[i] and heights[i+1] are the densities at the
// inner and the outer edge of layer i.
func ziggurat(tail, area float64, f, g func(float64) float64) (layers [256]layer, heights [257]float64) {
	var edge [257]float64
	edge[256], edge[255] = area/f(tail), tail
	for i := 254; i >= 1; i-- {
		edge[i] = g(area/edge[i+1] + f(edge[i+1]))
	}
	for i := range layers {
		layers[i] = layer{sure: uint64(edge[i] / edge[i+1] * 0x1p53), width: edge[i+1] * 0x1p-53}
		heights[i] = f(edge[i])
	}
	return layers, heights
}

// Exp returns an exponential number with mean 1.
func (s *Stream) Exp() float64 {
	u := s.Uint64()
	l := &expLayers[u&255]
	if u>>11 < l.sure {
		return float64(float64(int64(u>>11)) * l.width)
	}
	return s.expSlow(u)
}

// FillExp fills out with the numbers that so many calls of Exp would return, in less time: the generator's state stays in
// registers.
func (s *Stream) FillExp(out []float64) {
	s0, s1, s2, s3 := s.s0, s.s1, s.s2, s.s3
	for i := range out {
		u := bits.RotateLeft64(s0+s3, 23) + s0
		s2 ^= s0
		s3 ^= s1
		s0, s1, s2, s3 = s0^s3, s1^s2, s2^(s1<<17), bits.RotateLeft64(s3, 45)
		l := &expLayers[u&255]
		if u>>11 < l.sure {
			out[i] = float64(float64(int64(u>>11)) * l.width)
			continue
		}
		*s = Stream{s0, s1, s2, s3}
		out[i] = s.expSlow(u)
		s0, s1, s2, s3 = s.s0, s.s1, s.s2, s.s3
	}
	*s = Stream{s0, s1, s2, s3}
}

// expSlow finishes the one draw in fifty that its layer does not settle.
func (s *Stream) expSlow(u uint64) float64 {
	for base := 0.0; ; u = s.Uint64() {
		i := u & 255
		l := &expLayers[i]
		x := float64(float64(int64(u>>11)) * l.width)
		if u>>11 < l.sure {
			return base + x
		}
		if i == 255 {
			base += expTail // what lies beyond the tail's beginning is exponential again
			continue
		}
		inner, outer := expHeights[i], expHeights[i+1]
		if outer+float64(s.Float64()*(inner-outer)) < exact.Exp(-x) {
			return base + x
		}
	}
}
