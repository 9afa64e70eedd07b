package experiment

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// ranksDrawing draws, of each indicator and of all, how many truths lie in each tenth of the draws: with honest bands as many in each,
// the line, but for accidents of twice the standard error, the grey band.
func ranksDrawing(scores []twinScore) string {
	const width, height, across = 220, 130, 3
	var svg strings.Builder
	panels := len(foretold) + 1
	fmt.Fprintf(&svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n", width*across, height*((panels+across-1)/across))
	for panel := range panels {
		name := "all"
		if panel < len(foretold) {
			name = string(foretold[panel])
		}
		ranks := pool(scores, func(indicator int) bool { return name == "all" || indicator == panel }).later
		n := float64(len(slices.Concat(ranks...)))
		share := min(1, 2*math.Sqrt(.9/.1/(n/2))) // the two months of a twin are nearly one
		fmt.Fprintf(&svg, "<g transform=\"translate(%d,%d)\"><text x=\"10\" y=\"16\">%s</text>\n", panel%across*width, panel/across*height, name)
		unit := 45.0 // a tenth of the ranks
		fmt.Fprintf(&svg, "<rect x=\"10\" width=\"200\" y=\"%.1f\" height=\"%.1f\" fill=\"#ddd\"/>\n", 120-unit*(1+share), 2*unit*share)
		for k, count := range tenths(ranks) {
			part := min(2.2, float64(count)/(n/10))
			fmt.Fprintf(&svg, "<rect x=\"%d\" width=\"18\" y=\"%.1f\" height=\"%.1f\" fill=\"#37b\" fill-opacity=\"0.7\"/>\n", 11+20*k, 120-unit*part, unit*part)
		}
		fmt.Fprintf(&svg, "<path d=\"M10 %.1fh200M10 120h200\" stroke=\"#333\"/></g>\n", 120-unit)
	}
	svg.WriteString("</svg>\n")
	return svg.String()
}
