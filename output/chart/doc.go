// Package chart draws the charts of a result, one kind per file, as PNG images for printed documents:
// 16 cm wide at 192 dots per inch, Chinese or English, on white, in colours that stay apart for
// colour-blind readers and in grey.
//
// Every chart is a struct of plain values with a method PNG, and can be drawn as an SVG for pages of HTML. It checks its values first, draws into
// memory and returns the bytes; the caller writes them. Shares are fractions and come out as per cent.
// A character without a glyph is drawn as □: PNG then returns the image and a GlyphError that names it.
package chart

import (
	"errors"
	"fmt"
	"math"

	"chcsim/model/month"
	"chcsim/output/words"
)

// Frame is what every chart shows around its data.
type Frame struct {
	Lang         words.Lang
	Title        string // one or two lines above the chart; required
	Subtitle     string // a smaller line below the title, such as what the values are; may be empty
	Scenario     string // the scenario's name, for the source line; required
	Replications int    // replications behind the values; required
	Seed         uint64
	Note         string // a further line at the foot; may be empty
}

func (f Frame) language() words.Lang { return f.Lang }

// Point is a value at the end of a month.
type Point struct {
	Month month.Month
	Value float64
}

// Interval is an estimate with its limits, Low ≤ Value ≤ High.
type Interval struct{ Value, Low, High float64 }

// The ways in which the values of a chart can be wrong. Errors say which value and wrap one of these.
var (
	ErrEmpty     = errors.New("there is nothing to draw")
	ErrNotFinite = errors.New("a value is not a finite number")
	ErrLength    = errors.New("lists that belong together differ in length")
	ErrOrder     = errors.New("values are not in order")
	ErrRange     = errors.New("a value is out of its range")
)

// check refuses a frame that would leave a chart without title or source.
func (f Frame) check() error {
	if f.Title == "" || f.Scenario == "" {
		return fmt.Errorf("chart: title %q, scenario %q: %w", f.Title, f.Scenario, ErrEmpty)
	}
	if f.Replications <= 0 {
		return fmt.Errorf("chart %q: %d replications: %w", f.Title, f.Replications, ErrRange)
	}
	return nil
}

// finite refuses values that are not numbers.
func finite(what string, values ...float64) error {
	for i, x := range values {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Errorf("%s, number %d, is %v: %w", what, i+1, x, ErrNotFinite)
		}
	}
	return nil
}

// rising refuses values that fall from one to the next.
func rising(what string, values ...float64) error {
	for i := 1; i < len(values); i++ {
		if values[i] < values[i-1] {
			return fmt.Errorf("%s: %v follows %v: %w", what, values[i], values[i-1], ErrOrder)
		}
	}
	return nil
}

// check refuses an interval with limits on the wrong side. A hair's breadth is rounding.
func (i Interval) check(what string) error {
	if err := finite(what, i.Low, i.Value, i.High); err != nil {
		return err
	}
	const hair = 1e-9
	return rising(what, i.Low-hair, i.Value, i.High+hair)
}

// checkChance refuses an interval of a chance beyond 0 and 1.
func (i Interval) checkChance(what string) error {
	const hair = 1e-9
	return first(i.check(what), within(what, i.Low, -hair, 1), within(what, i.High, 0, 1+hair))
}

// within refuses a value outside [lo, hi].
func within(what string, x, lo, hi float64) error {
	if x < lo || x > hi {
		return fmt.Errorf("%s is %v, expected %v to %v: %w", what, x, lo, hi, ErrRange)
	}
	return nil
}

// first returns the first error.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
