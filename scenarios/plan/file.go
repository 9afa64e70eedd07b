package plan

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"chcsim/scenarios/intake"
	"chcsim/scenarios/mistake"
)

// reader opens files by name; tests hand in one that keeps them in memory.
type reader func(name string) ([]byte, error)

const bom = "\ufeff"

// What a file may hold. More is a mistake, found before anything is made of it: a city of 25 million people is
// described by less than a hundredth.
const (
	largestFile = 32 << 20  // bytes
	mostLines   = 200_000   // of a file
	longestLine = 128 << 10 // bytes
)

// read returns the text of a file without a byte order mark. From is where the file was named.
func (open reader) read(name string, from mistake.Place, p *mistake.List) (*mistake.File, []byte, bool) {
	return open.readLines(name, from, longestLine, p)
}

// bytes reads a file, or tells why it cannot be read.
func (open reader) bytes(name string, from mistake.Place, p *mistake.List) (*mistake.File, []byte, bool) {
	f := &mistake.File{Name: name}
	whole := mistake.Place{File: f}
	text, err := open(name)
	var other *intake.NotRegular
	var large *intake.TooLarge
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if from.File == nil {
			p.At(whole, mistake.Say("the file does not exist", "文件不存在"))
			return f, nil, false
		}
		e := p.At(from, mistake.Say("the file %s does not exist", "文件 %s 不存在", name)).
			Advise(mistake.Say("a path is relative to the file in which it stands", "路径相对于写有该路径的文件"))
		if now := moved(name); now != (mistake.Text{}) {
			e.Advise(now)
		} else if filepath.Ext(name) != ".csv" {
			e.Near(filepath.Base(name), shippedNames())
		}
		return f, nil, false
	case errors.As(err, &other):
		en, zh := other.Kind()
		p.At(whole, mistake.Say("it is %s, not a file", "这是%s，不是文件", mistake.Text{EN: en, ZH: zh})).
			Expect(mistake.Say("a regular file", "普通文件"))
		return f, nil, false
	case errors.As(err, &large) || len(text) > largestFile:
		p.At(whole, mistake.Say("the file is too large", "文件过大")).
			Expect(mistake.Say("at most %d MB", "至多 %d MB", largestFile>>20))
		return f, nil, false
	case err != nil:
		p.At(whole, mistake.Say("cannot be read: %v", "无法读取：%v", err))
		return f, nil, false
	}
	return f, text, true
}

// readLines reads a text file whose lines may have so many bytes.
func (open reader) readLines(name string, from mistake.Place, longest int, p *mistake.List) (*mistake.File, []byte, bool) {
	f, text, ok := open.bytes(name, from, p)
	if !ok {
		return f, nil, false
	}
	whole := mistake.Place{File: f}
	if !fits(f, text, longest, p) {
		return f, nil, false
	}
	text = bytes.TrimPrefix(text, []byte(bom))
	f.Lines = strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	if !utf8.Valid(text) {
		p.At(f.FirstInvalid(), mistake.Say("not UTF-8 text", "不是 UTF-8 文本")).
			Advise(mistake.Say("save the file as UTF-8; a spreadsheet calls it “CSV UTF-8”",
				"请另存为 UTF-8 编码；电子表格软件中称为“CSV UTF-8”"))
		return f, nil, false
	}
	if strings.TrimSpace(string(text)) == "" {
		p.At(whole, mistake.Say("the file is empty", "文件是空的"))
		return f, nil, false
	}
	return f, text, true
}

// fits reports a text of too many lines, or of one that is too long.
func fits(f *mistake.File, text []byte, longest int, p *mistake.List) bool {
	for number := 1; len(text) > 0; number++ {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		if number > mostLines {
			p.At(mistake.Place{File: f}, mistake.Say("the file has more than %d lines", "文件超过 %d 行", mostLines)).
				Expect(mistake.Say("at most %d lines", "至多 %d 行", mostLines))
			return false
		}
		if len(line) > longest {
			p.At(mistake.Place{File: f}, mistake.Say("line %d is %d bytes long", "第 %d 行长 %d 字节", number, len(line))).
				Expect(mistake.Say("at most %d bytes in a line", "每行至多 %d 字节", longest))
			return false
		}
		text = rest
	}
	return true
}
