package mistake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden finds a character that a terminal or a page obeys instead of showing it: a control character other than a
// tab or the end of a line, or one that turns the direction of writing.
func Hidden(text string) (c rune, found bool) {
	at := strings.IndexFunc(text, obeyed)
	if at < 0 {
		return 0, false
	}
	c, _ = utf8.DecodeRuneInString(text[at:])
	return c, true
}

// HiddenCharacter is what is wrong with a text that holds it.
func HiddenCharacter(c rune) Text {
	return Say("the character %U cannot stand in a text", "文字中不能有字符 %U", c)
}

// VisibleCharacters is what should stand there.
var VisibleCharacters = Say("characters that are seen: no control characters, and none that turn the direction of writing", "可见的字符：不得有控制字符或改变书写方向的字符")

func obeyed(c rune) bool {
	return unicode.IsControl(c) && c != '\n' && c != '\t' || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029'
}

// Printable replaces what a terminal would not show as text: a file must not be able to move the cursor.
func Printable(text string) string {
	return strings.Map(func(c rune) rune {
		if c == '\t' || obeyed(c) || c == utf8.RuneError {
			return '\ufffd'
		}
		return c
	}, text)
}

// Formula tells whether a spreadsheet would compute a text instead of showing it; it may be a number with its sign.
func Formula(text string) bool {
	first, size := utf8.DecodeRuneInString(text)
	return len(text) > size && strings.ContainsRune("=+-@＝＋－＠", first)
}
