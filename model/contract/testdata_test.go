package contract

import (
	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
)

func exampleConfig() *Config {
	return &Config{
		Hypertension: [cell.Bands]float64{0, 0, 0.11, 0.33, 0.48, 0.6, 0.7}, Diabetes: [cell.Bands]float64{0, 0, 0.04, 0.15, 0.22, 0.25, 0.25},
		ComorbidityOddsRatio: 2.5, OtherKeyGroups: 0.03,
		InclinedShare: [AgeGroups]float64{0.35, 0.55}, InclinationOddsRatio: 4, ChildOddsRatio: 2,
		StartRate: [AgeGroups]float64{0.2, 0.69}, StartActiveShare: 0.7283, ActiveOddsRatio: 3,
		Innovation: everywhere(0.1), Imitation: everywhere(0.1), Ceiling: [Strata]float64{0.92, 0.7, 0.82, 0.36},
		PanelCap: 1400, MinutesPerContract: 20, MinutesPerRenewal: 5, Lapse: 0.02, UnaskedRenewal: 0.9,
		CleanUp: 0.02, Activation: 0.06, Fade: 0.04,
	}
}

// everywhere is the same in all strata.
func everywhere(x float64) [Strata]float64 { return [Strata]float64{x, x, x, x} }

// lists are shares of patients who are on a list.
var lists = Listed{Hypertension: [2]float64{0.3, 0.7}, Diabetes: [2]float64{0.3, 0.65}}

// listedIn are the lists of some areas.
func listedIn(areas int) []Listed {
	all := make([]Listed, areas)
	for area := range all {
		all[area] = lists
	}
	return all
}

// xuhui is the residents of Xuhui in 2020 by band, in 13 equal areas.
func xuhui() Start {
	bands := [cell.Bands]int{49003, 76469, 453950, 214057, 90211, 173476, 55912}
	start := Start{Residents: make([][cell.Bands]int, 13), Listed: lists}
	for area := range start.Residents {
		for b, n := range bands {
			start.Residents[area][b] = n / 13
		}
	}
	return start
}

// ample is more than any month needs: 100 GPs in each area and ten million minutes.
func ample(areas int) SignInputs {
	return inputs(areas, 100, 1e7, 0.6)
}

func inputs(areas int, gps, minutes, service float64) SignInputs {
	in := SignInputs{Listed: listedIn(areas)}
	for range areas {
		in.PractisingGPs = append(in.PractisingGPs, gps)
		in.OutreachMinutes = append(in.OutreachMinutes, minutes)
		in.ServiceRate = append(in.ServiceRate, service)
	}
	return in
}

func noFlows(areas int) Flows {
	bands := func() [][cell.Bands]int { return make([][cell.Bands]int, areas) }
	return Flows{Births: make([]int, areas), Deaths: bands(), Out: bands(), In: bands(), Aged: bands()}
}

// typicalFlows draws flows like those of a large city: 5% leave and as many arrive in a year, 1% die,
// and in January one cohort enters the next band.
func typicalFlows(f *Flows, residents [][cell.Bands]int, m month.Month, stream *rng.Stream) {
	width := [cell.Bands]int{7, 11, 27, 15, 5, 15, 0}
	death := [cell.Bands]float64{1e-5, 1e-5, 3e-5, 2e-4, 4e-4, 1.2e-3, 8e-3}
	for area := range residents {
		f.Births[area] = stream.Poisson(30)
		for b, n := range residents[area] {
			f.Aged[area][b] = 0
			if m.Calendar() == 1 && width[b] > 0 {
				f.Aged[area][b] = n / width[b]
			}
		}
		for b := range residents[area] {
			residents[area][b] -= f.Aged[area][b]
			if b > 0 {
				residents[area][b] += f.Aged[area][b-1]
			}
			f.Deaths[area][b] = stream.Binomial(residents[area][b], death[b])
			f.Out[area][b] = stream.Binomial(residents[area][b]-f.Deaths[area][b], 0.004)
			f.In[area][b] = stream.Poisson(float64(f.Deaths[area][b] + f.Out[area][b]))
			residents[area][b] += f.In[area][b] - f.Deaths[area][b] - f.Out[area][b]
		}
		residents[area][0] += f.Births[area]
	}
}

// Add adds the tally of another area.
func (t *Tally) Add(o Tally) {
	t.Residents += o.Residents
	t.Contracted += o.Contracted
	t.ContractedUnder60 += o.ContractedUnder60
	t.Active += o.Active
}

// residentsIn is the number of residents in the groups that keep selects.
func residentsIn(c *cell.Counts, keep func(cell.Band, cell.Condition, cell.Status, cell.Inclination) bool) int {
	total := 0
	for g, n := range c {
		if keep(cell.Group(g).Split()) {
			total += n
		}
	}
	return total
}
