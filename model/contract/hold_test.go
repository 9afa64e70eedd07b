package contract

import (
	"slices"
	"testing"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
)

// Of 10 people 5 had a contract and 2 used it. Of 7, 3.5 and 1.4 would: 4 with a contract, 1 of whom uses it.
func TestRestoreDividesToTheNearestPerson(t *testing.T) {
	without := cell.Index(cell.Age18to44, cell.Diabetes, cell.NoContract, cell.Inclined)
	passive, active := withStatus(without, cell.PassiveContract), withStatus(without, cell.ActiveContract)
	var now, earlier cell.Counts
	earlier[without], earlier[passive], earlier[active] = 5, 3, 2
	now[without], now[active] = 1, 6
	restore(&now, &earlier, without)
	if now[without] != 3 || now[passive] != 3 || now[active] != 1 {
		t.Errorf("%d without a contract, %d and %d with one; expected 3, 3 and 1", now[without], now[passive], now[active])
	}
	// Nobody was of that kind: they stay as they are.
	restore(&now, &cell.Counts{}, without)
	if now[passive] != 3 {
		t.Error("contracts are moved in the proportions of nobody")
	}
}

// What a year of signing changes is taken back, and told as gained and lost.
func TestHoldTakesBackASignedYear(t *testing.T) {
	s, err := New(exampleConfig(), xuhui(), rng.NewKey(1))
	if err != nil {
		t.Fatal(err)
	}
	earlier := slices.Clone(s.Counts())
	for m := month.Of(2021, 1); m <= month.Of(2021, 12); m++ {
		s.Sign(m, ample(len(earlier)))
	}
	signed := s.Count(0).Contracted
	r := s.Hold(earlier)
	for area := range earlier {
		if s.Counts()[area] != earlier[area] {
			t.Fatalf("area %d is not as it was", area)
		}
	}
	if gained := r.Signed[0] - r.Lapsed[0]; gained != s.Count(0).Contracted-signed || gained >= 0 {
		t.Errorf("%d contracts are told as gained of %d after %d", gained, s.Count(0).Contracted, signed)
	}
}
