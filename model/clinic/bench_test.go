package clinic

import (
	"fmt"
	"testing"

	"chcsim/model/month"
)

// A replication of 60 months of a district like Xuhui, New included.
func BenchmarkReplication(b *testing.B) {
	for _, c := range []struct {
		name string
		days int
	}{{"computed", 0}, {"4_days", 4}, {"all_days", AllDays}} {
		b.Run(c.name, func(b *testing.B) {
			cfg, base := sampleConfig(), sampleBase(13, c.days)
			visits := 0
			for b.Loop() {
				s := newSample(b, &cfg, base, 1)
				total := runMonths(s, base.Inputs, 60)
				visits = total.Desk.Arrived[0] + total.Desk.Arrived[1]
			}
			b.ReportMetric(float64(visits)/1e6, "Mvisits")
		})
	}
}

// Time grows linearly with visits: nanoseconds per community visit of districts of 3 to 52 areas, every day queued.
func BenchmarkVisits(b *testing.B) {
	for _, areas := range []int{3, 13, 52} {
		b.Run(fmt.Sprint(areas, "_areas"), func(b *testing.B) {
			cfg, base := sampleConfig(), sampleBase(areas, AllDays)
			s := newSample(b, &cfg, base, 1)
			visits, m := 0, firstMonth
			b.ReportAllocs()
			for b.Loop() {
				v := s.Month(m, base.Inputs)
				visits += v.Total.Desk.Arrived[0] + v.Total.Desk.Arrived[1]
				m++
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(visits), "ns/visit")
		})
	}
}

// A month with computed waits must not allocate.
func BenchmarkMonth(b *testing.B) {
	cfg, base := sampleConfig(), sampleBase(13, 0)
	s := newSample(b, &cfg, base, 1)
	b.ReportAllocs()
	for m := firstMonth; b.Loop(); m++ {
		s.Month(min(m, month.Of(2100, 1)), base.Inputs)
	}
}
