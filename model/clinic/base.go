package clinic

import (
	"fmt"

	"chcsim/model/cell"
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

// Warnings says in words what makes the base year implausible. Nothing is drawn anew because of it.
func (s *State) Warnings() []string {
	var w []string
	share := s.base.MunicipalShare()
	if s.base.TotalRaised {
		w = append(w, fmt.Sprintf("clinic: the base-year quantities leave no room for municipal hospitals; visits per resident raised from %.2f to %.2f",
			s.cfg.VisitsPerResident, s.base.VisitsPerResident))
	}
	if share < s.cfg.MunicipalLow || share > s.cfg.MunicipalHigh {
		w = append(w, fmt.Sprintf("clinic: municipal hospitals' share of visits, the residual, is %.1f%%; plausible is %.0f%% to %.0f%%",
			100*share, 100*s.cfg.MunicipalLow, 100*s.cfg.MunicipalHigh))
	}
	if s.base.Pace < 1 {
		w = append(w, fmt.Sprintf("clinic: the base-year visits do not fit into the clinicians' time; visit minutes multiplied by %.2f on average", s.base.Pace))
	}
	if s.base.Unreached > 0.001 {
		w = append(w, fmt.Sprintf("clinic: the community facilities cannot serve the base-year visits; a quantity is off by %.1f%%", 100*s.base.Unreached))
	}
	return w
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
	own := community * cfg.Adherence
	station := own * cfg.StationShare
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
		for class, n := range g.arrivals {
			arrived += n
			gone += n * f.left[g.area][g.kind][contractOf[class]]
			s.base.Wait += n * s.baseWait[g.area]
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
	d := s.choice.expect(counts, &w, 1)
	for k := range d {
		sum += d[k][OwnCentre] + d[k][OwnStation] + d[k][OtherCommunity]
	}
	return sum
}
