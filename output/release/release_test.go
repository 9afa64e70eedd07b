package release

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// Entries of the changelog begin with "## 0.14.0"; the top one is this release, and each number comes once.
func TestNumberIsTheTopEntry(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "CHANGELOG.md"))
	if err != nil {
		t.Fatal(err)
	}
	entries := regexp.MustCompile(`(?m)^## (\S+)`).FindAllStringSubmatch(string(text), -1)
	if len(entries) == 0 || entries[0][1] != Number {
		t.Fatalf("the top entry of CHANGELOG.md is %q, the program says %s", entries, Number)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e[1]] || !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(e[1]) {
			t.Errorf("entry %q comes twice or has no number such as 1.2.3", e[1])
		}
		seen[e[1]] = true
	}
}
