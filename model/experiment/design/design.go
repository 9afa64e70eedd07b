// Package design chooses the points of an experiment in the unit cube: Latin hypercubes and
// scrambled Sobol' sequences. A coordinate u in [0, 1] stands for the u-quantile of an input, or for
// its place between a lowest and a highest value.
package design

import "chcsim/model/rng"

// LatinHypercube returns n points in the given number of dimensions so that each of the n equal slices
// of every axis holds exactly one point (McKay, Beckman, Conover, 1979).
func LatinHypercube(n, dimensions int, key rng.Key) [][]float64 {
	points := make([][]float64, n)
	for i := range points {
		points[i] = make([]float64, dimensions)
	}
	slices := make([]int, n)
	for axis := range dimensions {
		stream := key.Purpose("latin hypercube").At(axis).Stream()
		for i := range slices {
			slices[i] = i
		}
		for i := n - 1; i > 0; i-- {
			j := stream.IntN(i + 1)
			slices[i], slices[j] = slices[j], slices[i]
		}
		for i := range points {
			points[i][axis] = (float64(slices[i]) + stream.Float64()) / float64(n)
		}
	}
	return points
}
