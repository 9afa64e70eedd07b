//go:build unix

package model_test

import (
	"syscall"
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/scenarios"
)

// loadStudy reads a shipped scenario; sets are overrides of the form path=value.
func loadStudy(tb testing.TB, name string, sets ...string) *experiment.Study {
	tb.Helper()
	known, err := scenarios.Model()
	if err != nil {
		tb.Fatal(err)
	}
	s, err := scenarios.Load("../scenarios/"+name+".yaml", known, sets...)
	if err != nil {
		tb.Fatal(err)
	}
	builder, err := s.Builder()
	if err != nil {
		tb.Fatal(err)
	}
	return &experiment.Study{
		Name: s.Name, First: s.Horizon.From, Months: s.Horizon.Months(), Areas: s.Areas(),
		Parameters: s.Parameters, Build: builder.Build,
	}
}

// simulate runs one replication of a study.
func simulate(tb testing.TB, study *experiment.Study, replication int) *model.Outcome {
	tb.Helper()
	cfg, err := study.Build(study.Draw(1, replication))
	if err != nil {
		tb.Fatal(err)
	}
	outcome, err := model.Simulate(cfg, experiment.KeysOf(1, replication, 0))
	if err != nil {
		tb.Fatal(err)
	}
	return outcome
}

// cpuSeconds is the processor time of this process, which other programs on the machine disturb less than the clock.
func cpuSeconds(tb testing.TB) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// One replication of the shipped Xuhui scenario, 60 months and the base year: how the clinic days are run decides.
func BenchmarkReplication(b *testing.B) {
	for _, c := range []struct{ name, days string }{{"analytic", "0"}, {"four_days", "4"}, {"all_days", "all"}} {
		b.Run(c.name, func(b *testing.B) {
			study := loadStudy(b, "xuhui", "run.clinic_days="+c.days)
			b.ReportAllocs()
			before, i := cpuSeconds(b), 0
			for b.Loop() {
				simulate(b, study, i%8)
				i++
			}
			b.ReportMetric((cpuSeconds(b)-before)/float64(i)*1e3, "cpu-ms/op")
		})
	}
}
