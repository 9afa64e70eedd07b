package chart

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// svg is a canvas whose page is an SVG, to stand within a page of HTML. What is written on it stays text, to be searched and
// copied; each line is as wide as in our font, whichever font the reader has. (That of gonum/plot knows no widths.)
type svg struct {
	out    strings.Builder
	width  vg.Length
	height vg.Length
	pen    pen
	stack  []pen
}

// pen is the state of drawing; the matrix leads to the page, whose origin is the lower left corner.
type pen struct {
	colour color.NRGBA
	width  vg.Length
	dashes []vg.Length
	offset vg.Length
	matrix [6]float64 // x' = m0·x + m2·y + m4, y' = m1·x + m3·y + m5
}

var _ vg.CanvasSizer = (*svg)(nil)

// families are fonts with Chinese that readers have, the nearest to ours first.
const families = "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Hiragino Sans GB','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"

// newSVG begins a page with a name for those who hear it.
func newSVG(width, height vg.Length, name string) *svg {
	c := &svg{width: width, height: height}
	fmt.Fprintf(&c.out, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%s" viewBox="0 0 %s %s" font-family="%s">`+"\n",
		html.EscapeString(name), short(width.Points()), short(height.Points()), families)
	c.pen.matrix = [6]float64{0: 1, 3: 1}
	vg.Initialize(c)
	return c
}

// bytes ends the page.
func (c *svg) bytes() []byte { return []byte(c.out.String() + "</svg>\n") }

func (c *svg) Size() (w, h vg.Length)                   { return c.width, c.height }
func (c *svg) SetLineWidth(w vg.Length)                 { c.pen.width = w }
func (c *svg) SetLineDash(d []vg.Length, off vg.Length) { c.pen.dashes, c.pen.offset = d, off }
func (c *svg) SetColor(k color.Color)                   { c.pen.colour, _ = color.NRGBAModel.Convert(k).(color.NRGBA) }
func (c *svg) Push()                                    { c.stack = append(c.stack, c.pen) }
func (c *svg) Pop()                                     { c.pen, c.stack = c.stack[len(c.stack)-1], c.stack[:len(c.stack)-1] }

func (c *svg) Translate(by vg.Point) { c.turn(1, 0, 0, 1, by.X.Points(), by.Y.Points()) }
func (c *svg) Scale(x, y float64)    { c.turn(x, 0, 0, y, 0, 0) }
func (c *svg) Rotate(angle float64) {
	sin, cos := math.Sincos(angle)
	c.turn(cos, sin, -sin, cos, 0, 0)
}

// turn puts a step before those that lead to the page.
func (c *svg) turn(a, b, p, q, x, y float64) {
	m := c.pen.matrix
	c.pen.matrix = [6]float64{
		m[0]*a + m[2]*b, m[1]*a + m[3]*b, m[0]*p + m[2]*q, m[1]*p + m[3]*q, m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5],
	}
}

// at writes a place on the page, whose vertical axis points down in an SVG.
func (c *svg) at(x, y float64) string {
	m := c.pen.matrix
	return short(m[0]*x+m[2]*y+m[4]) + " " + short(c.height.Points()-(m[1]*x+m[3]*y+m[5]))
}

// short writes a length in points with two decimals at most: a hundredth of a point is seen by nobody.
func short(x float64) string {
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(x, 'f', 2, 64), "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

func (c *svg) Stroke(p vg.Path) {
	if c.pen.width <= 0 {
		return
	}
	dashes := ""
	if len(c.pen.dashes) > 0 {
		var list []string
		for _, d := range c.pen.dashes {
			list = append(list, short(d.Points()))
		}
		dashes = fmt.Sprintf(` stroke-dasharray="%s" stroke-dashoffset="%s"`, strings.Join(list, " "), short(c.pen.offset.Points()))
	}
	fmt.Fprintf(&c.out, `<path d="%s" fill="none"%s stroke-width="%s"%s/>`+"\n", c.path(p), c.paint("stroke"), short(c.pen.width.Points()), dashes)
}

func (c *svg) Fill(p vg.Path) {
	fmt.Fprintf(&c.out, `<path d="%s"%s/>`+"\n", c.path(p), c.paint("fill"))
}

// paint is the colour as the attribute of a name.
func (c *svg) paint(name string) string {
	k := c.pen.colour
	text := fmt.Sprintf(` %s="#%02x%02x%02x"`, name, k.R, k.G, k.B)
	if k.A < 0xff {
		text += fmt.Sprintf(` %s-opacity="%s"`, name, short(float64(k.A)/0xff))
	}
	return text
}

// path writes an outline; arcs become curves of at most an eighth of a turn, which lie within 10⁻⁵ of the radius.
func (c *svg) path(p vg.Path) string {
	var d strings.Builder
	for _, step := range p {
		switch step.Type {
		case vg.MoveComp:
			d.WriteString("M" + c.at(step.Pos.X.Points(), step.Pos.Y.Points()))
		case vg.LineComp:
			d.WriteString("L" + c.at(step.Pos.X.Points(), step.Pos.Y.Points()))
		case vg.CurveComp:
			d.WriteString([]string{"L", "Q", "C"}[len(step.Control)])
			for _, near := range step.Control {
				d.WriteString(c.at(near.X.Points(), near.Y.Points()) + " ")
			}
			d.WriteString(c.at(step.Pos.X.Points(), step.Pos.Y.Points()))
		case vg.ArcComp:
			c.arc(&d, step)
		case vg.CloseComp:
			d.WriteString("Z")
		}
	}
	return d.String()
}

// arc writes an arc as curves that touch it at their ends (Riškus 2006): handles of 4/3·tan(angle/4) radii.
func (c *svg) arc(d *strings.Builder, a vg.PathComp) {
	x, y, r := a.Pos.X.Points(), a.Pos.Y.Points(), a.Radius.Points()
	pieces := math.Max(1, math.Ceil(math.Abs(a.Angle)/(math.Pi/4)))
	by := a.Angle / pieces
	handle := 4. / 3 * math.Tan(by/4) * r
	sin, cos := math.Sincos(a.Start)
	d.WriteString("L" + c.at(x+r*cos, y+r*sin))
	for i := 1.; i <= pieces; i++ {
		nextSin, nextCos := math.Sincos(a.Start + i*by)
		d.WriteString("C" + c.at(x+r*cos-handle*sin, y+r*sin+handle*cos) + " " +
			c.at(x+r*nextCos+handle*nextSin, y+r*nextSin-handle*nextCos) + " " + c.at(x+r*nextCos, y+r*nextSin))
		sin, cos = nextSin, nextCos
	}
}

// FillString writes a line of text, turned as the pen is.
func (c *svg) FillString(face font.Face, at vg.Point, line string) {
	if strings.TrimSpace(line) == "" {
		return
	}
	place := strings.Fields(c.at(at.X.Points(), at.Y.Points()))
	turned := ""
	if angle := -math.Atan2(c.pen.matrix[1], c.pen.matrix[0]) * 180 / math.Pi; angle != 0 {
		turned = fmt.Sprintf(` transform="rotate(%s %s %s)"`, short(angle), place[0], place[1])
	}
	fmt.Fprintf(&c.out, `<text x="%s" y="%s"%s font-size="%s" textLength="%s" lengthAdjust="spacingAndGlyphs"%s>%s</text>`+"\n", place[0], place[1], turned,
		short(face.Font.Size.Points()), short(face.Width(line).Points()), c.paint("fill"), html.EscapeString(line))
}

// DrawImage sets a picture into a rectangle.
func (c *svg) DrawImage(r vg.Rectangle, picture image.Image) {
	var data bytes.Buffer
	if err := png.Encode(&data, picture); err != nil {
		return // only for a picture of no size
	}
	place := strings.Fields(c.at(r.Min.X.Points(), r.Max.Y.Points()))
	fmt.Fprintf(&c.out, `<image x="%s" y="%s" width="%s" height="%s" preserveAspectRatio="none" href="data:image/png;base64,%s"/>`+"\n", place[0], place[1],
		short(r.Size().X.Points()), short(r.Size().Y.Points()), base64.StdEncoding.EncodeToString(data.Bytes()))
}
