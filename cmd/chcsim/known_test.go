package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/scenarios/plan"
)

const (
	known     = "../../testdata/known/"
	twinSeed  = 60 // of the twin, which no run of the example uses
	twinFirst = "2021-01"
	twinLast  = "2025-10"
)

// twinObserves are the quantities that the made-up district counts, with the relative and the absolute part of their errors.
var twinObserves = []struct {
	row                string // indicator, period
	relative, absolute float64
}{
	{"residents,", .005, 0}, {"gps_counted,", 0, .4}, {"contracts,", .01, 0}, {"community_visits,month", .03, 0}, {"district_visits,month", .03, 0},
	{"up_referrals,month", .1, 1}, {"centres_standardized,", 0, .3}, {"stations_standardized,", 0, .3},
}

// twinTable is the table of observations: what is asked first gives the rows, then what the twin says.
func twinTable(value func(i int) string) string {
	var b strings.Builder
	b.WriteString("indicator,period,date,value,sd\n")
	first, _ := month.Parse(twinFirst)
	last, _ := month.Parse(twinLast)
	i := 0
	for _, q := range twinObserves {
		for m := first; m <= last; m++ {
			fmt.Fprintf(&b, "%s,%s,%s\n", q.row, m, value(i))
			i++
		}
	}
	return b.String()
}

// twin is what the first replication of another seed shows of the district, observed with normal errors, in whole numbers.
func twin(t *testing.T) string {
	t.Helper()
	rows := t.TempDir() + "/rows.csv"
	if err := os.WriteFile(rows, []byte(twinTable(func(int) string { return "1,1" })), 0o600); err != nil {
		t.Fatal(err)
	}
	s, study, err := loadStudy(known+"district.yaml", plan.Settings("--set", []string{"tables.observations=" + rows}))
	if err != nil {
		t.Fatal(err)
	}
	result, err := experiment.Run(context.Background(), study, experiment.Options{Replications: 1, Seed: twinSeed, Jobs: 1})
	if err != nil || len(s.Tables.Observations) != len(result.Replications[0].Observed) {
		t.Fatal(err, len(s.Tables.Observations))
	}
	truth := result.Replications[0].Observed
	months := len(truth) / len(twinObserves)
	return twinTable(func(i int) string {
		q := twinObserves[i/months]
		sd := q.absolute + q.relative*truth[i]
		stream := rng.NewKey(twinSeed).Purpose("error").At(i).Stream()
		return fmt.Sprintf("%.0f,%s", math.Max(0, truth[i]+sd*stream.Normal()), strings.TrimRight(fmt.Sprintf("%.1f", math.Max(sd, .1)), "."))
	})
}

// The observations of the worked example are those of a twin: a replication of the district itself that nobody who plans has seen.
// go test ./cmd/chcsim -run KnownDistrict -regen writes them anew.
func TestKnownDistrictIsObservedByItsTwin(t *testing.T) {
	made := twin(t)
	if *regenDocuments {
		if err := os.WriteFile(known+"observations.csv", []byte(made), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(known + "observations.csv")
	if err != nil || string(kept) != made {
		t.Errorf("observations.csv is not what the twin shows (%v); -regen writes it anew", err)
	}
}

// The plan knows 58 months of eight quantities, all of them to be used; so does the next one, which tells of 2026 to 2030.
func TestKnownDistrictIsOneCalendar(t *testing.T) {
	for name, from := range map[string]string{"plan.yaml": "2021-01", "next.yaml": "2026-01"} {
		s, study, err := loadStudy(known+name, nil)
		if err != nil {
			t.Fatal(err)
		}
		if s.ReportFrom.String() != from || study.Start() != s.ReportFrom-1 || len(study.Observations) != 58*len(twinObserves) {
			t.Errorf("%s: from %s, %d observations", name, s.ReportFrom, len(study.Observations))
		}
		for _, o := range study.Observations {
			if o.Use != indicator.Used {
				t.Errorf("%s: %+v", name, o)
			}
		}
	}
}
