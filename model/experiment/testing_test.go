package experiment

import (
	"math"
	"path/filepath"
	"strings"
	"testing"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/scenarios/plan"
)

// small is a study of the small made-up district in testdata.
func small(t testing.TB, name string, sets ...string) (*Study, *plan.Scenario) {
	t.Helper()
	return loaded(t, filepath.Join("..", "..", "testdata", "small", name+".yaml"), sets...)
}

// loaded is the study of a scenario.
func loaded(t testing.TB, path string, sets ...string) (*Study, *plan.Scenario) {
	t.Helper()
	known, err := plan.Model()
	if err != nil {
		t.Fatal(err)
	}
	s, err := plan.Load(path, known, plan.Settings("--set", sets)...)
	if err != nil {
		t.Fatal(err)
	}
	builder, err := s.Builder()
	if err != nil {
		t.Fatal(err)
	}
	return &Study{
		Name: s.Name, First: s.Horizon.From, Months: s.Horizon.Months(), Areas: s.Areas(),
		Parameters: s.Parameters, Targets: s.IndicatorTargets(), Facts: s.BaseFacts(), Build: builder.Build, Attempts: new(Attempts),
	}, s
}

// long leaves a test out of a short run, which the race detector makes.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("hundreds of simulations")
	}
}

// only fixes all uncertain parameters at their medians but those with the given paths. Behaviour does not wander.
func only(t testing.TB, s *Study, paths ...string) *Study {
	t.Helper()
	free := map[int]bool{}
	for _, path := range paths {
		i, ok := s.Index(path)
		if !ok {
			t.Fatalf("no parameter %s", path)
		}
		free[i] = true
	}
	var fixed []int
	var values []float64
	for _, i := range s.Uncertain() {
		if !free[i] {
			value := s.Parameters[i].Distribution.Quantile(0.5)
			if strings.HasSuffix(s.Parameters[i].Path, "_drift") {
				value = 0
			}
			fixed, values = append(fixed, i), append(values, value)
		}
	}
	return s.Fix(fixed, values)
}

// made is a result whose replications have the given values of the contract rate in the only month, and
// of the parameters. Its target is a contract rate of at least ½.
func made(values []float64, parameters ...param.Parameter) *Result {
	first := month.Of(2021, 12)
	s := &Study{Name: "made", First: first, Months: 1, Areas: []string{"a"}, Parameters: parameters}
	s.Targets = []indicator.Target{{Indicator: "contract_rate", Area: 1, By: first, Comparator: indicator.AtLeast, Limit: 0.5}}
	r := &Result{Study: s, Replications: make([]Replication, len(values))}
	for i, v := range values {
		district := make([]float64, 2*indicators)
		for k := range district {
			district[k] = math.NaN()
		}
		district[indicators+place("contract_rate")] = v
		r.Replications[i] = Replication{Index: i, District: district, Mosts: []float64{math.NaN()}, Limits: make([]model.Limits, 1)}
	}
	return r
}

// uncertain is a parameter between 0 and 1.
func uncertain(path string, basis param.Basis) param.Parameter {
	return param.Parameter{
		Spec:  param.Spec{Path: path, Unit: "ratio", Min: 0, Max: 10, ZH: path, EN: path},
		Value: param.Value{Distribution: param.Distribution{Kind: "uniform", Args: []float64{0, 1}}, Basis: basis},
	}
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %v, expected %v", what, got, want)
	}
}

// place is where an indicator's values stand among a month's.
func place(id indicator.ID) int {
	place, _ := measure.Place(id)
	return place
}
