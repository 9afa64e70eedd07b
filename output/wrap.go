package output

import "strings"

// breakLines breaks a text into lines of at most the given number of terminal columns: at a space where
// one is near, between full-width characters, and within a word only where there is no other way.
// A limit of 0 means no limit.
func breakLines(s string, limit int) []string {
	if limit <= 0 || displayWidth(s) <= limit {
		return []string{s}
	}
	var lines []string
	line := ""
	for _, piece := range breakable(s) {
		for displayWidth(piece) > limit {
			head, tail := cutAt(piece, limit-displayWidth(line))
			if head == "" {
				head, tail = cutAt(piece, limit)
				lines = append(lines, strings.TrimRight(line, " "))
				line = ""
			}
			lines, line, piece = append(lines, line+head), "", tail
		}
		if line != "" && displayWidth(strings.TrimRight(line+piece, " ")) > limit {
			lines, line = append(lines, strings.TrimRight(line, " ")), strings.TrimLeft(piece, " ")
			continue
		}
		line += piece
	}
	if line != "" {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return lines
}

// closing marks must not begin a line; a range is not broken at its tilde.
const closing = "～，。、；：？！）》”’％%)]"

// breakable splits a text where a line may end: after spaces and after full-width characters that no
// closing mark follows.
func breakable(s string) []string {
	var pieces []string
	current := ""
	runes := []rune(s)
	for i, r := range runes {
		current += string(r)
		next := ' '
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		wide := displayWidth(string(r)) > 1 || displayWidth(string(next)) > 1
		if (r == ' ' || wide) && !strings.ContainsRune(closing, next) && !strings.ContainsRune("（《“‘([～", r) {
			pieces, current = append(pieces, current), ""
		}
	}
	if current != "" {
		pieces = append(pieces, current)
	}
	return pieces
}

// cutAt splits a text after as many characters as fit into the given width.
func cutAt(s string, width int) (head, tail string) {
	used := 0
	for i, r := range s {
		used += displayWidth(string(r))
		if used > width {
			return s[:i], s[i:]
		}
	}
	return s, ""
}
