package chart

import (
	"gonum.org/v1/plot/vg"

	"chcsim/output/words"
)

// Drawing is a chart of any kind.
type Drawing interface {
	PNG() ([]byte, error)
	sheet() (*sheet, error)
}

// pageHeight is the most that a page of a printed document holds below its heading.
const pageHeight = 22.5 * vg.Centimeter

// long is a chart of rows, which may be taller than a page.
type long interface {
	Drawing
	language() words.Lang
	length() int                            // how many rows it has
	part(from, to int, mark string) Drawing // those rows alone on the same axes; the mark ends the title
}

// Pages are the pictures that a chart comes to: itself where it fits on a printed page, else as few parts as do, with about
// as many rows each. A chart that cannot be drawn is left whole, and says why when it is.
func Pages(d Drawing) []Drawing {
	whole, ok := d.(long)
	if !ok || fits(d) {
		return []Drawing{d}
	}
	for n := 2; n <= whole.length(); n++ {
		parts := make([]Drawing, n)
		fit := true
		for i := range parts {
			from, to := i*whole.length()/n, (i+1)*whole.length()/n
			parts[i] = whole.part(from, to, words.PartOf.Fill(whole.language(), i+1, n))
			fit = fit && fits(parts[i])
		}
		if fit {
			return parts
		}
	}
	return []Drawing{d}
}

// fits tells whether a chart fits on a page, or cannot be drawn at all.
func fits(d Drawing) (fit bool) {
	defer func() {
		if recover() != nil { // as in Safely: the drawing will say it
			fit = true
		}
	}()
	s, err := d.sheet()
	return err != nil || s.height() <= pageHeight
}
