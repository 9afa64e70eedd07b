package main

import (
	"fmt"
	"io"
	"strings"

	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const listUsage = `Usage: chcsim list indicators | levers | parameters | targets SCENARIO [flags]

indicators   every indicator with numerator, denominator, period and source, in both languages, and the
             counts behind them that observations may name
levers       the catalogue of levers with what each moves, or why it moves nothing
parameters   the parameters of the model with unit and permitted range; with --scenario also their values
targets      what the documents of a scenario's plan promise, with the target or project that judges each, or why none does
`

// list prints what scenarios may name.
func list(args []string, stdout, stderr io.Writer) int {
	f := newFlags("list")
	lang := f.String("lang", "zh", "language of the tables: zh or en")
	catalogue := f.String("catalogue", "levers", "file of the levers")
	scenario := f.String("scenario", "", "show the values of this scenario")
	var asJSON bool
	addJSON(f, &asJSON)
	if code, ok := parse(f, listUsage, args, stdout, stderr); !ok {
		return code
	}
	l, err := words.ParseLang(*lang)
	if err != nil {
		return wrongUsage(stderr, f, fmt.Errorf("--lang %w", err))
	}
	switch what := f.Arg(0); {
	case what == "targets" && f.NArg() != 2:
		return wrongUsage(stderr, f, fmt.Errorf("list targets takes one scenario, not %d", f.NArg()-1))
	case what != "targets" && f.NArg() != 1:
		return wrongUsage(stderr, f, fmt.Errorf("list takes one word, not %d", f.NArg()))
	}
	var table output.Table
	switch what := f.Arg(0); what {
	case "indicators":
		table = indicatorTable()
	case "levers":
		table, err = leverTable(*catalogue, l)
	case "parameters":
		table, err = parameterTable(*scenario, l)
	case "targets":
		table, err = targetTable(f.Arg(1), l, f.Changed("lang"))
	default:
		t := terminal{stderr}
		t.fail(fmt.Errorf("there is no list of %q", what))
		t.hint("chcsim list " + strings.Join([]string{"indicators", "levers", "parameters", "targets SCENARIO"}, " | chcsim list "))
		return exitUsage
	}
	if err != nil {
		if f.Changed("lang") {
			err = told(err, *lang)
		}
		terminal{stderr}.fail(err)
		return exitUsage
	}
	if err := printTable(stdout, asJSON, table); err != nil {
		terminal{stderr}.fail(err)
		return exitFailed
	}
	return exitDone
}

// printTable prints a table as wide as it is; or for programs.
func printTable(w io.Writer, asJSON bool, table output.Table) error {
	if asJSON {
		return output.WriteJSON(w, table)
	}
	colour, _ := output.IsTerminal(w)
	return table.Write(w, colour)
}

// indicatorTable states every indicator in both languages.
func indicatorTable() output.Table {
	t := output.Table{Columns: []output.Column{
		{Head: "indicator"}, {Head: both(words.NameHead), Max: 36}, {Head: both(words.NumeratorHead), Max: 44},
		{Head: both(words.DenominatorHead), Max: 40}, {Head: both(words.PeriodHead), Max: 18}, {Head: both(words.SourceHead), Max: 10},
	}}
	periods := [...]words.Phrase{indicator.Stock: words.MonthEnd, indicator.Flow: words.TwelveMonths, indicator.Level: words.TwelveMonthMean}
	for _, d := range measure.All() {
		name := cell(d.ZH, d.EN)
		if d.TrapZH != "" {
			name.Notes = []string{d.TrapZH + "；" + d.TrapEN}
		}
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{
			{Text: string(d.ID)}, name, cell(d.NumeratorZH, d.NumeratorEN), cell(d.DenominatorZH, d.DenominatorEN),
			{Text: both(periods[d.Kind])}, {Text: d.Source},
		}})
	}
	for _, q := range measure.Quantities()[len(measure.All()):] {
		t.Rows = append(t.Rows, output.Row{Cells: []output.Cell{
			{Text: q.Name}, cell(q.ZH, q.EN), {Text: both(words.ForObservations)}, {Text: string(q.Indicator)},
			{Text: both(countPeriods[measure.Of(q.Indicator).Kind])}, {},
		}})
	}
	return t
}

// countPeriods are what counts are taken over.
var countPeriods = [...]words.Phrase{indicator.Stock: words.MonthEnd, indicator.Flow: words.MonthOrYear, indicator.Level: words.MonthOrYear}

// both is a phrase in both languages, one behind the other.
func both(p words.Phrase) string { return p.In(words.ZH) + " " + p.In(words.EN) }

func cell(zh, en string) output.Cell { return output.Cell{Text: zh + " " + en} }

// leverTable shows the catalogue.
func leverTable(file string, l words.Lang) (output.Table, error) {
	if err := plan.Missing(file, plan.ACatalogue); err != nil {
		return output.Table{}, err
	}
	known, err := plan.Model()
	if err != nil {
		return output.Table{}, err
	}
	levers, err := plan.ReadCatalogue(file, known)
	if err != nil {
		return output.Table{}, err
	}
	t := output.Table{Columns: []output.Column{{Head: "lever"}, {Head: "id"}, {Head: "name", Max: 40}, {Head: "ramp"}, {Head: "effects", Max: 84}}}
	for _, x := range levers {
		name := x.EN
		if l == words.ZH {
			name = x.ZH
		}
		t.Rows = append(t.Rows, output.Text(x.Name, x.ID, name, fmt.Sprint(x.RampMonths), effects(x)))
	}
	return t, nil
}

// effects writes what a lever does, what that moves and who carries it out, or why it does nothing.
func effects(l lever.Lever) string {
	if l.NoEffect != "" {
		return "— " + l.NoEffect
	}
	var parts []string
	for _, e := range l.Effects {
		basis := string(e.Size.Basis)
		if e.Size.Source != "" {
			basis += " " + e.Size.Source
		}
		size := e.Size.Distribution.String()
		if e.Of != "" {
			size += " × " + e.Of
		}
		parts = append(parts, fmt.Sprintf("%s %s %s (%s)", e.Operation, e.Parameter, size, basis))
	}
	parts = append(parts, "→ "+strings.Join(l.Indicators, ", "))
	if l.CarriedOut != "" {
		parts = append(parts, l.CarriedOut)
	}
	return strings.Join(parts, "; ")
}

// parameterTable shows the model's parameters, with values where a scenario is given.
func parameterTable(scenario string, l words.Lang) (output.Table, error) {
	known, err := plan.Model()
	if err != nil {
		return output.Table{}, err
	}
	t := output.Table{Columns: []output.Column{{Head: "parameter"}, {Head: "unit"}, {Head: "range", Right: true}, {Head: "name", Max: 44}}}
	if scenario == "" {
		for _, f := range known.Fields {
			t.Rows = append(t.Rows, output.Text(f.Path, f.Unit, limits(f.Min, f.Max), named(l, f.ZH, f.EN)))
		}
		return t, nil
	}
	s, err := loadScenario(scenario, known)
	if err != nil {
		return output.Table{}, err
	}
	t.Columns = append(t.Columns, output.Column{Head: "value", Max: 46}, output.Column{Head: "basis"}, output.Column{Head: "source", Max: 24})
	for _, p := range s.Parameters {
		t.Rows = append(t.Rows, output.Text(p.Path, p.Unit, limits(p.Min, p.Max), named(l, p.ZH, p.EN), p.Distribution.String(), string(p.Basis), p.Source))
	}
	return t, nil
}

func loadScenario(name string, known *plan.Known) (*plan.Scenario, error) {
	if err := missingScenario(name); err != nil {
		return nil, err
	}
	return plan.Load(name, known)
}

func named(l words.Lang, zh, en string) string {
	if l == words.ZH {
		return zh
	}
	return en
}

func limits(low, high float64) string { return fmt.Sprintf("%g … %g", low, high) }
