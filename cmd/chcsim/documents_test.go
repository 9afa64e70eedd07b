package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chcsim/model"
	"chcsim/model/param"
)

// helpOf returns the help of a command, or nothing where there is none.
func helpOf(name string) string {
	var out, err bytes.Buffer
	if dispatch([]string{"help", name}, &out, &err) != exitDone {
		return ""
	}
	return out.String()
}

var (
	called  = regexp.MustCompile(`(?m)chcsim(?:@latest)? ([a-z]+)((?:[^\n]*\\\n)*[^\n]*)`)
	flagged = regexp.MustCompile(`(?:^|\s)--([a-z][a-z-]*)`)
)

// Every command that a document, a recipe or a help text calls exists, with every flag given to it.
func TestDocumentsCallWhatExists(t *testing.T) {
	texts := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "model/README.md", ".github/workflows/*", "recipes/*", "recipes/*/*"} {
		names, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if text, err := os.ReadFile(name); err == nil {
				texts[name] = string(text)
			}
		}
	}
	for _, c := range commands() {
		texts["help "+c.name] = helpOf(c.name)
	}
	for name, text := range texts {
		for _, call := range called.FindAllStringSubmatch(text, -1) {
			if call[1] == "help" || !strings.Contains(call[0], "--") && helpOf(call[1]) == "" {
				continue // prose such as "chcsim simulates"
			}
			arguments, _, _ := strings.Cut(call[2], "`")
			help := helpOf(call[1])
			if help == "" {
				t.Errorf("%s calls chcsim %s, which does not exist", name, call[1])
			}
			for _, f := range flagged.FindAllStringSubmatch(arguments, -1) {
				if !strings.Contains(help, "--"+f[1]+" ") && !strings.Contains(help, "--"+f[1]+"\n") {
					t.Errorf("%s gives chcsim %s the flag --%s, which it does not have", name, call[1], f[1])
				}
			}
		}
	}
}

// Both READMEs name every command.
func TestDocumentsNameEveryCommand(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh.md"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range commands() {
			if !strings.Contains(string(text), "chcsim "+c.name) {
				t.Errorf("%s does not show chcsim %s", name, c.name)
			}
		}
	}
}

var declared = regexp.MustCompile(`\bf\.(?:\w+?)(?:Var)?P?\((?:&[\w.]+, )?"([a-z][a-z-]*)", `)

// Every flag that the code declares stands in the help of a command, with a word on what it does.
func TestHelpShowsEveryFlag(t *testing.T) {
	all := ""
	for _, c := range commands() {
		all += helpOf(c.name)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil || strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, m := range declared.FindAllStringSubmatch(string(text), -1) {
			found++
			shown := regexp.MustCompile(`(?m)^ +(?:-\w, )?--` + m[1] + `\b.*\w`)
			if !shown.MatchString(all) {
				t.Errorf("%s declares --%s, which no help explains", name, m[1])
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d flags were found in the code", found)
	}
}

var citedParameter = regexp.MustCompile("`([a-z][a-z0-9_]*(?:\\.[a-zA-Z0-9_*]+)+)(?:, [^`]*)?`")

// Parameters that the model's page names with their part exist; * stands for any ending.
func TestEquationsNameParametersThatExist(t *testing.T) {
	fields, err := param.Fields(new(model.Config))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]bool{}
	for _, f := range fields {
		part, _, _ := strings.Cut(f.Path, ".")
		parts[part] = true
	}
	text, err := os.ReadFile(filepath.Join(root, "model", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, m := range citedParameter.FindAllStringSubmatch(string(text), -1) {
		part, _, _ := strings.Cut(m[1], ".")
		if !parts[part] || strings.Contains(m[1], "NAME") {
			continue
		}
		seen++
		pattern := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(m[1]), `\*`, ".*") + "$")
		if !slices.ContainsFunc(fields, func(f param.Field) bool { return pattern.MatchString(f.Path) }) {
			t.Errorf("model/README.md names %s, which is no parameter", m[1])
		}
	}
	if seen < 20 {
		t.Errorf("only %d parameters were found on the page", seen)
	}
}

// The commands word no phrase of a result themselves: both languages stand in package words. Chinese in the
// source is the sign of one.
func TestCommandsHoldNoDictionary(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	han := regexp.MustCompile(`.*\p{Han}.*`)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if line := han.Find(text); line != nil {
			t.Errorf("%s: %s", name, strings.TrimSpace(string(line)))
		}
	}
}

// A reader takes in a README at one sitting.
func TestReadmesAreShort(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh.md"} {
		info, err := os.Stat(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() >= 15<<10 {
			t.Errorf("%s has %d bytes; 15 KB are enough", name, info.Size())
		}
	}
}

var linked = regexp.MustCompile(`\]\(([^)#\s]+)(?:#[^)]*)?\)`)

// Every link to a file of the tree leads somewhere, and every page has its twin in the other language.
func TestLinksOfPagesLeadSomewhere(t *testing.T) {
	for _, name := range append(pages(t), "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "model/README.md") {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, m := range linked.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(name), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", name, m[1])
			}
		}
	}
	for _, name := range pages(t) {
		twin := strings.TrimSuffix(name, ".zh.md") + ".md"
		if twin == name+".md" {
			twin = strings.TrimSuffix(name, ".md") + ".zh.md"
		}
		if _, err := os.Stat(filepath.Join(root, twin)); err != nil {
			t.Errorf("%s has no twin %s", name, twin)
		}
	}
}
