package contract

import (
	"math"

	"chcsim/model/cell"
)

// Turnover is how the residents of the district renew themselves in a year, in persons: births, arrivals by age band, and those
// who grow out of each band into the next.
type Turnover struct {
	Births   float64
	In, Aged [cell.Bands]float64
}

// balance is the expected contracts of the district, by group, as they come to be where the residents renew themselves year
// after year while each band keeps its number and the stated rates of the start hold: whoever comes takes the place of anybody.
//
// A contract is a trait of its holder: a child's is carried into the older bands, and of those who turn 65 as many hold one as
// of the 60-to-64-year-olds. Inclination is a trait of age: on turning 60 as many become inclined as the two shares differ by.
type balance struct {
	s           *State
	turnover    *Turnover
	listed      [2][cell.Conditions]float64
	used        [cell.Inclinations]float64 // share of new contracts that are used
	residents   [cell.Bands]float64
	now, change [cell.Groups]float64 // persons, and persons a year
	held        [Strata]uptake
	kept        [Strata]float64 // contracts that the strata should keep: children, patients; all under 60 in Others; all over
	signed      [Strata]float64 // signings a year, on a list or not
	fade        float64         // hazard, per year, with which active contracts fall out of use
}

// most is the hazard, per year, with which residents sign at most.
const most = 0.9

// balanceYears is after how many years nothing is left of the first guess: a life and a half.
const balanceYears = 150

// stillMoving is the part of the residents that changes group in a year, all told, at which nothing of note is left of it.
const stillMoving = 1e-6

// settle follows the contracts, which begin as now, until they are in balance.
func (b *balance) settle() {
	s := b.s
	for g, n := range b.now {
		b.residents[groups[g].band] += n
	}
	b.count()
	older, all := 0.0, 0.0
	for band, n := range b.residents {
		all += n
		older += float64(n * float64(olderOf(cell.Band(band))))
		b.kept[Others] += float64(n * s.cfg.StartRate[Under60] * float64(1-olderOf(cell.Band(band))))
	}
	b.kept[Age0to6], b.kept[RegisteredIll] = b.held[Age0to6].contracted, b.held[RegisteredIll].contracted
	b.kept[Over65] = older * s.cfg.StartRate[Over60]
	passive := 1 - s.cfg.StartActiveShare
	fastest := 1 + s.cfg.CleanUp + s.cfg.Lapse + s.cfg.Activation/max(1-passive, 0.05)
	step := 1 / fastest
	for range int(balanceYears * min(fastest, 10)) {
		b.renew()
		b.lose()
		b.count()
		b.sign()
		b.use()
		if b.move(step) < stillMoving*all {
			break
		}
	}
	b.topUp()
}

// move lets a step's changes happen and returns how much moves in a year, in persons.
func (b *balance) move(step float64) (moving float64) {
	for g := range b.now {
		b.now[g] = max(0, b.now[g]+float64(b.change[g]*step))
		moving += math.Abs(b.change[g])
	}
	return moving
}

// topUp gives those of 65 and over the contracts that are missing from the stated rate, where signing could not keep up with those
// who turn 65: then the start is not in balance.
func (b *balance) topUp() {
	missing, without := b.kept[Over65], 0.0
	for g, n := range b.now {
		switch x := &groups[g]; {
		case x.older == Over60 && x.status.Contracted():
			missing -= n
		case x.stratum == Over65:
			without += n
		}
	}
	if missing <= 0 || without <= 0 {
		return
	}
	for _, g := range unsignedGroups {
		if x := &groups[g]; x.stratum == Over65 {
			n := float64(b.now[g] * min(1, missing/without))
			b.now[g] -= n
			b.now[withStatus(g, cell.ActiveContract)] += float64(n * b.used[x.inclination])
			b.now[withStatus(g, cell.PassiveContract)] += float64(n * (1 - b.used[x.inclination]))
		}
	}
}

// renew puts newcomers in the place of anybody of their band.
func (b *balance) renew() {
	t := b.turnover
	for band := range cell.Band(cell.Bands) {
		var in [perBand]float64
		come := t.In[band]
		for i, w := range b.s.weights[band] {
			in[classOf(0, i)] = float64(w * come)
		}
		if band == 0 {
			come += t.Births
			in[cell.Index(0, cell.Healthy, cell.NoContract, cell.Inclined)] += float64(t.Births * b.s.cfg.InclinedShare[Under60])
			in[cell.Index(0, cell.Healthy, cell.NoContract, cell.NotInclined)] += float64(t.Births * (1 - b.s.cfg.InclinedShare[Under60]))
		} else if n := b.residents[band-1]; n > 0 {
			come += t.Aged[band-1]
			b.grow(band-1, t.Aged[band-1]/n, &in)
		}
		for k := range in {
			g := int(band)*perBand + k
			b.change[g] = 0
			if b.residents[band] > 0 {
				b.change[g] = in[k] - float64(come*b.now[g]/b.residents[band])
			}
		}
	}
}

// grow adds that share of a band to those who come into the next.
func (b *balance) grow(band cell.Band, share float64, in *[perBand]float64) {
	turn := b.s.turning(band)
	for k := range in {
		x := &groups[k]
		n := float64(b.now[int(band)*perBand+k] * share)
		for condition, p := range b.s.onsets[band][x.condition] {
			if p > 0 {
				here := cell.Index(0, cell.Condition(condition), x.status, x.inclination)
				turned := float64(n * p * turn[x.inclination])
				in[here] += float64(n*p) - turned
				in[cell.Index(0, cell.Condition(condition), x.status, 1-x.inclination)] += turned
			}
		}
	}
}

// lose lets contracts lapse and be cleaned up.
func (b *balance) lose() {
	for _, g := range contractedGroups {
		hazard := b.s.cfg.Lapse
		if groups[g].status == cell.PassiveContract {
			hazard += b.s.cfg.CleanUp
		}
		lost := float64(hazard * b.now[g])
		b.change[g] -= lost
		b.change[withStatus(g, cell.NoContract)] += lost
	}
}

// count divides the residents among the strata.
func (b *balance) count() {
	b.held = [Strata]uptake{}
	b.visit(&b.now, func(stratum, signed int, odds, n float64) { b.held[stratum].add(n, signed, odds) })
}

// visit shows the persons of each group in the strata they belong to.
func (b *balance) visit(persons *[cell.Groups]float64, each func(stratum, signed int, odds, n float64)) {
	for g, n := range persons {
		x := &groups[g]
		signed, odds, onList := indexOf(x.status.Contracted()), b.s.odds(x.inclination), 0.0
		if x.stratum == Others {
			onList = float64(n * b.listed[signed][x.condition])
			each(RegisteredIll, signed, odds, onList)
		}
		each(x.stratum, signed, odds, n-onList)
	}
}

// sign makes up for the contracts lost in each stratum and, within two years, for what is missing of those it should keep.
// Who signs comes onto the lists as others of the contracted are.
func (b *balance) sign() {
	var need [Strata]float64
	younger, older := 0.0, 0.0
	for g, n := range b.now {
		if x := &groups[g]; x.status.Contracted() {
			younger += float64(n * float64(1-x.older))
			older += float64(n * float64(x.older))
		}
	}
	for stratum, have := range [Strata]float64{Over65: older, Age0to6: b.held[Age0to6].contracted, RegisteredIll: b.held[RegisteredIll].contracted, Others: younger} {
		need[stratum] = (b.kept[stratum] - have) / 2
	}
	b.visit(&b.change, func(stratum, signed int, _, n float64) { need[stratum] -= float64(n * float64(signed)) })
	var ill [Strata]float64 // of those who sign in a stratum, the part that is on a list afterwards
	for i := range candidates {
		if x := &candidates[i]; x.group.stratum == Others {
			ill[x.stratum] += float64(b.part(i) * b.listed[1][x.condition])
		}
	}
	together := need[RegisteredIll] + need[Others]
	if apart := ill[RegisteredIll] - ill[Others]; apart > 0 {
		need[RegisteredIll] = min(max(0, (need[RegisteredIll]-float64(ill[Others]*together))/apart), max(0, together))
	}
	need[Others] = together - need[RegisteredIll]
	b.signed = [Strata]float64{}
	for i := range candidates {
		x := &candidates[i]
		n := min(max(0, float64(need[x.stratum]*b.part(i))), float64(b.now[x.of]*most))
		b.signed[x.stratum] += n
		b.change[x.of] -= n
		b.change[withStatus(x.of, cell.ActiveContract)] += float64(n * b.used[x.inclination])
		b.change[withStatus(x.of, cell.PassiveContract)] += float64(n * (1 - b.used[x.inclination]))
	}
}

// part is the part of a stratum's signings that falls to a candidate.
func (b *balance) part(i int) float64 {
	x := &candidates[i]
	if b.held[x.stratum].weight <= 0 {
		return 0
	}
	return b.now[x.of] * b.s.candidateShare(x, &b.listed) * b.s.odds(x.inclination) / b.held[x.stratum].weight
}

// use brings passive contracts into use and lets as many active ones fall out of it as keeps the share of the start.
func (b *balance) use() {
	cfg := b.s.cfg
	var have, change [cell.Statuses]float64
	for g, n := range b.now {
		have[groups[g].status] += n
		change[groups[g].status] += b.change[g]
	}
	active := have[cell.ActiveContract]
	if active <= 0 {
		return
	}
	missing := float64((float64(cfg.StartActiveShare*(active+have[cell.PassiveContract])) - active) / 2)
	wanted := float64(cfg.StartActiveShare*(change[cell.ActiveContract]+change[cell.PassiveContract])) + missing
	b.fade = max(0, float64(change[cell.ActiveContract]+float64(cfg.Activation*have[cell.PassiveContract])-wanted)/active)
	for _, g := range activeGroups {
		p := withStatus(g, cell.PassiveContract)
		up := float64(cfg.Activation*b.now[p]) - float64(b.fade*b.now[g])
		b.change[g] += up
		b.change[p] -= up
	}
}

// pace is by what factor a stratum's signing must differ from innovation and imitation to make up for the contracts lost.
func (b *balance) pace(stratum int) float64 {
	u := &b.held[stratum]
	ceiling := float64(b.s.cfg.Ceiling[stratum] * u.residents)
	gap := ceiling - u.contracted
	if gap <= 0 {
		return 1
	}
	hazard := bassHazard(b.s.cfg.Innovation[stratum], b.s.cfg.Imitation[stratum], u.contracted/ceiling)
	if hazard <= 0 {
		return 1
	}
	return b.signed[stratum] / (hazard * gap)
}

// yearly are the contracts signed and ended in a year while their holders stay, for each that stands.
func (b *balance) yearly() (signed, ended float64) {
	contracts, passive := 0.0, 0.0
	for _, g := range contractedGroups {
		contracts += b.now[g]
		if groups[g].status == cell.PassiveContract {
			passive += b.now[g]
		}
	}
	for _, n := range b.signed {
		signed += n
	}
	if contracts <= 0 {
		return 0, 0
	}
	return signed / contracts, b.s.cfg.Lapse + float64(b.s.cfg.CleanUp*passive/contracts)
}
