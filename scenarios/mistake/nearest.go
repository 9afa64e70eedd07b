package mistake

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the valid name with the fewest edits to the given one, the first of those equally
// near, or nothing when none is similar: more than a third of its letters (at least two) would change.
func Nearest(given string, valid []string) string {
	best, fewest := "", 0
	given = strings.ToLower(given)
	for _, name := range valid {
		edits := levenshtein.ComputeDistance(given, strings.ToLower(name))
		if edits > max(2, len([]rune(name))/3) || edits >= len([]rune(name)) {
			continue
		}
		if best == "" || edits < fewest {
			best, fewest = name, edits
		}
	}
	return best
}

// NearestPath is nearest for dotted paths; a name given without its section is found
// as well, and so is one of which the last words are missing.
func NearestPath(given string, valid []string) string {
	for _, path := range valid {
		if strings.Contains(given, ".") && (strings.HasPrefix(path, given+"_") || strings.HasPrefix(path, given+".")) {
			return path
		}
	}
	if found := Nearest(given, valid); found != "" {
		return found
	}
	last := make([]string, len(valid))
	for i, path := range valid {
		last[i] = path[strings.LastIndex(path, ".")+1:]
	}
	found := Nearest(given[strings.LastIndex(given, ".")+1:], last)
	for i, name := range last {
		if found != "" && name == found {
			return valid[i]
		}
	}
	return ""
}

// Listed writes names for a message, no more than a reader will read.
func Listed(names []string) string {
	const most = 16
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
