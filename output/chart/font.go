package chart

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// notoSansSC is Noto Sans SC Regular cut to Latin, punctuation, the Table of General Standard Chinese Characters,
// GB 2312 and the first level of Big5; its licence is font/OFL.txt.
//
//go:embed font/NotoSansSC-Regular.ttf
var notoSansSC []byte

const typeface = "Noto Sans SC"

// face is the parsed font with the cache from which text is set. It is read once, when first drawn.
var face = sync.OnceValues(func() (*font.Cache, error) {
	parsed, err := opentype.Parse(notoSansSC)
	if err != nil {
		return nil, fmt.Errorf("chart: embedded font: %w", err)
	}
	return font.NewCache(font.Collection{{Font: font.Font{Typeface: typeface}, Face: parsed}}), nil
})

// Line metrics in units of the font size. Chinese glyphs fill the square from −0.12 to 0.88 and digits
// reach 0.73, so these make the middle of a line of text the middle of what is seen. The font's own
// ascent of 1.16 and descent of 0.29 leave room for scripts that no chart uses.
const (
	ascent     = 0.88
	descent    = 0.14
	lineHeight = 1.36
)

// ink sets all text of one chart in our font, without touching plot's global fonts. It remembers the
// first character it has no glyph for.
type ink struct {
	fonts   *font.Cache
	missing error // a GlyphError
}

var _ text.Handler = (*ink)(nil)

func (k *ink) Cache() *font.Cache { return k.fonts }

func (k *ink) Extents(f font.Font) font.Extents {
	return font.Extents{Ascent: ascent * f.Size, Descent: descent * f.Size, Height: lineHeight * f.Size}
}

func (k *ink) Lines(s string) []string { return strings.Split(strings.TrimRight(s, "\n"), "\n") }

func (k *ink) Box(s string, f font.Font) (width, height, depth vg.Length) {
	face := k.fonts.Lookup(f, f.Size)
	return face.Width(legible(s)), ascent * f.Size, descent * f.Size
}

// Draw sets the text with its block aligned to pt.
func (k *ink) Draw(c vg.Canvas, s string, style text.Style, pt vg.Point) {
	if unknown := Unknown(s); len(unknown) > 0 && k.missing == nil {
		k.missing = &GlyphError{unknown[0]}
	}
	s = legible(s)
	face := k.fonts.Lookup(style.Font, style.Font.Size)
	c.SetColor(style.Color)
	c.Push()
	defer c.Pop()
	c.Translate(pt)
	if style.Rotation != 0 {
		c.Rotate(style.Rotation)
	}
	y := style.Height(s)*vg.Length(1+style.YAlign) - ascent*style.Font.Size
	for _, line := range k.Lines(s) {
		c.FillString(face, vg.Point{X: vg.Length(style.XAlign) * face.Width(line), Y: y}, line)
		y -= lineHeight * style.Font.Size
	}
}

// Unknown lists the characters of a text for which the font has no glyph, each once.
func Unknown(s string) []rune {
	fonts, err := face()
	if err != nil {
		return nil // then no chart is drawn, and each says why
	}
	var buffer sfnt.Buffer
	var unknown []rune
	parsed := fonts.Lookup(font.Font{Typeface: typeface}, 1).Face
	for _, r := range s {
		glyph, err := parsed.GlyphIndex(&buffer, r)
		if (err != nil || glyph == 0) && r != '\n' && !slices.Contains(unknown, r) {
			unknown = append(unknown, r)
		}
	}
	return unknown
}

// legible puts □ in the place of characters without a glyph, which would vanish without a trace.
func legible(s string) string {
	for _, r := range Unknown(s) {
		s = strings.ReplaceAll(s, string(r), "□")
	}
	return s
}

// wrap breaks a text into lines no wider than the given width: at spaces where there are any, between
// any two Chinese characters otherwise. More than most lines end with an ellipsis.
func wrap(style text.Style, s string, width vg.Length, most int) string {
	var lines []string
	line := ""
	for _, piece := range pieces(s) {
		if line != "" && style.Width(strings.TrimRight(line+piece, " ")) > width {
			lines, line = append(lines, strings.TrimRight(line, " ")), strings.TrimLeft(piece, " ")
			continue
		}
		line += piece
	}
	lines = append(lines, line)
	if len(lines) <= most {
		return strings.Join(lines, "\n")
	}
	last := []rune(lines[most-1])
	for len(last) > 1 && style.Width(string(last)+"…") > width {
		last = last[:len(last)-1]
	}
	lines[most-1] = string(last) + "…"
	return strings.Join(lines[:most], "\n")
}

// closing marks must not begin a line, opening ones must not end it.
const (
	closing = "，。、；：？！）》”’％%"
	opening = "（《“‘"
)

// pieces splits a text where a line may end.
func pieces(s string) []string {
	var out []string
	current, glue := "", false
	for _, r := range s {
		wide := r >= 0x2E80
		switch {
		case current == "", glue, strings.ContainsRune(closing, r):
			current += string(r)
		case wide || endsWide(current) || strings.HasSuffix(current, " "):
			out, current = append(out, current), string(r)
		default:
			current += string(r)
		}
		glue = strings.ContainsRune(opening, r)
	}
	return append(out, current)
}

func endsWide(s string) bool {
	var last rune
	for _, r := range s {
		last = r
	}
	return last >= 0x2E80
}

// around is a full turn, for discs.
const around = 2 * math.Pi
