package capability

import (
	"fmt"
	"reflect"

	"chcsim/model/param"
)

// Kind is a kind of effect.
type Kind uint8

// The kinds, in the order of their parameters. A size is weighted by the share of the area that holds the capability.
const (
	Appeal         Kind = iota // added to the choice of the own centre and its stations, as log-odds
	Saving                     // share of an activity's minutes that is saved
	Detection                  // share of undiagnosed patients brought onto the list
	EpidemicRelief             // share of GPs' epidemic duty that is taken off
	OutreachSaving             // share of outreach time that is saved
	Completion                 // share of an ability's relief that a centre without it misses
	Workers                    // share by which more people who work in the area come to its facilities
	Kinds          = 7
)

// parameters says of each kind where the parameters of its sizes stand, and their unit and range.
var parameters = [Kinds]struct{ group, tags string }{
	Appeal:         {"appeal.", `unit:"log_odds" min:"-1" max:"2"`},
	Saving:         {"saving.", `unit:"rate" max:"0.9"`},
	Detection:      {"", `unit:"rate"`},
	EpidemicRelief: {"", `unit:"rate"`},
	OutreachSaving: {"", `unit:"rate" max:"0.9"`},
	Completion:     {"", `unit:"rate"`},
	Workers:        {"", `unit:"rate"`},
}

// Sizes are the sizes of all effects, 0 where a capability has none of the kind.
type Sizes [Kinds][Count]float64

// Elements are the sizes that a scenario states: those of the rows' effects, kind by kind.
func (Sizes) Elements() []param.Element {
	var elements []param.Element
	for kind, p := range parameters {
		for id, row := range rows {
			e := ID(id).Effect(Kind(kind))
			if e == nil {
				continue
			}
			name := p.group + row.ID
			if e.Name != "" {
				name += "_" + e.Name
			}
			tag := fmt.Sprintf("%s zh:%q en:%q", p.tags, e.ZH, e.EN)
			elements = append(elements, param.Element{At: []int{kind, id}, Name: name, Tag: reflect.StructTag(tag)})
		}
	}
	return elements
}

// PerCapability names one element for each capability, for arrays of what a scenario says of every one.
func PerCapability() []param.Element {
	elements := make([]param.Element, Count)
	for id, row := range rows {
		elements[id] = param.Element{At: []int{id}, Name: row.ID}
	}
	return elements
}
