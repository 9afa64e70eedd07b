package ask

import (
	"slices"
	"strings"
	"unicode"

	"chcsim/model/indicator"
	"chcsim/scenarios/mistake"
)

// parser reads a line from left to right. After its first mistake it reads nothing that counts.
type parser struct {
	mistake.List
	file *mistake.File
	form mistake.Text // what is expected as a whole
	line []rune
	at   int
}

func newParser(flag, text string, form mistake.Text) *parser {
	p := &parser{file: mistake.Argument(flag, text), form: form, line: []rune(text)}
	if c, hidden := mistake.Hidden(text); hidden {
		p.fail(slices.Index(p.line, c), mistake.HiddenCharacter(c), mistake.VisibleCharacters)
	}
	return p
}

// fail reports a mistake at a character, counted from 0; only the first one counts.
func (p *parser) fail(at int, what, expected mistake.Text) *mistake.Error {
	if len(p.Errors) > 0 {
		return &mistake.Error{}
	}
	return p.At(mistake.Place{File: p.file, Line: 1, Column: at + 1, Width: 1}, what).Expect(expected)
}

// from is the place from a character to where the parser stands.
func (p *parser) from(at int) mistake.Place {
	return mistake.Place{File: p.file, Line: 1, Column: at + 1, Width: max(1, p.at-at)}
}

// err is nil where the line was understood.
func (p *parser) err() error { return p.List.Err() }

// skip passes over blanks and says where it is then.
func (p *parser) skip() int {
	for p.at < len(p.line) && unicode.IsSpace(p.line[p.at]) {
		p.at++
	}
	return p.at
}

// take reads the characters that belong.
func (p *parser) take(belongs func(rune) bool) string {
	from := p.skip()
	for p.at < len(p.line) && belongs(p.line[p.at]) {
		p.at++
	}
	return string(p.line[from:p.at])
}

// word reads a name.
func (p *parser) word() string {
	return p.take(func(c rune) bool {
		return c == '_' || c < unicode.MaxASCII && (unicode.IsLetter(c) || unicode.IsDigit(c))
	})
}

// sign reads a single character.
func (p *parser) sign(sign string) {
	at := p.skip()
	if at < len(p.line) && string(p.line[at]) == sign {
		p.at++
		return
	}
	p.fail(at, mistake.Say("%s where %q should be", "%s，此处应为 “%s”", p.found(at), sign), p.form)
}

// found describes what stands at a place.
func (p *parser) found(at int) mistake.Text {
	if at >= len(p.line) {
		return mistake.Say("the line ends", "到此为止")
	}
	return mistake.Say("%q stands", "此处是 “%s”", string(p.line[at]))
}

// comparator reads ">=" or "<=".
func (p *parser) comparator() indicator.Comparator {
	at := p.skip()
	switch p.take(func(c rune) bool { return strings.ContainsRune("<>=≥≤", c) }) {
	case ">=", "≥":
		return indicator.AtLeast
	case "<=", "≤":
		return indicator.AtMost
	}
	p.fail(at, mistake.Say("%s where a comparison should be", "%s，此处应为比较符", p.found(at)), mistake.Say(">= or <=", ">= 或 <="))
	return indicator.AtLeast
}

// share reads a number from the lowest possible to 1, which may be a percentage.
func (p *parser) share(expected mistake.Text, lowest float64) float64 {
	at := p.skip()
	x := p.number(expected, true)
	if !(x >= lowest && x <= 1) {
		p.fail(at, mistake.Say("%s is no share", "%s 不是比率", string(p.line[at:p.at])), expected)
	}
	return x
}

// number reads a number, which may be a percentage where it is a share.
func (p *parser) number(expected mistake.Text, share bool) float64 {
	at := p.skip()
	text := p.take(func(c rune) bool { return strings.ContainsRune("+-.0123456789eE%", c) })
	x, percent, ok := Decimal(text)
	switch {
	case !ok:
		p.fail(at, mistake.Say("%s where a number should be", "%s，此处应为数字", p.found(at)), expected)
	case percent && !share:
		p.fail(at, mistake.Say("%s is a percentage", "%s 是百分数", text), expected)
	}
	return x
}

// end makes sure that nothing follows.
func (p *parser) end() {
	if at := p.skip(); at < len(p.line) {
		p.fail(at, mistake.Say("%q follows the end", "末尾多出 “%s”", string(p.line[at:])), mistake.Say("nothing more", "不再有内容"))
	}
}
