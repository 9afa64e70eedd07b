package clinic

// tiny keeps quotients of nothing by nothing at zero.
const tiny = 1e-300

// guests sizes the non-residents' demand from the residents' (equation 5), as in an average month, so that
// they make their share of the attended visits.
func (s *State) guests(f *fixedPoint, in *Inputs) {
	cfg, factor := s.cfg, in.DemandFactor
	perVisit := cfg.NonResidentCommunityShare / (1 - cfg.NonResidentCommunityShare) / factor
	perHospital := cfg.NonResidentHospitalShare / (1 - cfg.NonResidentHospitalShare) / factor
	s.hospitalGuest = [2]float64{}
	for area := range s.areas {
		var seen [2]float64
		centre, station := s.leave(f, area), &f.left[area][stationGP]
		for k, d := range s.demand[area] {
			seen[0] += float64((d[OwnCentre] + s.received[area][k]) * (1 - centre[k]))
			seen[1] += float64(d[OwnStation] * (1 - station[k]))
			s.hospitalGuest[0] += float64(d[DistrictHospital] * perHospital)
			s.hospitalGuest[1] += float64(d[MunicipalHospital] * perHospital)
		}
		s.nonResident[area] = [2]float64{
			seen[0] * perVisit / max(1-centre[Uncontracted], tiny) / in.guests(area),
			seen[1] * perVisit / max(1-station[Uncontracted], tiny) / in.guests(area),
		}
	}
}

// leave is the share of a centre's arrivals that leaves, by contract.
func (s *State) leave(f *fixedPoint, area int) (leave [2]float64) {
	for k := range leave {
		leave[k] = float64(s.centreGPShare*f.left[area][centreGP][k]) + float64((1-s.centreGPShare)*f.left[area][centreOther][k])
	}
	return leave
}

// ends follows the expected episodes to where they end (equation 6).
func (s *State) ends(f *fixedPoint) (ends [Destinations]float64) {
	var visited, turned [2]float64
	for area := range s.areas {
		for k, leave := range s.leave(f, area) {
			visited[k] += s.received[area][k]
			turned[k] += float64(s.received[area][k] * leave)
		}
	}
	for area := range s.areas {
		centre := s.leave(f, area)
		for k := range visited {
			d := &s.demand[area][k]
			away := 0.0
			if !s.load.outside[area] && visited[k] > 0 {
				away = turned[k] / visited[k]
			}
			leave := [3]float64{centre[k], f.left[area][stationGP][k], away}
			gone := 0.0
			for i, share := range leave {
				ends[i] += float64(d[i] * (1 - share))
				gone += float64(d[i] * share)
			}
			hospital := d[DistrictHospital] + d[MunicipalHospital]
			ends[DistrictHospital] += float64(d[DistrictHospital] * (1 + gone/max(hospital, tiny)))
			ends[MunicipalHospital] += float64(d[MunicipalHospital] * (1 + gone/max(hospital, tiny)))
			ends[Online] += d[Online]
		}
	}
	return ends
}
