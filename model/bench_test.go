//go:build unix

// What a replication costs: processor time on one of two cores of a virtual machine shared with others, which changes its speed
// by the minute. Beside each figure stands what a hand-written C program of an M/M/4 queue (package des) made in the same minutes,
// in million events a second, and in the last column the figure scaled to a machine on which it makes 51.
//
//	go test ./model -run '^$' -bench 'Replication|Visits|City'
//
//	Xuhui, 60 months and the base year      seconds (C queue)                at 51    memory of the process
//	  analytic wait                          0.09–0.11 (34) | 0.10–0.12 (27)  0.065     23 MB
//	  four clinic days a month               0.33 (33)      | 0.39 (26)       0.21     23 MB
//	  every patient                          1.7  (33)      | 2.0  (27)       1.1      22 MB
//	Xuhui at 0.25, 0.5, 1 and 2 times its residents, every patient, ns per visit of residents: 57, 73, 68, 66
//	the whole city, 96 months and the base year: analytic 3.8 s, four days 14.3 s (26); 86 MB
//
// Of a replication with four days, 70% is the queue: drawing who comes 17%, calling from the line 13%, beginning visits 15%,
// joining the line 8%, the rest the order of arrivals and calls. 10% falls to the base year, 6% each to referral and contracts, 3% to
// population. What limits it is instructions, about 430 for a patient, a third
// of them random numbers, and two branches that cannot be foreseen: who comes before a doctor is free, and where in the order
// of doctors a visit ends. With the analytic wait, 25% is the expected days of clinics, 11% the base year, and 42% the drawing of single
// persons: contracts 20%, referral 13%, population 9%.
package model_test

import (
	"fmt"
	"syscall"
	"testing"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/population"
	"chcsim/scenarios/plan"
)

// loadStudy reads a shipped scenario; sets are overrides of the form path=value.
func loadStudy(tb testing.TB, name string, sets ...string) *experiment.Study {
	tb.Helper()
	known, err := plan.Model()
	if err != nil {
		tb.Fatal(err)
	}
	s, err := plan.Load("../scenarios/"+name+".yaml", known, plan.Settings("--set", sets)...)
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

// usage is what this process has used so far.
func usage(tb testing.TB) syscall.Rusage {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return u
}

// cpuSeconds is the processor time of this process, which other programs on the machine disturb less than the clock.
func cpuSeconds(tb testing.TB) float64 {
	u := usage(tb)
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
			b.ReportMetric(float64(usage(b).Maxrss)/1024, "max-MB") // of the process so far; kilobytes on Linux
		})
	}
}

// Time grows linearly with visits: processor time per community visit of residents when Xuhui has a quarter to
// twice its residents, every day queued, one year and the base year.
func BenchmarkVisits(b *testing.B) {
	for _, times := range []float64{0.25, 0.5, 1, 2} {
		b.Run(fmt.Sprint(times, "x"), func(b *testing.B) {
			study := loadStudy(b, "xuhui", "run.clinic_days=all")
			before, visits := cpuSeconds(b), 0.0
			for b.Loop() {
				cfg, err := study.Build(study.Draw(1, 0))
				if err != nil {
					b.Fatal(err)
				}
				cfg.Place = crowded(cfg.Place, times)
				outcome, err := model.Simulate(cfg, experiment.KeysOf(1, 0, 0))
				if err != nil {
					b.Fatal(err)
				}
				visits += communityVisits(outcome.Series)
			}
			b.ReportMetric((cpuSeconds(b)-before)/visits*1e9, "cpu-ns/visit")
			b.ReportMetric(visits/float64(b.N)/1e6, "Mvisits")
		})
	}
}

// crowded is a year of the place with so many times the residents; GPs follow by their density.
func crowded(place *model.Place, times float64) *model.Place {
	p := *place
	p.Months = 12
	p.Population.Counts = append(p.Population.Counts[:0:0], p.Population.Counts...)
	for area := range p.Population.Counts {
		for sex := range p.Population.Counts[area] {
			for age, n := range p.Population.Counts[area][sex] {
				p.Population.Counts[area][sex][age] = int(float64(n) * times)
			}
		}
	}
	p.Population.Totals = append([]population.Total(nil), p.Population.Totals...)
	for i := range p.Population.Totals {
		p.Population.Totals[i].Persons *= times
	}
	return &p
}

// communityVisits is the residents' visits in the community, base year included.
func communityVisits(s *indicator.Series) (visits float64) {
	for m := range month.Month(s.Months) {
		visits += s.Monthly("community_visits_per_resident", s.Whole(), s.First+m).Numerator
	}
	return visits
}

// One replication of the whole city, 248 centres and 24.9 million residents, and the most memory the process ever had.
func BenchmarkCity(b *testing.B) {
	for _, c := range []struct{ name, days string }{{"analytic", "0"}, {"four_days", "4"}} {
		b.Run(c.name, func(b *testing.B) {
			study := loadStudy(b, "shanghai", "run.clinic_days="+c.days)
			before, i := cpuSeconds(b), 0
			for b.Loop() {
				simulate(b, study, i)
				i++
			}
			b.ReportMetric((cpuSeconds(b)-before)/float64(i), "cpu-s/op")
			b.ReportMetric(float64(usage(b).Maxrss)/1024, "max-MB") // kilobytes on Linux
		})
	}
}
