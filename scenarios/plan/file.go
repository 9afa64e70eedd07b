package plan

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"chcsim/scenarios/mistake"
)

// reader opens files by name; tests hand in one that keeps them in memory.
type reader func(name string) ([]byte, error)

const (
	bom         = "\ufeff"
	largestFile = 64 << 20 // bytes; more is a mistake
)

// read returns the text of a file without a byte order mark. From is where the file was named.
func (open reader) read(name string, from mistake.Place, p *mistake.List) (*mistake.File, []byte, bool) {
	f := &mistake.File{Name: name}
	whole := mistake.Place{File: f}
	text, err := open(name)
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
	case err != nil:
		p.At(whole, mistake.Say("cannot be read: %v", "无法读取：%v", err))
		return f, nil, false
	case len(text) > largestFile:
		p.At(whole, mistake.Say("too large: %d bytes", "文件过大：%d 字节", len(text))).
			Expect(mistake.Say("at most %d bytes", "至多 %d 字节", largestFile))
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
