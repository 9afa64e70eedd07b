package ask

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"chcsim/model/indicator"
)

// parser reads a line from left to right. After its first error it reads nothing that counts.
type parser struct {
	flag string
	form string // what is expected as a whole, for messages
	line []rune
	at   int
	err  error
}

// fail keeps the first error.
func (p *parser) fail(at int, what, expected string) *Error {
	e := &Error{Flag: p.flag, Line: string(p.line), At: at, What: what, Expected: expected}
	if p.err == nil {
		p.err = e
	}
	return e
}

func (e *Error) near(wrong string, names []string) { e.Nearest = nearest(wrong, names) }

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
	p.fail(at, p.found(at)+fmt.Sprintf(" where %q should be", sign), p.form)
}

// found describes what stands at a place.
func (p *parser) found(at int) string {
	if at >= len(p.line) {
		return "the line ends"
	}
	return fmt.Sprintf("%q stands", string(p.line[at]))
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
	p.fail(at, p.found(at)+" where a comparison should be", ">= or <=")
	return indicator.AtLeast
}

// number reads a number, which may be a percentage where it must lie between 0 and 1.
func (p *parser) number(expected string, share bool) float64 {
	at := p.skip()
	text := p.take(func(c rune) bool { return strings.ContainsRune("+-.0123456789eE%", c) })
	bare, percent := strings.CutSuffix(text, "%")
	x, err := strconv.ParseFloat(bare, 64)
	switch {
	case err != nil:
		p.fail(at, p.found(at)+" where a number should be", expected)
	case percent && !share:
		p.fail(at, text+" is a percentage", expected)
	case percent:
		x /= 100
	}
	if share && err == nil && !(x >= 0 && x <= 1) {
		p.fail(at, text+" is no share", expected)
	}
	return x
}

// end makes sure that nothing follows.
func (p *parser) end() {
	if at := p.skip(); at < len(p.line) {
		p.fail(at, fmt.Sprintf("%q follows the end", string(p.line[at:])), "nothing more")
	}
}
