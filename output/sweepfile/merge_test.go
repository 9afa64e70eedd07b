package sweepfile

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Shards make the same bytes as one run, for any number of points and shards, even more shards than
// points, in any order.
func TestMergeIsOneRun(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		record := example(rapid.IntRange(1, 25).Draw(r, "points"))
		count := rapid.IntRange(1, 8).Draw(r, "shards")
		var dirs []string
		for i := range count {
			dirs = append(dirs, written(t, record.shard(i+1, count)))
		}
		out := filepath.Join(scratch(t), "merged")
		if err := Merge(t.Context(), rapid.Permutation(dirs).Draw(r, "order"), out); err != nil {
			r.Fatal(err)
		}
		if !maps.Equal(files(t, out), files(t, written(t, record))) {
			r.Fatal("the merged files are not those of one run")
		}
	})
}

func TestMergeRefuses(t *testing.T) {
	record := example(9)
	var dirs []string
	for i := range 4 {
		dirs = append(dirs, written(t, record.shard(i+1, 4)))
	}
	foreign := record.shard(3, 4)
	foreign.Seed = 8
	begun := filepath.Join(scratch(t), "begun")
	w, err := Create(begun, record.shard(4, 4))
	if err != nil {
		t.Fatal(err)
	}
	w.Close()
	whole := written(t, record)
	for says, shards := range map[string][]string{
		"missing: shard 2/4, 4/4":       {dirs[0], dirs[2]},
		"shard 2/4 is there twice":      append(slices.Clone(dirs), dirs[1]),
		"seed is 7 there and 8 here":    {dirs[0], dirs[1], written(t, foreign), dirs[3]},
		"the number of shards is 4":     append(slices.Clone(dirs), whole),
		"shard 4/4 in " + begun + " is": {dirs[0], dirs[1], dirs[2], begun},
		"holds no sweep":                {dirs[0], scratch(t)},
	} {
		out := filepath.Join(scratch(t), "merged")
		err := Merge(t.Context(), shards, out)
		var refused *MergeError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), says) || refused.Hint() == "" {
			t.Errorf("expected a refusal that says %q, not %v", says, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: a refused merge left a folder", says)
		}
	}
	for _, out := range []string{dirs[0], written(t, example(5))} {
		if err := Merge(t.Context(), dirs, out); err == nil {
			t.Errorf("a merge went over the sweep in %s", out)
		}
	}
	out := filepath.Join(scratch(t), "merged")
	for range 2 { // the second time over its own result
		if err := Merge(t.Context(), dirs, out); err != nil {
			t.Error(err)
		}
	}
	text := files(t, dirs[2])[RowsName]
	put(t, dirs[2], RowsName, text[:len(text)-3])
	if err := Merge(t.Context(), dirs, out); err == nil {
		t.Error("a cut table was merged")
	}
	if !maps.Equal(files(t, out), files(t, whole)) {
		t.Error("a failed merge changed the result of an earlier one")
	}
}

func BenchmarkMerge(b *testing.B) {
	record := example(20000)
	var dirs []string
	for i := range 4 {
		dirs = append(dirs, written(b, record.shard(i+1, 4)))
	}
	rows := strings.Count(files(b, written(b, record))[RowsName], "\n")
	for i := range b.N {
		if err := Merge(b.Context(), dirs, filepath.Join(b.TempDir(), fmt.Sprint(i))); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
