package mistake

import "strings"

// Characters as a Chinese keyboard writes them look right and mean something else: "：" ends no key,
// "，" parts no list, "３" is no digit.

// HalfWidth returns a text with the half-width forms of its full-width digits, letters and marks.
// Brackets stay as they are: they belong to names.
func HalfWidth(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\u3000': // full-width space
			return ' '
		case c == '、':
			return ','
		case c == '（' || c == '）' || c < '！' || c > '～':
			return c
		}
		return c - '！' + '!'
	}, text)
}

// widthHint says how the marked text of a mistake reads in half-width characters; it is empty where it
// has no others.
func (x excerpt) widthHint() Text {
	line := []rune(x.line)
	if x.column < 1 || x.column > len(line) {
		return Text{}
	}
	marked := string(line[x.column-1 : min(x.column-1+max(1, x.width), len(line))])
	if x.number > 0 { // in a file a colon needs a space behind it
		marked = strings.TrimSpace(strings.ReplaceAll(marked, "：", "： "))
	}
	half := HalfWidth(marked)
	if half == marked {
		return Text{}
	}
	return Say("full-width characters; with half-width ones: %s", "有全角字符，请改用半角：%s", Shorten(half))
}
