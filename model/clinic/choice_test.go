package clinic

import (
	"math"
	"testing"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/oracle"
	"chcsim/model/param"
)

// The published case: exp(0), exp(−.5), exp(−1.2) are 1, .606531, .301194; their sum is 1.907725.
func TestSharesOfKnownUtilities(t *testing.T) {
	for i, got := range oracle.Shares([]float64{0, -0.5, -1.2}) {
		if want := []float64{.524185, .317934, .157881}[i]; math.Abs(got-want) > 5e-7 {
			t.Errorf("share %d is %.6f, expected %.6f", i, got, want)
		}
	}
}

// Products of factors of area and group must equal the logit of the summed utilities.
func TestFactoredChoiceIsTheLogit(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(3, 0)
	s := newSample(t, &cfg, base, 1)
	cfg.Community = 0.2
	in := base.Inputs
	in.DistrictWaitDays = 4
	s.choice.refresh(&cfg)
	const area = 1
	weights := s.choice.areaWeights(&cfg, &in, area, 7, -2, 0.1)
	for g := range cell.Groups {
		var one cell.Counts
		one[g] = 1000
		got, _ := s.choice.expect(&one, &weights, 1)
		l := leaningOf(&cfg, cell.Group(g))
		u := append([]float64{}, s.choice.alpha[:]...)
		for d := range u {
			if Destination(d).IsCommunity() {
				u[d] += math.Log(l.community)
			}
		}
		if band, _, _, _ := cell.Group(g).Split(); band.Over60() {
			u[Online] += cfg.OnlineOver60
		}
		u[OwnCentre] += 0.2 - 0.01*7 + in.Appeal[area] - 0.03*in.Travel.OwnCentre[area]
		u[OwnStation] += 0.2 - 0.01*7 + in.Appeal[area] - 0.03*in.Travel.OwnStation[area] + 0.5*math.Log(float64(in.Stations[area]))
		u[OtherCommunity] += 0.2 + 0.01*2 + 0.1 - 0.03*in.Travel.OtherCommunity[area]
		u[DistrictHospital] += -0.03*in.Travel.DistrictHospital[area] - 0.03*4
		u[MunicipalHospital] += -0.03 * in.Travel.MunicipalHospital[area]
		for d, p := range oracle.Shares(u) {
			want := 1000 * s.choice.rate[g] * p
			if x := got[patientKinds[g].contract][d]; math.Abs(x-want) > 1e-9*want {
				t.Fatalf("group %d, %v: %v, expected %v", g, Destination(d), x, want)
			}
		}
	}
}

func TestContractWorksByItsStatus(t *testing.T) {
	cfg := sampleConfig()
	at := func(s cell.Status) float64 {
		return math.Log(leaningOf(&cfg, cell.Index(cell.Age65to79, cell.Healthy, s, cell.NotInclined)).community)
	}
	if got := at(cell.ActiveContract) - at(cell.NoContract); math.Abs(got-0.27) > 1e-12 {
		t.Errorf("an active contract adds %v", got)
	}
	if got := at(cell.PassiveContract) - at(cell.NoContract); math.Abs(got-0.27*0.3) > 1e-12 {
		t.Errorf("a passive contract adds %v", got)
	}
}

func TestEveryParameterIsDeclared(t *testing.T) {
	fields, err := param.Fields(&Config{})
	if err != nil {
		t.Fatal(err)
	}
	cfg := sampleConfig()
	given, _ := param.Fields(&cfg)
	for i := range fields {
		if x := *given[i].Number; x < fields[i].Min || x > fields[i].Max {
			t.Errorf("%s: %v lies outside %v to %v", fields[i].Path, x, fields[i].Min, fields[i].Max)
		}
	}
}

// The wait after a referral is felt as the mean of three months, and moves the community's utility by φ · GPs' share · days.
func TestReferredWaitIsWeighed(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(2, 0)
	s := newSample(t, &cfg, base, 1)
	in := base.Inputs
	in.ReferredDays[Contracted][cell.Older] = [2]float64{0, -5}
	for _, days := range []float64{5.0 / 3, 10.0 / 3, 5, 5} {
		s.Month(month.Of(2021, 1), in)
		want := math.Exp(0.03 * cfg.GPShare * days)
		if got := s.choice.shift[Contracted][cell.Older]; math.Abs(got[1]-want) > 1e-12 || got[0] != 1 {
			t.Errorf("the community weighs %v as much, expected 1 and %v", got, want)
		}
	}
}

// Who means to come adds up to the visits expected at community facilities.
func TestWhoComesAddsUp(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(2, 0)
	s := newSample(t, &cfg, base, 1)
	visits := s.Month(month.Of(2021, 1), base.Inputs)
	for area := range visits.Areas {
		for k, who := range visits.Areas[area].Who {
			sum, d := 0.0, &s.demand[area][k]
			for age := range who {
				sum += who[age][0] + who[age][1]
			}
			if want := d[OwnCentre] + d[OwnStation] + d[OtherCommunity]; math.Abs(sum-want) > 1e-9*want {
				t.Errorf("area %d: %v mean to come, expected %v", area, sum, want)
			}
		}
	}
}

// Contracted residents' odds of hospitals rise by the drift each year, nobody else's do.
func TestContractedDrift(t *testing.T) {
	cfg, base := sampleConfig(), sampleBase(2, 0)
	s := newSample(t, &cfg, base, 1)
	cfg.ContractedDrift = 0.03
	solved := base.Inputs
	solved.Solved = s.Solved()
	s.Month(month.Of(2020, 12), solved)
	for m := range month.Month(24) {
		s.Month(month.Of(2021, 1)+m, base.Inputs)
	}
	for k, want := range []float64{Uncontracted: 0, Contracted: -0.06} {
		if got := math.Log(s.choice.shift[k][cell.Adult][1]); math.Abs(got-want) > 1e-12 {
			t.Errorf("contract %d: log-odds of %v after two years, expected %v", k, got, want)
		}
	}
}
