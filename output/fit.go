package output

import "strings"

// Fit narrows the columns of a table so that it is at most so many columns of the terminal wide, where
// that is possible without breaking words and numbers. A width of 0 leaves it as it is.
func (t Table) Fit(width int) Table {
	grid, _ := t.layout()
	widths := t.widths(grid)
	over := len(t.rule(widths)) - 1 - width
	if width <= 0 || over <= 0 {
		return t
	}
	least := make([]int, len(widths))
	for i, c := range t.Columns {
		least[i] = longestPiece(c.Head)
		for _, row := range grid {
			least[i] = max(least[i], longestPiece(strings.Join(row[i], " ")))
		}
	}
	for ; over > 0; over-- {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	fitted := t
	fitted.Columns = append([]Column(nil), t.Columns...)
	for i := range fitted.Columns {
		fitted.Columns[i].Max, fitted.Columns[i].headMax = widths[i], widths[i]
	}
	return fitted
}

// longestPiece is the width of the longest part of a text that cannot be broken.
func longestPiece(text string) int {
	longest := 0
	for _, piece := range breakable(text) {
		longest = max(longest, displayWidth(strings.TrimRight(piece, " ")))
	}
	return longest
}
