package workforce

import (
	"strconv"

	"chcsim/model/month"
	"chcsim/model/rng"
)

// year is what happens by chance in a calendar year, such as outside candidates who turn up: a Poisson process of which the
// number of a whole year is drawn first, at the rate of the month in which it is asked for, and then the months. So the luck of
// a year is one number.
type year struct {
	of     int     // calendar year
	rate   float64 // expected in a month, as the year was drawn
	months [12]int
}

// happen is the number of events in a month in which mean are expected. Where that is no longer the rate of the draw, events
// are left out or added by chance, so that months stay independent Poisson numbers of their means.
func (y *year) happen(m month.Month, mean float64, what string, key rng.Key) int {
	if y.of != m.Year() {
		y.draw(m, mean, what, key.At(m.Year()))
	}
	n := y.months[m.Calendar()-1]
	stream := key.Purpose("change").At(int(m)).Stream()
	if mean < y.rate {
		return stream.Binomial(n, mean/y.rate)
	}
	return n + stream.Poisson(mean-y.rate)
}

// draw draws a year.
func (y *year) draw(m month.Month, rate float64, what string, key rng.Key) {
	*y = year{of: m.Year(), rate: rate}
	number, which := key.Fated(rng.Decision{What: what, When: m.Year()}), key.Purpose("months").Stream()
	for range rng.PoissonQuantile(number.Float64(), 12*rate) {
		y.months[which.IntN(12)]++
	}
}

// inYear numbers the persons of a calendar year.
type inYear struct{ of, last int }

// next is the number of the next person, from 1.
func (y *inYear) next(m month.Month) int {
	if y.of != m.Year() {
		*y = inYear{of: m.Year()}
	}
	y.last++
	return y.last
}

// fewPersons is how many persons of a year have a luck of their own that can be fixed: of more, each matters little.
const fewPersons = 4

// personal is a person's stream about something on which much depends where persons are few.
func personal(what string, m month.Month, number int, key rng.Key) rng.Stream {
	if number > fewPersons {
		return key.Stream()
	}
	return key.Fated(rng.Decision{What: what, Where: strconv.Itoa(number), When: m.Year()})
}
