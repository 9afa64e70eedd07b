package hindcast

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/month"
	"chcsim/scenarios/plan"
)

// What was observed of the small district until the middle of the year, counts and a single month among it, and after it.
const (
	until = `indicator,date,period,value,sd
contracts,2021-03,,10100,200
gps_counted,2021-06,,12,0.5
community_visits,2021-06,month,8000,500
`
	after = "contract_rate,2021-09,,41%,1%\n"
)

// studyOf is the small district with observations.
func studyOf(t *testing.T, observed string) *experiment.Study {
	t.Helper()
	table := filepath.Join(t.TempDir(), "observations.csv")
	if err := os.WriteFile(table, []byte(observed), 0o600); err != nil {
		t.Fatal(err)
	}
	known, err := plan.Model()
	if err != nil {
		t.Fatal(err)
	}
	s, err := plan.Load(filepath.Join("..", "..", "..", "testdata", "small", "plan.yaml"), known,
		plan.Settings("--set", []string{"horizon={from: 2021-01, to: 2021-12}", "targets=[]", "shocks=[]", "tables.observations=" + table})...)
	if err != nil {
		t.Fatal(err)
	}
	builder, err := s.Builder()
	if err != nil {
		t.Fatal(err)
	}
	return &experiment.Study{
		Name: s.Name, First: s.Horizon.From, Months: s.Horizon.Months(), Areas: s.Areas(), Parameters: s.Parameters,
		Facts: s.BaseFacts(), Observations: s.Observed(), Build: builder.Build, Attempts: new(experiment.Attempts),
	}
}

// A hindcast is the run of the same scenario with what was observed until the cut: the same draws, the same replications. The
// later observation is scored. The uncut study stays as it was.
func TestSameEngineAsARun(t *testing.T) {
	if testing.Short() {
		t.Skip("thousands of simulations")
	}
	o := experiment.Options{Replications: 10, Seed: 3, Jobs: 2}
	later := studyOf(t, until+after)
	h, err := Run(t.Context(), later, month.Of(2021, 6), o)
	if err != nil {
		t.Fatal(err)
	}
	run, err := experiment.Analyse(t.Context(), studyOf(t, until), o)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(h.Conditioning.Posterior, run.Conditioning.Posterior) {
		t.Error("the draws are not those of a run")
	}
	for i := range run.Replications {
		if !reflect.DeepEqual(h.Result.Replications[i].District, run.Replications[i].District) {
			t.Errorf("replication %d is not that of a run", i)
		}
	}
	if len(h.Scores) != 1 || h.Scores[0].Name != "contract_rate" || len(h.Conditioning.Observations) != 3 {
		t.Errorf("%d scores, %d observations used", len(h.Scores), len(h.Conditioning.Observations))
	}
	if later.Posterior != nil || len(later.Observations) != 4 || later.Observations[3].Use != 0 {
		t.Error("the study that was cut has changed")
	}
}
