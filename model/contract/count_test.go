package contract

import (
	"math"
	"testing"

	"chcsim/model/cell"
)

func TestKeyGroupIsAUnion(t *testing.T) {
	cfg := &Config{OtherKeyGroups: 0.03}
	listed := &Listed{Hypertension: [2]float64{0.6, 0.85}, Diabetes: [2]float64{0.681, 0.9}}
	var both cell.Counts
	both[cell.Index(cell.Age45to59, cell.BothConditions, cell.NoContract, cell.Inclined)] = 1
	if got, _ := KeyGroup(cfg, listed, &both); math.Abs(got-0.876228) > 1e-9 {
		t.Errorf("share %.9f, expected 1 − 0.4·0.319·0.97 = 0.876228", got)
	}
	var c cell.Counts
	c[cell.Index(cell.Age80plus, cell.BothConditions, cell.ActiveContract, cell.Inclined)] = 10 // once, not twice
	c[cell.Index(cell.Age18to44, cell.Healthy, cell.NoContract, cell.Inclined)] = 100
	c[cell.Index(cell.Age18to44, cell.Hypertension, cell.PassiveContract, cell.Inclined)] = 1000
	persons, contracted := KeyGroup(cfg, listed, &c)
	wantContracted := 10 + 1000*(1-0.15*0.97)
	if math.Abs(contracted-wantContracted) > 1e-9 || math.Abs(persons-wantContracted-3) > 1e-9 {
		t.Errorf("%g of %g, expected %g of %g", contracted, persons, wantContracted, wantContracted+3)
	}
	tally := Count(&c)
	if tally.Residents != 1110 || tally.Contracted != 1010 || tally.ContractedUnder60 != 1000 || tally.Active != 10 {
		t.Errorf("%+v", tally)
	}
}
