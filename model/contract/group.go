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
	older       int  // Under60 or Over60
	ill         int  // 1 with a condition
	key         int  // 1 in the key groups, by age or condition
	keyAge      bool // everybody of that age is in them
}

var groups = func() (all [cell.Groups]group) {
	for g := range all {
		x := &all[g]
		x.band, x.condition, x.status, x.inclination = cell.Group(g).Split()
		x.older = olderOf(x.band)
		if x.condition != cell.Healthy {
			x.ill = 1
		}
		x.keyAge = keyBand(x.band)
		if x.ill == 1 || x.keyAge {
			x.key = 1
		}
	}
	return all
}()

func olderOf(b cell.Band) int {
	if b.Over60() {
		return Over60
	}
	return Under60
}

// keyBand tells whether everybody of the band is a key group by age.
func keyBand(b cell.Band) bool { return b.Over65() || b == cell.Age0to6 }

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
