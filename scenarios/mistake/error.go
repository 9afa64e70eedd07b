package mistake

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"

	"chcsim/model/param"
)

// Error is one mistake in a scenario: where it stands, what was given, what would be right.
type Error struct {
	Position param.Position
	What     Text   // what is wrong, naming what was given
	Expected Text   // what would be right; may be empty
	Nearest  string // the valid name most like the one given; may be empty
	Hint     Text   // what to do about it; may be empty
	excerpt  excerpt
	late     bool // so many came before that nobody will read it
}

// excerpt is the line on which the mistake stands.
type excerpt struct {
	line          string
	number        int // 0 for a command-line argument
	column, width int // of the marked part, in characters, from 1
}

// Error says everything in English, on several lines.
func (e *Error) Error() string { return e.In("en") }

// In says everything in a language, "zh" or "en": the place and what is wrong on the first line, then
// the excerpt with a caret, then what was expected, the nearest name and the hint.
func (e *Error) In(lang string) string {
	var b strings.Builder
	if place := e.Position.String(); place != "" {
		b.WriteString(place + ": ")
	}
	b.WriteString(e.What.In(lang))
	e.excerpt.write(&b)
	labels := [3]Text{{"expected", "应为"}, {"did you mean", "是否想写"}, {"hint", "提示"}}
	for i, text := range [3]string{e.Expected.In(lang), e.Nearest, e.Hint.In(lang)} {
		if text != "" {
			fmt.Fprintf(&b, "\n  %s: %s", labels[i].In(lang), text)
		}
	}
	return Printable(b.String())
}

// excerptWidth is the widest excerpt in terminal cells; of longer lines only the neighbourhood is shown.
const excerptWidth = 100

// cells measures text on a terminal; characters of ambiguous width are narrow, as in most terminals.
var cells = &runewidth.Condition{}

// Shorten cuts a text that is too wide for a line of a message.
func Shorten(text string) string { return cells.Truncate(text, excerptWidth, "…") }

func (x excerpt) write(b *strings.Builder) {
	if x.column < 1 {
		return
	}
	line := []rune(Printable(strings.ReplaceAll(x.line, "\t", " ")))
	start := min(x.column-1, len(line))
	end := min(start+max(1, x.width), max(len(line), start+1))
	cut, head := 0, ""
	if cells.StringWidth(string(line)) > excerptWidth && start > excerptWidth/2 {
		cut, head = start-excerptWidth/3, "…"
	}
	shown := cells.Truncate(string(line[cut:]), excerptWidth, "…")
	number := ""
	if x.number > 0 {
		number = fmt.Sprint(x.number)
	}
	before := cells.StringWidth(head + string(line[cut:start]))
	marked := max(1, min(cells.StringWidth(string(line[start:min(end, len(line))])), excerptWidth-before))
	fmt.Fprintf(b, "\n%6s | %s%s\n%6s | %s%s", number, head, shown, "",
		strings.Repeat(" ", before), strings.Repeat("^", marked))
}

// Errors are several independent mistakes in the order in which they were found; never empty.
type Errors []*Error

// Error says the first mistake in English and how many more there are.
func (e Errors) Error() string { return e.In("en") }

// In says the first mistake in a language and how many more there are.
func (e Errors) In(lang string) string {
	first := e[0].In(lang)
	switch more := len(e) - 1; more {
	case 0:
		return first
	case 1:
		return first + "\n" + Say("(and 1 more error)", "（另有 1 处错误）").In(lang)
	default:
		return first + "\n" + Say("(and %d more errors)", "（另有 %d 处错误）", more).In(lang)
	}
}

// Unwrap lets errors.As find the single mistakes.
func (e Errors) Unwrap() []error {
	list := make([]error, len(e))
	for i, one := range e {
		list[i] = one
	}
	return list
}

// shown is how many mistakes are worth an excerpt and a search for the nearest name.
const shown = 20

// List collects mistakes, so that one reading finds all of them.
type List struct{ Errors Errors }

// At adds a mistake at a place; its result takes what was expected, the nearest name and a hint.
func (p *List) At(where Place, what Text) *Error {
	e := &Error{Position: where.Position(), What: what, late: len(p.Errors) >= shown}
	if !e.late {
		e.excerpt = where.excerpt()
		e.Hint = e.excerpt.widthHint()
	}
	p.Errors = append(p.Errors, e)
	return e
}

// Err is nil where there is no mistake.
func (p *List) Err() error {
	if len(p.Errors) == 0 {
		return nil
	}
	return p.Errors
}

// Expect says what would be right.
func (e *Error) Expect(t Text) *Error { e.Expected = t; return e }

// Advise says what to do about it.
func (e *Error) Advise(t Text) *Error { e.Hint = t; return e }

// Mark widens the marked part to a number of characters.
func (e *Error) Mark(width int) { e.excerpt.width = width }

// Near sets the nearest of the valid names, when one is similar enough to be what was meant.
func (e *Error) Near(given string, valid []string) *Error {
	if !e.late {
		e.Nearest = Nearest(given, valid)
	}
	return e
}
