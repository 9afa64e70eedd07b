package sweepfile

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"testing/synctest"

	"pgregory.net/rapid"

	"chcsim/model/indicator"
)

// A sweep that was killed has written some bytes of rows.csv and then some of points.csv. Whatever both
// lengths are, the resumed sweep ends with the bytes of one that was not killed.
func TestResumeAtEveryByte(t *testing.T) {
	record := example(9)
	want := files(t, written(t, record))
	points, rows := want[PointsName], want[RowsName]
	check := func(nPoints, nRows int) {
		dir := scratch(t)
		put(t, dir, RecordName, want[RecordName])
		put(t, dir, PointsName+partial, points[:nPoints])
		put(t, dir, RowsName+partial, rows[:nRows])
		w, err := Resume(dir, record, settingsOf)
		if err != nil {
			t.Fatalf("%d bytes of points.csv and %d of rows.csv: %v", nPoints, nRows, err)
		}
		done := w.Done()
		complete(t, w, record)
		if got := files(t, dir); !maps.Equal(got, want) {
			t.Fatalf("%d bytes of points.csv and %d of rows.csv end in other files:\n%v", nPoints, nRows, got)
		}
		if whole := strings.Count(points[:nPoints], "\n") - 1; nRows == len(rows) && done != max(whole, 0) {
			t.Fatalf("%d bytes of points.csv hold %d points, %d were kept", nPoints, whole, done)
		}
	}
	for n := range len(points) + 1 {
		check(n, len(rows))
	}
	for n := range len(rows) + 1 {
		check(len(points), n)
	}
	rapid.Check(t, func(r *rapid.T) {
		check(rapid.IntRange(0, len(points)).Draw(r, "points"), rapid.IntRange(0, len(rows)).Draw(r, "rows"))
	})
}

// How replications share pasts is known after the folder is taken. A sweep that was killed goes on with the same, and with no other.
func TestResumeOfSharedPasts(t *testing.T) {
	record, pasts, dir := example(3), indicator.Pasts{Draws: 40, Shared: 0.1}, scratch(t)
	write := func(w *Writer, points ...int) {
		for _, i := range points {
			p, rows := pointOf(i)
			p.Joint = p.Joint.Sharing(pasts)
			for k := range p.Chances {
				p.Chances[k] = p.Chances[k].Sharing(pasts)
			}
			if err := w.Point(p, rows); err != nil {
				t.Fatal(err)
			}
		}
	}
	w, err := Create(dir, record)
	if err == nil {
		err = w.Share(pasts)
	}
	if err != nil {
		t.Fatal(err)
	}
	write(w, 0)
	w.Close()
	if w, err = Resume(dir, record, settingsOf); err != nil || w.Done() != 1 {
		t.Fatalf("%d points are kept: %v", w.Done(), err)
	}
	var other *OtherError
	if err := w.Share(indicator.Pasts{}); !errors.As(err, &other) {
		t.Errorf("other pasts: %v", err)
	}
	if err := w.Share(pasts); err != nil {
		t.Fatal(err)
	}
	write(w, 1, 2)
	if err := w.Finish(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if p, _, err := r.Next(); err != nil || r.Record.Pasts != pasts || p.Chances[1].Pasts != pasts {
		t.Errorf("%+v, %v", p, err)
	}
}

// Damage in the last line of a table, as after a failure of power, costs the points behind it and nothing
// else. Further up it is reported with its place, and nothing is cut; after what the hint says the sweep goes on.
func TestResumeAfterDamage(t *testing.T) {
	record := example(9)
	want := files(t, written(t, record))
	for _, name := range []string{PointsName, RowsName} {
		for at := len(want[name]) / 2; at < len(want[name]); at += 13 {
			damaged := maps.Clone(want)
			damaged[name] = want[name][:at] + "\x00" + want[name][at+1:]
			dir := scratch(t)
			for other, text := range damaged {
				put(t, dir, other, text)
			}
			w, err := Resume(dir, record, settingsOf)
			if strings.Count(damaged[name][at:], "\n") > 1 { // sound lines follow
				expectBroken(t, err, name, 1+strings.Count(damaged[name][:at], "\n"))
				if got := files(t, dir); got[name+partial] != damaged[name] {
					t.Fatalf("%s damaged at %d was cut", name, at)
				}
				put(t, dir, name+partial, want[name][:1+strings.LastIndex(want[name][:at], "\n")])
				w, err = Resume(dir, record, settingsOf)
			}
			if err != nil {
				t.Fatalf("%s damaged at %d: %v", name, at, err)
			}
			complete(t, w, record)
			if got := files(t, dir); !maps.Equal(got, want) {
				t.Fatalf("%s damaged at %d ends in other files", name, at)
			}
		}
	}
}

// expectBroken wants an error that names a table and the number of a line.
func expectBroken(t *testing.T, err error, table string, line int) {
	t.Helper()
	var broken *BrokenError
	where := fmt.Sprintf("%s%s, line %d: ", table, partial, line)
	if !errors.As(err, &broken) || !strings.Contains(err.Error(), where) || broken.Hint() == "" {
		t.Fatalf("expected an error about %q, not %v", where, err)
	}
}

// Rows that are well formed but stand in the wrong place are damage, too.
func TestResumeAfterALostLine(t *testing.T) {
	record := example(9)
	want := files(t, written(t, record))
	for _, name := range []string{PointsName, RowsName} {
		lines := strings.SplitAfter(want[name], "\n")
		dir := scratch(t)
		for other, text := range want {
			put(t, dir, other, text)
		}
		put(t, dir, name, strings.Join(append(lines[:2:2], lines[3:]...), "")) // without the second behind the head
		_, err := Resume(dir, record, settingsOf)
		line := 3 // the point that stands there now
		if name == RowsName {
			line = 1 + 6 // 3 replications × 2 areas: the next point's first row stands among those of the first
		}
		expectBroken(t, err, name, line)
	}
}

// A table that the disk does not give out is not cut: neither where a line begins, nor within one, nor behind a
// damaged one.
func TestResumeWithoutTheDisk(t *testing.T) {
	record := example(9)
	want := files(t, written(t, record))
	for _, name := range []string{PointsName, RowsName} {
		second := strings.SplitAfter(want[name], "\n")[1]
		for read, line := range map[string]int{second: 3, second[:len(second)-3]: 2, "damaged\n": 3} {
			dir := scratch(t)
			put(t, dir, PointsName+partial, want[PointsName])
			put(t, dir, RowsName+partial, want[RowsName])
			r, err := open(dir, record, partial)
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			table := map[string]*lineReader{PointsName: r.points, RowsName: r.rows}[name]
			table.reader = bufio.NewReader(io.MultiReader(strings.NewReader(read), iotest.ErrReader(syscall.EIO)))
			_, _, err = (&Writer{record: record, dir: dir}).wholePoints(r, settingsOf)
			expectBroken(t, err, name, line)
			if !errors.Is(err, syscall.EIO) {
				t.Errorf("the system's own error is lost: %v", err)
			}
		}
	}
}

func TestResumeBetweenTheRenames(t *testing.T) {
	record := example(9)
	want := files(t, written(t, record))
	dir := scratch(t)
	put(t, dir, RecordName, want[RecordName])
	put(t, dir, RowsName, want[RowsName])
	put(t, dir, PointsName+partial, want[PointsName])
	w, err := Resume(dir, record, settingsOf)
	if err != nil {
		t.Fatal(err)
	}
	w.Close()
	if got := files(t, dir); !maps.Equal(got, want) {
		t.Errorf("a sweep without missing points was not finished: %v", got)
	}
	if w, err = Resume(dir, record, settingsOf); err != nil || w.Done() != 9 {
		t.Fatalf("a whole sweep is resumed: %v", err)
	}
	w.Close()
	if got := files(t, dir); !maps.Equal(got, want) {
		t.Errorf("resuming a whole sweep changed it: %v", got)
	}
}

func TestResumeRefuses(t *testing.T) {
	record := example(9)
	dir := written(t, record)
	before := files(t, dir)
	for says, change := range map[string]func(*Record){
		"scenario hash is \"abc\" there and \"abd\" here": func(r *Record) { r.ScenarioHash = "abd" },
		"version is":                      func(r *Record) { r.Version = "next" },
		"seed is 7":                       func(r *Record) { r.Seed = 8 },
		"design is":                       func(r *Record) { r.Design = "grid" },
		"axes is":                         func(r *Record) { r.Axes = []Axis{{Path: "a.x"}, {Path: "b.z"}} },
		"shard is 1/1 there and 1/2 here": func(r *Record) { r.Shard.Count = 2 },
		"until is":                        func(r *Record) { r.Until = 0.02 },
	} {
		other := example(9)
		change(&other)
		_, err := Resume(dir, other, settingsOf)
		var refused *OtherError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), says) {
			t.Errorf("expected a refusal that says %q, not %v", says, err)
		}
	}
	if _, err := Resume(dir, record, func(int) []string { return []string{"5", "5"} }); err == nil {
		t.Error("points of another design were taken for this one's")
	}
	var held *HeldError
	if _, err := Create(dir, record); !errors.As(err, &held) {
		t.Errorf("a sweep was begun over another: %v", err)
	}
	restored := files(t, dir)
	for name, text := range before {
		if restored[name] != text && restored[name+partial] != text {
			t.Errorf("a refusal changed %s", name)
		}
	}
}

func TestOneWriter(t *testing.T) {
	dir := filepath.Join(scratch(t), "sweep")
	w, err := Create(dir, example(3))
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) { // the second one waits a while
		if _, err := Resume(dir, example(3), settingsOf); err == nil || !strings.Contains(err.Error(), "another program") {
			t.Errorf("two programs write one sweep: %v", err)
		}
	})
	w.Close()
	if w, err = Resume(dir, example(3), settingsOf); err != nil {
		t.Fatal(err)
	}
	if err := w.Finish(); err == nil {
		t.Error("a sweep without points was finished")
	}
	w.Close()
	if _, err := os.Stat(filepath.Join(dir, PointsName)); err == nil {
		t.Error("an unfinished table has its final name")
	}
}
