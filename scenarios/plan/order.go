package plan

import (
	"cmp"
	"slices"

	"chcsim/model/lever"
)

// The model works in the order of codes, so that rounding and luck are the same however the rows of a table stand. What
// people see follows the tables; model.Place says which row is which.

// inCodeOrder are the tables of places with their rows in the order of codes.
func (t Tables) inCodeOrder() Tables {
	t.Subdistricts = sorted(t.Subdistricts, func(a, b Subdistrict) int { return cmp.Compare(a.Code, b.Code) })
	t.Facilities = sorted(t.Facilities, func(a, b Facility) int { return cmp.Compare(a.ID, b.ID) })
	t.Hospitals = sorted(t.Hospitals, func(a, b Hospital) int { return cmp.Compare(a.ID, b.ID) })
	t.Projects = sorted(t.Projects, func(a, b Project) int { return cmp.Compare(a.ID, b.ID) })
	t.DemandPoints = sorted(t.DemandPoints, compareDemandPoints)
	return t
}

func compareDemandPoints(a, b DemandPoint) int {
	return cmp.Or(cmp.Compare(a.Area, b.Area), cmp.Compare(a.At.Lon, b.At.Lon), cmp.Compare(a.At.Lat, b.At.Lat), cmp.Compare(a.Weight, b.Weight))
}

// demandPointRows are the rows of the table in which the sorted demand points stand. Two may be the same in all, so their
// places are sorted instead of looked for.
func (t Tables) demandPointRows() []int {
	rows := make([]int, len(t.DemandPoints))
	for i := range rows {
		rows[i] = i
	}
	return sorted(rows, func(a, b int) int { return compareDemandPoints(t.DemandPoints[a], t.DemandPoints[b]) })
}

// rowsOf are the rows of a table in which the things of a sorted copy stand.
func rowsOf[T any](table, sorted []T, code func(T) string) []int {
	rows := make([]int, len(sorted))
	for i, one := range sorted {
		rows[i] = slices.IndexFunc(table, func(row T) bool { return code(row) == code(one) })
	}
	return rows
}

func sorted[T any](rows []T, compare func(a, b T) int) []T {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, compare)
	return rows
}

// Uses are the levers and shocks, everything that moves parameters, in the order of their names.
func (s *Scenario) Uses() []lever.Use {
	return sorted(slices.Concat(s.Levers, s.Shocks), func(a, b lever.Use) int { return cmp.Compare(a.Lever.Name, b.Lever.Name) })
}
