package chart

import (
	"errors"
	"fmt"
	"strconv"

	"chcsim/output/words"
)

// GlyphError names a character that stands as □ in a chart that is otherwise whole.
type GlyphError struct{ Character rune }

func (e *GlyphError) Error() string { return e.In(words.EN) }

// In says it in a language.
func (e *GlyphError) In(l words.Lang) string {
	return words.NoGlyph.Fill(l, strconv.QuoteRune(e.Character), fmt.Sprintf("U+%04X", e.Character))
}

// Warning says what became of a chart that was not drawn as it should be.
func Warning(l words.Lang, name string, err error) string {
	var glyph *GlyphError
	if errors.As(err, &glyph) {
		return glyph.In(l)
	}
	return words.NotDrawn.Fill(l, name, err)
}

// Safely draws a chart; a panic of a drawing library is an error like any other, and costs this chart alone.
func Safely(draw func() ([]byte, error)) (image []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			image, err = nil, fmt.Errorf("the drawing failed: %v", cause)
		}
	}()
	return draw()
}
