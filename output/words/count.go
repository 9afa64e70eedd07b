package words

import "strings"

// Phrases of counts, which stand beside rates.
var (
	CountsTitle = Phrase{"数量：人数、人次与费用（全区）", "In numbers: people, visits and money in the whole district"}
	CountedOf   = Phrase{"分子/分母（中位数）", "Counted (medians)"}
)

// Money is the unit in which a language gives large amounts, and how many thousand yuan one of it is.
func Money(l Lang) (unit Unit, thousands float64) {
	if l == EN {
		return Millions, 1000
	}
	return Wan, 10
}

// Part is the name of a part of an amount, without its unit and without what it is a part of.
func Part(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(WithoutUnit(name), "其中："), "of which ")
}

// WithoutUnit is the name of an amount without the unit in which files give it.
func WithoutUnit(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "（千元）"), ", thousand yuan")
}
