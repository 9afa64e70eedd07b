package answer

import (
	"fmt"
	"math"

	"chcsim/model/exact"
	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/words"
)

// Prune is what becomes of a scenario's targets when inputs are fixed.
type Prune struct {
	Study        *experiment.Study
	Fixed        int // number of inputs
	Targets      []experiment.Pruned
	Replications int
	Lang         words.Lang
}

// Inputs may be fixed together while no target's spread surely changes by a larger part than this, and no chance by more.
const (
	mostSpreadChange = 0.02
	mostChanceChange = 0.01
)

// spreadChange is the relative change of a target's spread, 0 where there is none before and after.
func spreadChange(p *experiment.Pruned) float64 {
	if p.Spread[0] == p.Spread[1] || math.IsNaN(p.Spread[0]) {
		return 0
	}
	return p.Spread[1]/p.Spread[0] - 1
}

// accident is how far a change of spread may be off by accident: the half-width of its 95% interval.
func accident(p *experiment.Pruned) float64 { return exact.NormalQuantile(0.975) * p.SpreadError }

// holds tells whether a target stays what it was. A spread that hangs on a handful of misses changes by accident.
func holds(p *experiment.Pruned) bool {
	return math.Abs(spreadChange(p))-accident(p) <= mostSpreadChange && math.Abs(p.Chance[1]-p.Chance[0]) <= mostChanceChange
}

// Answer is a table and a file; it is not met where a target changes by too much.
func (v *Prune) Answer() Answer {
	a := Answer{Lang: v.Lang, Tables: []output.Table{v.table()}, Files: []File{v.file()}}
	for i := range v.Targets {
		a.NotMet = a.NotMet || !holds(&v.Targets[i])
	}
	return a
}

func (v *Prune) table() output.Table {
	l := v.Lang
	t := output.Table{
		Title: words.PruneTitle.Fill(l, v.Study.Name, v.Fixed), Heading: words.Warnings.In(l),
		Columns: []output.Column{
			{Head: words.Target.In(l), Max: 40}, {Head: words.SpreadColumn.In(l), Right: true}, {Head: words.FixedColumn.In(l), Right: true}, {Head: words.ChangeColumn.In(l), Right: true},
			{Head: words.ChanceShort.In(l), Right: true}, {Head: words.FixedColumn.In(l), Right: true}, {Head: words.ChangeColumn.In(l), Right: true},
		},
		Notes: []string{words.PruneNote.Fill(l, v.Replications), words.PruneLimits.Fill(l, 100*mostSpreadChange, 100*mostChanceChange)},
	}
	for i := range v.Targets {
		p := &v.Targets[i]
		row := output.Text(words.AllTargets.In(l), words.Undefined, words.Undefined, words.Undefined)
		if p.Target != nil {
			u := Unit(p.Target.Indicator)
			row = output.Text(v.name(p), u.Fixed(l, p.Spread[0], 3), u.Fixed(l, p.Spread[1], 3), signed(words.Fraction, spreadChange(p))+"% ± "+words.Fraction.Value(l, accident(p)))
		}
		chances := output.Text(words.Fraction.Value(l, p.Chance[0]), words.Fraction.Value(l, p.Chance[1]), signed(words.Fraction, p.Chance[1]-p.Chance[0]))
		row.Cells = append(row.Cells, chances.Cells...)
		if !holds(p) {
			row.Cells[0].Tone = output.Bad
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (v *Prune) name(p *experiment.Pruned) string {
	return Indicator(p.Target.Indicator, v.Lang) + " " + words.Dated(v.Lang, p.Target.By)
}

// file is prune.csv.
func (v *Prune) file() File {
	head := []string{"indicator", "area", "date", "spread", "spread_fixed", "spread_ratio_se", "chance", "chance_fixed", "apart", "replications"}
	return csvFile("prune.csv", head, func(write func(...string)) {
		for i := range v.Targets {
			p := &v.Targets[i]
			row := []string{"all", "", ""}
			if p.Target != nil {
				row = []string{p.Target.Indicator.String(), areaCode(v.Study.Areas, p.Target.Area), p.Target.By.String()}
			}
			row = append(row, numbers(p.Spread[0], p.Spread[1], p.SpreadError, p.Chance[0], p.Chance[1])...)
			write(append(row, fmt.Sprint(p.Apart), fmt.Sprint(v.Replications))...)
		}
	})
}

// areaCode is the code of an area, or all.
func areaCode(codes []string, area int) string {
	if area < len(codes) {
		return codes[area]
	}
	return "all"
}
