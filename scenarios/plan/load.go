package plan

import (
	"sync"

	"chcsim/scenarios/mistake"
)

// Document is a scenario file with all it extends, before overrides: one document serves a whole sweep.
type Document struct {
	open  reader
	find  func(at mistake.Place, name string) string // the file that the key extends names
	known *Known
	root  *node
	files []string
	// shadowed are values that a later file replaces. They are checked all the same: a mistake in a base
	// file must not wait until somebody uses it without the overlay.
	shadowed []shadow
	dropped  []dropped
}

type shadow struct {
	path  string
	value *node
}

// Load reads and checks a scenario, changed by settings. The error is an Errors.
func Load(name string, known *Known, sets ...Setting) (*Scenario, error) {
	d, err := Open(name, known)
	if err != nil {
		return nil, err
	}
	return d.Resolve(sets...)
}

// Open reads a scenario, called as Locate says, and all it extends.
func Open(name string, known *Known) (*Document, error) {
	return openWith(Locate(name), &Document{open: remember(readFile), find: extended, known: known})
}

func openWith(name string, d *Document) (*Document, error) {
	var p mistake.List
	d.root, d.files = d.chain(name, mistake.Place{}, nil, &p)
	if err := p.Err(); err != nil {
		return nil, err
	}
	return d, nil
}

// remember keeps the files that were read, since every point of a sweep reads the same tables.
func remember(open reader) reader {
	var mutex sync.Mutex
	kept := map[string][]byte{}
	return func(name string) ([]byte, error) {
		mutex.Lock()
		defer mutex.Unlock()
		if text, ok := kept[name]; ok {
			return text, nil
		}
		text, err := open(name)
		if err == nil {
			kept[name] = text
		}
		return text, err
	}
}

// Resolve checks the document as changed by settings, and returns what it says.
// It may be called by several goroutines at once.
func (d *Document) Resolve(sets ...Setting) (*Scenario, error) {
	r := &reading{Document: d, s: &Scenario{Files: d.files, rows: map[string][]mistake.Place{}}, root: d.root, misspelt: map[*node]bool{}}
	for _, setting := range sets {
		r.root = d.override(r.root, setting, &r.List)
	}
	if err := r.Err(); err != nil {
		return nil, err
	}
	r.sections()
	r.settings()
	r.parameters()
	r.standsIn()
	r.workbook()
	r.figures()
	r.levers()
	r.shocks()
	r.tables()
	r.localize()
	r.outlines()
	r.furnish()
	r.local()
	r.targets()
	r.sweep()
	r.sources()
	if err := r.Err(); err != nil {
		return nil, err
	}
	r.learn()
	r.sizes()
	r.check()
	if err := r.Err(); err != nil {
		return nil, err
	}
	for _, left := range d.dropped {
		r.warn(left.at, mistake.Say("%[1]s: the list replaces that of the file extended and leaves out %[2]d of it: %[3]s; to change single ones, --set %[1]s.<name>.<key>=<value>",
			"%[1]s：此列表整个取代所沿用文件的列表，其中 %[2]d 项不再有效：%[3]s；只改个别项请用 --set %[1]s.<名称>.<键>=<取值>",
			left.section, len(left.names), mistake.Listed(left.names)))
	}
	r.s.Provenance = r.provenanceOf()
	r.s.Hash = r.s.hash()
	return r.s, nil
}
