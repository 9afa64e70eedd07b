package plan

import (
	"chcsim/model/geo"
	"chcsim/model/month"
)

// Hospital is a hospital in or near the district that residents may choose instead of community care.
type Hospital struct {
	ID      string
	NameZH  string
	NameEN  string
	Tier    string    // district, of this district; or municipal
	At      geo.Point // WGS84, whatever the table's system is
	Vintage month.Month
	Origin
}

// hospitals reads one row for each hospital. The way to the nearest of a tier counts in the choice of care.
func (r *reading) hospitals(name string, path *node, defaults map[string]*node) {
	t, ok := r.table(name, path.at, defaults, []string{"id", "name_zh", "name_en", "tier", "lon", "lat", "crs"},
		[]string{"vintage", "address", "basis", "source", "note"})
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		h := Hospital{ID: w.text("id"), NameZH: w.text("name_zh"), NameEN: w.text("name_en"), Tier: w.choice("tier", "district", "municipal")}
		w.once(seen, "id", h.ID)
		h.At, _ = w.point("lon", "lat", "crs")
		h.Vintage = w.vintage()
		h.Origin = w.origin("hospitals."+h.ID, false)
		w.keep("hospitals")
		r.s.Tables.Hospitals = append(r.s.Tables.Hospitals, h)
	}
}
