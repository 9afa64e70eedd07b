package main

import (
	"fmt"
	"io"

	"github.com/spf13/pflag"
)

// runSeveral simulates scenarios with the same random numbers, one after another.
func runSeveral(f *pflag.FlagSet, o *runOptions, stdout, stderr io.Writer) int {
	t := terminal{stderr}
	ctx, stop := interruptible()
	defer stop()
	for _, path := range f.Args() {
		s, study, err := loadStudy(path, o.set)
		if err != nil {
			t.fail(err)
			return exitUsage
		}
		v, err := analyse(ctx, s, study, f, &o.common, o.language(s), stderr)
		if err != nil {
			return ended(t, err)
		}
		if err := printRun(stdout, v, nil); err != nil {
			t.fail(err)
			return exitFailed
		}
		fmt.Fprintln(stdout)
	}
	return exitDone
}
