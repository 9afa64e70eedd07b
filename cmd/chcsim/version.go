package main

import (
	"fmt"
	"io"
	"runtime"

	"chcsim/output/release"
)

const versionUsage = `Usage: chcsim version

Prints the version (the top entry of CHANGELOG.md), the commit it was built from, the Go release and the
architecture. Results are the same bytes within one version, Go release and architecture.
`

// showVersion says which program this is.
func showVersion(args []string, stdout, stderr io.Writer) int {
	f := newFlags("version")
	if code, ok := parse(f, versionUsage, args, stdout, stderr); !ok {
		return code
	}
	if f.NArg() > 0 {
		return wrongUsage(stderr, f, fmt.Errorf("version takes no arguments, not %d", f.NArg()))
	}
	commit, modified := release.Commit()
	switch {
	case commit == "":
		commit = "unknown"
	case modified:
		commit += " with changes"
	}
	fmt.Fprintf(stdout, "chcsim %s, commit %s, %s, %s/%s\n", release.Number, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return exitDone
}
