package chart

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image/png"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
	"gonum.org/v1/plot/vg/vgimg"

	"chcsim/model/month"
	"chcsim/output/words"
)

// sheet is a page on which one chart is drawn: title, legend, the plot, the foot.
type sheet struct {
	*ink
	frame   Frame
	body    vg.Length // height of the plot with its axis; title, legend and foot come on top of it
	plot    *plot.Plot
	left    vg.Length // room left of the plot, for names of rows
	right   vg.Length // room right of it, for values
	top     vg.Length // room above it, beside the body
	caption string    // names the vertical axis, above it
	keys    []key
	canvas  *vgimg.Canvas // while a picture is drawn; nil while an SVG is
}

// newSheet prepares a page with an empty plot of the common height in our style.
func newSheet(f Frame) (*sheet, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	fonts, err := face()
	if err != nil {
		return nil, err
	}
	s := &sheet{ink: &ink{fonts: fonts}, frame: f, body: bodyHeight, plot: plot.New()}
	s.dress(s.plot)
	return s, nil
}

// dress sets our font and line styles on every style of a plot. The vertical alignments make good for
// the descent that plot adds to the position of axis texts.
func (s *sheet) dress(p *plot.Plot) {
	const shift = descent / (ascent + descent)
	p.BackgroundColor = whiteColor
	p.Title.TextStyle = s.writing(titleSize, black, text.XCenter, text.YTop)
	p.Legend.TextStyle = s.writing(textSize, black, text.XLeft, text.YCenter)
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Label.TextStyle = s.writing(textSize, black, text.XCenter, text.YBottom-shift)
		axis.Label.Padding = vg.Points(4)
		axis.LineStyle = stroke(grey, 0.6)
		axis.Tick.LineStyle = stroke(grey, 0.6)
		axis.Tick.Length = vg.Points(4)
		axis.Padding = 0
	}
	p.X.Tick.Label = s.writing(tickSize, black, text.XCenter, text.YTop-2*shift) // a little lower, clear of the first label upwards
	p.Y.Tick.Label = s.writing(tickSize, black, text.XRight, text.YCenter-shift)
}

// hideRowsAxis leaves the vertical axis of a chart of rows undrawn: names stand in its place.
func (s *sheet) hideRowsAxis(rows int) {
	s.plot.HideY()
	s.plot.Y.Min, s.plot.Y.Max = 0, float64(rows)
}

// png draws the page and returns it as a PNG that knows its resolution, with a GlyphError where □ stands in
// for a character.
func (s *sheet) png() ([]byte, error) {
	s.canvas = vgimg.NewWith(vgimg.UseWH(pageWidth, s.height()), vgimg.UseDPI(dotsPerInch))
	s.draw(s.canvas)
	var out bytes.Buffer
	if err := png.Encode(&out, s.canvas.Image()); err != nil {
		return nil, fmt.Errorf("chart %q: %w", s.frame.Title, err)
	}
	return withResolution(out.Bytes()), s.missing
}

// svg draws the page for a page of HTML. What there is no glyph for is □ here, too.
func (s *sheet) svg() []byte {
	page := newSVG(pageWidth, s.height(), s.frame.Title)
	s.draw(page)
	return page.bytes()
}

// draw draws the page: its head, its foot, and the plot between them.
func (s *sheet) draw(page vg.CanvasSizer) {
	c := draw.Crop(draw.New(page), margin, -margin, margin, -margin)
	c.Max.Y = s.drawHead(c)
	c.Min.Y = s.drawFoot(c)
	s.plot.Draw(draw.Crop(c, s.left, -s.right, 0, -s.top))
}

// SVG draws a chart for a page of HTML.
func SVG(d Drawing) ([]byte, error) {
	s, err := d.sheet()
	if err != nil {
		return nil, err
	}
	return s.svg(), nil
}

// pictureOf draws the page of a chart as a PNG.
func pictureOf(s *sheet, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	return s.png()
}

// height is that of the whole page. Title, legend and foot take as many lines as they need, which a
// drawing into the void tells.
func (s *sheet) height() vg.Length {
	dry := draw.NewCanvas(new(recorder.Canvas), pageWidth, bodyHeight)
	dry = draw.Crop(dry, margin, -margin, margin, -margin)
	head, foot := dry.Max.Y-s.drawHead(dry), s.drawFoot(dry)-dry.Min.Y
	return s.body + s.top + head + foot + 2*margin
}

// drawHead writes title, subtitle and legend from the top and returns the height where they end.
func (s *sheet) drawHead(c draw.Canvas) vg.Length {
	width, y := c.Max.X-c.Min.X, c.Max.Y
	line := func(style text.Style, words string, most int) {
		if words == "" {
			return
		}
		words = wrap(style, words, width, most)
		c.FillText(style, vg.Point{X: c.Min.X, Y: y}, words)
		y -= style.Height(words) + vg.Points(4)
	}
	line(s.writing(titleSize, black, text.XLeft, text.YTop), s.frame.Title, 2)
	line(s.writing(textSize, grey, text.XLeft, text.YTop), s.frame.Subtitle, 3)
	if len(s.keys) > 0 {
		y -= vg.Points(1)
		y = s.drawKeys(c, y)
	}
	if s.caption != "" {
		y -= vg.Points(5)
		line(s.writing(textSize, black, text.XLeft, text.YTop), s.caption, 2)
	}
	return y - vg.Points(6)
}

// drawFoot writes the note and the source line and returns the height where the plot may begin.
func (s *sheet) drawFoot(c draw.Canvas) vg.Length {
	style := s.writing(smallSize, grey, text.XLeft, text.YBottom)
	width, y := c.Max.X-c.Min.X, c.Min.Y
	source := words.SourceLine.Fill(s.frame.Lang, s.frame.Scenario, s.frame.Replications, s.frame.Seed)
	for _, line := range []string{source, s.frame.Note} {
		if line == "" {
			continue
		}
		line = wrap(style, line, width, 4)
		c.FillText(style, vg.Point{X: c.Min.X, Y: y + vg.Points(descent*smallSize)}, line)
		y += style.Height(line) + vg.Points(3)
	}
	return y + vg.Points(5)
}

// withResolution inserts the pHYs chunk (dots per metre) behind the header of a PNG, so that documents
// show the picture at its true size.
func withResolution(image []byte) []byte {
	const header = 8 + 25 // signature and IHDR chunk
	const perMetre = 7559 // 192 dots per inch of 0.0254 m
	chunk := []byte{0, 0, 0, 9, 'p', 'H', 'Y', 's'}
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // the unit is the metre
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	out := make([]byte, 0, len(image)+len(chunk))
	out = append(out, image[:header]...)
	out = append(out, chunk...)
	return append(out, image[header:]...)
}

// months makes the horizontal axis one of the ends of months.
func (s *sheet) months(from, to month.Month) {
	s.plot.X.Min, s.plot.X.Max = float64(from)-0.7, float64(to)+1
	s.plot.X.Tick.Marker = yearEnds(s.frame.Lang, from, to, 0)
	s.nameAcross(words.MonthAxis.In(s.frame.Lang))
}

// nameAcross names the horizontal axis and makes room for it.
func (s *sheet) nameAcross(name string) {
	style := s.plot.X.Label.TextStyle
	s.plot.X.Label.Text = wrap(style, name, pageWidth*0.6, 2)
	s.body += style.Height(s.plot.X.Label.Text) + vg.Points(5)
}
