package experiment

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"chcsim/model"
	"chcsim/model/lever"
	"chcsim/model/param"
)

// ChangedGroups lists the groups in which two scenarios differ, in the order of a waterfall.
func ChangedGroups(from, to *Study, shocks []string) ([]string, error) {
	if err := Comparable(from, to); err != nil {
		return nil, err
	}
	a, err := from.Build(from.Draw(1, 0))
	if err != nil {
		return nil, err
	}
	b, err := to.Build(to.Draw(1, 0))
	if err != nil {
		return nil, err
	}
	changed := changedSections(from.Parameters, to.Parameters)
	var groups []string
	for _, s := range sections {
		if changed[s.name] {
			groups = append(groups, s.name)
		}
	}
	groups = append(groups, useGroups(changedUses(a, b, shocks))...)
	if !reflect.DeepEqual(unordered(a.Place), unordered(b.Place)) {
		groups = append(groups, TableGroup)
	}
	if len(groups) == 0 {
		return nil, fmt.Errorf("%s and %s differ in nothing that is simulated", from.Name, to.Name)
	}
	return groups, nil
}

// useGroups lists those of the groups of levers and shocks that are marked, in the order of a waterfall.
func useGroups(marked map[string]bool) []string {
	var groups []string
	for _, s := range sections {
		if marked[LeverGroup+s.name] {
			groups = append(groups, LeverGroup+s.name)
		}
	}
	if marked[ShockGroup] {
		groups = append(groups, ShockGroup)
	}
	return groups
}

// unordered is a place without the order of its tables, which changes nothing.
func unordered(p *model.Place) model.Place {
	place := *p
	place.AreaRows, place.ProjectRows, place.PointRows = nil, nil, nil
	return place
}

// changedSections are those with a parameter whose distribution differs. The sizes of levers are no
// section; they are compared with their levers.
func changedSections(from, to []param.Parameter) map[string]bool {
	before := make(map[string]string, len(from))
	for _, p := range from {
		before[p.Path] = p.Distribution.String()
	}
	changed := map[string]bool{}
	for _, p := range to {
		section, _, _ := strings.Cut(p.Path, ".")
		if section+"." != LeverGroup && before[p.Path] != p.Distribution.String() {
			changed[section] = true
		}
	}
	return changed
}

// changedUses are the groups of levers and shocks that differ in what is switched on, when, or how strongly.
func changedUses(from, to *model.Config, shocks []string) map[string]bool {
	a, b := usesByGroup(from.Uses, shocks), usesByGroup(to.Uses, shocks)
	changed := map[string]bool{}
	for _, one := range []map[string][]string{a, b} {
		for group := range one {
			if group != "" && !slices.Equal(a[group], b[group]) {
				changed[group] = true
			}
		}
	}
	return changed
}

// usesByGroup says for each group what its levers do. Where a lever stands in a file does not matter.
func usesByGroup(uses []lever.Use, shocks []string) map[string][]string {
	groups := map[string][]string{}
	for _, u := range uses {
		ramp, until := u.Lever.RampMonths, ""
		if u.RampMonths != nil {
			ramp = *u.RampMonths
		}
		if u.Until != nil {
			until = u.Until.String()
		}
		said := fmt.Sprintf("%s %s %s %d", u.Lever.Name, u.From, until, ramp)
		for _, e := range u.Lever.Effects {
			said += fmt.Sprintf(" %s %s %s", e.Parameter, e.Operation, e.Size.Distribution)
		}
		group := groupOf(u, shocks)
		groups[group] = append(groups[group], said)
	}
	for _, list := range groups {
		slices.Sort(list)
	}
	return groups
}
