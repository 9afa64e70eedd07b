// Package district makes the folder with which a district of one's own begins: a plan, base values and tables of another
// district that stand in, a page that says what to do, and a workbook to fill in.
package district

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// Order is what is asked for.
type Order struct {
	Folder string // its last part is the name of the district
	From   string // a key of Origins
	Lang   string // zh or en
	Years  Years
}

// Origins are the districts that can stand in, in the order of the help.
var Origins = []string{"xuhui", "blank"}

// origin is a district that stands in.
type origin struct {
	name      mistake.Text
	values    []param.Parameter // that the values common to all do not have, or have of another size
	residents float64
}

// Make makes the folder; it stays away as a whole where anything goes wrong, and never replaces another.
func Make(o Order, known *plan.Known) (files []string, err error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	parent := filepath.Dir(filepath.Clean(o.Folder))
	half, err := os.MkdirTemp(parent, ".chcsim-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(half)
	if files, err = o.fill(half, known); err != nil {
		return nil, err
	}
	if err := os.Chmod(half, 0o755); err != nil {
		return nil, err
	}
	if _, err := os.Lstat(o.Folder); err == nil { // made while this one was filled
		return nil, o.exists()
	}
	return files, os.Rename(half, o.Folder)
}

// name is that of the district.
func (o Order) name() string { return filepath.Base(filepath.Clean(o.Folder)) }

// check refuses what cannot be a new folder.
func (o Order) check() error {
	name := o.name()
	switch _, err := os.Lstat(o.Folder); {
	case strings.TrimSpace(o.Folder) == "" || name == "." || name == ".." || name == string(filepath.Separator):
		return wrong(o.Folder, mistake.Say("%q is no name of a district", "“%s” 不是区的名称", o.Folder), mistake.Say("a new folder, such as 静安区", "新文件夹的名称，如 静安区"))
	case err == nil:
		return o.exists()
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if _, hidden := mistake.Hidden(name); hidden || mistake.Formula(name) || len(name) > 100 || strings.ContainsAny(name, "\"'\\:*?<>|{}[]#&,`%") {
		return wrong(o.Folder, mistake.Say("%q cannot be the name of a district", "“%s” 不能作区的名称", mistake.Printable(name)), mistake.Say("letters and digits, at most 100 bytes", "文字和数字，至多 100 字节"))
	}
	for _, shipped := range plan.ShippedPlans() {
		if name == shipped {
			return wrong(o.Folder, mistake.Say("%s is a shipped plan, which the folder would hide", "%s 是随附规划，新文件夹会把它遮住", name), mistake.Say("another name", "另一个名称"))
		}
	}
	if info, err := os.Stat(filepath.Dir(filepath.Clean(o.Folder))); err != nil || !info.IsDir() {
		return wrong(o.Folder, mistake.Say("the folder in which it should stand does not exist", "上级文件夹不存在"), mistake.Say("a folder that exists before the name", "名称之前应为已有的文件夹"))
	}
	return nil
}

func (o Order) exists() error {
	return wrong(o.Folder, mistake.Say("it exists already; nothing was changed", "已经存在；未作任何改动"), mistake.Say("the name of a new folder", "新文件夹的名称"))
}

// wrong is a mistake in an order.
func wrong(folder string, what, expected mistake.Text) error {
	var p mistake.List
	p.At(mistake.Place{File: &mistake.File{Name: folder}}, what).Expect(expected)
	return p.Err()
}

// fill writes the files into a folder and reads them as a run would.
func (o Order) fill(dir string, known *plan.Known) ([]string, error) {
	from, tables, err := o.standIn(known)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{"plan.yaml": o.plan(from), "base.yaml": o.base(from), "README.md": o.readme(from)}
	for name, text := range tables {
		texts[o.tables()+"/"+name] = text
	}
	if err := os.Mkdir(filepath.Join(dir, o.tables()), 0o755); err != nil {
		return nil, err
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	book := filepath.Join(dir, o.book())
	if err := o.writeBook(book, nil, from); err != nil {
		return nil, err
	}
	s, err := plan.Load(filepath.Join(dir, "plan.yaml"), known)
	if err != nil {
		return nil, fmt.Errorf("the folder that was made cannot be read: %w", err)
	}
	return []string{"README.md", o.book(), "plan.yaml", "base.yaml", o.tables() + "/"}, o.writeBook(book, s, from)
}

// say chooses the text of the language.
func (o Order) say(en, zh string) string { return mistake.Text{EN: en, ZH: zh}.In(o.Lang) }

// book is the name of the workbook.
func (o Order) book() string { return o.say("figures.xlsx", "区情.xlsx") }

// tables is the folder of the tables that stand in.
func (o Order) tables() string { return o.say("stand_in", "代用") }
