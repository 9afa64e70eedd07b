package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/scenarios/ask"
)

// width is the value of --until: the half-width of an interval, written 0.02, ±0.02 or 2%.
type width float64

func addUntil(f *pflag.FlagSet, w *width) {
	f.Var(w, "until", "replications until every target's 95% interval is this narrow, such as ±0.02 (at most "+
		strconv.Itoa(experiment.MostReplications(0.02))+" for that), 50 at a time; given observations no more than draws")
}

// String is the value as a number.
func (w *width) String() string {
	if *w == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(*w), 'g', -1, 64)
}

// Type names the value in the help.
func (w *width) Type() string { return "half-width" }

// Set reads the value.
func (w *width) Set(text string) error {
	number := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(text), "±"), "+-"))
	x, _, ok := ask.Decimal(number)
	if !ok {
		return fmt.Errorf("%q is not a half-width; expected such as ±0.02", text)
	}
	*w = width(x)
	return experiment.CheckWidth(x)
}
