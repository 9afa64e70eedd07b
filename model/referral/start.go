package referral

import "chcsim/model/rng"

// startWard opens a ward with its base-year occupancy. Those in bed have equilibrium residual stays.
func (c *stepDown) startWard(k BedKind, a int, base *baseYear, stream *rng.Stream) {
	w := &c.wards[k][a]
	*w = ward{kind: k, area: a, beds: c.cfg.bedsOf(k, base, a, base.capability[a], 1)}
	var stay Stay
	taken := 0
	if k == PalliativeWard {
		stay = c.cfg.Palliative.Stay
		load := base.deaths[a] / daysPerMonth * c.cfg.Palliative.Need * c.cfg.Palliative.Ward * stay.Days
		taken = min(w.beds, stream.Round(carried(load, w.beds, stay.Days, c.cfg.Palliative.Patience)))
	} else {
		b := &c.cfg.Beds[k]
		stay = b.Stay
		taken = min(w.beds, stream.Round(b.BaseOccupancy*float64(w.beds)))
		if w.beds > 0 {
			load := offeredLoad(b.BaseOccupancy, w.beds, stay.Days, b.Patience)
			down := c.cfg.downReferrals(base.discharges[a]) * c.cfg.Discharge.ToBed[k] / daysPerMonth
			w.direct = max(0, load/stay.Days-down)
		}
	}
	for range taken {
		i := c.patients.Take()
		p := c.patients.At(i)
		*p = c.bedRules[k].newPatient(stream)
		p.stay = stay.residual(stream)
		w.taken++
		c.books[w.path()].Entered++
		c.books[w.path()].InCare++
		w.calendar.Schedule(p.stay, int32(i))
	}
}

// startHome fills home care with the mean number of the base year (M/G/∞: arrivals × mean stay).
func (c *stepDown) startHome(k homeKind, a int, base *baseYear, stream *rng.Stream) {
	down := c.cfg.downReferrals(base.discharges[a])
	d, p := &c.cfg.Discharge, &c.cfg.Palliative
	perMonth, stay := 0.0, p.Stay
	switch k {
	case homeBed:
		starts := c.cfg.HomeBed.Starts / 1000 / 12 * base.over65[a]
		perMonth, stay = max(starts, down*d.ToHomeBed), c.cfg.HomeBed.Stay
		if base.over65[a] > 0 {
			c.homeSent[a] = down * d.ToHomeBed / base.over65[a]
		}
	case homeCourse:
		perMonth, stay = down*(1-d.ToBed[0]-d.ToBed[1]-d.ToHomeBed), c.cfg.Course.Stay
	case palliativeHome:
		perMonth = base.deaths[a] * p.Need * (1 - p.Ward)
	}
	for range stream.Poisson(perMonth / daysPerMonth * stay.Days) {
		c.books[k.path()].Entered++
		p := c.homeRules[k].newPatient(stream)
		p.stay = stay.residual(stream)
		c.homes[k][a].inCare = append(c.homes[k][a].inCare, careEnd{p.stay, p})
		c.books[k.path()].InCare++
	}
}

// residual draws what is left of the stay of somebody found in bed at a random moment: a uniform share
// of a stay drawn in proportion to its length, which for a lognormal is a lognormal with the same CV and
// a mean 1 + CV² times as long (Cox 1962, Renewal Theory, ch. 5). Its mean is days·(1 + CV²)/2: 37.5
// days for a mean of 60 and a CV of 0.5.
func (s Stay) residual(stream *rng.Stream) float64 {
	mean := s.Days * (1 + float64(s.CV*s.CV))
	return stream.Lognormal(mean, mean*s.CV) * stream.Float64()
}
