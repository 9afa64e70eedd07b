//go:build unix

package model_test

import (
	"flag"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
)

// draws is how many base years of each shipped scenario are drawn; of the city a tenth as many:
//
//	go test ./model -run BaseYears -draws 20000 -timeout 1h
var draws = flag.Int("draws", 40, "base years drawn of each shipped scenario, of the city a tenth as many")

// Whatever is drawn, the base year is solved, or said not to be reached: no draw fails. No month of the horizon is simulated.
func TestBaseYears(t *testing.T) {
	for _, c := range []struct {
		scenario string
		draws    int
	}{{"xuhui", *draws}, {"xuhui_no_new_measures", *draws}, {"changning", *draws}, {"shanghai", *draws / 10}} {
		t.Run(c.scenario, func(t *testing.T) {
			study := loadStudy(t, c.scenario, "run.clinic_days=0")
			var next, unreached atomic.Int64
			var workers sync.WaitGroup
			for range runtime.GOMAXPROCS(0) {
				workers.Go(func() {
					for i := int(next.Add(1)) - 1; i < c.draws; i = int(next.Add(1)) - 1 {
						warnings, err := baseYear(study, i)
						if err != nil {
							t.Errorf("replication %d: %v", i, err)
						}
						for _, w := range warnings {
							if w.Trouble == model.UnreachedBase {
								unreached.Add(1)
							}
						}
					}
				})
			}
			workers.Wait()
			t.Logf("%d base years, %d not reached", c.draws, unreached.Load())
		})
	}
}

// baseYear simulates the year before the horizon alone and returns what is doubtful about it.
func baseYear(study *experiment.Study, replication int) ([]model.Warning, error) {
	cfg, err := study.Build(study.Draw(1, replication))
	if err != nil {
		return nil, err
	}
	place := *cfg.Place
	place.Months = 0
	cfg.Place = &place
	outcome, err := model.Simulate(cfg, experiment.KeysOf(1, replication, 0))
	if err != nil {
		return nil, err
	}
	return outcome.Warnings, nil
}
