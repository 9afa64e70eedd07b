package experiment

import (
	"math"
	"testing"

	"chcsim/model/indicator"
)

// Of ten pairs one gains and three lose: 6 of 10 against 8 of 10. By Bonett and Price p = 2/12, q = 4/12, so
// −1/6 ± 1.96·√((1/2 − 1/36)/12) = −0.1667 ± 0.3888.
func TestDeltaOfChance(t *testing.T) {
	other := made([]float64{1, 1, 1, 1, 1, 1, 1, 1, 0, 0})
	this := made([]float64{0, 0, 0, 1, 1, 1, 1, 1, 1, 0})
	target := this.Study.Targets[0]
	target.Limit = 1
	d := this.DeltaOfChance(other, target)
	near(t, "other", d.Other, 0.8, 1e-12)
	near(t, "this", d.This, 0.6, 1e-12)
	near(t, "change", d.Mean, -0.2, 1e-12)
	near(t, "low", d.Low, -1./6-0.38880, 1e-4)
	near(t, "high", d.High, -1./6+0.38880, 1e-4)
	if mean := this.DeltaOfMean(other, target); math.Abs(mean.Mean+0.2) > 1e-12 || mean.Pairs != 10 || mean.Alike {
		t.Errorf("of values 0 and 1 the mean is the chance: %+v", mean)
	}
}

// A pair with an undefined value is no pair; a replication that misses another target misses all.
func TestDeltaCountsUndefined(t *testing.T) {
	other, this := made([]float64{1, 1, 0}), made([]float64{math.NaN(), 1, 1})
	target := this.Study.Targets[0]
	target.Limit = 1
	if d := this.DeltaOfChance(other, target); d.Pairs != 2 || d.Undefined != 1 {
		t.Errorf("one of three pairs is undefined: %+v", d)
	}
	if d := this.DeltaOfMean(other, target); d.Pairs != 2 || d.Undefined != 1 {
		t.Errorf("one of three pairs is undefined: %+v", d)
	}
	study := other.Study
	study.Targets = []indicator.Target{target, target}
	study.Targets[1].Comparator, study.Targets[1].Limit = indicator.AtMost, 0
	if all := this.meetsAll(study); !math.IsNaN(all[0]) || all[1] != 0 {
		t.Errorf("undefined, missed: %v", all)
	}
}

// A target that only the other study has counts in both; one that only this study has counts in neither.
func TestDeltaOfJointJudgesTheOthersTargets(t *testing.T) {
	other, this := made([]float64{1, 1, 0, 0}), made([]float64{1, 0, 0, 1})
	other.Study.Targets = other.Study.Targets[:1]
	other.Study.Targets[0].Limit = 1
	this.Study.Targets = nil
	d := this.DeltaOfJoint(other)
	if d.Other != 0.5 || d.This != 0.5 || d.Mean != 0 || d.Alike {
		t.Errorf("one gains and one loses: %+v", d)
	}
}

// With 98 pairs that are all alike the half-width is 1.96·√2/100 = 2.77%, which comes down to 1% with the
// pairs themselves; where pairs differ, half a width of 4% comes down to 1% with the square of 4.
func TestPairsToDecide(t *testing.T) {
	alike := Delta{Change: Change{Low: -0.0277, High: 0.0277}, Pairs: 98, Alike: true}
	if got := alike.PairsToDecide(-0.01); got != 272 { // 98·2.77 = 271.5
		t.Errorf("alike: %d", got)
	}
	if got := (Delta{Change: Change{Low: -0.04, High: 0.04}, Pairs: 100}).PairsToDecide(-0.01); got < 1600 || got > 1601 {
		t.Errorf("different: %d", got)
	}
	for _, d := range []Delta{alike, {Change: Change{Low: math.NaN(), High: math.NaN()}, Pairs: 5}} {
		if got := d.PairsToDecide(0); got != 0 {
			t.Errorf("%+v: %d pairs decide nothing", d, got)
		}
	}
}
