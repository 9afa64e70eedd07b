package ask

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"chcsim/model/experiment"
)

// Vary reads what a sweep varies in a design of the given kind:
//
//	workforce.recruits_per_year=20:50:5         20, 25, … 50, in grid and zip
//	contract.renewal=60%:90%                    anywhere between, in lhs and sobol
//	run.clinic_days=0,4,all                     a list
//	workforce.resign_hazard=3%,{pert: [2%, 3%, 5%]}
func Vary(text, kind string) (experiment.Axis, error) {
	fail := func(at int, what, expected string) (experiment.Axis, error) {
		return experiment.Axis{}, &Error{Flag: "--vary", Line: text, At: at, What: what, Expected: expected}
	}
	spread := kind == experiment.LatinHypercube || kind == experiment.Sobol
	expected := "path=lo:hi:step, or path=a,b,c"
	if spread {
		expected = "path=lo:hi, or path=a,b,c"
	}
	if at := strings.IndexAny(text, "\r\n\x00"); at >= 0 {
		return fail(len([]rune(text[:at])), "the line breaks", expected)
	}
	path, given, found := strings.Cut(text, "=")
	from := len([]rune(path)) + 1
	switch {
	case !found:
		return fail(len([]rune(text)), "nothing says which values", expected)
	case strings.TrimSpace(path) == "":
		return fail(0, "nothing says what to vary", expected)
	case strings.TrimSpace(given) == "":
		return fail(from, "no values are given", expected)
	}
	axis := experiment.Axis{Path: strings.TrimSpace(path)}
	if parts := strings.Split(given, ":"); len(parts) > 1 && isNumber(parts[0]) {
		if what := ranged(&axis, parts, spread); what != "" {
			return fail(from, what, expected)
		}
		return axis, nil
	}
	for _, item := range items(given) {
		if strings.TrimSpace(item.text) == "" {
			return fail(from+item.at, "a value of the list is empty", expected)
		}
		axis.Values = append(axis.Values, strings.TrimSpace(item.text))
	}
	return axis, nil
}

// ranged reads lo:hi or lo:hi:step and says what is wrong with it.
func ranged(axis *experiment.Axis, parts []string, spread bool) string {
	if want := map[bool]int{true: 2, false: 3}[spread]; len(parts) != want {
		return fmt.Sprintf("a range of %d numbers", len(parts))
	}
	var numbers []*big.Rat
	percent := strings.HasSuffix(strings.TrimSpace(parts[0]), "%")
	for _, part := range parts {
		x, isPercent, ok := exact(part)
		if !ok {
			return fmt.Sprintf("%q is no number", part)
		}
		if isPercent != percent {
			return "some of the numbers are percentages and some are not"
		}
		numbers = append(numbers, x)
	}
	if numbers[0].Cmp(numbers[1]) >= 0 {
		return fmt.Sprintf("the range ends at %s and begins at %s", parts[1], parts[0])
	}
	if spread {
		if percent {
			for _, x := range numbers {
				x.Quo(x, big.NewRat(100, 1))
			}
		}
		axis.Low, _ = numbers[0].Float64()
		axis.High, _ = numbers[1].Float64()
		return ""
	}
	var err error
	axis.Values, err = Steps(numbers[0], numbers[1], numbers[2], percent)
	if err != nil {
		return err.Error()
	}
	return ""
}

// Steps lists lo, lo+step, … up to hi as decimal numbers, without the errors of binary fractions.
func Steps(lo, hi, step *big.Rat, percent bool) ([]string, error) {
	if step.Sign() <= 0 {
		return nil, fmt.Errorf("the step is not above 0")
	}
	count := new(big.Rat).Quo(new(big.Rat).Sub(hi, lo), step)
	if count.Cmp(big.NewRat(experiment.MostPoints, 1)) >= 0 {
		return nil, fmt.Errorf("the range has more than %d values", experiment.MostPoints)
	}
	sign := ""
	if percent {
		sign = "%"
	}
	var values []string
	for x := new(big.Rat).Set(lo); x.Cmp(hi) <= 0; x = new(big.Rat).Add(x, step) {
		values = append(values, decimal(x)+sign)
	}
	return values, nil
}

// decimal writes a number with a finite decimal expansion exactly.
func decimal(x *big.Rat) string {
	s := x.FloatString(mostDecimals)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// mostDecimals is more than any number of a range may have.
const mostDecimals = 20

// exact reads a decimal number, perhaps with a percent sign.
func exact(text string) (x *big.Rat, percent, ok bool) {
	text, percent = strings.CutSuffix(strings.TrimSpace(text), "%")
	if !isNumber(text) || len(text) > mostDecimals {
		return nil, percent, false
	}
	x, ok = new(big.Rat).SetString(text)
	return x, percent, ok
}

// isNumber tells whether a text is a plain decimal number, perhaps with a percent sign.
func isNumber(text string) bool {
	text = strings.TrimSuffix(strings.TrimSpace(text), "%")
	if strings.ContainsAny(text, "eExXpP_/nN") {
		return false
	}
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// item is a value of a list and where it stands.
type item struct {
	text string
	at   int
}

// items splits a list at its commas, apart from those within brackets and quotes.
func items(list string) []item {
	var found []item
	depth, quote, from := 0, rune(0), 0
	runes := []rune(list)
	for i, c := range runes {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case c == ',' && depth <= 0:
			found = append(found, item{string(runes[from:i]), from})
			from = i + 1
		}
	}
	return append(found, item{string(runes[from:]), from})
}
