package output

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// kills is how often the second test below kills a writing program: go test ./output -run Killed -kills 500
var kills = flag.Int("kills", 40, "programs killed while they write a folder")

func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "write results into" {
		for n := 0; ; n++ { // until it is killed
			if err := writeResult(os.Args[2], n%3, func(string) {}); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
	os.Exit(m.Run())
}

// writeResult writes the result of a kind: with a gate, with other charts, or with a part.
func writeResult(dir string, kind int, reached func(string)) error {
	folder, err := Begin(dir)
	if err != nil {
		return err
	}
	defer folder.Abort()
	folder.reached = reached
	record := fmt.Appendf(nil, "{\n  \"kind\": %d\n}\n", kind)
	text := func(name string) []byte { return []byte(strings.Repeat(fmt.Sprintln(name, kind), 200)) }
	err = errors.Join(folder.Write("run.json", record), folder.Write("summary.csv", text("summary")), folder.Write("same.csv", []byte("same")))
	if kind == 0 {
		err = errors.Join(err, folder.Write("gate.xml", text("gate")))
	}
	if err = errors.Join(err, folder.Publish(), folder.Write(fmt.Sprintf("charts/%d.png", kind), text("chart"))); err != nil {
		return err
	}
	if kind == 2 {
		part, err := folder.Part("part")
		if err != nil {
			return err
		}
		if err := errors.Join(part.Write("run.json", record), part.Write("charts/part.png", text("part"))); err != nil {
			return err
		}
	}
	return folder.Commit()
}

// tree is all files below a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range contents(t, dir) {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err != nil || info.IsDir() {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	return files
}

// results are the three folders that nothing went wrong with.
func results(t *testing.T) (list [3]map[string]string) {
	t.Helper()
	for kind := range list {
		dir := filepath.Join(t.TempDir(), "out")
		if err := writeResult(dir, kind, func(string) {}); err != nil {
			t.Fatal(err)
		}
		if v, err := Verify(dir); err != nil || len(v.Wrong) > 0 {
			t.Fatalf("a whole folder is refused: %v %v", v.Wrong, err)
		}
		list[kind] = tree(t, dir)
	}
	return list
}

// honest wants that a folder which Verify calls complete is one of the results.
func honest(t *testing.T, dir string, whole [3]map[string]string, when string) {
	t.Helper()
	v, err := Verify(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Wrong) > 0 {
		return
	}
	got := tree(t, dir)
	maps.DeleteFunc(got, func(name, _ string) bool { return strings.HasPrefix(filepath.Base(name), ".chcsim-") })
	for _, want := range whole {
		if maps.Equal(got, want) {
			return
		}
	}
	t.Errorf("%s the folder says that it is complete, and is a mixture", when)
}

// rewritten wants that the next run makes the folder whole, whatever was left in it.
func rewritten(t *testing.T, dir string, kind int, want map[string]string, when string) {
	t.Helper()
	if err := writeResult(dir, kind, func(string) {}); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir); !maps.Equal(got, want) {
		t.Errorf("%s the next result is another one: %v", when, contents(t, dir))
	}
}

// A program that ends at any step leaves a folder that is whole or says that it is not; the next one ends with the
// bytes of a folder that was new.
func TestStoppedAtEveryStep(t *testing.T) {
	whole, stopped := results(t), 0
	type stop struct{}
	for old := range whole {
		for kind := range whole {
			for at := 0; ; at++ {
				dir := filepath.Join(t.TempDir(), "out")
				rewritten(t, dir, old, whole[old], "at first")
				n, where := 0, ""
				func() {
					defer func() {
						if cause := recover(); cause != nil && cause != any(stop{}) {
							panic(cause)
						}
					}()
					_ = writeResult(dir, kind, func(step string) {
						if n++; n > at {
							where = step
							panic(stop{})
						}
					})
				}()
				if where == "" {
					break
				}
				stopped++
				when := fmt.Sprintf("%d over %d, stopped at %q:", kind, old, where)
				honest(t, dir, whole, when)
				rewritten(t, dir, (kind+at)%3, whole[(kind+at)%3], when)
			}
		}
	}
	t.Logf("%d stops", stopped)
	if stopped < 80 {
		t.Errorf("only %d stops", stopped)
	}
}

// The same with programs that are killed at any moment.
func TestKilledWhileWriting(t *testing.T) {
	whole := results(t)
	random := rand.New(rand.NewPCG(1, 2))
	dir := filepath.Join(t.TempDir(), "out")
	incomplete := 0
	for n := range *kills {
		program := exec.Command(os.Args[0], "write results into", dir)
		if err := program.Start(); err != nil {
			t.Fatal(err)
		}
		for since := time.Now(); time.Since(since) < 10*time.Second; time.Sleep(time.Millisecond) {
			if _, err := os.Stat(dir); err == nil {
				break
			}
		}
		time.Sleep(time.Duration(random.IntN(30000)) * time.Microsecond)
		_ = program.Process.Kill()
		_ = program.Wait()
		if program.ProcessState.Exited() {
			t.Fatalf("the program ended by itself: %v", program.ProcessState)
		}
		when := fmt.Sprintf("kill %d:", n)
		if v, err := Verify(dir); err == nil && len(v.Wrong) > 0 {
			incomplete++
		}
		honest(t, dir, whole, when)
		rewritten(t, dir, n%3, whole[n%3], when)
	}
	t.Logf("%d kills, %d of them left an incomplete folder", *kills, incomplete)
}
