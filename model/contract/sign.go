package contract

import (
	"math"

	"chcsim/model/cell"
	"chcsim/model/exact"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Limit is what cut signing short in an area.
type Limit uint8

// The limits. Demand: everybody who wanted to sign did.
const (
	Demand Limit = iota
	Panel
	Outreach
)

// SignInputs is what a month offers, by area.
type SignInputs struct {
	PractisingGPs   []float64 // full-time equivalents in post, who carry panels
	OutreachMinutes []float64 // staff minutes given to signing and renewal this month
	ServiceRate     []float64 // share of the promised service delivered, 0 to 1
	Listed          []Listed
	Drift           float64 // logarithm of the factor by which the wish to sign has drifted from the base year
}

// SignResult is what happened to contracts in a month, by area. The slices are valid until the next Follow.
type SignResult struct {
	Wanted                        []int // residents who would have signed
	Signed                        []int
	Due, Renewed, Lapsed          []int
	Cleaned                       []int // passive contracts removed as such
	Activated, Faded              []int // passive to active, active to passive
	RemovedByDeath, RemovedByMove []int // contracted among those who died and left in Follow
	Minutes                       []float64
	Limit                         []Limit
}

func newSignResult(areas int) SignResult {
	ints := func() []int { return make([]int, areas) }
	return SignResult{ints(), ints(), ints(), ints(), ints(), ints(), ints(), ints(), ints(), ints(), make([]float64, areas), make([]Limit, areas)}
}

// yearPart is a month in years.
const yearPart = 1.0 / 12

// Sign lets contracts come into use, be cleaned up, fall due and be signed for a month.
func (s *State) Sign(m month.Month, in SignInputs) SignResult {
	for area := range s.counts {
		place := s.key.At(s.places.At(area), int(m))
		s.use(area, in.ServiceRate[area], place.Purpose("use"))
		s.cleanUp(area, place.Purpose("clean-up"))
		s.renew(area, in.OutreachMinutes[area], place.Purpose("renewal"))
		s.capacity[area] = s.cfg.PanelCap * in.PractisingGPs[area]
		s.enlist(area, in.OutreachMinutes[area], &in.Listed[area], in.Drift, place.Purpose("signing"))
	}
	return s.result
}

// Usual tells what share of the promised service was delivered in the base year, by area.
func (s *State) Usual(service []float64) { copy(s.service, service) }

// fading is the hazard, per year, that an active contract falls out of use. In the base year it offsets what comes into use and
// is new, so that the share in use stays where it is; with the share a in use and the service s₀ of the base year
//
//	fading = fade(full service) − activation·(1 − s₀)·(1 − a)/a + Fade·(s₀ − s)
//
// Service that is better or worse than usual moves it.
func (s *State) fading(area int, service float64) float64 {
	a, usual := max(s.cfg.StartActiveShare, 0.05), s.service[area]
	return max(0, s.fade-float64(s.activation*(1-usual)*(1-a)/a)+float64(s.cfg.Fade*(usual-service)))
}

// use moves contracts from passive to active and back, by the share of the promised service delivered.
func (s *State) use(area int, service float64, key rng.Key) {
	c := &s.counts[area]
	stream := key.Stream()
	passive := s.pool.gather(c, passiveGroups)
	up := stream.Binomial(passive, rng.HazardToProbability(s.cfg.Activation*service, yearPart))
	s.pool.convert(&stream, c, passiveGroups, passive, up, cell.ActiveContract)
	active := s.pool.gather(c, activeGroups)
	down := stream.Binomial(active, rng.HazardToProbability(s.fading(area, service), yearPart))
	s.pool.convert(&stream, c, activeGroups, active, down, cell.PassiveContract)
	s.result.Activated[area], s.result.Faded[area] = up, down
}

// cleanUp removes passive contracts.
func (s *State) cleanUp(area int, key rng.Key) {
	stream := key.Stream()
	passive := s.pool.gather(&s.counts[area], passiveGroups)
	n := stream.Binomial(passive, rng.HazardToProbability(s.cfg.CleanUp, yearPart))
	s.pool.convert(&stream, &s.counts[area], passiveGroups, passive, n, cell.NoContract)
	s.result.Cleaned[area] = n
}

// renew asks as many of those whose contract falls due as time allows. Each contract falls due once a
// year, in a month of its own: a twelfth of them in any month. Who lapses is independent of
// condition, use and inclination.
func (s *State) renew(area int, minutes float64, key rng.Key) {
	stream := key.Stream()
	contracted := s.pool.gather(&s.counts[area], contractedGroups)
	due := stream.Binomial(contracted, yearPart)
	asked := min(due, affordable(minutes, s.cfg.MinutesPerRenewal))
	lapsed := stream.Binomial(asked, s.cfg.Lapse) + stream.Binomial(due-asked, 1-float64((1-s.cfg.Lapse)*s.cfg.UnaskedRenewal))
	s.pool.convert(&stream, &s.counts[area], contractedGroups, contracted, lapsed, cell.NoContract)
	r := &s.result
	r.Due[area], r.Renewed[area], r.Lapsed[area] = due, due-lapsed, lapsed
	r.Minutes[area] = float64(asked) * s.cfg.MinutesPerRenewal
	r.Limit[area] = Demand
	if asked < due {
		r.Limit[area] = Outreach
	}
}

// affordable is how many pieces of work fit into the minutes.
func affordable(minutes, each float64) int {
	if each <= 0 || minutes/each > math.MaxInt32 {
		return math.MaxInt32
	}
	return int(max(0, minutes/each))
}

// enlist signs those who want to, those on a list first, as far as panels and the minutes left reach.
func (s *State) enlist(area int, minutes float64, listed *Listed, drift float64, key rng.Key) {
	stream := key.Stream()
	wanted := s.drawWishes(area, listed, drift, &stream)
	all := wanted[0] + wanted[1]
	room := s.room(area)
	time := affordable(minutes-s.result.Minutes[area], s.cfg.MinutesPerContract)
	places := min(room, time)
	if all > places {
		s.turnAway(&stream, wanted, places)
		s.result.Limit[area] = Outreach
		if room < time {
			s.result.Limit[area] = Panel
		}
	}
	signed := s.enter(area, &stream)
	s.result.Wanted[area], s.result.Signed[area] = all, signed
	s.result.Minutes[area] += float64(float64(signed) * s.cfg.MinutesPerContract)
}

// drawWishes fills the pool with those of each candidate who want to sign, and counts them: on no list, and on one.
func (s *State) drawWishes(area int, listed *Listed, drift float64, stream *rng.Stream) (wanted [2]int) {
	last := 0.0
	for i, w := range s.wishes(area, listed, drift) {
		x, p := &candidates[i], w.share*w.chance
		people := s.counts[area][x.of]
		if i > 0 && candidates[i-1].of == x.of { // patients on no list, given what those on one want
			people -= s.pool.counts[i-1]
			p = min(1, p/max(1-last, 1e-9))
		}
		s.pool.counts[i] = stream.Binomial(people, p)
		wanted[indexOf(invited(x.stratum))] += s.pool.counts[i]
		last = p
	}
	return wanted
}

// room is how many more contracts the panels of an area hold, as of the GPs last told.
func (s *State) room(area int) int {
	contracted := 0
	for _, g := range contractedGroups {
		contracted += s.counts[area][g]
	}
	return int(max(0, min(s.capacity[area]-float64(contracted), math.MaxInt32)))
}

// turnAway leaves as many in the pool as there are places: of those on a list as many as possible, all
// members of a priority being equally likely.
func (s *State) turnAway(stream *rng.Stream, wanted [2]int, places int) {
	served := [2]int{1: min(wanted[1], places)}
	served[0] = min(wanted[0], places-served[1])
	var counts, hit [cell.Groups]int
	for first := range served {
		for i := range candidates {
			counts[i] = 0
			if indexOf(invited(candidates[i].stratum)) == first {
				counts[i] = s.pool.counts[i]
			}
		}
		sample(stream, counts[:len(candidates)], wanted[first], served[first], hit[:])
		for i := range candidates {
			if indexOf(invited(candidates[i].stratum)) == first {
				s.pool.counts[i] = hit[i]
			}
		}
	}
}

// enter writes the contracts of those left in the pool and returns their number.
func (s *State) enter(area int, stream *rng.Stream) (signed int) {
	c := &s.counts[area]
	base := s.activeBase + s.cfg.NewActiveLogOdds
	used := [cell.Inclinations]float64{logistic(base), logistic(base + exact.Log(s.cfg.ActiveOddsRatio))}
	for i := range candidates {
		n, x := s.pool.counts[i], &candidates[i]
		if n == 0 {
			continue
		}
		active := stream.Binomial(n, used[x.inclination])
		c[x.of] -= n
		c[withStatus(x.of, cell.ActiveContract)] += active
		c[withStatus(x.of, cell.PassiveContract)] += n - active
		signed += n
	}
	return signed
}
