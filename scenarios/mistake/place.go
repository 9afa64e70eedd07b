package mistake

import (
	"strings"
	"unicode/utf8"

	"chcsim/model/param"
)

// File is a text that was read, kept for the excerpts of messages.
type File struct {
	Name     string
	Lines    []string
	Argument bool // a command-line argument, which has no lines to count
}

// Place is a stretch of characters of a file, counted from 1; line 0 means the file as a whole.
type Place struct {
	File         *File
	Line, Column int
	Width        int
	Cell         string // of a workbook, such as 区情!C7; else empty
}

// Position is where messages say that the place is.
func (p Place) Position() param.Position {
	switch {
	case p.File == nil:
		return param.Position{}
	case p.File.Argument || p.Line == 0:
		return param.Position{File: p.File.Name}
	}
	return param.Position{File: p.File.Name, Line: p.Line, Column: p.Column, Cell: p.Cell}
}

// Text is what stands at the place.
func (p Place) Text() string {
	line := []rune(p.excerpt().line)
	start := min(max(p.Column-1, 0), len(line))
	return string(line[start:min(start+p.Width, len(line))])
}

func (p Place) excerpt() excerpt {
	if p.File == nil || p.Line < 1 || p.Line > len(p.File.Lines) {
		return excerpt{}
	}
	x := excerpt{p.File.Lines[p.Line-1], p.Line, p.Column, p.Width}
	if p.File.Argument {
		x.number = 0
	}
	return x
}

// FirstInvalid is the place of the first byte that is not UTF-8; the bytes are shown as replacements.
func (f *File) FirstInvalid() Place {
	for i, line := range f.Lines {
		if utf8.ValidString(line) {
			continue
		}
		column := 1
		for rest := line; rest != ""; column++ {
			r, size := utf8.DecodeRuneInString(rest)
			if r == utf8.RuneError && size == 1 {
				break
			}
			rest = rest[size:]
		}
		f.Lines[i] = strings.ToValidUTF8(line, "\ufffd")
		return Place{File: f, Line: i + 1, Column: column, Width: 1}
	}
	return Place{File: f}
}

// Argument is a command-line argument as a file of one line; the flag is what it was given to.
func Argument(flag, text string) *File {
	return &File{Name: flag + " " + text, Lines: []string{text}, Argument: true}
}

// Whole is all of an argument.
func (f *File) Whole() Place {
	return Place{File: f, Line: 1, Column: 1, Width: utf8.RuneCountInString(f.Lines[0])}
}
