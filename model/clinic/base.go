package clinic

import (
	"chcsim/model/cell"
	"chcsim/model/clinic/desk"
)

// BaseYear is what the base year came to.
type BaseYear struct {
	// VisitsPerResident is per year; above the parameter of the same name when TotalRaised.
	VisitsPerResident float64
	// Share is the destinations' share of all visits of residents. MunicipalHospital is the residual.
	Share [Destinations]float64
	// TotalRaised tells that the wanted quantities left the municipal hospitals less than their floor, so
	// that total visits were raised; community visits and community_share_district stand as wanted.
	TotalRaised bool
	// Pace is by what visits were shortened, on average, so that the base year's fit into the clinicians'
	// time; 1 when they fit anyway. Unreached is how far, relatively, the worst quantity is from the wanted one.
	Pace, Unreached float64
	// Wait is the mean experienced wait in minutes; LeftShare the share of community arrivals that left unseen.
	Wait, LeftShare float64
	// Aged60To79 is their share of the residents' community visits (O183: 57.9% of outpatients).
	Aged60To79 float64
}

// MunicipalShare is the municipal hospitals' share of residents' visits.
func (b *BaseYear) MunicipalShare() float64 { return b.Share[MunicipalHospital] }

// When a base year is worth a warning: visits on average shorter than this part of their length, a quantity
// further, relatively, than this from the wanted one.
const (
	shortened = 0.98
	unreached = 0.001
)

// Shortened tells that visits were shortened to fit into the clinicians' time.
func (b *BaseYear) Shortened() bool { return b.Pace < shortened }

// Missed tells that community facilities cannot serve the wanted visits.
func (b *BaseYear) Missed() bool { return b.Unreached > unreached }

// Implausible tells that the municipal hospitals' share lies outside its bounds.
func (b *BaseYear) Implausible(cfg *Config) bool {
	return b.MunicipalShare() < cfg.MunicipalLow || b.MunicipalShare() > cfg.MunicipalHigh
}

// wantedShares divides the visits of the base year among the destinations (equation 4).
func wantedShares(cfg *Config, stations bool) (b BaseYear) {
	community := cfg.CommunityVisitsPerResident
	hospital := community * (1 - cfg.CommunityShareDistrict) / cfg.CommunityShareDistrict
	b.VisitsPerResident = cfg.VisitsPerResident
	if least := (community + hospital) / (1 - cfg.OnlineShare - cfg.MunicipalFloor); least > b.VisitsPerResident {
		b.VisitsPerResident, b.TotalRaised = least, true
	}
	community /= b.VisitsPerResident
	own := float64(community * cfg.Adherence)
	station := float64(own * cfg.StationShare)
	if !stations {
		station = 0
	}
	b.Share = [Destinations]float64{
		OwnCentre: own - station, OwnStation: station, OtherCommunity: community - own,
		DistrictHospital: hospital / b.VisitsPerResident, Online: cfg.OnlineShare,
	}
	rest := 1.0
	for _, x := range b.Share {
		rest -= x
	}
	b.Share[MunicipalHospital] = rest
	return b
}

// describeBase notes what the solved base year looks like.
func (s *State) describeBase(f *fixedPoint, in *Inputs) {
	arrived, gone := 0.0, 0.0
	for i := range s.load.groups {
		g := &s.load.groups[i]
		for class, n := range g.Arrivals {
			arrived += n
			gone += float64(n * f.left[g.area][g.kind][desk.ContractOf(class)])
			s.base.Wait += float64(n * s.baseWait[g.area])
		}
	}
	s.base.Wait /= arrived
	s.base.LeftShare = gone / arrived
	aged, all := 0.0, 0.0
	for area := range s.areas {
		var older cell.Counts
		for g, n := range in.Counts[area] {
			if band, _, _, _ := cell.Group(g).Split(); band == cell.Age60to64 || band == cell.Age65to79 {
				older[g] = n
			}
		}
		aged += s.communityDemand(in, area, &older)
		all += s.communityDemand(in, area, &in.Counts[area])
	}
	s.base.Aged60To79 = aged / all
}

// communityDemand is the base year's expected community episodes of some residents of an area.
func (s *State) communityDemand(in *Inputs, area int, counts *cell.Counts) (sum float64) {
	w := s.choice.areaWeights(s.cfg, in, area, 0, 0, in.Appeal[area])
	d, _ := s.choice.expect(counts, &w, 1)
	for k := range d {
		sum += d[k][OwnCentre] + d[k][OwnStation] + d[k][OtherCommunity]
	}
	return sum
}
