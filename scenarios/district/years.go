package district

import (
	"fmt"
	"strconv"
	"strings"
)

// Years are the first and the last of a plan.
type Years struct{ First, Last int }

// What stands in is of 2020, so that what is simulated begins in the year after it, whatever the years of the plan.
const earliest, latest = 2021, 2040

// ParseYears reads "2026-2030".
func ParseYears(text string) (Years, error) {
	first, last, _ := strings.Cut(text, "-")
	from, err := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err != nil || err2 != nil || from < earliest || to < from || to > latest {
		return Years{}, fmt.Errorf("%q; expected the first and the last year of a plan, from %d to %d, such as 2026-2030", text, earliest, latest)
	}
	return Years{from, to}, nil
}

// knownUntil is when the plan is made: before its first year, or in the midst of the one that began with the horizon.
func (y Years) knownUntil() string {
	if y.First == earliest {
		return "2023-06"
	}
	return fmt.Sprintf("%d-12", y.First-1)
}

// reported is the line with the start of a plan whose years begin later than the horizon.
func (o Order) reported() string {
	if o.Years.First == earliest {
		return ""
	}
	return fmt.Sprintf(o.say("report_from: %d-01                    # the plan begins; what is before it leads there, guided by observations\n",
		"report_from: %d-01                    # 规划的起点；此前各月由模拟推演，填写观测值可使其贴近实际\n"), o.Years.First)
}
