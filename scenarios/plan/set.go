package plan

import (
	"slices"
	"strings"

	"chcsim/scenarios/mistake"
)

// itemKeys are the sections that hold lists, with the key by which a path names an item:
// levers.home_beds.from, shocks.spring_2022.to, targets.contract_rate@2025-12.at_least.
var itemKeys = map[string]string{"levers": "use", "shocks": "name", "targets": "indicator"}

// Setting changes a value: path=value, with the door through which it came, as messages name it.
type Setting struct{ Door, Text string }

// Settings are several changes through one door, such as --set.
func Settings(door string, texts []string) []Setting {
	list := make([]Setting, len(texts))
	for i, text := range texts {
		list[i] = Setting{door, text}
	}
	return list
}

// override returns the tree with one value changed. The value is written in YAML's flow syntax; its place
// is the argument itself.
func (d *Document) override(root *node, setting Setting, p *mistake.List) *node {
	argument := setting.Text
	path, value, ok := strings.Cut(argument, "=")
	f := mistake.Argument(setting.Door, argument)
	whole := f.Whole()
	if !ok || path == "" || strings.TrimSpace(value) == "" || strings.ContainsAny(argument, "\n\r") {
		p.At(whole, mistake.Say("%q does not say what to set", "“%s” 没有说明要设置什么", argument)).
			Expect(mistake.Say("path=value, such as run.replications=50", "路径=取值，如 run.replications=50"))
		return root
	}
	visible(argument, whole, p)
	// Blanks in place of the path give the value the columns it has in the argument.
	made := parse(f, []byte(strings.Repeat(" ", len([]rune(path))+1)+value), p)
	if made == nil {
		return root
	}
	change := entry{at: mistake.Place{File: f, Line: 1, Column: 1, Width: len([]rune(path))}, value: made}
	section, rest, _ := strings.Cut(path, ".")
	if itemKeys[section] != "" && rest != "" {
		return root.with([]string{section}, entry{at: change.at, value: d.overrideItem(root.get(section), section, rest, change, p)})
	}
	keys := strings.Split(path, ".")
	if varied, ok := strings.CutPrefix(path, "sweep.vary."); ok {
		keys = []string{"sweep", "vary", varied}
	} else if valid := d.settable(root); !slices.Contains(valid, path) {
		p.NoPath(change.at, path, valid)
		return root
	}
	return root.with(keys, change)
}

// settable lists the paths that --set reaches, items of lists by the names they have now.
func (d *Document) settable(root *node) []string {
	paths := d.known.fieldPaths()
	for _, key := range topKeys {
		if key != "extends" {
			paths = append(paths, key)
		}
	}
	for _, key := range runKeys {
		paths = append(paths, "run."+key)
	}
	paths = append(paths, "horizon.from", "horizon.to", "sweep.design", "sweep.points", "sweep.vary")
	for _, key := range tableKeys {
		paths = append(paths, "tables."+key)
	}
	for _, section := range []string{"levers", "shocks", "targets"} {
		list := root.get(section)
		if list == nil {
			continue
		}
		for _, item := range list.items {
			if name := item.get(itemKeys[section]); name != nil {
				for _, key := range useKeys[section] {
					paths = append(paths, section+"."+name.text+"."+key)
				}
			}
		}
	}
	return paths
}

// with returns the mapping with the value at the end of keys changed; what is not on the way is shared.
func (n *node) with(keys []string, change entry) *node {
	made := &node{form: mapping, at: change.at}
	if n != nil && n.form == mapping {
		made.at, made.entries = n.at, slices.Clone(n.entries)
	}
	change.key = keys[0]
	old := made.entry(keys[0])
	if len(keys) > 1 {
		var below *node
		if old != nil {
			below = old.value
		}
		change.value = below.with(keys[1:], change)
	}
	if old != nil {
		*old = change
	} else {
		made.entries = append(made.entries, change)
	}
	return made
}

// overrideItem returns the list with one item changed. Setting a key of a lever that is not in use
// switches it on; setting an item to off takes it out.
func (d *Document) overrideItem(section *node, name, rest string, change entry, p *mistake.List) *node {
	made := &node{form: list, at: change.at}
	if section != nil {
		made.at, made.items = section.at, slices.Clone(section.items)
	}
	label, key, _ := strings.Cut(rest, ".")
	found := findItems(made.items, itemKeys[name], label)
	switch {
	case len(found) > 1:
		p.At(change.at, mistake.Say("%s names %d items", "%s 指向 %d 个条目", name+"."+label, len(found))).
			Advise(mistake.Say("add the month: targets.%s@2025-12", "请加上月份：targets.%s@2025-12", label))
		return made
	case key == "" && len(found) == 1 && change.value.form == scalar && change.value.text == "off":
		made.items = slices.Delete(made.items, found[0], found[0]+1)
		return made
	case len(found) == 0 && name == "levers" && key != "":
		fresh := &node{form: mapping, at: change.at}
		use := entry{at: change.at, value: &node{form: scalar, at: change.at, text: label}}
		made.items = append(made.items, fresh.with([]string{"use"}, use))
		found = []int{len(made.items) - 1}
	case len(found) == 0 || key == "":
		var valid []string
		for _, item := range made.items {
			if n := item.get(itemKeys[name]); n != nil {
				valid = append(valid, n.text)
			}
		}
		p.At(change.at, mistake.Say("there is no %q to set", "没有可设置的 “%s”", name+"."+rest)).
			Expect(mistake.Say("%s.<name>.<key>, or %s.<name>=off", "%s.<名称>.<键>，或 %s.<名称>=off", name, name)).Near(label, valid)
		return made
	}
	keys := []string{key}
	if top, _, _ := strings.Cut(key, "."); !slices.Contains(useKeys[name], top) {
		if name == "levers" && p.Gone(change.at, key) {
			return made
		}
		if name != "levers" || d.known.field(key) < 0 {
			p.At(change.at, mistake.Say("there is no %q to set", "没有可设置的 “%s”", name+"."+rest)).
				Expect(mistake.Say("one of %s", "以下之一：%s", mistake.Listed(useKeys[name]))).Near(key, useKeys[name])
			return made
		}
		keys = []string{"size", key} // levers.<lever>.<parameter path> is the size of that effect
	}
	made.items[found[0]] = made.items[found[0]].with(keys, change)
	return made
}

func findItems(items []*node, key, label string) []int {
	label, by, dated := strings.Cut(label, "@")
	var found []int
	for i, item := range items {
		name, month := item.get(key), item.get("by")
		if name != nil && name.text == label && (!dated || month != nil && month.text == by) {
			found = append(found, i)
		}
	}
	return found
}
