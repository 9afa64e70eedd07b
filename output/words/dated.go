package words

import (
	"fmt"

	"chcsim/model/month"
)

// Dated writes a month for people: "2025年12月" or "2025-12". Files for programs keep the latter.
func Dated(l Lang, m month.Month) string {
	if l == ZH {
		return fmt.Sprintf("%d年%d月", m.Year(), m.Calendar())
	}
	return m.String()
}

// MonthFormat is how a spreadsheet shows a month as Dated writes it.
var MonthFormat = Phrase{`yyyy"年"m"月"`, "yyyy-mm"}

// datedAll writes the months among arguments for people.
func datedAll(l Lang, arguments []any) []any {
	list := make([]any, len(arguments))
	for i, a := range arguments {
		if m, ok := a.(month.Month); ok {
			a = Dated(l, m)
		}
		list[i] = a
	}
	return list
}
