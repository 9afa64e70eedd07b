package sweepfile

import (
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
		table := pointTable{pasts: rapid.SampledFrom([]indicator.Pasts{{}, {Draws: 400, Shared: 0.03}}).Draw(t, "pasts")}
		want := indicator.Wilson(rapid.IntRange(0, trials).Draw(t, "successes"), trials).Sharing(table.pasts)
		want.Undefined = replications - trials
		if got, err := table.parseChance(chanceFields(want), replications); got != want || err != nil {
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
