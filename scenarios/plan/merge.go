package plan

import (
	"slices"
	"strings"

	"chcsim/scenarios/mistake"
)

// mostExtended is how many files a chain may have.
const mostExtended = 32

// chain reads a scenario file and all it extends, and returns them as one tree, with the names of the
// files from the first base to the file itself.
func (d *Document) chain(name string, from mistake.Place, above []string, p *mistake.List) (*node, []string) {
	if at := slices.Index(above, name); at >= 0 {
		circle := strings.Join(append(slices.Clone(above[at:]), name), " → ")
		p.At(from, mistake.Say("the files extend each other in a circle: %s", "文件之间循环引用：%s", circle)).
			Expect(mistake.Say("a chain of files that ends", "有终点的引用链"))
		return nil, nil
	}
	if len(above) == mostExtended {
		p.At(from, mistake.Say("more than %d files extend each other", "逐级沿用的文件超过 %d 个", mostExtended)).
			Expect(mistake.Say("at most %d", "至多 %d 个", mostExtended))
		return nil, nil
	}
	f, text, ok := d.open.read(name, from, p)
	if !ok {
		return nil, nil
	}
	own := parse(f, text, p)
	if own == nil {
		return nil, nil
	}
	if own.form != mapping {
		p.At(own.at, mistake.Say("%s where a scenario should be", "此处应为情景，却是%s", own.name())).
			Expect(mistake.Say("keys such as scenario, as_of, horizon", "scenario、as_of、horizon 等键"))
		return nil, nil
	}
	base := own.get("extends")
	if base == nil {
		return own.standingIn(own), []string{name}
	}
	if base.form != scalar || base.text == "" {
		p.At(base.at, mistake.Say("%s is not a path", "%s不是路径", base.name())).
			Expect(mistake.Say("the path of one file, relative to this one", "一个相对于本文件的文件路径"))
		return nil, nil
	}
	under, files := d.chain(d.find(base.at, base.text), base.at, append(slices.Clone(above), name), p)
	if under == nil {
		return nil, nil
	}
	return d.merge(under, own, "").standingIn(own), append(files, name)
}

// standingIn marks a scenario as that of another district, where its own file says so by the key stand_in.
func (n *node) standingIn(own *node) *node {
	if own.get("stand_in") == nil {
		return n
	}
	return n.ofAnother()
}

// merge lays one tree over another: of mappings the single keys, everything else as a whole. The value
// of a parameter is a whole, so that {value: 3} over {pert: [1, 2, 3]} leaves no pert behind.
func (d *Document) merge(under, over *node, path string) *node {
	if under == nil || under.form != mapping || over.form != mapping || d.isWhole(path) {
		d.noteDropped(under, over, path)
		return over
	}
	made := &node{form: mapping, at: over.at, entries: slices.Clone(under.entries)}
	for _, e := range over.entries {
		below := e.key
		if path != "" {
			below = path + "." + e.key
		}
		if old := made.entry(e.key); old != nil {
			if d.isWhole(below) {
				d.shadowed = append(d.shadowed, shadow{below, old.value})
			}
			*old = entry{e.key, e.at, d.merge(old.value, e.value, below)}
			continue
		}
		made.entries = append(made.entries, e)
	}
	return made
}

// noteDropped keeps which named items of a list another list leaves out. An empty list says so itself.
func (d *Document) noteDropped(under, over *node, path string) {
	key := itemKeys[path]
	if key == "" || under == nil || over.form != list || len(over.items) == 0 {
		return
	}
	var names []string
	for _, item := range under.items {
		name := item.get(key)
		if name != nil && len(findItems(over.items, key, name.text)) == 0 && !slices.Contains(names, name.text) {
			names = append(names, name.text)
		}
	}
	if len(names) > 0 {
		d.dropped = append(d.dropped, dropped{path, over.at, names})
	}
}

// dropped are the items of a list that a later file's list leaves out.
type dropped struct {
	section string
	at      mistake.Place
	names   []string
}

// isWhole tells whether the value at a path is replaced as one, although it may be written as a mapping.
func (d *Document) isWhole(path string) bool {
	section, _, _ := strings.Cut(path, ".")
	return d.known.field(path) >= 0 || section != path && section == "tables" || path == "sweep.vary"
}
