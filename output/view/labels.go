package view

import (
	"strings"

	"chcsim/model/param"
	"chcsim/output/words"
)

// Labels names parameters so that no two have the same name: elements of a list, which share theirs, are
// told apart by the end of their path.
func Labels(parameters []param.Parameter, l words.Lang) []string {
	count := map[string]int{}
	for _, p := range parameters {
		count[in(l, p.ZH, p.EN)]++
	}
	labels := make([]string, len(parameters))
	for i, p := range parameters {
		labels[i] = in(l, p.ZH, p.EN)
		if count[labels[i]] > 1 {
			steps := strings.Split(p.Path, ".")
			labels[i] += " (" + strings.Join(steps[max(0, len(steps)-2):], ".") + ")"
		}
	}
	return labels
}
