package experiment

import (
	"testing"

	"chcsim/model/access"
)

func TestMedianOfWalks(t *testing.T) {
	for _, c := range []struct {
		counts WalkCounts
		want   access.Band
	}{
		{WalkCounts{}, access.Uninhabited},
		{WalkCounts{0, 0, 0, 0, 3}, 4},
		{WalkCounts{2, 0, 0, 2, 0}, 0}, // half of them are enough
		{WalkCounts{2, 0, 0, 3, 0}, 3},
		{WalkCounts{1, 1, 1, 1, 1}, 2},
	} {
		if got := c.counts.Median(); got != c.want {
			t.Errorf("median of %v is %d, want %d", c.counts, got, c.want)
		}
	}
}

// Every replication counts each inhabited demand point once at both ends, and the counts agree with the indicator: all that
// are within the threshold are within the bands up to it.
func TestWalksAgreeWithCoverage(t *testing.T) {
	study, _ := small(t, "plan")
	s := only(t, study)
	r, err := Run(t.Context(), s, Options{Replications: 4, Seed: 1, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	for at, counts := range r.Walks {
		if len(counts) != 27 {
			t.Fatalf("%d points, want 27", len(counts))
		}
		near := 0
		for _, c := range counts {
			if c[0]+c[1]+c[2]+c[3]+c[4] != 4 {
				t.Errorf("a point is counted %v", c)
			}
			near += c[0] + c[1] + c[2]
		}
		share, m := 0.0, s.First-1
		if at == 1 {
			m = s.Last()
		}
		areas := [3]float64{}
		for i, c := range counts {
			areas[i/9] += float64(c[0]+c[1]+c[2]) / (4 * 9)
		}
		for _, one := range r.Values("access_15min_walk", m) {
			share += one / 4
		}
		if low, high := min(areas[0], areas[1], areas[2]), max(areas[0], areas[1], areas[2]); share < low-1e-9 || share > high+1e-9 || near == 0 {
			t.Errorf("coverage %g, by points %v", share, areas)
		}
	}
}
