package sweepfile

import (
	"bytes"
	"io"
	"math"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/indicator"
	"chcsim/model/month"
)

func TestReadBack(t *testing.T) {
	dir := written(t, example(20))
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for i := range 20 {
		p, rows, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		want, wantRows := pointOf(i)
		want.Checksum = p.Checksum
		if !reflect.DeepEqual(p, want) || len(rows) != len(wantRows) {
			t.Fatalf("point %d is read as %+v, written was %+v", i, p, want)
		}
		for k := range rows {
			if a, b := rows[k], wantRows[k]; a != b && !(math.IsNaN(a.Value) && math.IsNaN(b.Value)) {
				t.Fatalf("row %d of point %d is read as %+v, written was %+v", k, i, a, b)
			}
		}
	}
	if _, _, err := r.Next(); err != io.EOF {
		t.Errorf("behind the last point: %v", err)
	}
}

// A chance over fewer trials than replications, or over none, is read back with what was undefined.
func TestUndefinedIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		replications := rapid.IntRange(1, 300).Draw(t, "replications")
		trials := rapid.IntRange(0, replications).Draw(t, "trials")
		want := indicator.Wilson(rapid.IntRange(0, trials).Draw(t, "successes"), trials)
		want.Undefined = replications - trials
		if got, err := parseChance(chanceFields(want), replications); got != want || err != nil {
			t.Fatalf("%+v is read as %+v, %v", want, got, err)
		}
	})
}

func TestHead(t *testing.T) {
	table, err := newPointTable(example(1))
	if err != nil {
		t.Fatal(err)
	}
	want := "point,a.x,b.y,replications,rows,p(contract_rate@2025-12),p_lo(contract_rate@2025-12),p_hi(contract_rate@2025-12)," +
		"p(contract_rate@2025-12/310104003),p_lo(contract_rate@2025-12/310104003),p_hi(contract_rate@2025-12/310104003)," +
		"p(all_targets),p_lo(all_targets),p_hi(all_targets),error,checksum\n"
	if string(table.head) != want {
		t.Errorf("the head is\n%s\nexpected\n%s", table.head, want)
	}
	twice := example(1)
	twice.Targets[1] = twice.Targets[0]
	twice.Targets[1].Limit = 0.5
	if names := twice.TargetNames(); names[0] != "contract_rate@2025-12>=0.45" || names[1] != "contract_rate@2025-12>=0.5" {
		t.Errorf("two limits on one indicator are named %v", names)
	}
}

func TestErrorsTakeOneLine(t *testing.T) {
	for message, want := range map[string]string{
		"a: b\n  12 | x: 40\n     |   ^\n  expected: c": "a: b; expected: c",
		"a | b": "a | b",
		"\n":    "failed without a message",
		"":      "",
	} {
		if got := oneLine(message); got != want || oneLine(got) != got {
			t.Errorf("%q becomes %q, expected %q", message, got, want)
		}
	}
}

func FuzzRow(f *testing.F) {
	f.Add([]byte("0,1,contract_rate,all,2025-12,0.45\n"))
	f.Add([]byte("12,0,wait_mean,310104003,2021-01,\n"))
	f.Add([]byte("0,1,contract_rate,all,2025-12,0.4"))
	f.Fuzz(func(t *testing.T, line []byte) {
		row, err := newRowReader().parse(line)
		if err != nil {
			return
		}
		again, err := newRowReader().parse(row.append(nil))
		if err != nil || again != row && !math.IsNaN(row.Value) {
			t.Errorf("%q is read as %+v and then as %+v, %v", line, row, again, err)
		}
	})
}

func FuzzPoint(f *testing.F) {
	table, err := newPointTable(example(9))
	if err != nil {
		f.Fatal(err)
	}
	for i := range 9 {
		p, _ := pointOf(i)
		line, err := table.append(nil, p, nil)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line)
		f.Add(line[:len(line)/2])
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		p, err := table.parse(line)
		if err != nil {
			return
		}
		if again, err := csvLine(append(table.fields(p), p.Checksum)); err != nil || !bytes.Equal(again, line) {
			t.Errorf("%q is written as %q, %v", line, again, err)
		}
	})
}

func FuzzRecord(f *testing.F) {
	text, err := example(9).JSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := parseRecord(text)
		if err != nil {
			return
		}
		made, err := r.JSON()
		if err != nil {
			return // a number that JSON cannot hold
		}
		again, err := parseRecord(made)
		if err != nil || r.Difference(again) != "" {
			t.Errorf("%s changes when it is written: %v %s", text, err, r.Difference(again))
		}
	})
}

// 200 replications with 60 values each, as a point of a real plan has them.
func BenchmarkWrite(b *testing.B) {
	record := example(1 << 20)
	w, err := Create(filepath.Join(b.TempDir(), "sweep"), record)
	if err != nil {
		b.Fatal(err)
	}
	defer w.Close()
	p, _ := pointOf(0)
	p.Replications = 200
	rows := make([]Row, 12000)
	for i := range rows {
		rows[i] = Row{0, i / 60, "contract_rate", "all", month.Of(2021+i%5, 12), 0.3 + float64(i)/100003}
	}
	p.Rows = len(rows)
	b.ReportAllocs()
	for b.Loop() {
		p.Index = w.Done()
		if err := w.Point(p, rows); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(rows)*b.N)/b.Elapsed().Seconds(), "rows/s")
}
