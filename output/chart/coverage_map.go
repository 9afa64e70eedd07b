package chart

import (
	"fmt"
	"image"
	"image/color"
	imagedraw "image/draw"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"chcsim/model/geo"
	"chcsim/output/words"
)

// CoverageMap shows a district at one date, or at two side by side: the cells in which residents live, shaded by how long they
// walk to the nearest open facility, and the facilities.
type CoverageMap struct {
	Frame
	Limits   []float64     // the most minutes of each shade but the last, rising; at most four
	Cells    []geo.Point   // the middles of the cells, on a grid
	Sparse   []bool        // of each cell, whether hardly anybody lives there: drawn small; nil for none
	Names    []MapName     // of subdistricts
	Outlines [][]geo.Point // closed rings; may be empty
	Panels   []MapPanel    // one or two
}

// MapName is the name of a subdistrict and where it belongs.
type MapName struct {
	Name string
	At   geo.Point
}

// MapPanel is the district at a date.
type MapPanel struct {
	Title, Detail string // the detail is a small second line; may be empty
	Shades        []int  // of each cell: 0 … len(Limits)
	Facilities    []MapFacility
}

// MapFacility is an open facility.
type MapFacility struct {
	Kind   FacilityKind
	At     geo.Point
	Opened string // the year, of those that were not open from the start; else empty
}

// shades go from pale to dark, in steps of lightness that stay apart in grey print; between 15 and 20 minutes, where coverage
// ends, the step is the largest.
var shades = [...]color.NRGBA{
	{0xee, 0xf1, 0xe4, 0xff}, {0xc6, 0xdb, 0xd6, 0xff}, {0x92, 0xba, 0xc6, 0xff}, {0x3f, 0x78, 0xa0, 0xff}, {0x14, 0x28, 0x4b, 0xff},
}

func (m CoverageMap) check() error {
	if len(m.Cells) == 0 || len(m.Panels) == 0 {
		return ErrEmpty
	}
	if len(m.Limits) >= len(shades) || len(m.Panels) > 2 {
		return fmt.Errorf("%d limits for %d shades, %d panels: %w", len(m.Limits), len(shades), len(m.Panels), ErrRange)
	}
	if err := first(finite("limits", m.Limits...), rising("limits", m.Limits...)); err != nil {
		return err
	}
	for _, p := range m.places() {
		if err := p.Check(); err != nil {
			return fmt.Errorf("%w: %w", err, ErrRange)
		}
	}
	if m.Sparse != nil && len(m.Sparse) != len(m.Cells) {
		return fmt.Errorf("%d marks of %d cells: %w", len(m.Sparse), len(m.Cells), ErrLength)
	}
	for _, panel := range m.Panels {
		if len(panel.Shades) != len(m.Cells) {
			return fmt.Errorf("%d shades of %d cells: %w", len(panel.Shades), len(m.Cells), ErrLength)
		}
		for _, shade := range panel.Shades {
			if shade < 0 || shade > len(m.Limits) {
				return fmt.Errorf("shade %d of %d: %w", shade, len(m.Limits)+1, ErrRange)
			}
		}
	}
	return nil
}

// places are all that the map must hold.
func (m CoverageMap) places() []geo.Point {
	places := append([]geo.Point{}, m.Cells...)
	for _, ring := range m.Outlines {
		places = append(places, ring...)
	}
	for _, panel := range m.Panels {
		for _, f := range panel.Facilities {
			places = append(places, f.At)
		}
	}
	for _, n := range m.Names {
		places = append(places, n.At)
	}
	return places
}

// Heights on the page.
const (
	tallestMap  = 14.5 * vg.Centimeter
	mapHead     = 30 * vg.Length(1) // title and detail of a panel
	mapFoot     = 24 * vg.Length(1) // scale and arrow
	betweenMaps = 10 * vg.Length(1)
)

// PNG draws the chart as a picture.
func (m CoverageMap) PNG() ([]byte, error) { return pictureOf(m.sheet()) }

func (m CoverageMap) sheet() (*sheet, error) {
	if err := m.check(); err != nil {
		return nil, fmt.Errorf("coverage map %q: %w", m.Title, err)
	}
	s, err := newSheet(m.Frame)
	if err != nil {
		return nil, err
	}
	w := m.survey()
	panels := vg.Length(len(m.Panels))
	width := (pageWidth - 2*margin - (panels-1)*betweenMaps) / panels
	w.scale = min(width/vg.Length(w.east-w.west), tallestMap/vg.Length(w.north-w.south))
	s.body = mapHead + w.scale*vg.Length(w.north-w.south) + mapFoot
	s.plot.HideAxes()
	s.keys = m.keys()
	s.plot.Add(paint(func(c draw.Canvas, _ *plot.Plot) {
		for i, panel := range m.Panels {
			left := c.Min.X + vg.Length(i)*(width+betweenMaps)
			w.origin = vg.Point{X: left + (width-w.scale*vg.Length(w.east-w.west))/2, Y: c.Max.Y - mapHead - w.scale*vg.Length(w.north-w.south)}
			c.FillText(s.writing(textSize, black, text.XLeft, text.YTop), vg.Point{X: left, Y: c.Max.Y}, panel.Title)
			c.FillText(s.writing(smallSize, grey, text.XLeft, text.YTop), vg.Point{X: left, Y: c.Max.Y - vg.Points(textSize+5)}, panel.Detail)
			m.panel(s, c, w, panel)
			foot := w.origin.Y - mapFoot/2
			w.scaleBar(s, c, vg.Point{X: left + vg.Points(2), Y: foot})
			northArrow(s, c, vg.Point{X: left + width - vg.Points(8), Y: foot - vg.Points(2)})
		}
	}))
	return s, nil
}

// survey is how places become points of the page: metres east and north, true to scale in both directions.
type survey struct {
	projection               geo.Projection
	west, east, south, north float64 // metres
	side                     float64 // of a cell, metres
	scale                    vg.Length
	origin                   vg.Point // of the south-western corner
}

// survey measures what the map must hold.
func (m CoverageMap) survey() survey {
	places := m.places()
	var middle geo.Point
	for _, p := range m.Cells {
		middle.Lon += p.Lon / float64(len(m.Cells))
		middle.Lat += p.Lat / float64(len(m.Cells))
	}
	w := survey{projection: geo.ProjectionAt(middle), west: math.Inf(1), east: math.Inf(-1), south: math.Inf(1), north: math.Inf(-1)}
	w.side = spacing(m.Cells, w.projection)
	for _, p := range places {
		x, y := w.projection.XY(p)
		w.west, w.east = min(w.west, x-w.side/2), max(w.east, x+w.side/2)
		w.south, w.north = min(w.south, y-w.side/2), max(w.north, y+w.side/2)
	}
	return w
}

// on is a place on the page.
func (w survey) on(p geo.Point) vg.Point {
	x, y := w.projection.XY(p)
	return vg.Point{X: w.origin.X + w.scale*vg.Length(x-w.west), Y: w.origin.Y + w.scale*vg.Length(y-w.south)}
}

// sparse is the side of a cell where hardly anybody lives, relative to others.
const sparse = 0.45

// panel draws the district at a date: cells first, then outlines, facilities and, where there is room, names.
func (m CoverageMap) panel(s *sheet, c draw.Canvas, w survey, panel MapPanel) {
	if s.canvas != nil {
		m.raster(s, w, panel)
	} else {
		m.squares(c, w, panel)
	}
	for _, style := range []draw.LineStyle{stroke(whiteColor, 1.7), stroke(black, 0.7)} {
		for _, ring := range m.Outlines {
			c.StrokeLines(style, w.ring(ring))
		}
	}
	labels := labelling{sheet: s, within: vg.Rectangle{Min: w.origin, Max: vg.Point{
		X: w.origin.X + w.scale*vg.Length(w.east-w.west), Y: w.origin.Y + w.scale*vg.Length(w.north-w.south),
	}}}
	for kind := FacilityKind(FacilityKinds); kind > 0; kind-- { // centres last, on top
		for _, f := range panel.Facilities {
			if f.Kind == kind-1 {
				f.Kind.draw(c, w.on(f.At), f.Opened != "")
				labels.avoid(w.on(f.At), vg.Points(3.4))
			}
		}
	}
	for _, f := range panel.Facilities {
		if f.Opened != "" {
			labels.beside(c, w.on(f.At), f.Opened)
		}
	}
	for _, n := range m.Names {
		labels.name(c, w.on(n.At), n.Name)
	}
}

// half is half the side of a cell.
func (m CoverageMap) half(w survey, cell int) vg.Length {
	half := w.scale * vg.Length(w.side) / 2
	if m.Sparse != nil && m.Sparse[cell] {
		half *= sparse
	}
	return half
}

// raster paints the cells dot by dot into the picture. Neighbours overlap by a dot at most, which leaves no seam between them.
func (m CoverageMap) raster(s *sheet, w survey, panel MapPanel) {
	picture := s.canvas.Image()
	dots := func(l vg.Length) float64 { return l.Dots(dotsPerInch) }
	height := float64(picture.Bounds().Dy())
	for i, cell := range m.Cells {
		at := w.on(cell)
		x, y, half := dots(at.X), height-dots(at.Y), dots(m.half(w, i))
		square := image.Rect(int(math.Floor(x-half)), int(math.Floor(y-half)), int(math.Ceil(x+half)), int(math.Ceil(y+half)))
		imagedraw.Draw(picture, square, image.NewUniform(shades[panel.Shades[i]]), image.Point{}, imagedraw.Src)
	}
}

// squares fills the cells of each shade as one outline. Neighbours overlap by a hair, which leaves no seam between them.
func (m CoverageMap) squares(c draw.Canvas, w survey, panel MapPanel) {
	const hair = 0.1 * vg.Length(1)
	for shade, fill := range shades {
		var outline vg.Path
		for i, cell := range m.Cells {
			if panel.Shades[i] != shade {
				continue
			}
			at, half := w.on(cell), m.half(w, i)+hair
			outline.Move(vg.Point{X: at.X - half, Y: at.Y - half})
			outline.Line(vg.Point{X: at.X + half, Y: at.Y - half})
			outline.Line(vg.Point{X: at.X + half, Y: at.Y + half})
			outline.Line(vg.Point{X: at.X - half, Y: at.Y + half})
			outline.Close()
		}
		if len(outline) > 0 {
			c.SetColor(fill)
			c.Fill(outline)
		}
	}
}

// ring is a ring on the page, without corners that lie too close together to be seen.
func (w survey) ring(corners []geo.Point) []vg.Point {
	const close = 0.3 * vg.Length(1)
	var line []vg.Point
	for i, corner := range corners {
		at := w.on(corner)
		if last := len(line) - 1; i == 0 || i == len(corners)-1 || math.Hypot(float64(at.X-line[last].X), float64(at.Y-line[last].Y)) >= float64(close) {
			line = append(line, at)
		}
	}
	return line
}

func (m CoverageMap) keys() []key {
	var keys []key
	for i := range len(m.Limits) + 1 {
		name := ""
		switch {
		case i == len(m.Limits):
			name = ">" + words.Minutes.Fixed(m.Lang, m.Limits[i-1], 0)
		case i == 0:
			name = "≤" + words.Minutes.Bare(m.Limits[0], 0)
		default:
			name = words.Minutes.Bare(m.Limits[i-1], 0) + "–" + words.Minutes.Bare(m.Limits[i], 0)
		}
		keys = append(keys, key{name, bordered(shades[i])})
	}
	seen, opened := [FacilityKinds]bool{}, false
	for _, panel := range m.Panels {
		for _, f := range panel.Facilities {
			seen[f.Kind] = true
			opened = opened || f.Opened != ""
		}
	}
	for kind, phrase := range [FacilityKinds]words.Phrase{words.Centre, words.SubCentre, words.KnownStation} {
		if seen[kind] {
			keys = append(keys, key{phrase.In(m.Lang), FacilityKind(kind).mark(false)})
		}
	}
	if opened {
		keys = append(keys, key{words.OpenedSince.In(m.Lang), Station.mark(true)})
	}
	return keys
}
