package ask

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/mattn/go-runewidth"
)

// Error is a line that cannot be understood.
type Error struct {
	Flag     string // such as --vary
	Line     string
	At       int // the character that is wrong, from 0; the length of the line where it ends too early
	What     string
	Expected string
	Nearest  string // the valid name most like the one given; may be empty
}

// Error says what is wrong, shows where, and says what was expected.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n  %s\n  ", e.Flag, e.What, e.Line)
	before := string([]rune(e.Line)[:min(e.At, len([]rune(e.Line)))])
	fmt.Fprintf(&b, "%s^", strings.Repeat(" ", runewidth.StringWidth(before)))
	if e.Expected != "" {
		fmt.Fprintf(&b, "\n  expected: %s", e.Expected)
	}
	if e.Nearest != "" {
		fmt.Fprintf(&b, "\n  did you mean: %s", e.Nearest)
	}
	return b.String()
}

// nearest is the valid name most like a wrong one, or nothing where none is near.
func nearest(wrong string, names []string) string {
	best, distance := "", len(wrong)/2+1
	for _, name := range names {
		if d := levenshtein.ComputeDistance(wrong, name); d < distance {
			best, distance = name, d
		}
	}
	return best
}
