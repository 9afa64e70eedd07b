package contract

import "chcsim/model/cell"

// perBand is the number of groups of a band; they lie side by side.
const perBand = cell.Groups / cell.Bands

// group is what this package asks of a cell.Group.
type group struct {
	band        cell.Band
	condition   cell.Condition
	status      cell.Status
	inclination cell.Inclination
	older       int // Under60 or Over60
	ill         int // 1 with a condition
	stratum     int // by age: Over65, Age0to6, or Others, of whom the listed patients are RegisteredIll
}

var groups = func() (all [cell.Groups]group) {
	for g := range all {
		x := &all[g]
		x.band, x.condition, x.status, x.inclination = cell.Group(g).Split()
		x.older = olderOf(x.band)
		if x.condition != cell.Healthy {
			x.ill = 1
		}
		x.stratum = stratumOf(x.band)
	}
	return all
}()

func olderOf(b cell.Band) int {
	if b.Over60() {
		return Over60
	}
	return Under60
}

// stratumOf is the stratum of those in the band who are on no list of patients.
func stratumOf(b cell.Band) int {
	switch {
	case b.Over65():
		return Over65
	case b == cell.Age0to6:
		return Age0to6
	}
	return Others
}

// candidate is those without a contract of a group who belong to a stratum.
type candidate struct {
	group
	of      cell.Group
	stratum int
}

// candidates are all of them; patients of 7 to 64 are two, those on a list first.
var candidates = func() (list []candidate) {
	for _, g := range unsignedGroups {
		x := groups[g]
		if x.stratum == Others && x.ill == 1 {
			list = append(list, candidate{x, g, RegisteredIll})
		}
		list = append(list, candidate{x, g, x.stratum})
	}
	return list
}()

// The groups by what happens to them, in rising order.
var (
	unsignedGroups   = groupsWhere(func(s cell.Status) bool { return s == cell.NoContract })
	passiveGroups    = groupsWhere(func(s cell.Status) bool { return s == cell.PassiveContract })
	activeGroups     = groupsWhere(func(s cell.Status) bool { return s == cell.ActiveContract })
	contractedGroups = groupsWhere(cell.Status.Contracted)
)

func groupsWhere(keep func(cell.Status) bool) (list []cell.Group) {
	for g := range groups {
		if keep(groups[g].status) {
			list = append(list, cell.Group(g))
		}
	}
	return list
}

// withStatus is the group of the same people under another contract.
func withStatus(g cell.Group, s cell.Status) cell.Group {
	x := &groups[g]
	return cell.Index(x.band, x.condition, s, x.inclination)
}
