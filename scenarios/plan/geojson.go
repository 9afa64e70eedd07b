package plan

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"chcsim/model/geo"
	"chcsim/scenarios/mistake"
)

// What a file of outlines may hold: more is a mistake, such as a whole country in full detail.
const (
	largestGeoJSON = 8 << 20 // bytes
	mostCorners    = 200_000
)

// geoJSON is a FeatureCollection of polygons (RFC 7946) while it is read.
type geoJSON struct {
	*mistake.File
	r        *reading
	text     []byte
	tokens   *json.Decoder
	property string                   // that holds the code
	rings    map[string][][]geo.Point // by code
	codes    []string                 // each once, in the order of the file
	corners  int
}

// errReported stops the reading of a file whose mistake has been told. Of other errors there are none: that the text is JSON
// is seen first.
var errReported = errors.New("reported")

func (r *reading) geoJSON(name string, from mistake.Place, property string) (*geoJSON, bool) {
	f, text, ok := r.open.readLines(name, from, largestGeoJSON, &r.List)
	if !ok {
		return nil, false
	}
	g := &geoJSON{File: f, r: r, text: text, tokens: json.NewDecoder(bytes.NewReader(text)), property: property, rings: map[string][][]geo.Point{}}
	g.tokens.UseNumber()
	if len(text) > largestGeoJSON {
		r.At(mistake.Place{File: f}, mistake.Say("the file is too large", "文件过大")).Expect(mistake.Say("at most %d MB", "至多 %d MB", largestGeoJSON>>20))
		return nil, false
	}
	var syntax *json.SyntaxError
	if err := json.Unmarshal(text, new(json.RawMessage)); errors.As(err, &syntax) {
		r.At(g.at(syntax.Offset-1), mistake.Say("not valid JSON: %v", "不是有效的 JSON：%v", err))
		return nil, false
	}
	return g, g.collection() == nil
}

// at is the place of a byte of the text.
func (g *geoJSON) at(offset int64) mistake.Place {
	before := g.text[:min(max(offset, 0), int64(len(g.text)))]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return mistake.Place{File: g.File, Line: 1 + bytes.Count(before, []byte("\n")), Column: 1 + utf8.RuneCount(line), Width: 1}
}

// next is the place of the value that comes next.
func (g *geoJSON) next() mistake.Place {
	offset := g.tokens.InputOffset()
	rest := bytes.TrimLeft(g.text[offset:], " \t\r\n,:")
	return g.at(int64(len(g.text) - len(rest)))
}

// wrong reports a mistake that ends the reading.
func (g *geoJSON) wrong(at mistake.Place, what, expected mistake.Text) error {
	g.r.At(at, what).Expect(expected)
	return errReported
}

var aCollection = mistake.Say(`GeoJSON: {"type": "FeatureCollection", "features": […]}`, `GeoJSON：{"type": "FeatureCollection", "features": […]}`)

func (g *geoJSON) collection() error {
	if at := g.next(); !g.opens('{') {
		return g.wrong(at, mistake.Say("not a GeoJSON file", "不是 GeoJSON 文件"), aCollection)
	}
	found := false
	for g.tokens.More() {
		key, err := g.tokens.Token()
		if err != nil {
			return err
		}
		switch key {
		case "features":
			found, err = true, g.features()
		case "crs":
			err = g.system()
		default:
			err = g.tokens.Decode(new(json.RawMessage))
		}
		if err != nil {
			return err
		}
	}
	if !found {
		return g.wrong(mistake.Place{File: g.File}, mistake.Say("there are no features", "没有 features"), aCollection)
	}
	return nil
}

// opens takes the next token if it is the delimiter.
func (g *geoJSON) opens(delimiter json.Delim) bool {
	token, err := g.tokens.Token()
	return err == nil && token == delimiter
}

// system refuses other coordinates than WGS84 in degrees. The member is of an older standard; without it there are no others.
func (g *geoJSON) system() error {
	at := g.next()
	var crs struct{ Properties struct{ Name string } }
	_ = g.tokens.Decode(&crs) // of another kind it has no name
	if name := crs.Properties.Name; !strings.HasSuffix(name, ":CRS84") && !strings.HasSuffix(name, ":4326") {
		return g.wrong(at, mistake.Say("the reference system is %q", "坐标系为 “%s”", mistake.Shorten(name)), mistake.Say("EPSG:4326 (WGS84, degrees)", "EPSG:4326（WGS84，度）"))
	}
	return nil
}

// feature is one area of the file.
type feature struct {
	Properties map[string]any
	Geometry   struct {
		Type        string
		Coordinates json.RawMessage
	}
}

func (g *geoJSON) features() error {
	if at := g.next(); !g.opens('[') {
		return g.wrong(at, mistake.Say("features are no list", "features 不是列表"), aCollection)
	}
	for g.tokens.More() {
		var one feature
		at := g.next()
		if err := g.tokens.Decode(&one); err != nil {
			return g.wrong(at, mistake.Say("the feature is no area with properties", "此要素不是带属性的面"), aFeature)
		}
		if err := g.take(one, at); err != nil {
			return err
		}
	}
	_, err := g.tokens.Token()
	return err
}

var aFeature = mistake.Say(`{"type": "Feature", "properties": {"code": "310104003"}, "geometry": {"type": "Polygon", "coordinates": […]}}`,
	`{"type": "Feature", "properties": {"code": "310104003"}, "geometry": {"type": "Polygon", "coordinates": […]}}`)

// take keeps the rings of a feature under its code.
func (g *geoJSON) take(one feature, at mistake.Place) error {
	value, ok := one.Properties[g.property]
	if !ok || value == nil {
		var names []string
		for name := range one.Properties {
			names = append(names, mistake.Shorten(name))
		}
		slices.Sort(names)
		err := g.wrong(at, mistake.Say("the feature has no property %q; it has %s", "此要素没有属性 “%s”；现有 %s", mistake.Shorten(g.property), mistake.Listed(names)),
			mistake.Say("the code of the subdistrict", "街镇代码"))
		g.r.Errors[len(g.r.Errors)-1].Advise(mistake.Say("name the property that holds it: outlines: {file: …, code: property}", "请注明存放代码的属性：outlines: {file: …, code: 属性名}"))
		return err
	}
	polygons, ok := one.polygons()
	if !ok {
		return g.wrong(at, mistake.Say("a geometry of the type %q", "几何类型为 “%s”", mistake.Shorten(one.Geometry.Type)), mistake.Say("Polygon or MultiPolygon with its coordinates", "Polygon 或 MultiPolygon 及其坐标"))
	}
	code := fmt.Sprint(value)
	if _, seen := g.rings[code]; !seen {
		g.codes = append(g.codes, mistake.Shorten(code))
	}
	for _, positions := range slices.Concat(polygons...) {
		ring, err := g.ring(positions, at)
		if err != nil {
			return err
		}
		g.rings[code] = append(g.rings[code], ring)
	}
	return nil
}

// polygons are the rings of each polygon; none where the geometry is another, or is broken.
func (one *feature) polygons() ([][][][]float64, bool) {
	var several [][][][]float64
	err := errReported
	switch one.Geometry.Type {
	case "MultiPolygon":
		err = json.Unmarshal(one.Geometry.Coordinates, &several)
	case "Polygon":
		several = make([][][][]float64, 1)
		err = json.Unmarshal(one.Geometry.Coordinates, &several[0])
	}
	return several, err == nil
}

// ring checks that positions are places of the country and return to where they begin.
func (g *geoJSON) ring(positions [][]float64, at mistake.Place) ([]geo.Point, error) {
	if g.corners += len(positions); g.corners > mostCorners {
		return nil, g.wrong(at, mistake.Say("the outlines have more than %d corners", "界线超过 %d 个顶点", mostCorners), mistake.Say("outlines for a map, simplified", "适于制图的简化界线"))
	}
	ring := make([]geo.Point, len(positions))
	for i, p := range positions {
		if len(p) < 2 {
			return nil, g.wrong(at, mistake.Say("a position of %d numbers", "坐标只有 %d 个数", len(p)), mistake.Say("longitude, latitude", "经度、纬度"))
		}
		ring[i] = geo.Point{Lon: p[0], Lat: p[1]}
		if !inChina(ring[i]) {
			g.r.abroad(ring[i], at)
			return nil, errReported
		}
	}
	if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
		return nil, g.wrong(at, mistake.Say("a ring of %d positions that does not close", "有 %d 个坐标的环没有闭合", len(ring)), mistake.Say("at least four positions, the last the same as the first", "至少四个坐标，首尾相同"))
	}
	return ring, nil
}
