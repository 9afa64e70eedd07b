package sweepfile

import (
	"bytes"
	"maps"
	"math"
	"path/filepath"
	"strings"
	"testing"
)

// The folders that FuzzResume and FuzzMerge patch hold these files; a sweep that is not finished has the last two.
var folderFiles = []string{RecordName, PointsName, RowsName, PointsName + partial, RowsName + partial}

// patched replaces some lines of a text; the fuzzer stays quick as long as it holds short pieces.
func patched(text string, line, lines uint8, by string) string {
	all := strings.SplitAfter(text, "\n")
	from := min(int(line), len(all))
	to := min(from+int(lines), len(all))
	return strings.Join(all[:from], "") + by + strings.Join(all[to:], "")
}

func addPatches(f *testing.F) {
	for file := range uint8(len(folderFiles)) {
		f.Add(file, uint8(0), uint8(1), "")
		f.Add(file, uint8(4), uint8(1), "")
		f.Add(file, uint8(4), uint8(200), "")
		f.Add(file, uint8(4), uint8(0), "0,1,contract_rate,all,2025-12,0.45\n")
		f.Add(file, uint8(0), uint8(200), "{}")
		f.Add(file, uint8(14), uint8(1), "  \"points\": 100000000,\n")
	}
}

// told fails when an error says nothing, or what a terminal obeys.
func told(t *testing.T, err error) {
	t.Helper()
	if text := err.Error(); strings.TrimSpace(text) == "" || strings.ContainsAny(text, "\x00\x07\x1b\r") {
		t.Fatalf("an error that cannot be shown: %q", text)
	}
}

// A sweep in a folder of which some lines were replaced is refused, or it ends with the bytes of one that was never touched.
func FuzzResume(f *testing.F) {
	addPatches(f)
	record := example(9)
	want := files(f, written(f, record))
	f.Fuzz(func(t *testing.T, file, line, lines uint8, text string) {
		name := folderFiles[int(file)%len(folderFiles)]
		dir, whole := scratch(t), !strings.HasSuffix(name, partial)
		for _, other := range folderFiles[:3] {
			at := other
			if !whole && other != RecordName {
				at += partial
			}
			if content := want[other]; at == name {
				put(t, dir, at, patched(content, line, lines, text))
			} else {
				put(t, dir, at, content)
			}
		}
		w, err := Resume(dir, record, settingsOf)
		if err != nil {
			told(t, err)
			return
		}
		complete(t, w, record)
		if got := files(t, dir); !maps.Equal(got, want) {
			t.Fatalf("the resumed sweep has other files:\n%v", got)
		}
	})
}

// Shards of which some lines were replaced are refused, or they merge to the bytes of one run.
func FuzzMerge(f *testing.F) {
	addPatches(f)
	record := example(9)
	want := files(f, written(f, record))
	other := written(f, record.shard(2, 2))
	first := files(f, written(f, record.shard(1, 2)))
	f.Fuzz(func(t *testing.T, file, line, lines uint8, text string) {
		name := folderFiles[int(file)%3]
		dir := scratch(t)
		for at, content := range first {
			if at == name {
				content = patched(content, line, lines, text)
			}
			put(t, dir, at, content)
		}
		out := filepath.Join(scratch(t), "merged")
		if err := Merge(t.Context(), []string{dir, other}, out); err != nil {
			told(t, err)
			return
		}
		if got := files(t, out); !maps.Equal(got, want) {
			t.Fatalf("the merged sweep has other files:\n%v", got)
		}
	})
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
	for line := range uint8(50) {
		f.Add(line, uint8(1), "")
	}
	f.Add(uint8(0), uint8(200), "{\"points\": 1, \"axes\": [{}], \"shard\": {\"index\": 1, \"count\": 1}}")
	f.Fuzz(func(t *testing.T, line, lines uint8, by string) {
		text := patched(string(text), line, lines, by)
		r, err := parseRecord([]byte(text))
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
