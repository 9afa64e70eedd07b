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

// assign gives the residents conditions, inclination and the contracts of the start. In each age group
//
//	logit P(contract) = a + ln OR(inclination)·inclined + ln OR(key group)·key
//
// with a solved so that the expected rate is StartRate; likewise for active contracts.
func (s *State) assign(start Start) {
	signs, active := s.startChances(start)
	for area := range s.counts {
		c := &s.counts[area]
		stream := s.key.Purpose("start").At(s.places.At(area)).Stream()
		for b := range cell.Band(cell.Bands) {
			weights := s.classWeights(b)
			var persons [classes]int
			stream.Multinomial(start.Residents[area][b], weights[:], persons[:])
			for i, n := range persons {
				g := classOf(b, i)
				signed := stream.Binomial(n, signs[g])
				used := stream.Binomial(signed, active[groups[g].inclination])
				c[g] = n - signed
				c[withStatus(g, cell.PassiveContract)] = signed - used
				c[withStatus(g, cell.ActiveContract)] = used
			}
		}
	}
}

// startChances returns the probability of a contract by uncontracted group and that of using it by inclination.
func (s *State) startChances(start Start) (signs [cell.Groups]float64, active [cell.Inclinations]float64) {
	var expected [cell.Groups]float64 // residents by group, before contracts
	for b := range cell.Band(cell.Bands) {
		weights := s.classWeights(b)
		for area := range start.Residents {
			for i, w := range weights {
				expected[classOf(b, i)] += float64(float64(start.Residents[area][b]) * w)
			}
		}
	}
	inclination, key := exact.Log(s.cfg.InclinationOddsRatio), exact.Log(s.cfg.KeyGroupOddsRatio)
	var contracted [cell.Inclinations]float64
	for older := range AgeGroups {
		var weights, offsets []float64
		var members []cell.Group
		for _, g := range unsignedGroups {
			if x := &groups[g]; x.older == older {
				members = append(members, g)
				weights = append(weights, expected[g])
				offsets = append(offsets, float64(inclination*float64(x.inclination))+float64(key*float64(x.key)))
			}
		}
		a := intercept(weights, offsets, s.cfg.StartRate[older])
		for i, g := range members {
			signs[g] = logistic(a + offsets[i])
			contracted[groups[g].inclination] += float64(weights[i] * signs[g])
		}
	}
	odds := []float64{0, exact.Log(s.cfg.ActiveOddsRatio)}
	s.activeBase = intercept(contracted[:], odds, s.cfg.StartActiveShare)
	for i := range active {
		active[i] = logistic(s.activeBase + odds[i])
	}
	return signs, active
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
