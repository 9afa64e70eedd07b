package clinic

import (
	"chcsim/model/month"
	"chcsim/model/rng"
)

// visiting is the visits at other areas' centres, of all areas together, until they are traced home.
type visiting struct {
	arrived, gone [2]int
	guestsGone    int // non-residents who left a community facility unseen
	weights       []float64
	home, left    []int
}

func (v *visiting) reset() { v.arrived, v.gone, v.guestsGone = [2]int{}, [2]int{}, 0 }

// settle traces visits at other communities home, sends those who left to the hospitals, draws the
// visits that need no community desk, and adds up.
func (s *State) settle(m month.Month, factor float64) {
	stream := s.key.settle.At(int(m)).Stream()
	s.traceHome(&stream)
	for area := range s.areas {
		own := s.key.settle.At(int(m), s.places.At(area)).Stream()
		s.settleArea(area, &own)
		s.visits.Total.add(&s.visits.Areas[area])
	}
	s.visits.Total.Desk.Crowded = s.visits.Total.Desk.LeftShare() > s.cfg.CrowdedLeftShare
	for i, n := range s.choice.patients {
		s.visits.AtHospital[i] = n[0] / max(n[1], tiny)
	}
	guests := s.visiting.guestsGone
	toDistrict := 0
	if sum := s.hospitalGuest[0] + s.hospitalGuest[1]; sum > 0 {
		toDistrict = stream.Binomial(guests, s.hospitalGuest[0]/sum)
	}
	s.visits.NonResidentHospital = [2]int{
		stream.Poisson(s.hospitalGuest[0]*factor) + toDistrict,
		stream.Poisson(s.hospitalGuest[1]*factor) + guests - toDistrict,
	}
}

// traceHome divides the visits at other communities among the areas the patients came from. Given their
// sum, independent Poisson numbers are multinomial, and those who left are a random part of all.
func (s *State) traceHome(stream *rng.Stream) {
	v := &s.visiting
	for k := range v.arrived {
		for area := range s.areas {
			v.weights[area] = s.demand[area][k][OtherCommunity]
			if s.load.outside[area] {
				v.weights[area] = 0
			}
		}
		stream.Multinomial(v.arrived[k], v.weights, v.home)
		stream.MultiHypergeometric(v.home, v.gone[k], v.left)
		for area := range s.areas {
			a := &s.visits.Areas[area]
			a.Visits[k][OtherCommunity] += v.home[area] - v.left[area]
			a.Left[k] += v.left[area]
		}
	}
}

// settleArea completes the residents' visits: hospitals, online, and communities outside the district.
func (s *State) settleArea(area int, stream *rng.Stream) {
	a, d := &s.visits.Areas[area], &s.demand[area]
	for k := range a.Visits {
		v := &a.Visits[k]
		if s.load.outside[area] {
			v[OtherCommunity] += stream.Poisson(d[k][OtherCommunity])
		}
		district, municipal := d[k][DistrictHospital], d[k][MunicipalHospital]
		toDistrict := 0
		if district+municipal > 0 {
			toDistrict = stream.Binomial(a.Left[k], district/(district+municipal))
		}
		v[DistrictHospital] = stream.Poisson(district) + toDistrict
		v[MunicipalHospital] = stream.Poisson(municipal) + a.Left[k] - toDistrict
		v[Online] = stream.Poisson(d[k][Online])
	}
	v := &a.Visits[Contracted]
	hospital := v[DistrictHospital] + v[MunicipalHospital]
	a.InCombination = v[OwnCentre] + v[OwnStation] + stream.Binomial(hospital, s.cfg.ContractedHospitalShare)
	a.Desk.Crowded = a.Desk.LeftShare() > s.cfg.CrowdedLeftShare
}
