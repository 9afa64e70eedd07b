package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

const checkUsage = `Usage: chcsim check SCENARIO [flags]

Reads a scenario with everything it names and reports what is wrong, without running it. Then it shows
what was read: residents and facilities by subdistrict, how far residents are from the nearest facility,
how many values rest on what, how far behaviour may drift before and after yearly figures of it are taken
into account, which base values are older than the base year, and the facilities whose places are known,
with the list they were found in; and what is doubtful, such as numbers that hardly fit each other.
`

// check validates a scenario.
func check(args []string, stdout, stderr io.Writer) int {
	f := newFlags("check")
	var c common
	addCheckFlags(f, &c)
	all := f.Bool("all", false, "list every mistake, not only the first")
	if code, ok := parse(f, checkUsage, args, stdout, stderr); !ok {
		return code
	}
	if f.NArg() != 1 {
		return wrongUsage(stderr, f, notOne(f))
	}
	if c.lang != "" && c.lang != "zh" && c.lang != "en" {
		return wrongUsage(stderr, f, fmt.Errorf("--lang %q; expected zh or en", c.lang))
	}
	s, study, err := c.load(f.Arg(0), c.set)
	if err != nil {
		failEach(terminal{stderr}, err, *all, c.lang)
		return exitUsage
	}
	if err := describe(stdout, s, len(study.Uncertain()), c.json, c.language(s)); err != nil {
		terminal{stderr}.fail(err)
		return exitFailed
	}
	return exitDone
}

func addCheckFlags(f *pflag.FlagSet, c *common) {
	f.StringArrayVar(&c.set, "set", nil, "change a value: path=value; may be repeated")
	f.StringVar(&c.lang, "lang", "", "language of the table: zh or en")
	addJSON(f, &c.json)
}

// failEach tells the first mistake and how many more there are, or all of them.
func failEach(t terminal, err error, all bool, lang string) {
	var several mistake.Errors
	if !all || !errors.As(err, &several) {
		t.fail(err)
		return
	}
	for _, one := range several {
		t.fail(told(one, lang))
	}
}

// describe says what a valid scenario holds.
func describe(w io.Writer, s *plan.Scenario, uncertain int, asJSON bool, lang words.Lang) error {
	valid := words.ValidScenario.Fill(lang, s.Name, s.Horizon.From, s.Horizon.To, s.AsOf, len(s.Parameters), uncertain, len(s.Levers), len(s.Targets))
	v := answer.View{Scenario: s, Lang: lang}
	read, err := v.Overview()
	if err != nil {
		return err
	}
	table := v.Provenance().Table(lang)
	table.Notes = append(append(table.Notes, v.Warnings()...), v.BetweenCounts()...)
	tables := []output.Table{read, table}
	for _, more := range []output.Table{v.Updated(), v.BaseValues(), v.Places(), v.Local()} {
		if len(more.Rows) > 0 {
			tables = append(tables, more)
		}
	}
	if asJSON {
		return output.WriteJSON(w, append([]output.Table{{Title: valid}}, tables...)...)
	}
	fmt.Fprintf(w, "%s\n\n", valid)
	return printTables(w, false, tables...)
}
