package mistake

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Nearest returns the valid name most like the given one, or nothing when none is similar. Of a name its first or
// last words may be missing, of a dotted path also the section.
func Nearest(given string, valid []string) string {
	for _, path := range valid {
		if strings.Contains(given, ".") && (strings.HasPrefix(path, given+"_") || strings.HasPrefix(path, given+".")) {
			return path
		}
	}
	if at := fewestEdits(given, valid, 0); at >= 0 {
		return valid[at]
	}
	if name := shortestWith(given, valid); name != "" {
		return name
	}
	if at := fewestEdits(given, valid, 2); at >= 0 {
		return valid[at]
	}
	last := make([]string, len(valid))
	for i, path := range valid {
		last[i] = lastWord(path)
	}
	if at := fewestEdits(lastWord(given), last, 0); at >= 0 {
		return valid[at]
	}
	return ""
}

// lastWord is that of a dotted path; a file's name is one word, whatever its ending.
func lastWord(path string) string {
	if strings.Contains(path, "/") {
		return path
	}
	return path[strings.LastIndex(path, ".")+1:]
}

// shortestWith is the shortest name whose last word holds the given one, the first of those equally short, or nothing: a
// section leads to no one name in it. Three letters, or one Chinese character, stand in too many.
func shortestWith(given string, names []string) string {
	shortest := ""
	for _, name := range names {
		if len(given) > 3 && strings.Contains(lastWord(name), given) && (shortest == "" || len(name) < len(shortest)) {
			shortest = name
		}
	}
	return shortest
}

// fewestEdits is the place of the name with the fewest edits to the given one, the first of those equally
// near. It is −1 where of all names more than a third of the letters, and more than always allowed, would change, or
// more than half.
func fewestEdits(given string, names []string, allowed int) int {
	best, fewest := -1, 0
	given = strings.ToLower(given)
	for i, name := range names {
		edits := levenshtein.ComputeDistance(given, strings.ToLower(name))
		if letters := utf8.RuneCountInString(name); edits > max(allowed, letters/3) || edits > letters/2 {
			continue
		}
		if best < 0 || edits < fewest {
			best, fewest = i, edits
		}
	}
	return best
}

// Listed writes names for a message, no more than a reader will read.
func Listed(names []string) string {
	const most = 16
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}
