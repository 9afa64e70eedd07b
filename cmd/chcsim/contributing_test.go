package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The recipes of CONTRIBUTING.md are carried out one after the other on a copy of the tree. A block under
//
//	<!-- new file PATH -->
//	<!-- add to PATH after "TEXT" -->   <!-- add to PATH before the last "TEXT" -->   <!-- add to PATH at the end -->
//
// is written there; TEXT is a whole line. When all is written the program is built, and each command of a console
// block must print every line below it, or a line that holds it.
var recipe = regexp.MustCompile(`^<!-- (new file|add to) (\S+)(?: (after|before the last) "(.*)"| at the end)? -->$`)

func TestRecipesWork(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a copy of the tree")
	}
	text, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := copyOfTree(t)
	lines := strings.Split(string(text), "\n")
	var consoles [][]string
	recipes := 0
	for i, line := range lines {
		if !strings.HasPrefix(line, "```") || line == "```" {
			continue
		}
		end := i + 1
		for lines[end] != "```" {
			end++
		}
		if line == "```console" {
			consoles = append(consoles, lines[i+1:end])
			continue
		}
		m := recipe.FindStringSubmatch(lines[i-1])
		if m == nil {
			t.Fatalf("line %d: a block without a place", i+1)
		}
		recipes++
		write(t, filepath.Join(dir, m[2]), m[1] == "new file", m[3], m[4], strings.Join(lines[i+1:end], "\n")+"\n")
	}
	if len(consoles) != 5 || recipes < 9 {
		t.Fatalf("%d recipes with %d changes were found", len(consoles), recipes)
	}
	build := shell(t, dir, "go vet ./... && go build -o chcsim ./cmd/chcsim")
	if build != "" {
		t.Fatalf("the changed tree does not build:\n%s", build)
	}
	for _, console := range consoles {
		follow(t, dir, console)
	}
}

// copyOfTree copies what a checkout holds, apart from what no recipe needs.
func copyOfTree(t *testing.T) string {
	t.Helper()
	from, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", "CHANGELOG.md", "cmd", "model", "output", "scenarios", "testdata"} {
		if info, err := os.Stat(filepath.Join(from, name)); err != nil {
			t.Fatal(err)
		} else if info.IsDir() {
			err = os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(from, name)))
			if err != nil {
				t.Fatal(err)
			}
			continue
		}
		text, err := os.ReadFile(filepath.Join(from, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// write puts a block into a file.
func write(t *testing.T, path string, fresh bool, where, mark, block string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	text := ""
	if !fresh {
		old, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text = string(old)
	}
	at := len(text)
	switch where {
	case "after":
		if at = strings.Index(text, "\n"+mark); at >= 0 {
			at += 1 + strings.Index(text[at+1:], "\n") + 1
		}
	case "before the last":
		at = strings.LastIndex(text, "\n"+mark+"\n") + 1
	}
	if at <= 0 && !fresh {
		t.Fatalf("%s has no line %q", path, mark)
	}
	if err := os.WriteFile(path, []byte(text[:at]+block+text[at:]), 0o644); err != nil {
		t.Fatal(err)
	}
}

// follow runs the commands of a console block.
func follow(t *testing.T, dir string, console []string) {
	t.Helper()
	out, command := "", ""
	for _, line := range console {
		if called, ok := strings.CutPrefix(line, "$ "); ok {
			command = called
			out = shell(t, dir, command)
		} else if !strings.Contains(out, line) {
			t.Errorf("$ %s\n%s\ndoes not hold %q", command, out, line)
		}
	}
}

// shell runs a command line in a folder, in which the program was built, and returns what it prints.
func shell(t *testing.T, dir, line string) string {
	t.Helper()
	command := exec.Command("sh", "-c", line)
	command.Dir = dir
	command.Env = append(os.Environ(), "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	if err := command.Run(); err != nil {
		return out.String() + err.Error()
	}
	return out.String()
}
