package words

import "testing"

func TestCounts(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{OutOf(8./13, 13), "8/13"},
		{OutOf(8.5/13, 13), "8.5/13"},
		{OutOf(1, 13), "13/13"},
		{Fraction.Required(EN, ">=", 0.75, 10, 13), "≥75% (10/13)"},
		{Fraction.Between(EN, ">=", 0.6154, 9, 13), "61.54% needs 9 of 13 (69.231%); 8 are 61.538%"},
		{Fraction.Between(ZH, ">=", 0.615, 8, 13), "61.5%须 8/13（61.54%）方为达标；7 为 53.85%"},
		{Fraction.Between(EN, "<=", 0.25, 3, 13), "25% needs 3 of 13 (23.1%); 4 are 30.8%"},
		{Fraction.Between(EN, ">=", 0.704, 88, 125), ""}, // 88 of 125 are 70.4%
		{Fraction.Between(EN, ">=", 1, 13, 13), ""},
		{Fraction.Limit(EN, ">=", 0.6154), "≥61.54%"},
		{Fraction.Limit(EN, ">=", 1./3), "≥33.3%"},
		{Fraction.Limit(EN, ">=", 0.29), "≥29%"},
		{Per10k.Limit(EN, ">=", 4.125), "≥4.125"},
	} {
		if c.got != c.want {
			t.Errorf("%q, expected %q", c.got, c.want)
		}
	}
}
