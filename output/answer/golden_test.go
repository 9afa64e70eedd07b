package answer

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"chcsim/output"
)

var regenerate = flag.Bool("regen", false, "write the golden files anew")

// checkGolden compares text with testdata/NAME.
func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *regenerate {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test -regen", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got\n%s\nwant\n%s", path, got, want)
	}
}

// goldenTable checks a table as text and in Markdown.
func goldenTable(t *testing.T, name string, table output.Table) {
	t.Helper()
	var text, markdown bytes.Buffer
	if err := table.Write(&text, false); err != nil {
		t.Fatal(err)
	}
	if err := table.Markdown(&markdown); err != nil {
		t.Fatal(err)
	}
	checkGolden(t, name+".txt", text.Bytes())
	checkGolden(t, name+".md", markdown.Bytes())
}
