package posterior

import (
	"reflect"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
)

func example() (*experiment.Study, *experiment.Conditioning) {
	s := &experiment.Study{Name: "made", First: month.Of(2021, 1), Observations: []indicator.Observation{{Name: "contracts", Month: month.Of(2023, 6), Value: 9000, SD: 90}}}
	c := &experiment.Conditioning{
		Posterior: &experiment.Posterior{
			Parameters: []experiment.Prior{{Path: "contract.lapse", Distribution: "uniform(0, 0.1)"}},
			Decisions:  []rng.Decision{{What: "stage", Where: "p3", When: 2}},
			Turns:      []month.Month{month.Of(2021, 1), month.Of(2022, 4)}, Observed: month.Of(2023, 6),
			Draws: []experiment.Draw{
				{Seed: 1, Replication: 0, Chance: 2, Turns: []int{1, 8}, Values: []float64{0.1 / 3}, Luck: []float64{-1.25}},
				{Seed: 1, Replication: 1, Turns: []int{3, 5}, Values: []float64{0.07}, Luck: []float64{1e-17}},
			},
		},
	}
	return s, c
}

// What is read is what was written, number by number.
func TestReadBack(t *testing.T) {
	s, c := example()
	text, err := Of(s, c, "abc", month.Of(2023, 12)).JSON()
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse("posterior.json", text, s)
	if err != nil {
		t.Fatal(err)
	}
	p := f.Posterior()
	if !reflect.DeepEqual(p, c.Posterior) {
		t.Errorf("read %+v", p)
	}
	if !strings.Contains(string(text), `"basis": "fitted"`) {
		t.Error("the file does not say that it was fitted")
	}
}

// Whether the observations are the same depends on what was measured, not on where it stands.
func TestKnows(t *testing.T) {
	s, c := example()
	f := Of(s, c, "abc", month.Of(2023, 12))
	o := &s.Observations[0]
	if o.Row = "elsewhere.csv:9"; !f.Knows(s) {
		t.Error("observations in another file are other ones")
	}
	if o.SD = 91; f.Knows(s) {
		t.Error("another error makes no difference")
	}
	if o.Use = indicator.Later; !f.Knows(s) {
		t.Error("a study without observations that condition contradicts none")
	}
}

func TestWrongFiles(t *testing.T) {
	s, c := example()
	text, err := Of(s, c, "abc", month.Of(2023, 12)).JSON()
	if err != nil {
		t.Fatal(err)
	}
	for old, wrong := range map[string][2]string{
		`"posterior_format": 2`: {`"posterior_format": 1`, "posterior_format is 1; this program reads 2"},
		`"from": "2021-01"`:     {`"from": "2026-01"`, "the scenario begins in 2021-01"},
		`"luck":[-1.25]`:        {`"luck":[]`, "draw 1 has 1 values and 0 scores; expected 1 and 1"},
		`"values":[0.07]`:       {`"values":[1e300]`, "draw 2 holds 1e+300"},
		`"basis"`:               {`"base"`, "this is no posterior file"},
		`"turns":[3,5]`:         {`"turns":[3]`, "draw 2 has 1 streams of chance; expected 2"},
		`"2022-04"`:             {`"2019-04"`, `"2019-04" is no month of the scenario's horizon`},
		`"last": "2023-06"`:     {`"last": "then"`, `"then" is no month of the scenario's horizon`},
	} {
		changed := strings.Replace(string(text), old, wrong[0], 1)
		if changed == string(text) {
			t.Fatalf("%s is not in the file", old)
		}
		if _, err := Parse("posterior.json", []byte(changed), s); err == nil || !strings.Contains(err.Error(), wrong[1]) {
			t.Errorf("%s: %v", wrong[0], err)
		}
	}
}
