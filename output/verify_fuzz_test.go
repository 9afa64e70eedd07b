package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever stands in the files of a result, Verify says that one was changed; and whatever stands in the note of a program
// that was killed, the next result leaves alone what the folder does not own.
func FuzzVerify(f *testing.F) {
	names := []string{"run.json", "summary.csv", noteName}
	contents := map[string]string{"summary.csv": "indicator,median\ncontract_rate,0.4\n"}
	dir := f.TempDir()
	folder, err := Begin(dir)
	if err == nil {
		err = folder.Write("run.json", []byte("{\n  \"program\": \"chcsim\"\n}\n"))
	}
	if err == nil {
		err = folder.Write("summary.csv", []byte(contents["summary.csv"]))
	}
	if err == nil {
		err = folder.Commit()
	}
	if err != nil {
		f.Fatal(err)
	}
	record, err := os.ReadFile(filepath.Join(dir, "run.json"))
	if err != nil {
		f.Fatal(err)
	}
	contents["run.json"] = string(record)
	mine := sumOfText([]byte("mine"))
	for file := range uint8(3) {
		f.Add(file, uint8(0), uint8(200), "{\"sha256\": {\"../a\": \"\"}}")
		f.Add(file, uint8(0), uint8(0), mine+"  ../mine.txt\n"+mine+"  /tmp/x\n"+mine+"  \x00\n")
		f.Add(file, uint8(3), uint8(1), "    \"run.json\": \"0\"\n")
	}
	f.Fuzz(func(t *testing.T, file, line, lines uint8, text string) {
		top := t.TempDir()
		dir, outside, stranger := filepath.Join(top, "out"), filepath.Join(top, "mine.txt"), filepath.Join(top, "out", "other.txt")
		write := func(name, text string) {
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		write(outside, "mine")
		write(stranger, "other")
		changed := names[int(file)%len(names)]
		for _, name := range names[:2] {
			write(filepath.Join(dir, name), contents[name])
		}
		before := contents[changed]
		after := patched(before, line, lines, text)
		write(filepath.Join(dir, changed), after)

		v, err := Verify(dir)
		if err != nil {
			t.Fatal(err)
		}
		if len(v.Wrong) == 0 && changed == "summary.csv" && after != before {
			t.Fatalf("a changed table is taken for whole: %q", after)
		}
		if said, _ := readSealed(dir, "run.json"); len(v.Wrong) == 0 && changed == "run.json" && string(said.text) != "{\n  \"program\": \"chcsim\"\n}\n" {
			t.Fatalf("a changed record is taken for whole: %q", after)
		}
		for _, wrong := range v.Wrong {
			if strings.ContainsAny(wrong.Error(), "\x00\x07\x1b\r\n") {
				t.Fatalf("the verdict %q holds what a terminal obeys", wrong)
			}
		}

		folder, err := Begin(dir)
		if err == nil {
			err = folder.Write("run.json", []byte("{\n  \"program\": \"chcsim\"\n}\n"))
		}
		if err == nil {
			err = folder.Commit()
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{outside, stranger} {
			if _, err := os.Stat(name); err != nil {
				t.Fatalf("%s was taken away by %q in %s", name, after, changed)
			}
		}
	})
}

// patched replaces some lines of a text; the fuzzer stays quick as long as it holds short pieces.
func patched(text string, line, lines uint8, by string) string {
	all := strings.SplitAfter(text, "\n")
	from := min(int(line), len(all))
	to := min(from+int(lines), len(all))
	return strings.Join(all[:from], "") + by + strings.Join(all[to:], "")
}
