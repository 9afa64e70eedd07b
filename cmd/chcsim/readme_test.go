package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// The documents run. A console block of a page shows commands after "$ " and what they print; the test
// runs them in a folder of their own and compares. A block under the comment
//
//	<!-- shortened to paragraphs 1-3 6 -->   or   <!-- shortened to lines 1-8 -->
//
// is shown in part. If it also names a shipped scenario, it is too slow for a test, which then checks only its
// commands and flags. -regen writes the outputs of the quick blocks anew; -regen -big those of the others, too, with … for what is left out; -only TEXT those
// that hold the text. All of them take long: give -timeout 0. A block under
//
//	<!-- file testdata/small/plan.yaml -->
//
// shows that file.
var (
	regenDocuments = flag.Bool("regen", false, "write the outputs in the documents anew")
	bigDocuments   = flag.Bool("big", false, "with -regen: also those of the shipped scenarios (long)")
	onlyDocuments  = flag.String("only", "", "with -regen: only those blocks that hold this text")
)

const root = "../.."

// block is a console block: lines[from:to] of a document, the fences aside.
type block struct {
	from, to int
	kept     string // "paragraphs 1-3 6" or "lines 1-8" of a shortened output; empty for a block that is run
	file     string // that the block shows; empty for a console
}

var (
	shortened = regexp.MustCompile(`^<!-- shortened to ((?:paragraphs|lines) [\d -]+) -->$`)
	showsFile = regexp.MustCompile(`^<!-- file (\S+) -->$`)
)

// pages are the documents in which commands are shown: the READMEs and docs/, in both languages.
func pages(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil || len(found) == 0 {
		t.Fatal("no pages in docs: ", err)
	}
	names := []string{"README.md", "README.zh.md"}
	for _, path := range found {
		names = append(names, filepath.Join("docs", filepath.Base(path)))
	}
	return names
}

func blocksOf(lines []string) []block {
	var list []block
	for i := 0; i < len(lines); i++ {
		if !strings.HasPrefix(lines[i], "```") {
			continue
		}
		b := block{from: i + 1}
		console := lines[i] == "```console"
		if m := shortened.FindStringSubmatch(lines[max(0, i-1)]); m != nil {
			b.kept = m[1]
		}
		if m := showsFile.FindStringSubmatch(lines[max(0, i-1)]); m != nil {
			b.file = m[1]
		}
		for i++; i < len(lines) && lines[i] != "```"; i++ {
		}
		b.to = i
		if console || b.file != "" {
			list = append(list, b)
		}
	}
	return list
}

// commandsOf returns the command lines of a block; a line that ends with a backslash goes on.
func commandsOf(lines []string) [][]string {
	var list [][]string
	for i := 0; i < len(lines); i++ {
		if !strings.HasPrefix(lines[i], "$ ") {
			continue
		}
		written := []string{lines[i]}
		for strings.HasSuffix(lines[i], `\`) {
			i++
			written = append(written, lines[i])
		}
		list = append(list, written)
	}
	return list
}

// split divides a command line into words; single quotes hold words together.
func split(written []string) []string {
	text := strings.TrimPrefix(strings.Join(written, " "), "$ ")
	var words []string
	var word strings.Builder
	quoted, started := false, false
	for _, c := range text {
		switch {
		case c == '\'':
			quoted, started = !quoted, true
		case !quoted && (c == ' ' || c == '\\'):
			if started {
				words = append(words, word.String())
				word.Reset()
				started = false
			}
		default:
			word.WriteRune(c)
			started = true
		}
	}
	if started {
		words = append(words, word.String())
	}
	return words
}

// perform runs chcsim, or the few commands that show what it wrote.
func perform(t *testing.T, words []string, last *int) string {
	t.Helper()
	var out bytes.Buffer
	switch {
	case words[0] == "chcsim":
		*last = dispatch(words[1:], &out, &out)
	case words[0] == "echo" && words[1] == "$?":
		out.WriteString(string(rune('0'+*last)) + "\n")
	case words[0] == "head" && len(words) == 4 && words[1] == "-n":
		text, err := os.ReadFile(words[3])
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(string(text), "\n")
		out.WriteString(strings.Join(lines[:min(len(lines), int(words[2][0]-'0'))], ""))
	case words[0] == "cp":
		text, err := os.ReadFile(words[1])
		if err == nil {
			err = os.WriteFile(words[2], text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	default:
		t.Fatalf("a document shows %q, which its test cannot run", words[0])
	}
	return out.String()
}

// session runs the commands of a block and returns its lines with what they print.
func session(t *testing.T, lines []string, kept string) []string {
	t.Helper()
	var shown []string
	last := 0
	for i, written := range commandsOf(lines) {
		if i > 0 && len(shown) > 0 && !strings.HasPrefix(shown[len(shown)-1], "$ ") {
			shown = append(shown, "")
		}
		shown = append(shown, written...)
		text := strings.TrimRight(perform(t, split(written), &last), "\n")
		if text == "" {
			continue
		}
		shown = append(shown, cut(strings.Split(text, "\n"), kept)...)
	}
	return shown
}

// cut keeps paragraphs or lines of an output, counted from one and named as "paragraphs 1-3 6".
func cut(lines []string, kept string) []string {
	if kept == "" {
		return lines
	}
	unit, spans, _ := strings.Cut(kept, " ")
	pieces, gap := lines, "\n"
	if unit == "paragraphs" {
		pieces, gap = strings.Split(strings.Join(lines, "\n"), "\n\n"), "\n\n"
	}
	keep := map[int]bool{}
	for _, span := range strings.Fields(spans) {
		low, high, ranged := strings.Cut(span, "-")
		if !ranged {
			high = low
		}
		for n := number(low); n <= number(high); n++ {
			keep[n] = true
		}
	}
	var shown []string
	for n, p := range pieces {
		if keep[n+1] {
			shown = append(shown, p)
		} else if len(shown) == 0 || shown[len(shown)-1] != "…" {
			shown = append(shown, "…")
		}
	}
	return strings.Split(strings.Join(shown, gap), "\n")
}

func number(s string) int {
	n := 0
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}

// workshop is a folder in which the commands of a document find the scenarios and leave their output.
func workshop(t *testing.T) {
	t.Helper()
	from, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"scenarios", "testdata", "docs", ".github"} {
		if err := os.Symlink(filepath.Join(from, name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

func TestDocumentsShowWhatCommandsPrint(t *testing.T) {
	if testing.Short() {
		t.Skip("runs every quick command of the pages")
	}
	if runtime.GOARCH != "amd64" && !*regenDocuments {
		t.Skip("the outputs shown are those of amd64; elsewhere they agree only statistically")
	}
	for _, name := range pages(t) {
		t.Run(name, func(t *testing.T) {
			path, err := filepath.Abs(filepath.Join(root, name))
			if err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			workshop(t)
			lines := strings.Split(string(text), "\n")
			for _, b := range slices.Backward(blocksInOrder(t, lines)) {
				lines = slices.Replace(lines, b.from, b.to, b.lines...)
			}
			fresh := strings.Join(lines, "\n")
			if *regenDocuments {
				if err := os.WriteFile(path, []byte(fresh), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if fresh != string(text) {
				t.Errorf("%s shows outputs that are no longer true; go generate ./cmd/chcsim\n%s", name, firstDifference(string(text), fresh))
			}
		})
	}
}

// performed is a block with its lines as they should be.
type performed struct {
	block
	lines []string
}

func blocksInOrder(t *testing.T, lines []string) []performed {
	t.Helper()
	var list []performed
	for _, b := range blocksOf(lines) {
		if *onlyDocuments != "" && !strings.Contains(strings.Join(lines[b.from:b.to], "\n"), *onlyDocuments) {
			continue
		}
		switch {
		case b.file != "":
			text, err := os.ReadFile(b.file)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, performed{b, strings.Split(strings.TrimRight(string(text), "\n"), "\n")})
		case b.kept == "" || quick(lines[b.from:b.to]) || *regenDocuments && *bigDocuments:
			list = append(list, performed{b, session(t, lines[b.from:b.to], b.kept)})
		}
	}
	return list
}

// quick tells whether the commands of a block leave the shipped scenarios alone.
func quick(block []string) bool {
	return !slices.ContainsFunc(block, func(line string) bool {
		return strings.HasPrefix(line, "$ ") && strings.Contains(line, "scenarios/")
	})
}

func firstDifference(old, fresh string) string {
	a, b := strings.Split(old, "\n"), strings.Split(fresh, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "- " + a[i] + "\n+ " + b[i]
		}
	}
	return "one is longer"
}
