package referral

import (
	"chcsim/model/cell"
	"chcsim/model/month"
)

const daysPerMonth = 365.25 / 12

// baseYear keeps what New derives from a mean month of the base year.
type baseYear struct {
	weight         [2]float64     // mean weight of the GP visits by contract
	gross          float64        // up-referrals meant, before tests and remote consultations, over those made
	publicPerDay   [Tiers]float64 // people wanting an expert slot, referred ones apart
	referredPerDay [Tiers]float64
	priority       float64    // share of up-referrals on the priority path
	referredWait   [2]float64 // days to a slot of those referred, by contract
	residents      []float64
	admissions     float64 // weight of an average resident for hospital stays
	discharges     []float64
	over65         []float64
	deaths         []float64
	capability     []Capability
}

func newBaseYear(cfg *Config, in Inputs) baseYear {
	var b baseYear
	b.capability = append(b.capability, in.Capability...)
	for status := range b.weight {
		visits, weight := 0.0, 0.0
		for a, n := range in.GPVisits {
			visits += float64(n[status])
			weight += float64(float64(n[status]) * cfg.weight(&in.Mix[a][status], in.Capability[a]))
		}
		b.weight[status] = 1
		if weight > 0 {
			b.weight[status] = weight / visits
		}
	}
	net, priority := 0.0, 0.0
	for a, visits := range in.GPVisits {
		for status, n := range visits {
			up := float64(float64(n) * cfg.meant(&b, &in, a, status))
			net += up
			if status == 1 {
				priority += float64(up * cfg.PriorityShare)
			}
		}
	}
	b.gross = cfg.grossOver(net / float64(len(in.GPVisits)))
	if net > 0 {
		b.priority = priority / net
	}
	share := [Tiers]float64{cfg.DistrictShare, 1 - cfg.DistrictShare}
	for t := range b.publicPerDay {
		b.publicPerDay[t] = cfg.Expert[t].Share * in.HospitalVisits[t] / daysPerMonth
		b.referredPerDay[t] = net * share[t] / daysPerMonth
	}
	b.referredWait = cfg.referredWait(func(t Tier) [Classes]float64 { return startWait(&cfg.Expert[t]) })
	b.stepDown(cfg, in)
	return b
}

func (b *baseYear) stepDown(cfg *Config, in Inputs) {
	persons, weighted := 0.0, 0.0
	for a, bands := range in.Residents {
		all, old := ageCounts(&bands)
		b.residents = append(b.residents, all)
		b.over65 = append(b.over65, old)
		b.deaths = append(b.deaths, float64(in.Deaths[a]))
		persons += all
		weighted += all + float64((cfg.Discharge.OlderRatio-1)*old)
	}
	b.admissions = 1
	if persons > 0 && weighted > 0 {
		b.admissions = weighted / persons
	}
	for a := range in.Residents {
		b.discharges = append(b.discharges, cfg.discharges(b, b.residents[a], b.over65[a]))
	}
}

// discharges is the expected number of hospital stays that end in a month.
func (cfg *Config) discharges(b *baseYear, persons, over65 float64) float64 {
	weight := persons + float64((cfg.Discharge.OlderRatio-1)*over65)
	return cfg.Discharge.Admissions / 1000 / 12 * weight / b.admissions
}

func ageCounts(bands *[cell.Bands]int) (all, over65 float64) {
	for b, n := range bands {
		all += float64(n)
		if cell.Band(b).Over65() {
			over65 += float64(n)
		}
	}
	return all, over65
}

// ratio is the up-referral rate of visitors of an age with a chronic disease (1) or none (0), relative to healthy ones of
// 18–64 at a centre without any capability.
func (cfg *Config) ratio(age cell.Age, ill int, can Capability) float64 {
	ratio := (1 - float64(cfg.CTRelief*can.CT)) * (1 - float64(cfg.SpecialtiesRelief*can.Specialties))
	switch age {
	case cell.Child:
		ratio *= cfg.ChildRatio * (1 - float64(cfg.PaediatricsRelief*can.Paediatrics))
	case cell.Older:
		ratio *= cfg.OlderRatio
	}
	if ill == 1 {
		ratio *= cfg.ChronicRatio
	}
	return ratio
}

// weight is the mean ratio of a mix of visits: Σ visits·ratio / Σ visits, 1 where there are none. Worked: a quarter children
// of ratio 1.4, everybody else at 1, half of each with a chronic disease of ratio 0.8: (0.75 + 0.25·1.4)·(0.5 + 0.5·0.8) = 0.99.
func (cfg *Config) weight(mix *cell.Mix, can Capability) float64 {
	visits, weight := 0.0, 0.0
	for age := range mix {
		for ill, n := range mix[age] {
			visits += n
			weight += float64(n * cfg.ratio(cell.Age(age), ill, can))
		}
	}
	if visits == 0 {
		return 1
	}
	return weight / visits
}

// usual is the share of GP visits that led to an up-referral in the base year, by contract.
func (cfg *Config) usual(status int) float64 {
	if status == 0 {
		return cfg.UpPerContractedVisit * cfg.UncontractedRatio
	}
	return cfg.UpPerContractedVisit
}

// meant is the share of an area's GP visits that lead to an up-referral, at the base year's tests, remote consultations and
// waits: the usual one times the weight of who comes over that of the base year. As each visit is of somebody with the mix's
// chances, the number referred is one binomial draw, not one for each age and disease.
func (cfg *Config) meant(b *baseYear, in *Inputs, area, status int) float64 {
	return cfg.usual(status) * cfg.weight(&in.Mix[area][status], in.Capability[area]) / b.weight[status]
}

// grossOver solves how many up-referrals are meant for each one made. Of g meant at a centre, the share
// t is replaced by tests; of the rest the share s suits a remote consultation, at most k a month are
// held, and the share v of those held avoids the referral. So made n = g(1−t) − v·min(s·g(1−t), k), and
//
//	g = n / ((1−t)(1−s·v))     when s·g(1−t) ≤ k,
//	g = (n + k·v) / (1−t)      otherwise.
//
// Worked: n = 80, t = 0.2, s = 0.5, v = 0.4: without a limit g = 80/(0.8·0.8) = 125, and 50
// consultations; with k = 10, g = 84/0.8 = 105.
func (cfg *Config) grossOver(made float64) float64 {
	t, s, v := cfg.OrderedTests, cfg.RemoteSuitable, cfg.RemoteAvoids
	if made <= 0 || t >= 1 || s*v >= 1 {
		return 1
	}
	g := made / ((1 - t) * (1 - float64(s*v)))
	if s*g*(1-t) > cfg.RemotePerCentre {
		g = (made + float64(cfg.RemotePerCentre*v)) / (1 - t)
	}
	return g / made
}

// referrals counts a month's up-referrals by tier, those on the priority path apart.
type referrals [Tiers]struct{ priority, ordinary int }

// referUp draws who is referred up, and what spares them the way.
func (s *State) referUp(m month.Month, in Inputs) referrals {
	cfg, r := s.cfg, &s.result
	var sum referrals
	r.UpByTier = [Tiers]int{}
	rise := s.base.gross * cfg.UpFactor * s.pull()
	for a, visits := range in.GPVisits {
		stream := s.key.Purpose("up").At(s.places.At(a), int(m)).Stream()
		room := stream.Round(cfg.RemotePerCentre)
		r.UpReferrals[a], r.AvoidedByTests[a], r.AvoidedByRemote[a] = 0, 0, 0
		for status := 1; status >= 0; status-- { // the contracted come first where capacity is short
			n := stream.Binomial(visits[status], min(1, rise*cfg.meant(&s.base, &in, a, status)))
			tests := stream.Binomial(n, cfg.OrderedTests)
			held := min(room, stream.Binomial(n-tests, cfg.RemoteSuitable))
			room -= held
			remote := stream.Binomial(held, cfg.RemoteAvoids)
			n -= tests + remote
			r.UpReferrals[a] += n
			r.AvoidedByTests[a] += tests
			r.AvoidedByRemote[a] += remote
			priority := 0
			if status == 1 {
				priority = stream.Binomial(n, cfg.PriorityShare)
			}
			high, low := stream.Binomial(priority, cfg.DistrictShare), stream.Binomial(n-priority, cfg.DistrictShare)
			sum[District].priority += high
			sum[District].ordinary += low
			sum[Municipal].priority += priority - high
			sum[Municipal].ordinary += n - priority - low
		}
	}
	for t := range sum {
		r.UpByTier[t] = sum[t].priority + sum[t].ordinary
	}
	return sum
}

// pull is the factor by which people ask more often to be referred, because the community path became
// shorter than the public one beyond what it was in the base year: 1 + Pull·(a − a₀)/(1 − a₀), where a
// is the share of the public wait that a referral saves, over both tiers, in the month before.
func (s *State) pull() float64 {
	share := [Tiers]float64{s.cfg.DistrictShare, 1 - s.cfg.DistrictShare}
	gain := 0.0
	for t := range s.expert {
		e := &s.expert[t]
		before := saved(e.startWait, s.base.priority)
		now := saved(e.wait, s.base.priority)
		if before < 1 {
			gain += float64(share[t] * (now - before) / (1 - before))
		}
	}
	return max(0, 1+float64(s.cfg.Pull*gain))
}

// saved is the share of the public wait that an average referral saves; p is the share on the priority path.
func saved(wait [Classes]float64, p float64) float64 {
	if wait[Public] <= 0 {
		return 0
	}
	return max(-1, 1-(float64(p*wait[Priority])+float64((1-p)*wait[Community]))/wait[Public])
}

// referredWait is the wait of those referred for a slot, in days, by contract: over both tiers, and with a contract over the
// priority path and the common order.
func (cfg *Config) referredWait(waits func(Tier) [Classes]float64) (days [2]float64) {
	share := [Tiers]float64{cfg.DistrictShare, 1 - cfg.DistrictShare}
	for t, x := range share {
		wait := waits(Tier(t))
		for status, priority := range [2]float64{0, cfg.PriorityShare} {
			days[status] += float64(x * (float64(priority*wait[Priority]) + float64((1-priority)*wait[Community])))
		}
	}
	return days
}

// referredDays is the month's Result of that name. The chance is the district's mean, at the base year's tests and
// consultations.
func (s *State) referredDays(in *Inputs) (days [2]cell.Mix) {
	waits := s.cfg.referredWait(func(t Tier) [Classes]float64 { return s.expert[t].wait })
	for status := range days {
		longer := s.cfg.UpFactor * s.cfg.usual(status) / s.base.weight[status] * (waits[status] - s.base.referredWait[status])
		visits := 0.0
		for _, n := range in.GPVisits {
			visits += float64(n[status])
		}
		for a, n := range in.GPVisits {
			share := float64(n[status]) / max(visits, 1)
			for age := range days[status] {
				for ill := range days[status][age] {
					days[status][age][ill] += float64(longer * share * s.cfg.ratio(cell.Age(age), ill, in.Capability[a]))
				}
			}
		}
	}
	return days
}
