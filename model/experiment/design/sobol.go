package design

import (
	"fmt"

	"chcsim/model/rng"
)

// MaxDimensions is the number of dimensions that the direction numbers reach.
const MaxDimensions = 31

// polynomial is a primitive polynomial modulo 2 with its initial direction numbers: degree s, inner
// coefficients a in binary, and m_1 … m_s.
type polynomial struct {
	a uint32
	m []uint32
}

// The direction numbers of dimensions 2 to 31 are those of S. Joe and F. Y. Kuo, "Constructing Sobol
// sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2635–2654 (2008), file
// new-joe-kuo-6.21201. Copyright (c) 2008, Frances Y. Kuo and Stephen Joe. All rights reserved. Their
// notice asks that redistributions keep it, that their names not be used to endorse derived products
// without permission, and says that the numbers come "as is", without any warranty. The whole notice
// stands in NOTICE.
var polynomials = [MaxDimensions - 1]polynomial{
	{0, []uint32{1}},
	{1, []uint32{1, 3}},
	{1, []uint32{1, 3, 1}},
	{2, []uint32{1, 1, 1}},
	{1, []uint32{1, 1, 3, 3}},
	{4, []uint32{1, 3, 5, 13}},
	{2, []uint32{1, 1, 5, 5, 17}},
	{4, []uint32{1, 1, 5, 5, 5}},
	{7, []uint32{1, 1, 7, 11, 19}},
	{11, []uint32{1, 1, 5, 1, 1}},
	{13, []uint32{1, 1, 1, 3, 11}},
	{14, []uint32{1, 3, 5, 5, 31}},
	{1, []uint32{1, 3, 3, 9, 7, 49}},
	{13, []uint32{1, 1, 1, 15, 21, 21}},
	{16, []uint32{1, 3, 1, 13, 27, 49}},
	{19, []uint32{1, 1, 1, 15, 7, 5}},
	{22, []uint32{1, 3, 1, 15, 13, 25}},
	{25, []uint32{1, 1, 5, 5, 19, 61}},
	{1, []uint32{1, 3, 7, 11, 23, 15, 103}},
	{4, []uint32{1, 3, 7, 13, 13, 15, 69}},
	{7, []uint32{1, 1, 3, 13, 7, 35, 63}},
	{8, []uint32{1, 3, 5, 9, 1, 25, 53}},
	{14, []uint32{1, 3, 1, 13, 9, 35, 107}},
	{19, []uint32{1, 3, 1, 5, 27, 61, 31}},
	{21, []uint32{1, 1, 5, 11, 19, 41, 61}},
	{28, []uint32{1, 3, 5, 3, 3, 13, 69}},
	{31, []uint32{1, 1, 7, 13, 1, 19, 1}},
	{32, []uint32{1, 3, 7, 5, 13, 19, 59}},
	{37, []uint32{1, 1, 3, 9, 25, 29, 41}},
	{41, []uint32{1, 3, 5, 13, 23, 1, 55}},
}

const bits = 32

// Sobol returns the first n points of the Sobol' sequence, scrambled after Owen (1995): each binary
// digit is flipped or not by a random bit that depends on the digits before it, which keeps the
// sequence's evenness and makes every point uniform. n should be a power of two.
func Sobol(n, dimensions int, key rng.Key) ([][]float64, error) {
	if dimensions < 1 || dimensions > MaxDimensions {
		return nil, fmt.Errorf("a Sobol' design has 1 to %d dimensions, not %d", MaxDimensions, dimensions)
	}
	points := make([][]float64, n)
	for i := range points {
		points[i] = make([]float64, dimensions)
	}
	for axis := range dimensions {
		v := directions(axis)
		scramble := key.Purpose("owen scrambling").At(axis)
		var x uint32
		for i := range points {
			// Unscrambled point i: the direction numbers of the one-bits of i's Gray code.
			if i > 0 {
				x ^= v[trailingZeros(uint32(i))]
			}
			points[i][axis] = (float64(owen(x, scramble)) + 0.5) / (1 << bits)
		}
	}
	return points, nil
}

func trailingZeros(i uint32) int {
	n := 0
	for i&1 == 0 {
		i >>= 1
		n++
	}
	return n
}

// directions computes v_1 … v_32 of an axis, scaled by 2³², by the recurrence
// v_i = a_1 v_{i−1} ⊕ … ⊕ a_{s−1} v_{i−s+1} ⊕ v_{i−s} ⊕ (v_{i−s} >> s).
func directions(axis int) [bits]uint32 {
	var v [bits]uint32
	if axis == 0 {
		for i := range v {
			v[i] = 1 << (bits - 1 - i)
		}
		return v
	}
	p := polynomials[axis-1]
	s := len(p.m)
	for i := range v {
		if i < s {
			v[i] = p.m[i] << (bits - 1 - i)
			continue
		}
		v[i] = v[i-s] ^ v[i-s]>>s
		for k := 1; k < s; k++ {
			if p.a>>(s-1-k)&1 == 1 {
				v[i] ^= v[i-k]
			}
		}
	}
	return v
}

// owen flips each bit of x, from the highest, by a random bit of the bits above it.
func owen(x uint32, key rng.Key) uint32 {
	var out uint32
	for b := range bits {
		shift := bits - 1 - b
		stream := key.At(b, int(x>>shift>>1)).Stream()
		out = out<<1 | (x>>shift&1 ^ uint32(stream.Uint64()>>63))
	}
	return out
}
