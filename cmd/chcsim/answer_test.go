package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
)

// A chart that cannot be drawn, even by a panic, is told of by its name; everything else is written. When it is
// drawn, the tables stand in the folder.
func TestAChartNeverCostsAResult(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	table := func(w io.Writer) error { _, err := io.WriteString(w, "{\n  \"a\": 1\n}\n"); return err }
	charts := []answer.Chart{
		{Name: "bad.png", Draw: func() ([]byte, error) { return nil, errors.New("a value is NaN") }},
		{Name: "worse.png", Draw: func() ([]byte, error) { panic("index out of range") }},
		{Name: "good.png", Draw: func() ([]byte, error) {
			_, err := os.Stat(filepath.Join(dir, "summary.csv"))
			return []byte("png"), err
		}},
	}
	var stderr bytes.Buffer
	files := []answer.File{{Name: "summary.csv", Write: table}, {Name: "run.json", Write: table}}
	err := writeAnswer(t.Context(), dir, answer.Answer{Lang: words.EN, Files: files, Charts: charts}, terminal{&stderr})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"warning: chart bad.png was not drawn: a value is NaN\n", "warning: chart worse.png was not drawn: the drawing failed: index out of range\n"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("%q is not said in %q", want, stderr.String())
		}
	}
	if v, err := output.Verify(dir); err != nil || len(v.Wrong) > 0 || v.Files != 3 {
		t.Errorf("%+v, %v", v, err)
	}
}
