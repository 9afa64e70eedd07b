package main

import (
	"fmt"
	"io"
	"strings"

	"chcsim/model/param"
	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

const explainUsage = `Usage: chcsim explain PATH [flags]

Says what a parameter means: unit, range, its value, basis and source in each shipped plan, the measures
that move it and the equations in which it stands. Of a section or group it lists the parameters. Example:

  chcsim explain contract.ceiling.over_65
`

// explain says what a parameter is.
func explain(args []string, stdout, stderr io.Writer) int {
	f := newFlags("explain")
	lang := f.String("lang", localLanguage(), "language: zh or en")
	var asJSON bool
	addJSON(f, &asJSON)
	if code, ok := parse(f, explainUsage, args, stdout, stderr); !ok {
		return code
	}
	l, err := words.ParseLang(*lang)
	if err != nil {
		return wrongUsage(stderr, f, fmt.Errorf("--lang %w", err))
	}
	if f.NArg() != 1 {
		return wrongUsage(stderr, f, fmt.Errorf("explain takes the path of one parameter, not %d", f.NArg()))
	}
	tables, err := explained(f.Arg(0), l)
	if err != nil {
		terminal{stderr}.fail(told(err, *lang))
		return exitUsage
	}
	if err := printTables(stdout, asJSON, tables...); err != nil {
		terminal{stderr}.fail(err)
		return exitFailed
	}
	return exitDone
}

// explained are the tables of a parameter, or the list of those of a group.
func explained(path string, l words.Lang) ([]output.Table, error) {
	known, err := plan.Model()
	if err != nil {
		return nil, err
	}
	var paths []string
	var below []param.Spec
	for _, f := range known.Fields {
		if f.Path == path {
			return ofParameter(f.Spec, known, l)
		}
		if strings.HasPrefix(f.Path, path+".") {
			below = append(below, f.Spec)
		}
		paths = append(paths, f.Path)
	}
	if len(below) == 0 {
		var wrong mistake.List
		wrong.NoPath(mistake.Argument("explain", path).Whole(), path, paths)
		return nil, wrong.Err()
	}
	t := output.Table{Title: words.GroupTitle.Fill(l, path), Columns: []output.Column{
		{Head: words.ParameterHead.In(l)}, {Head: words.UnitHead.In(l)}, {Head: words.RangeHead.In(l), Right: true}, {Head: words.InputName.In(l), Max: 60},
	}}
	for _, s := range below {
		t.Rows = append(t.Rows, output.Text(s.Path, s.Unit, limits(s.Min, s.Max), named(l, s.ZH, s.EN)))
	}
	return []output.Table{t}, nil
}

// ofParameter reads what the shipped plans say of a parameter.
func ofParameter(spec param.Spec, known *plan.Known, l words.Lang) ([]output.Table, error) {
	v := answer.Explain{Spec: spec, Lang: l}
	var err error
	for _, name := range plan.ShippedPlans() {
		s, err := plan.Load(name, known)
		if err != nil {
			return nil, err
		}
		v.Scenarios = append(v.Scenarios, s)
	}
	v.Catalogue, err = plan.ReadCatalogue("levers", known)
	return v.Tables(), err
}
