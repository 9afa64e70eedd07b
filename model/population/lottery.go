package population

import "math/bits"

// lottery draws a sex and age with given weights (the males' ages first) in one step (the alias method; Walker 1977, Vose 1991).
type lottery struct {
	keep  [Sexes * Ages]uint64 // chance that a place keeps what it is drawn for, in multiples of 2^-53
	alias [Sexes * Ages]uint8  // who gets it otherwise
}

// fill gives the lottery its weights and returns their sum. Without a positive one nothing can be drawn.
func (l *lottery) fill(weights *[Sexes * Ages]float64) (sum float64) {
	for _, w := range weights {
		sum += w
	}
	if sum == 0 {
		return 0
	}
	var parts [Sexes * Ages]float64 // of the mean weight, as far as not yet given away
	var order [Sexes * Ages]uint8   // those below the mean from the left, the others from the right
	small, large := 0, len(order)
	for i, w := range weights {
		parts[i] = w * float64(len(weights)) / sum
		if parts[i] < 1 {
			order[small] = uint8(i)
			small++
		} else {
			large--
			order[large] = uint8(i)
		}
	}
	for next := 0; next < small; next++ { // one above the mean fills up one below it
		to := order[next]
		if large == len(order) { // by rounding: the part is 1
			l.keep[to] = 1 << 53
			continue
		}
		from := order[large]
		l.keep[to], l.alias[to] = uint64(parts[to]*(1<<53)), from
		parts[from] -= 1 - parts[to]
		if parts[from] < 1 {
			order[next] = from
			next--
			large++
		}
	}
	for _, i := range order[large:] {
		l.keep[i] = 1 << 53
	}
	return sum
}

// draw returns the sex and age that 64 random bits choose.
func (l *lottery) draw(u uint64) (sex, age int) {
	place, rest := bits.Mul64(u, Sexes*Ages)
	other := uint64(l.alias[place])
	_, kept := bits.Sub64(rest>>11, l.keep[place], 0)
	place = other + (place-other)*kept // a branch here could not be foreseen
	return int(place) / Ages, int(place) % Ages
}
