package main

import (
	"fmt"
	"io"
)

const checkUsage = `Usage: chcsim check SCENARIO [--set path=value]

Reads a scenario with everything it names and reports what is wrong, without running it. Lists the
values without a basis or a source.
`

// check validates a scenario.
func check(args []string, stdout, stderr io.Writer) int {
	f := newFlags("check")
	var sets []string
	f.StringArrayVar(&sets, "set", nil, "change a value: path=value; may be repeated")
	if code, ok := parse(f, checkUsage, args, stdout, stderr); !ok {
		return code
	}
	if f.NArg() != 1 {
		return wrongUsage(stderr, "check", fmt.Errorf("check takes one scenario, not %d", f.NArg()))
	}
	s, _, err := loadStudy(f.Arg(0), sets)
	if err != nil {
		terminal{stderr}.fail(err)
		return exitUsage
	}
	fmt.Fprintf(stdout, "%s: %d parameters\n", s.Name, len(s.Parameters))
	return exitDone
}
