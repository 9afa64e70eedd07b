package referral

import (
	"testing"

	"chcsim/model/cell"
)

// Two children who visit twice as often as the four adults, one of whom is ill: halves, and an eighth.
func TestMixOf(t *testing.T) {
	var counts cell.Counts
	counts[cell.Index(cell.Age0to6, cell.Healthy, cell.ActiveContract, cell.Inclined)] = 2
	counts[cell.Index(cell.Age18to44, cell.Healthy, cell.PassiveContract, cell.Inclined)] = 3
	counts[cell.Index(cell.Age18to44, cell.Diabetes, cell.ActiveContract, cell.NotInclined)] = 1
	counts[cell.Index(cell.Age80plus, cell.Diabetes, cell.NoContract, cell.NotInclined)] = 9
	var visits [cell.Bands][cell.Conditions]float64
	for b := range visits {
		visits[b] = [cell.Conditions]float64{1, 1, 1, 1}
	}
	visits[cell.Age0to6] = [cell.Conditions]float64{2, 2, 2, 2}
	m := MixOf(&counts, true, &visits)
	if m.Bands[cell.Age0to6] != 0.5 || m.Bands[cell.Age18to44] != 0.5 || m.Conditions[cell.Diabetes] != 0.125 {
		t.Errorf("mix %+v", m)
	}
	if none := MixOf(&cell.Counts{}, true, &visits); none != (Mix{}) {
		t.Errorf("mix of nobody %+v", none)
	}
}
