package plan

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	firstEvidence = 300
	lastEvidence  = 371
)

var (
	evidence    = regexp.MustCompile(`\bO3[0-7]\d\b`)
	evidenceRow = regexp.MustCompile(`(?m)^\| (O3\d\d) \| [^|]+ \| ([^|]+) \| [^|]+ \|$`)
	quoted      = regexp.MustCompile("`([^`]+)`")
)

// Both pages of the evidence list every figure once, in order, and name just the parameters and files that cite it.
func TestEvidencePagesNameWhatCitesIt(t *testing.T) {
	citing := citingEvidence(t)
	for _, name := range []string{"evidence.md", "evidence.zh.md"} {
		text, err := os.ReadFile("../../docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		id := firstEvidence
		for _, row := range evidenceRow.FindAllStringSubmatch(string(text), -1) {
			if want := fmt.Sprint("O", id); row[1] != want {
				t.Fatalf("%s: %s where %s is expected", name, row[1], want)
			}
			id++
			var named []string
			for _, m := range quoted.FindAllStringSubmatch(row[2], -1) {
				named = append(named, m[1])
			}
			slices.Sort(named)
			if !slices.Equal(named, citing[row[1]]) {
				t.Errorf("%s: %s is used in %v, the page says %v", name, row[1], citing[row[1]], named)
			}
		}
		if id != lastEvidence+1 {
			t.Errorf("%s: the rows end before O%d", name, id)
		}
	}
}

// citingEvidence tells, by id, the parameters of the shipped plans whose source or note names it, and the other files that do.
func citingEvidence(t *testing.T) map[string][]string {
	t.Helper()
	citing := map[string][]string{}
	add := func(where, text string) {
		for _, id := range evidence.FindAllString(text, -1) {
			if !slices.Contains(citing[id], where) {
				citing[id] = append(citing[id], where)
			}
		}
	}
	for _, name := range []string{"xuhui", "changning", "shanghai"} {
		s, err := shipped(t, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range s.Parameters {
			add(p.Path, p.Source+" "+p.Note)
		}
	}
	var files []string
	for _, pattern := range []string{"../*/*.csv", "../*/base.yaml", "places_test.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tables, _, _ := strings.Cut(string(text), "\nestate:") // parameters, as read, are above
		add(filepath.ToSlash(filepath.Join("plan", name)), tables)
	}
	for _, places := range citing {
		slices.Sort(places)
	}
	return citing
}
