package contract

import (
	"chcsim/model/cell"
	"chcsim/model/exact"
)

// classes is the number of kinds of residents of a band before contracts: condition × inclination.
const classes = cell.Conditions * cell.Inclinations

// classWeights are the shares of the classes in a band: prevalence × inclination.
func (s *State) classWeights(b cell.Band) (w [classes]float64) {
	inclined := s.cfg.InclinedShare[olderOf(b)]
	for c, share := range s.conditions[b] {
		w[c*cell.Inclinations+int(cell.NotInclined)] = share * (1 - inclined)
		w[c*cell.Inclinations+int(cell.Inclined)] = share * inclined
	}
	return w
}

// classOf is the group of a class of a band, without a contract.
func classOf(b cell.Band, i int) cell.Group {
	return cell.Index(b, cell.Condition(i/cell.Inclinations), cell.NoContract, cell.Inclination(i%cell.Inclinations))
}

// assign gives the residents conditions, inclination and the contracts of the start: those of the balance that the stated rates
// come to. It is reached from the guess
//
//	logit P(contract) = a + ln OR(inclination)·inclined + ln K,
//
// K the odds ratio of the stratum: 1 for others, ChildOddsRatio for ages 0–6; for patients of 7 to 64, (1 − l₀)/(1 − l₁), where
// the part l₁ of the contracted and l₀ of the others is on a list, so that those on none are like other residents (by Bayes:
// P(contract | no list) : P(none | no list) = (1−l₁)·P(contract) : (1−l₀)·P(none)). a is solved so that the expected rate
// under 60 is StartRate, then K of 65 and over so that the rate from 60 on is. The balance keeps these rates, of children and of
// patients as of the age groups; how they differ within a stratum, by age and inclination, follows from who comes and goes.
func (s *State) assign(start Start) {
	b := s.balanced(start)
	for stratum := range s.pace {
		s.pace[stratum] = 1 + float64(s.cfg.Replacement*(b.pace(stratum)-1))
	}
	s.fade = b.fade
	s.signed, s.ended = b.yearly()
	for area := range s.counts {
		c := &s.counts[area]
		stream := s.key.Purpose("start").At(s.places.At(area)).Stream()
		for band := 0; band < cell.Groups; band += perBand {
			stream.Multinomial(start.Residents[area][band/perBand], b.now[band:band+perBand], c[band:band+perBand])
		}
	}
}

// balanced is the balance of the stated rates.
func (s *State) balanced(start Start) *balance {
	signs, active := s.startChances(start)
	b := &balance{s: s, turnover: &start.Turnover, listed: start.Listed.shares(), used: active}
	for _, g := range unsignedGroups {
		n := s.expected[g]
		signed := float64(n * signs[g])
		used := float64(signed * active[groups[g].inclination])
		b.now[g], b.now[withStatus(g, cell.ActiveContract)], b.now[withStatus(g, cell.PassiveContract)] = n-signed, used, signed-used
	}
	b.settle()
	return b
}

// startChances returns the probability of a contract by uncontracted group and that of using it by inclination.
func (s *State) startChances(start Start) (signs [cell.Groups]float64, active [cell.Inclinations]float64) {
	expected := &s.expected
	for b := range cell.Band(cell.Bands) {
		weights := &s.weights[b]
		for area := range start.Residents {
			for i, w := range weights {
				expected[classOf(b, i)] += float64(float64(start.Residents[area][b]) * w)
			}
		}
	}
	a := s.startIntercepts(expected, s.startOffsets(&start.Listed))
	var contracted [cell.Inclinations]float64
	for _, g := range unsignedGroups {
		signs[g] = logistic(a[g])
		contracted[groups[g].inclination] += float64(expected[g] * signs[g])
	}
	odds := []float64{0, exact.Log(s.cfg.ActiveOddsRatio)}
	s.activeBase = intercept(contracted[:], odds, s.cfg.StartActiveShare)
	for i := range active {
		active[i] = logistic(s.activeBase + odds[i])
	}
	return signs, active
}

// mostListed keeps the odds of patients finite where all contracted ones are on a list.
const mostListed = 0.99

// startOffsets are ln OR(inclination)·inclined + ln K by uncontracted group, 65 and over like others.
func (s *State) startOffsets(listed *Listed) (offsets [cell.Groups]float64) {
	shares := listed.shares()
	for _, g := range unsignedGroups {
		x := &groups[g]
		offsets[g] = float64(exact.Log(s.cfg.InclinationOddsRatio) * float64(x.inclination))
		switch {
		case x.stratum == Age0to6:
			offsets[g] += exact.Log(s.cfg.ChildOddsRatio)
		case x.stratum == Others:
			off := [2]float64{1 - min(shares[0][x.condition], mostListed), 1 - min(shares[1][x.condition], mostListed)}
			offsets[g] += exact.Log(off[0] / off[1])
		}
	}
	return offsets
}

// startIntercepts adds a, and ln K of 65 and over, to the offsets, so that the expected rates are StartRate. Where even contracts
// of everybody of 65 and over are too few, the rate from 60 on is missed.
func (s *State) startIntercepts(expected *[cell.Groups]float64, offsets [cell.Groups]float64) [cell.Groups]float64 {
	var weights, values [2][]float64 // under 60; 65 and over
	for _, g := range unsignedGroups {
		if x := &groups[g]; x.older == Under60 || x.stratum == Over65 {
			weights[x.older], values[x.older] = append(weights[x.older], expected[g]), append(values[x.older], offsets[g])
		}
	}
	a := intercept(weights[Under60], values[Under60], s.cfg.StartRate[Under60])
	missing, over65 := 0.0, 0.0 // contracts from 60 on, less those of 60 to 64; residents of 65 and over
	for _, g := range unsignedGroups {
		switch x := &groups[g]; {
		case x.stratum == Over65:
			missing += float64(expected[g] * s.cfg.StartRate[Over60])
			over65 += expected[g]
		case x.older == Over60:
			missing += float64(expected[g] * (s.cfg.StartRate[Over60] - logistic(a+offsets[g])))
		}
	}
	older := intercept(weights[Over60], values[Over60], missing/max(over65, 1))
	for _, g := range unsignedGroups {
		if groups[g].stratum == Over65 {
			offsets[g] += older
		} else {
			offsets[g] += a
		}
	}
	return offsets
}

// intercept finds a so that the weighted mean of logistic(a + offset) is mean. Where nobody has weight
// any a serves.
func intercept(weights, offsets []float64, mean float64) float64 {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	low, high := -60.0, 60.0 // logistic(±40) is 0 or 1 to machine precision, beyond all odds ratios
	for range 80 {
		a, sum := float64((low+high)/2), 0.0
		for i, w := range weights {
			sum += float64(w * logistic(a+offsets[i]))
		}
		if sum < mean*total {
			low = a
		} else {
			high = a
		}
	}
	return (low + high) / 2
}

func logistic(x float64) float64 { return 1 / (1 + exact.Exp(-x)) }
