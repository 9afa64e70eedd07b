package plan

import (
	"slices"
	"strings"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Known is what the code knows and a scenario may speak of.
type Known struct {
	Fields     []param.Field // the parameters of the model, in the order of its Config
	Indicators []Indicator   // what targets and observations may name
	Relations  []Relation    // what must hold between parameters
	paths      map[string]int
	branches   map[string][]string // the keys below a path, in order
}

// Indicator is a name that targets and observations may use.
type Indicator struct {
	ID       string
	Share    bool // a fraction: 40 is a mistake for 40%
	District bool // known of the whole district only
}

// Relation is a condition that the central values of several parameters must meet together.
type Relation struct {
	Paths   []string // the first is the one that the message points to
	Holds   func(values []float64) bool
	What    func(values []float64) mistake.Text // what is wrong when it does not hold
	Hint    mistake.Text
	Warning bool // whether a scenario that does not meet it may run all the same
}

// NewKnown lists the parameters of the struct that config points to; see param.Fields for its tags.
func NewKnown(config any, indicators []Indicator, relations ...Relation) (*Known, error) {
	fields, err := param.Fields(config)
	if err != nil {
		return nil, err
	}
	k := &Known{Fields: fields, Indicators: indicators, Relations: relations,
		paths: map[string]int{}, branches: map[string][]string{}}
	for i, f := range fields {
		k.paths[f.Path] = i
		k.grow(f.Path)
	}
	return k, nil
}

func (k *Known) grow(path string) {
	for path != "" {
		above, key := "", path
		if dot := strings.LastIndex(path, "."); dot >= 0 {
			above, key = path[:dot], path[dot+1:]
		}
		if !slices.Contains(k.branches[above], key) {
			k.branches[above] = append(k.branches[above], key)
		}
		path = above
	}
}

// field returns the place of a parameter in Fields, or −1.
func (k *Known) field(path string) int {
	if i, ok := k.paths[path]; ok {
		return i
	}
	return -1
}

// sections are the names of the parts that have parameters.
func (k *Known) sections() []string { return k.branches[""] }

func (k *Known) fieldPaths() []string {
	paths := make([]string, len(k.Fields))
	for i, f := range k.Fields {
		paths[i] = f.Path
	}
	return paths
}

func (k *Known) indicator(id string) (Indicator, bool) {
	for _, i := range k.Indicators {
		if i.ID == id {
			return i, true
		}
	}
	return Indicator{}, false
}

func (k *Known) indicatorIDs() []string {
	ids := make([]string, len(k.Indicators))
	for i, known := range k.Indicators {
		ids[i] = known.ID
	}
	return ids
}
