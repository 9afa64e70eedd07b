package contract

import (
	"chcsim/model/cell"
	"chcsim/model/rng"
)

// block is how many classes are summed to find one quickly.
const block = 8

// sample draws persons without replacement from classes of the given counts, total of them in all, and writes
// how many came from each class to out. Few draws (or few left over) are made one by one, many class by class.
func sample(stream *rng.Stream, counts []int, total, draws int, out []int) {
	few := min(draws, total-draws)
	if few > 8*len(counts) {
		stream.MultiHypergeometric(counts, draws, out)
		return
	}
	out = out[:len(counts)]
	copy(out, counts)
	take(stream, out, total, few)
	if few == draws {
		for k, n := range counts {
			out[k] = n - out[k]
		}
	}
}

// take removes so many persons from the classes, each of the total being equally likely.
func take(stream *rng.Stream, classes []int, total, draws int) {
	var blocks [(cell.Groups + block - 1) / block]int
	for k, n := range classes {
		blocks[k/block] += n
	}
	for i := range draws {
		rank, b := stream.IntN(total-i), 0
		for rank >= blocks[b] {
			rank -= blocks[b]
			b++
		}
		blocks[b]--
		k := b * block
		for rank >= classes[k] {
			rank -= classes[k]
			k++
		}
		classes[k]--
	}
}

// evenly draws persons like sample, each equally likely, but so that every class gives its part of the draws, rounded down or up
// (systematic sampling; Madow 1949, Annals of Mathematical Statistics 20): quick where the chance in who it is matters little.
func evenly(stream *rng.Stream, counts []int, total, draws int, out []int) {
	if total == 0 {
		return
	}
	start, sum, before := stream.IntN(total), 0, 0
	for k, n := range counts {
		sum += n
		upTo := (sum*draws + total - 1 - start) / total
		out[k], before = upTo-before, upTo
	}
}

// pool is the work space for samples from some groups of an area.
type pool struct {
	counts, hit [cell.Groups]int
}

// gather copies the counts of groups into the pool and returns their sum.
func (p *pool) gather(c *cell.Counts, list []cell.Group) int {
	total := 0
	for i, g := range list {
		p.counts[i] = c[g]
		total += c[g]
	}
	return total
}

// convert gives another status to so many persons out of groups, all equally likely. The pool must hold these groups.
func (p *pool) convert(stream *rng.Stream, c *cell.Counts, list []cell.Group, total, persons int, to cell.Status) {
	if persons == 0 {
		return
	}
	hit := p.hit[:len(list)]
	sample(stream, p.counts[:len(list)], total, persons, hit)
	for i, n := range hit {
		if n > 0 {
			c[list[i]] -= n
			c[withStatus(list[i], to)] += n
		}
	}
}
