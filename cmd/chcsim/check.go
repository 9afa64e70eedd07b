package main

import (
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"chcsim/output"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const checkUsage = `Usage: chcsim check SCENARIO [flags]

Reads a scenario with everything it names and reports what is wrong, without running it. Then it shows
what was read: residents and facilities by subdistrict, how far residents are from the nearest facility,
how many values rest on what, which base values are older than the base year, and the facilities whose
places are known, with the list they were found in; and what is doubtful, such as numbers that hardly
fit each other.
`

// check validates a scenario.
func check(args []string, stdout, stderr io.Writer) int {
	f := newFlags("check")
	var c common
	addCheckFlags(f, &c)
	if code, ok := parse(f, checkUsage, args, stdout, stderr); !ok {
		return code
	}
	if f.NArg() != 1 {
		return wrongUsage(stderr, f, fmt.Errorf("check takes one scenario, not %d", f.NArg()))
	}
	if c.lang != "" && c.lang != "zh" && c.lang != "en" {
		return wrongUsage(stderr, f, fmt.Errorf("--lang %q; expected zh or en", c.lang))
	}
	s, _, err := c.load(f.Arg(0), c.set)
	if err != nil {
		terminal{stderr}.fail(err)
		return exitUsage
	}
	if err := describe(stdout, s, c.language(s)); err != nil {
		terminal{stderr}.fail(err)
		return exitFailed
	}
	return exitDone
}

func addCheckFlags(f *pflag.FlagSet, c *common) {
	f.StringArrayVar(&c.set, "set", nil, "change a value: path=value; may be repeated")
	f.StringVar(&c.lang, "lang", "", "language of the table: zh or en")
}

// describe says what a valid scenario holds.
func describe(w io.Writer, s *plan.Scenario, lang words.Lang) error {
	fmt.Fprintf(w, "%s\n\n", words.ValidScenario.Fill(lang, s.Name, s.Horizon.From, s.Horizon.To, s.AsOf, len(s.Parameters), len(s.Levers), len(s.Targets)))
	v := answer.View{Scenario: s, Lang: lang}
	read, err := v.Overview()
	if err != nil {
		return err
	}
	table := v.Provenance().Table(lang)
	table.Notes = append(append(table.Notes, v.Warnings()...), v.BetweenCounts()...)
	colour, width := output.IsTerminal(w)
	if err := read.Fit(width).Write(w, colour); err != nil {
		return err
	}
	fmt.Fprintln(w)
	if err := table.Fit(width).Write(w, colour); err != nil {
		return err
	}
	for _, list := range []output.Table{v.BaseValues(), v.Places(), v.Local()} {
		if len(list.Rows) == 0 {
			continue
		}
		fmt.Fprintln(w)
		if err := list.Fit(width).Write(w, colour); err != nil {
			return err
		}
	}
	return nil
}
