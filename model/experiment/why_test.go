package experiment

import (
	"math"
	"slices"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

// One lever group and one month; simulations: as it is, without the group, without all, then six more held.
// From 10 to 20, without levers to 17, and by holding to 15, 15, 14, 12, 12 and 11: of the 7 that no lever moves, staff
// move 2, contracts 1, people 2, behaviour 1, and 1 remains. The second replication is the same one higher; the third has no value.
func TestCausesAddUp(t *testing.T) {
	var tables [][][]float64
	for _, end := range []float64{20, 17, 17, 15, 15, 14, 12, 12, 11} {
		tables = append(tables, [][]float64{{10, 11, 10}, {end, end + 1, math.NaN()}})
	}
	v := Movement{Months: make([]month.Month, 1)}
	v.fill(tables, 0, []string{"levers.clinic"}, indicator.Pasts{})
	near(t, "start", v.Start, 10.5, 1e-12)
	near(t, "end", v.Ends[0], 20.5, 1e-12)
	near(t, "whole", v.Whole[0].Mean, 10, 1e-12)
	want := []struct {
		name string
		mean float64
	}{{"levers.clinic", 3}, {StaffCause, 2}, {WaitsCause, 0}, {ContractsCause, 1}, {PeopleCause, 2}, {BuildingsCause, 0}, {DriftCause, 1}, {Remainder, 1}}
	if len(v.Causes) != len(want) || v.Replications != 2 {
		t.Fatalf("%+v", v)
	}
	for i, c := range v.Causes {
		if c.Name != want[i].name {
			t.Errorf("cause %d is %s, expected %s", i, c.Name, want[i].name)
		}
		near(t, c.Name, c.Changes[0].Mean, want[i].mean, 1e-12)
	}
}

// GPs per residents move by GPs and residents alone, as long as no lever recruits; the share is raised by specialist slots.
func TestWhyTheModelMoves(t *testing.T) {
	long(t)
	s, plan := small(t, "plan")
	of := []Question{{Indicator: "gp_per_10k", Month: s.Last()}, {Indicator: "community_share_district", Month: month.Of(2022, 6)}}
	list, err := Why(t.Context(), s, of, []string{plan.Shocks[0].Lever.Name}, Options{Replications: 8, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	if want := []month.Month{month.Of(2021, 12), month.Of(2022, 6)}; !slices.Equal(list[1].Months, want) {
		t.Errorf("months %v, expected %v", list[1].Months, want)
	}
	for _, v := range list {
		for i := range v.Months {
			sum := 0.0
			for _, c := range v.Causes {
				sum += c.Changes[i].Mean
				alone := c.Name == StaffCause || c.Name == PeopleCause
				if v.Indicator == "gp_per_10k" && alone == (c.Changes[i].Mean == 0) {
					t.Errorf("%s contribute %g to GPs per residents", c.Name, c.Changes[i].Mean)
				}
			}
			near(t, "sum of the causes", sum, v.Whole[i].Mean, 1e-12)
			near(t, "whole", v.Whole[i].Mean, v.Ends[i]-v.Start, 1e-12)
		}
	}
	if referral := list[1].Causes[1]; referral.Name != "levers.referral" || referral.Changes[1].Mean <= 0 {
		t.Errorf("specialist slots raise the share: %+v", referral)
	}
}
