package experiment

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	// leaves import nothing of ours.
	leaves = []string{"exact", "month", "cell", "task", "geo", "rng", "des"}
	// parts import leaves, param and the rows of capabilities, never each other.
	parts = []string{"population", "contract", "workforce", "estate", "access", "clinic", "referral", "programme"}
)

// readers say which packages of scenarios those that read them rest on.
var readers = map[string][]string{
	"scenarios/ask":      {"scenarios/mistake"},
	"scenarios/plan":     {"scenarios", "scenarios/intake", "scenarios/mistake", "scenarios/ask", "scenarios/sheet"},
	"scenarios/district": {"scenarios", "scenarios/mistake", "scenarios/plan"},
}

// importsOf lists our own imports of every package below the root, without those of tests.
func importsOf(t *testing.T, root string) map[string][]string {
	imports := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && name != root || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		below, _ := filepath.Rel(root, filepath.Dir(name))
		for _, line := range file.Imports {
			where, _ := strconv.Unquote(line.Path.Value)
			if ours, ok := strings.CutPrefix(where, "chcsim/"); ok {
				imports[filepath.ToSlash(below)] = append(imports[filepath.ToSlash(below)], ours)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

// allowed says what a package may import of ours.
func allowed(from, to string) bool {
	under := func(pkg, dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }
	name, below := path.Base(from), path.Dir(from) == "model"
	switch {
	case under(from, "model") && to == "model/exact": // takes the place of package math
		return true
	case path.Dir(path.Dir(from)) == "model" && slices.Contains(parts, path.Base(path.Dir(from))): // a part's own: leaves alone
		return path.Dir(to) == "model" && slices.Contains(leaves, path.Base(to))
	case path.Dir(to) == from && slices.Contains(parts, name):
		return true
	case below && slices.Contains(leaves, name):
		return false
	case below && name == "param":
		return to == "model/rng"
	case below && slices.Contains(parts, name), below && name == "lever", below && name == "indicator", below && name == "capability":
		return path.Dir(to) == "model" && slices.Contains(append(slices.Clone(leaves), "param", "capability"), path.Base(to))
	case under(from, "model/experiment"):
		return under(to, "model")
	case under(from, "model"):
		return under(to, "model") && !under(to, "model/experiment")
	case under(from, "scenarios"):
		return under(to, "model") && !under(to, "model/experiment") || slices.Contains(readers[from], to)
	case under(from, "output"):
		return !under(to, "cmd")
	}
	return true
}

// Imports point one way: cmd → output/answer → output, experiment → model → parts → des, rng, param;
// scenarios/plan → scenarios/ask → scenarios/mistake → model. No scenario is known to model or experiment.
func TestImportsPointOneWay(t *testing.T) {
	imports := importsOf(t, filepath.Join("..", ".."))
	if len(imports) < 15 {
		t.Fatalf("only %d packages found", len(imports))
	}
	for from, list := range imports {
		for _, to := range list {
			if !allowed(from, to) {
				t.Errorf("%s imports %s", from, to)
			}
		}
	}
}
