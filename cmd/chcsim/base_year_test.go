package main

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/population"
)

// baseYear is one replication of a scenario's base year with the values that were drawn for it.
type baseYear struct {
	values  map[string]float64
	series  *indicator.Series
	end     month.Month
	over60s float64 // share of residents
}

func (b *baseYear) value(id indicator.ID) float64 { return b.series.Value(id, b.series.Whole(), b.end) }

// totalVisits is what the base year must come to: as drawn, or raised to the least total that leaves
// municipal hospitals their floor:
//
//	community/share ÷ (1 − online − floor)
//
// 3.0 community visits at a share of 33% with 2% online and a floor of 5% need 9.09/0.93 = 9.78.
func (b *baseYear) totalVisits() float64 {
	v := b.values
	least := v["clinic.community_visits_per_resident"] / v["clinic.community_share_district_at_start"] /
		(1 - v["clinic.online_share_at_start"] - v["clinic.municipal_share_floor"])
	return max(v["clinic.visits_per_resident"], least)
}

// contracts is the contracted share of residents of an age group in all residents.
func (b *baseYear) contracts(under60 bool) float64 {
	share := b.value("contract_under60_share")
	if !under60 {
		share = 1 - share
	}
	return b.value("contract_rate") * share
}

// simulateBaseYears runs the base year and one month of the shipped Xuhui scenario.
func simulateBaseYears(t *testing.T, replications int) []baseYear {
	t.Helper()
	_, study, err := loadStudy("../../scenarios/xuhui.yaml", nil)
	if err != nil {
		t.Fatal(err)
	}
	years := make([]baseYear, replications)
	for i := range years {
		values := study.Draw(1, i)
		cfg, err := study.Build(values)
		if err != nil {
			t.Fatal(err)
		}
		place := *cfg.Place
		place.Months = 1
		cfg.Place = &place
		outcome, err := model.Simulate(cfg, experiment.KeysOf(1, i, 0))
		if err != nil {
			t.Fatal(err)
		}
		years[i] = baseYear{values: map[string]float64{}, series: outcome.Series, end: study.First - 1, over60s: over60s(&place.Population)}
		for k, p := range study.Parameters {
			years[i].values[p.Path] = values[k]
		}
	}
	return years
}

func over60s(start *population.Start) float64 {
	older, all := 0, 0
	for area := range start.Counts {
		for sex := range start.Counts[area] {
			for age, n := range start.Counts[area][sex] {
				all += n
				if age >= 60 {
					older += n
				}
			}
		}
	}
	return float64(older) / float64(all)
}

// The quantities from which the base year is built come out of its simulation. Each replication compares
// what was simulated with what was drawn; the mean relative difference must lie within four of its
// standard errors around 0, and these must be small enough for the test to mean something.
func TestBaseYearByConstruction(t *testing.T) {
	years := simulateBaseYears(t, 16)
	for _, q := range []struct {
		name       string
		got, want  func(b *baseYear) float64
		margin     float64 // of a single replication's relative difference: four standard errors of its own chance
		solverRoom float64 // what the iteration and the analytic or sampled waits leave open
	}{
		{"total visits per resident",
			func(b *baseYear) float64 {
				return b.value("community_visits_per_resident") / b.value("community_share_residents")
			},
			(*baseYear).totalVisits, 0.01, 0.002},
		{"community visits per resident",
			func(b *baseYear) float64 { return b.value("community_visits_per_resident") },
			func(b *baseYear) float64 { return b.values["clinic.community_visits_per_resident"] }, 0.02, 0.005},
		{"community share in the district's institutions",
			func(b *baseYear) float64 { return b.value("community_share_district") },
			func(b *baseYear) float64 { return b.values["clinic.community_share_district_at_start"] }, 0.02, 0.005},
		{"contracts of residents under 60",
			func(b *baseYear) float64 { return b.contracts(true) },
			func(b *baseYear) float64 { return b.values["contract.start_rate.under_60"] * (1 - b.over60s) }, 0.02, 0.001},
		{"contracts of residents of 60 and over",
			func(b *baseYear) float64 { return b.contracts(false) },
			func(b *baseYear) float64 { return b.values["contract.start_rate.over_60"] * b.over60s }, 0.01, 0.001},
		{"GPs per 10,000 residents",
			func(b *baseYear) float64 { return b.value("gp_per_10k") },
			func(b *baseYear) float64 { return b.values["workforce.gp_per_10k_at_start"] }, 0.01, 0.001},
	} {
		differences := make([]float64, len(years))
		for i := range years {
			differences[i] = q.got(&years[i])/q.want(&years[i]) - 1
			if math.Abs(differences[i]) > q.margin || math.IsNaN(differences[i]) {
				t.Errorf("%s, replication %d: %.5g, want %.5g", q.name, i, q.got(&years[i]), q.want(&years[i]))
			}
		}
		mean, sd := stat.MeanStdDev(differences, nil)
		se := sd / math.Sqrt(float64(len(differences)))
		t.Logf("%-50s mean difference %+.4f%% ± %.4f%% (one standard error)", q.name, 100*mean, 100*se)
		if math.Abs(mean) > 4*se+q.solverRoom {
			t.Errorf("%s: mean difference %+.4f%%, standard error %.4f%%", q.name, 100*mean, 100*se)
		}
	}
}
