package answer

import (
	"regexp"
	"slices"
	"strings"
)

// Passage is what the page of the model's equations says of a parameter: an item of a section, with the numbered formulas it begins with.
type Passage struct {
	Section  string
	Formulas []string
	Text     string
}

// linking is the section of parts that have none of their own.
const linking = "effects and costs"

// Passages finds the items of the page in which a parameter is inCode: by its path anywhere, in the section of its part by the end of it,
// too. * stands for any ending, NAME for any word.
func Passages(page, path string) []Passage {
	part, rest, _ := strings.Cut(path, ".")
	sections := strings.Split("\n"+page, "\n## ")
	own := linking
	if slices.ContainsFunc(sections, func(s string) bool { return strings.HasPrefix(s, part+"\n") }) {
		own = part
	}
	var found []Passage
	for _, section := range sections[1:] {
		name, body, _ := strings.Cut(section, "\n")
		for _, item := range itemsOf(body) {
			if names(item, path, "") || name == own && names(item, rest, part) {
				found = append(found, Passage{name, formulas(body, item), item})
			}
		}
	}
	return found
}

// itemsOf are the items of a section's list, each on one line, without their marks.
func itemsOf(body string) []string {
	var items []string
	for _, line := range strings.Split(body, "\n") {
		switch {
		case strings.HasPrefix(line, "- "):
			items = append(items, line[2:])
		case strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "    ") && len(items) > 0:
			items[len(items)-1] += " " + strings.TrimSpace(line)
		}
	}
	return items
}

var (
	inCode   = regexp.MustCompile("`([a-zA-Z0-9_.*, ]+)`")
	numbered = regexp.MustCompile(`\((\d+)\)`)
)

// names tells whether an item names a path; the path is without its part where that is given.
func names(item, path, part string) bool {
	for _, m := range inCode.FindAllStringSubmatch(item, -1) {
		for _, name := range strings.Split(m[1], ", ") {
			name = strings.TrimPrefix(name, part+".")
			if part == "" && !strings.Contains(name, ".") {
				continue
			}
			pattern := strings.NewReplacer(`\*`, ".*", "NAME", "[^.]+").Replace(regexp.QuoteMeta(name))
			begin := `^(?:.*\.)?`
			if part == "" {
				begin = "^"
			}
			if matched, err := regexp.MatchString(begin+pattern+"$", path); err == nil && matched {
				return true
			}
		}
	}
	return false
}

// formulas are the lines of a section's formulas whose numbers an item begins with, such as "(1), (2) WISN".
func formulas(body, item string) []string {
	var found []string
	head := item[:min(len(item), len(regexp.MustCompile(`^(?:\(\d+\),? ?)*`).FindString(item)))]
	for _, m := range numbered.FindAllStringSubmatch(head, -1) {
		for _, line := range strings.Split(body, "\n") {
			if strings.HasPrefix(line, "    ") && strings.HasSuffix(strings.TrimRight(line, " "), m[0]) {
				found = append(found, strings.Join(strings.Fields(line), " "))
			}
		}
	}
	return found
}
