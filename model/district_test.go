package model_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model"
	"chcsim/model/cell"
	"chcsim/model/contract"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/population"
)

// Whatever is drawn, no part loses anybody whom another has.
func TestPeopleAreConserved(t *testing.T) {
	s := loadSmall(t)
	rapid.Check(t, func(rt *rapid.T) {
		replication := rapid.IntRange(0, 1_000_000).Draw(rt, "replication")
		diverted := rapid.Float64Range(0, 0.6).Draw(rt, "diverted")
		cfg := s.config(t, replication, map[string]float64{
			"exogenous.diverted.gp": diverted, "exogenous.diverted.nurse": diverted,
			"exogenous.demand_factor": rapid.Float64Range(0.2, 2).Draw(rt, "demand"),
			"contract.lapse":          rapid.Float64Range(0, 1).Draw(rt, "lapse"),
		})
		d, err := model.NewDistrict(cfg, experiment.KeysOf(1, replication, 0))
		if err != nil {
			rt.Fatal(err)
		}
		people, contracts := d.Parts()
		for m := s.First; m <= s.First+5; m++ {
			d.Month(m)
			samePeople(rt, people, contracts)
		}
		series := d.Ended().Series
		for m := s.First - 12; m <= s.First+5; m++ {
			visitsAddUp(rt, series, int(m-series.First))
		}
	})
}

// samePeople compares the residents of each area and band in the population and in the contracts' cells.
func samePeople(t *rapid.T, people *population.State, contracts *contract.State) {
	for area, bands := range people.Residents() {
		total := 0
		var cells [cell.Bands]int
		for g, n := range contracts.Counts()[area] {
			band, _, _, _ := cell.Group(g).Split()
			cells[band] += n
			total += n
		}
		if cells != bands {
			t.Fatalf("area %d: %v residents by band, %v in the cells", area, bands, cells)
		}
		if tally := contracts.Count(area); tally.Contracted > total || tally.Active > tally.Contracted || tally.Residents != total {
			t.Fatalf("area %d: %+v of %d residents", area, tally, total)
		}
	}
}

// visitsAddUp compares the indicators that count the same visits.
func visitsAddUp(t *rapid.T, s *indicator.Series, at int) {
	m := s.First
	for range at {
		m++
	}
	get := func(id indicator.ID) indicator.Ratio { return s.Monthly(id, s.Whole(), m) }
	district, residents, all := get("community_share_district"), get("community_share_residents"), get("community_share_all")
	contracted, own := get("community_share_contracted"), get("adherence")
	served := get("wait_mean").Denominator
	switch {
	case district.Numerator != residents.Numerator:
		t.Fatalf("%s: %g and %g community visits of residents", m, district.Numerator, residents.Numerator)
	case district.Denominator > residents.Denominator || residents.Denominator > all.Denominator:
		t.Fatalf("%s: visits %g, %g, %g; expected a rising row", m, district.Denominator, residents.Denominator, all.Denominator)
	case math.Abs(served-all.Numerator) > 1e-6*served:
		t.Fatalf("%s: %g patients were served, %g visits of residents and others are counted", m, served, all.Numerator)
	case all.Numerator < residents.Numerator || contracted.Numerator > residents.Numerator || own.Numerator > own.Denominator:
		t.Fatalf("%s: %g community visits, %g of residents, %g of contracted residents", m, all.Numerator, residents.Numerator, contracted.Numerator)
	}
	// Occupancy of beds may pass 1: works close beds, and nobody is put out of them.
	for _, id := range []indicator.ID{"gp_utilization", "left_without_care", "record_rate", "contract_rate"} {
		if r := get(id); r.Numerator < 0 || r.Numerator > r.Denominator*(1+1e-9) && id != "gp_utilization" {
			t.Fatalf("%s: %s is %g of %g", m, id, r.Numerator, r.Denominator)
		}
	}
}

// The whole district is the sum of its areas.
func TestAreasAddUp(t *testing.T) {
	s := loadSmall(t)
	series := s.run(t, 0, nil)
	for _, id := range []indicator.ID{"contract_rate", "community_share_district", "gp_per_10k", "home_visits", "record_rate"} {
		var sum indicator.Ratio
		for area := range series.Areas {
			sum = sum.Add(series.Monthly(id, area, s.Last()))
		}
		if whole := series.Monthly(id, series.Whole(), s.Last()); math.Abs(sum.Numerator-whole.Numerator) > 1e-6 || math.Abs(sum.Denominator-whole.Denominator) > 1e-6*whole.Denominator {
			t.Errorf("%s: the areas make %+v, the district %+v", id, sum, whole)
		}
	}
}

func TestSameKeysSameBytes(t *testing.T) {
	s := loadSmall(t)
	first, again, other := s.run(t, 0, nil), s.run(t, 0, nil), s.run(t, 1, nil)
	for _, id := range allIndicators() {
		if !same(first, again, id) {
			t.Errorf("%s differs between two runs of a replication", id)
		}
	}
	if same(first, other, "contract_rate") {
		t.Error("two replications are the same")
	}
}
