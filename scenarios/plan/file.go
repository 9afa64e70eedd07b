package plan

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"unicode/utf8"

	"chcsim/model/param"
)

// file is a text that was read, kept for the excerpts of messages.
type file struct {
	name     string
	lines    []string
	argument bool // a command-line argument, which has no lines to count
}

// place is a stretch of characters of a file, counted from 1; line 0 means the file as a whole.
type place struct {
	file         *file
	line, column int
	width        int
}

func (p place) position() param.Position {
	switch {
	case p.file == nil:
		return param.Position{}
	case p.file.argument || p.line == 0:
		return param.Position{File: p.file.name}
	}
	return param.Position{File: p.file.name, Line: p.line, Column: p.column}
}

func (p place) excerpt() excerpt {
	if p.file == nil || p.line < 1 || p.line > len(p.file.lines) {
		return excerpt{}
	}
	x := excerpt{p.file.lines[p.line-1], p.line, p.column, p.width}
	if p.file.argument {
		x.number = 0
	}
	return x
}

// reader opens files by name; tests hand in one that keeps them in memory.
type reader func(name string) ([]byte, error)

const (
	bom         = "\ufeff"
	largestFile = 64 << 20 // bytes; more is a mistake
)

// read returns the text of a file without a byte order mark. From is where the file was named.
func (open reader) read(name string, from place, p *problems) (*file, []byte, bool) {
	f := &file{name: name}
	whole := place{file: f}
	text, err := open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if from.file == nil {
			p.at(whole, say("the file does not exist", "文件不存在"))
			return f, nil, false
		}
		p.at(from, say("the file %s does not exist", "文件 %s 不存在", name)).
			hint(say("a path is relative to the file in which it stands", "路径相对于写有该路径的文件"))
		return f, nil, false
	case err != nil:
		p.at(whole, say("cannot be read: %v", "无法读取：%v", err))
		return f, nil, false
	case len(text) > largestFile:
		p.at(whole, say("too large: %d bytes", "文件过大：%d 字节", len(text))).
			expect(say("at most %d bytes", "至多 %d 字节", largestFile))
		return f, nil, false
	}
	text = bytes.TrimPrefix(text, []byte(bom))
	f.lines = strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	if !utf8.Valid(text) {
		p.at(f.firstInvalid(), say("not UTF-8 text", "不是 UTF-8 文本")).
			hint(say("save the file as UTF-8; a spreadsheet calls it “CSV UTF-8”",
				"请另存为 UTF-8 编码；电子表格软件中称为“CSV UTF-8”"))
		return f, nil, false
	}
	if strings.TrimSpace(string(text)) == "" {
		p.at(whole, say("the file is empty", "文件是空的"))
		return f, nil, false
	}
	return f, text, true
}

// firstInvalid is the place of the first byte that is not UTF-8; the bytes are shown as replacements.
func (f *file) firstInvalid() place {
	for i, line := range f.lines {
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
		f.lines[i] = strings.ToValidUTF8(line, "\ufffd")
		return place{f, i + 1, column, 1}
	}
	return place{file: f}
}
