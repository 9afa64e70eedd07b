package plan

import (
	"fmt"
	"slices"

	"chcsim/model/geo"
	"chcsim/scenarios/mistake"
)

// Outlines are the borders of subdistricts, for maps alone: nothing is computed from them.
type Outlines struct {
	Areas  []Outline // those that the file has, in the order of the table of subdistricts
	Credit string    // whom a map must name for them; may be empty
}

// Outline is the border of a subdistrict: closed rings, those of holes among them.
type Outline struct {
	Area  string // code of the subdistrict
	Rings [][]geo.Point
}

var outlineKeys = []string{"file", "code", "credit"}

// outlines reads the GeoJSON file that the key names: a path, or {file: path, code: a property, credit: a text}.
func (r *reading) outlines() {
	n := r.root.get("outlines")
	if n == nil {
		return
	}
	example := mistake.Say("the path of a GeoJSON file, or {file: path, code: property, credit: text}", "GeoJSON 文件路径，或 {file: 路径, code: 属性名, credit: 署名}")
	property := "code"
	if n.form == mapping {
		if !r.mapping(n, example, outlineKeys...) {
			return
		}
		if stated := n.get("code"); stated != nil {
			property, _ = r.text(stated, example)
		}
		if stated := n.get("credit"); stated != nil {
			r.s.Outlines.Credit, _ = r.name(stated, example)
		}
		n = r.required(n, "file", example)
	}
	if path, ok := r.text(n, example); ok && property != "" {
		r.outlinesIn(besides(n.at, path), n.at, property)
	}
}

// outlinesIn takes what a file has of the district. It may have more, such as the neighbours.
func (r *reading) outlinesIn(name string, from mistake.Place, property string) {
	file, ok := r.geoJSON(name, from, property)
	if !ok {
		return
	}
	var missing []string
	for _, area := range r.s.Tables.Subdistricts {
		rings := slices.Concat(file.rings[area.Code], file.rings[longCode(area.Code)])
		if len(rings) == 0 {
			missing = append(missing, area.Code)
			continue
		}
		r.s.Outlines.Areas = append(r.s.Outlines.Areas, Outline{area.Code, rings})
	}
	whole := mistake.Place{File: file.File}
	switch {
	case len(missing) == 0: // of a table that is wrong, too, and reported
	case len(r.s.Outlines.Areas) == 0:
		r.At(whole, mistake.Say("no feature is a subdistrict: the property %q holds %s", "没有一个要素是本区街镇：属性 “%s” 的取值为 %s", property, mistake.Listed(file.codes))).
			Expect(mistake.Say("codes of the table of subdistricts, such as %s", "街镇表中的代码，如 %s", missing[0]))
	default:
		r.warn(from, mistake.Say("no outline of %s", "缺少界线：%s", mistake.Listed(missing)))
	}
	r.doubtOutlines(from)
}

// longCode is the code of a subdistrict as statistics write it, with three digits for its committees.
func longCode(code string) string {
	if len(code) != 9 {
		return ""
	}
	return code + "000"
}

// mostOutside is the share of demand points outside the outlines of their subdistricts that is worth a doubt. Points lie on a
// grid, so few do; outlines in GCJ02, shifted by some 500 m, leave out far more.
const mostOutside = 0.1

func (r *reading) doubtOutlines(from mistake.Place) {
	inside, outside := 0, 0
	for _, outline := range r.s.Outlines.Areas {
		for _, d := range r.s.Tables.DemandPoints {
			switch {
			case d.Area != outline.Area:
			case outline.contains(d.At):
				inside++
			default:
				outside++
			}
		}
	}
	if share := float64(outside) / max(1, float64(inside+outside)); share > mostOutside {
		r.warn(from, mistake.Say("%s of the demand points lie outside the outlines of their subdistricts; outlines must be in WGS84, and GCJ02 is shifted by some 500 m",
			"%s 的需求点在所属街镇界线之外；界线须为 WGS84 坐标，GCJ02 偏移约 500 米", fmt.Sprintf("%.0f%%", 100*share)))
	}
}

// contains counts how often a ray to the east crosses the rings: an odd number from within (even-odd rule).
func (o Outline) contains(at geo.Point) bool {
	within := false
	for _, ring := range o.Rings {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a.Lat > at.Lat) != (b.Lat > at.Lat) && at.Lon < a.Lon+float64((b.Lon-a.Lon)*(at.Lat-a.Lat)/(b.Lat-a.Lat)) {
				within = !within
			}
		}
	}
	return within
}
