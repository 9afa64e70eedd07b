package desk

import "math"

// steadyStates is the pointwise stationary fluid flow approximation (Wang, Tipper, Banerjee 1996): the desk's
// doctors are as busy as they would be in the steady state of a queue M/G/c with as many patients
// present. One table for each number of doctors inverts the steady state.
type steadyStates struct {
	scv    float64
	tables []*table // by number of doctors, built when first needed
}

// flowPoints is the number of intervals of a table.
const flowPoints = 200

// table holds, for c doctors, the steady state by the number present L, at L/(L+c) = 0, 1/flowPoints, …
type table [flowPoints + 1]tablePoint

// tablePoint is the load ρ and the probability of delay at a point, and what they rise by up to the next one.
type tablePoint struct{ load, loadRise, delayed, delayedRise float64 }

// prepare forgets the tables when the variability of visits has changed.
func (f *steadyStates) prepare(sv *Service) {
	if f.scv != sv.scv {
		f.scv, f.tables = sv.scv, f.tables[:0]
	}
}

// of returns the steady states of a desk with a number of doctors, not necessarily whole.
func (f *steadyStates) of(doctors float64, sv *Service) atDesk {
	f.prepare(sv)
	below := int(doctors)
	d := atDesk{low: f.whole(below), upper: doctors - float64(below), doctors: doctors, service: sv}
	d.pace, d.each, d.scv, d.spread, d.steep = doctors/sv.Mean, 1/doctors, sv.scv, 1+sv.scv, doctors*flowPoints
	if d.high = d.low; d.upper > 0 {
		d.high = f.whole(below + 1)
	}
	return d
}

func (f *steadyStates) whole(doctors int) *table {
	for len(f.tables) <= doctors {
		f.tables = append(f.tables, nil)
	}
	if f.tables[doctors] == nil {
		f.tables[doctors] = newTable(doctors, f.scv)
	}
	return f.tables[doctors]
}

// newTable computes the steady state on a grid of loads that is fine near 1, and reads it backwards.
func newTable(doctors int, scv float64) *table {
	const grid = 400
	t, c := new(table), float64(doctors)
	at, load, delay := 0.0, 0.0, 0.0
	next := 1
	for i := 1; i <= grid; i++ {
		short := 1 - float64(i)/(grid+1)
		rho := 1 - float64(short*short)
		d := erlangC(float64(c*rho), doctors)
		present := float64(c*rho) + float64(d*rho/(1-rho)*(1+scv)/2)
		to := present / (present + c)
		for ; next <= flowPoints && float64(next)/flowPoints <= to; next++ {
			part := (float64(next)/flowPoints - at) / (to - at)
			t[next].load = load + float64(part*(rho-load))
			t[next].delayed = delay + float64(part*(d-delay))
		}
		at, load, delay = to, rho, d
	}
	for ; next < len(t); next++ {
		t[next].load, t[next].delayed = 1, 1
	}
	for i := range flowPoints {
		t[i].loadRise, t[i].delayedRise = t[i+1].load-t[i].load, t[i+1].delayed-t[i].delayed
	}
	return t
}

// erlangC is the probability of delay with offered load a, below n, at n servers. With a = 3.6 and n = 4 it is 0.787753.
func erlangC(a float64, n int) float64 {
	b := 1.0
	for i := 1; i <= n; i++ {
		x := float64(a * b)
		b = x / (float64(i) + x)
	}
	rho := a / float64(n)
	return b / (1 - float64(rho*(1-b)))
}

// atDesk reads the steady states of a desk; between whole numbers of doctors it interpolates.
type atDesk struct {
	low, high      *table
	upper, doctors float64
	service        *Service

	pace, each  float64 // visits a minute when all are busy; 1 ÷ doctors
	scv, spread float64 // squared variation of visits; 1 + scv
	steep       float64 // doctors × flowPoints
}

// busy is the load with so many present, and its slope in that number.
func (d *atDesk) busy(present float64) (load, slope float64) {
	inverse := 1 / (present + d.doctors)
	i, part := split(present * inverse)
	low := &d.low[i]
	load, rise := low.load, low.loadRise
	if d.upper > 0 {
		high := &d.high[i]
		load += float64(d.upper * (high.load - load))
		rise += float64(d.upper * (high.loadRise - rise))
	}
	return load + float64(part*rise), rise * d.steep * inverse * inverse
}

// split finds a share L/(L+c) in the table: the point before it and how far it lies behind.
func split(share float64) (i int, part float64) {
	x := float64(share * flowPoints)
	i = int(x)
	return i, x - float64(i)
}

// presence is the mean and the variance of the number of patients present.
type presence struct{ mean, variance float64 }

// step follows patients who come at a rate through some minutes (equations 1 and 2). The exponential Rosenbrock–Euler
// method (Hochbruck and Ostermann 2010) is exact where the load is linear in the number present; its φ(z) = (1−e^−z)/z
// is taken as 1/(1+z/2+z²/12), so that e^−z becomes its Padé approximant (2,2), which is never negative.
func (p *presence) step(d *atDesk, rate, minutes float64) {
	load, slope := d.busy(p.mean)
	idle := min(1, p.mean*d.each) - load // doctors idle for chance only: fewer where the number varies less
	load += idle - float64(idle*math.Sqrt(min(1, 2*slope*p.variance/(float64(load*d.spread)+tiny))))
	damping := float64(minutes * d.pace * slope)
	served := float64(d.pace * load)
	one, two := 1+float64(damping*(1.0/2+float64(damping*(1.0/12)))), 1+float64(damping*(1+float64(damping*(1.0/3))))
	inverse := 1 / (one * two) // 1 ÷ one is φ(damping), 1 ÷ two is φ(2·damping)
	p.mean = max(0, p.mean+float64(minutes*(rate-served)*inverse*two))
	p.variance += float64((float64(minutes*(rate+float64(served*d.scv))) - float64(2*damping*p.variance)) * inverse * one)
}

// steady is what arriving patients meet.
type steady struct {
	load            float64 // share of the doctors that are busy
	delayed         float64 // probability of having to wait
	certain, chance float64 // minutes of those who have to wait: a fixed part, and the mean of an exponential one
}

// state is what an arriving patient meets (equation 3). In the steady state the waits of the delayed are exponential;
// where the number present varies less than that, as in a line that has just built up, part of them is certain.
func (d *atDesk) state(p presence) (x steady) {
	i, part := split(p.mean / (p.mean + d.doctors))
	x.delayed = d.low[i].delayed + float64(part*d.low[i].delayedRise)
	if d.upper > 0 {
		x.delayed += float64(d.upper * (d.high[i].delayed + float64(part*d.high[i].delayedRise) - x.delayed))
	}
	load, slope := d.busy(p.mean)
	x.load = min(load, 0.9999)
	if x.delayed <= 0 || x.load <= 0 {
		return x
	}
	waiting := max(0, p.mean-float64(x.load*d.doctors))
	mean := waiting * d.service.Mean / (d.doctors * x.load * x.delayed)
	steadyVariance := x.load * (1 + d.service.scv) / (2 * slope)
	x.chance = float64(mean * math.Sqrt(min(1, p.variance/steadyVariance)))
	x.certain = mean - x.chance
	return x
}

// workLeft is the clinicians' minutes that the patients present still need.
func (d *atDesk) workLeft(present float64) float64 {
	load, _ := d.busy(present)
	inService := float64(load * d.doctors)
	return d.service.Mean * (max(0, present-inService) + float64(inService*(1+d.service.scv)/2))
}
