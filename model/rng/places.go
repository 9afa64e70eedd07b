package rng

import (
	"cmp"
	"slices"
)

// Places are the numbers by which streams are keyed for things of one kind, each made of the thing's code. A
// subdistrict, facility or project so keeps its luck whatever else stands in its table, and where. Nil numbers
// them from 0 on.
type Places []int

// Place is the number of a code.
func Place(code string) int { return int(fnv(code)) }

// PlacesOf are the numbers of codes.
func PlacesOf(codes []string) Places {
	p := make(Places, len(codes))
	for i, code := range codes {
		p[i] = Place(code)
	}
	return p
}

// At is the number of the thing at an index, for Key.At.
func (p Places) At(i int) int {
	if p == nil {
		return i
	}
	return p[i]
}

// Luck is the draw of the thing at an index that decides among equals.
func (p Places) Luck(i int, key Key) uint64 {
	stream := key.At(p.At(i)).Stream()
	return stream.Uint64()
}

// Shuffled are n things in random order. Each has its own draw, so that one more leaves the order of the others as it was.
func (p Places) Shuffled(n int, key Key) []int {
	order, luck := make([]int, n), make([]uint64, n)
	for i := range order {
		order[i], luck[i] = i, p.Luck(i, key)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(luck[a], luck[b]), a-b) })
	return order
}
