package smoother

import (
	"math"
	"testing"

	"chcsim/model/rng"
)

// courses are members whose values in twelve months are a level, a slope and chance of their own, skewed as counts are.
func courses(members int, key rng.Key) [][]float64 {
	list := make([][]float64, members)
	for i := range list {
		stream := key.At(i).Stream()
		level, slope := math.Exp(0.5*stream.Normal()), 0.05*stream.Normal()
		for month := range 12 {
			list[i] = append(list[i], level*(1+slope*float64(month))+0.1*stream.Normal())
		}
	}
	return list
}

// Observations of a truth like the members are as strange as members are: of 400, 1% have a chance below 1% and 10% one below
// 10% (standard errors 0.5 and 1.5 points; the members' moments are those of 100), whether the members are many beside the
// observations or not.
func TestSurpriseIsCalibrated(t *testing.T) {
	for _, members := range []int{60, 200} {
		key := rng.NewKey(3)
		prior, hundredth, tenth := courses(members, key.Purpose("members")), 0, 0
		for truth, values := range courses(400, key.Purpose("truths")) {
			data, some := Data{Sides: make([]Side, 12)}, []int(nil)
			stream := key.Purpose("errors").At(truth).Stream()
			for k, x := range values {
				data.Values, data.SDs, some = append(data.Values, x+0.05*stream.Normal()), append(data.SDs, 0.05), append(some, k)
			}
			chance, _ := Surprise(prior, &data, some, key.Purpose("own errors"))
			if chance < 0.01 {
				hundredth++
			}
			if chance < 0.1 {
				tenth++
			}
		}
		if hundredth > 12 || tenth < 12 || tenth > 64 {
			t.Errorf("%d members: of 400 truths %d have a chance below 1%%, %d one below 10%%", members, hundredth, tenth)
		}
	}
}

// A month that does not fit its neighbours stands out though members have such values, as does a course that none has;
// limits and undefined values say nothing.
func TestSurpriseSeesCourses(t *testing.T) {
	key := rng.NewKey(3)
	prior := courses(200, key)
	data := Data{Sides: make([]Side, 13)}
	some := make([]int, 13)
	for k := range some {
		some[k] = k
		data.Values, data.SDs = append(data.Values, 1), append(data.SDs, 0.05)
	}
	for i := range prior {
		prior[i] = append(prior[i], math.NaN())
	}
	if chance, _ := Surprise(prior, &data, some, key); chance < 0.5 {
		t.Errorf("a level course has a chance of %v", chance)
	}
	data.Values[7] = 1.8
	if chance, standsOut := Surprise(prior, &data, some, key); chance > 0.001 || standsOut != 7 {
		t.Errorf("a peak in month 7 has a chance of %v, and month %d stands out", chance, standsOut)
	}
	data.Sides[7], data.Values[7] = Below, 5
	if chance, _ := Surprise(prior, &data, some, key); chance < 0.5 {
		t.Errorf("beside a limit the level course has a chance of %v", chance)
	}
	if chance, standsOut := Surprise(prior, &data, some[7:8], key); chance != 1 || standsOut != 7 {
		t.Errorf("a limit by itself has a chance of %v", chance)
	}
}
