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
func (r *reading) hospitals(from tableSource) {
	t, ok := r.table("hospitals", from)
	if !ok {
		return
	}
	seen := map[string]bool{}
	for _, w := range t.rows {
		h := Hospital{ID: w.textOr("id", "name_zh"), NameZH: w.text("name_zh"), NameEN: w.textOr("name_en", "name_zh"), Tier: w.choice("tier", "district", "municipal")}
		w.once(seen, "id", h.ID)
		h.At, _ = w.point("lon", "lat", "crs")
		h.Vintage = w.vintage()
		h.Origin = w.origin("hospitals."+h.ID, false)
		w.keep("hospitals")
		r.s.Tables.Hospitals = append(r.s.Tables.Hospitals, h)
	}
}
