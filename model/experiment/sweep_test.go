package experiment

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/indicator"
)

func upTo(n int) func(yield func(Point) bool) {
	return func(yield func(Point) bool) {
		for i := range n {
			if !yield(Point{Index: i}) {
				return
			}
		}
	}
}

func TestSweepDoesNotDependOnJobs(t *testing.T) {
	s, _ := small(t, "base")
	build := func(p Point) (Case, error) {
		if p.Index == 1 {
			return Case{}, errors.New("no such place")
		}
		return Case{s, 2, uint64(p.Index)}, nil
	}
	area := Quantity{"contract_rate", 1, s.First + 5}
	var all [2][]PointResult
	for i, jobs := range []int{1, 5} {
		err := Sweep(t.Context(), upTo(4), build, SweepOptions{Jobs: jobs, Record: []Quantity{area}}, func(r PointResult) error {
			all[i] = append(all[i], r)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(all[0], all[1]) {
		t.Error("the number of jobs changes the result")
	}
	if failed := all[0][1]; failed.Err == nil || failed.Rows != nil || len(all[0]) != 4 {
		t.Errorf("a failed point is handed on as %+v among %d", failed, len(all[0]))
	}
	// 3 targets at 2 year ends, and the subdistrict's contract rate: 7 values of each replication.
	point := all[0][2]
	if len(point.Rows) != 14 || point.Rows[13].Quantity != area || !(point.Rows[13].Value > 0) {
		t.Errorf("the rows are %+v", point.Rows)
	}
	result, err := Run(t.Context(), s, Options{Replications: 2, Seed: 2, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range result.Chances {
		if point.Chances[i] != c.Chance || point.Joint != result.Joint {
			t.Errorf("target %d has the chance %+v in a sweep and %+v in a run", i, point.Chances[i], c.Chance)
		}
	}
}

func TestSweepStops(t *testing.T) {
	s, _ := small(t, "base")
	build := func(Point) (Case, error) { return Case{s, 1, 1}, nil }
	full := errors.New("the disk is full")
	count := 0
	err := Sweep(t.Context(), upTo(MostPoints), build, SweepOptions{Jobs: 2}, func(PointResult) error {
		if count++; count == 2 {
			return full
		}
		return nil
	})
	if err != full || count != 2 {
		t.Errorf("after an error of emit: %v, %d points", err, count)
	}
	ctx, cancel := context.WithCancel(t.Context())
	count = 0
	err = Sweep(ctx, upTo(MostPoints), build, SweepOptions{Jobs: 2}, func(r PointResult) error {
		if r.Err != nil {
			t.Errorf("an interrupted point was handed on: %v", r.Err)
		}
		if count++; count == 2 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || count != 2 {
		t.Errorf("after an interruption: %v, %d points", err, count)
	}
}

func TestDesigns(t *testing.T) {
	axes := []Axis{{Path: "a", Values: []string{"1", "2"}}, {Path: "b", Values: []string{"x", "y", "z"}}}
	grid, err := NewDesign(Grid, axes, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i := range grid.Len() {
		p := grid.At(i)
		all = append(all, p.Settings[0].Value+p.Settings[1].Value)
	}
	if strings.Join(all, " ") != "1x 1y 1z 2x 2y 2z" {
		t.Errorf("a grid of 2×3 is %v", all)
	}
	for _, c := range []struct {
		kind   string
		axes   []Axis
		points int
		says   string
	}{
		{Zip, axes, 0, "a has 2 and b has 3"}, {Grid, axes, 5, "as many points as its values give"}, {Grid, nil, 0, "something to vary"},
		{Grid, []Axis{axes[0], axes[0]}, 0, "a is varied twice"}, {Sobol, axes, 0, "has 1 to"}, {"ring", axes, 0, "there is no design"},
		{Grid, []Axis{{Path: "a", Low: 1, High: 2}}, 0, "needs a step"},
		{Grid, []Axis{{Path: "a", Values: make([]string, 1001)}, {Path: "b", Values: make([]string, 1000)}}, 0, "more than 1000000"},
	} {
		if _, err := NewDesign(c.kind, c.axes, c.points, 1); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, expected %q", c.kind, err, c.says)
		}
	}
	for _, kind := range []string{LatinHypercube, Sobol} {
		d, err := NewDesign(kind, []Axis{{Path: "a", Low: 10, High: 20}, axes[1]}, 8, 1)
		if err != nil {
			t.Fatal(err)
		}
		turned, err := NewDesign(kind, []Axis{axes[1], {Path: "a", Low: 10, High: 20}}, 8, 1)
		if err != nil || turned.At(3).Settings[0] != d.At(3).Settings[1] || turned.At(3).Settings[1] != d.At(3).Settings[0] {
			t.Errorf("%s: %v with the axes turned round, %v", kind, turned.At(3), d.At(3))
		}
		slices := map[int]bool{}
		for i := range d.Len() {
			var x float64
			if _, err := fmt.Sscan(d.At(i).Settings[0].Value, &x); err != nil || x < 10 || x >= 20 {
				t.Fatalf("%s: point %d is %v", kind, i, d.At(i))
			}
			slices[int((x-10)/10*8)] = true
		}
		if len(slices) != 8 {
			t.Errorf("%s: %d of 8 slices of the range are met", kind, len(slices))
		}
	}
}

// Every point belongs to exactly one shard, at the place that the shard says.
func TestShards(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n, count := rapid.IntRange(0, 50).Draw(r, "points"), rapid.IntRange(1, 12).Draw(r, "shards")
		var all []int
		for i := range count {
			s := Shard{i + 1, count}
			if err := s.Check(); err != nil {
				r.Fatal(err)
			}
			for k := range s.Size(n) {
				all = append(all, s.Point(k))
			}
		}
		slices.Sort(all)
		for i := range n {
			if len(all) != n || all[i] != i {
				r.Fatalf("%d points in %d shards are %v", n, count, all)
			}
		}
	})
	for _, bad := range []Shard{{0, 4}, {5, 4}, {1, 0}, {-1, -1}} {
		if bad.Check() == nil {
			t.Errorf("%v was accepted", bad)
		}
	}
}

// z²/4·0.02² − z² = 2397.1, and one replication less leaves the interval of ½ too wide.
func TestMostReplications(t *testing.T) {
	for width, want := range map[float64]int{0.02: 2398, 0.05: 381, 0.1: 93, 0.4: 3, NarrowestWidth: 960361} {
		if n := MostReplications(width); n != want {
			t.Errorf("±%v takes %d replications, expected %d", width, n, want)
		}
	}
	half := func(n int) float64 {
		const z = 1.959963984540054
		return z / (2 * math.Sqrt(float64(n)+z*z))
	}
	if half(2398) > 0.02 || half(2397) <= 0.02 {
		t.Errorf("the half-widths at 2397 and 2398 are %v and %v", half(2397), half(2398))
	}
	if c := indicator.Wilson(1199, 2398); math.Abs((c.High-c.Low)/2-half(2398)) > 1e-12 {
		t.Errorf("the interval of 1199 in 2398 is %+v, not ±%v", c, half(2398))
	}
}

func TestBatches(t *testing.T) {
	for _, c := range []struct {
		replications int
		width        float64
		draws        int // given observations
		want         []int
	}{
		{20, 0, 0, []int{20}}, {20, 0.1, 0, []int{20, 70, 93}}, {93, 0.1, 0, []int{93}}, {200, 0.1, 0, []int{200}}, {43, 0.1, 0, []int{43, 93}},
		{20, 0.1, 200, []int{20, 70, 120, 170, 200}}, {300, 0.1, 200, []int{300}},
	} {
		s := new(Study)
		if c.draws > 0 {
			s.Posterior = &Posterior{Draws: make([]Draw, c.draws)}
		}
		if got := s.batches(c.replications, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%d replications, ±%v: %v, expected %v", c.replications, c.width, got, c.want)
		}
	}
}

func TestRunUntil(t *testing.T) {
	long(t)
	s, _ := small(t, "base")
	wide, err := RunUntil(t.Context(), s, Options{Replications: 3, Seed: 1, Jobs: 2}, 0.3)
	if err != nil {
		t.Fatal(err)
	}
	n := len(wide.Replications)
	if n != 3 && n != MostReplications(0.3) {
		t.Errorf("%d replications", n)
	}
	for _, c := range wide.Chances {
		if c.Chance.Trials != n || (c.Chance.High-c.Chance.Low)/2 > 0.3 {
			t.Errorf("the interval %+v is wider than asked for", c.Chance)
		}
	}
	plain, err := Run(t.Context(), s, Options{Replications: n, Seed: 1, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	for i := range plain.Replications {
		if a, b := plain.Replications[i], wide.Replications[i]; fmt.Sprint(a.District, a.Parameters) != fmt.Sprint(b.District, b.Parameters) {
			t.Errorf("replication %d of a batch differs from that of one run", i)
		}
	}
	for _, bad := range []float64{0, -1, 0.0009, 0.5, math.NaN()} {
		if _, err := RunUntil(t.Context(), s, Options{Replications: 1, Jobs: 1}, bad); err == nil {
			t.Errorf("±%v was accepted", bad)
		}
	}
}
