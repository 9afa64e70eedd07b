// Command chcsim simulates the plan of a city district for its community health care and says how
// likely each target is to be met, what holds it back and what would be enough.
//
// Run "chcsim help" for the commands and "chcsim help COMMAND" for one of them.
//
// go generate writes the outputs that the pages show anew; those of the shipped scenarios, which take minutes:
// go test ./cmd/chcsim -run Documents -regen -big -timeout 0.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"chcsim/model/fault"
	"chcsim/scenarios/mistake"
)

//go:generate go test . -run TestDocumentsShowWhatCommandsPrint -regen -timeout 0

func main() { os.Exit(guarded(os.Args[1:], os.Stdout, os.Stderr)) }

// guarded dispatches; nobody should have to read a stack trace.
func guarded(args []string, stdout, stderr io.Writer) int {
	code := exitFailed
	err := func() (err error) {
		defer fault.Catch(&err)
		code = dispatch(args, stdout, stderr)
		return nil
	}()
	if err != nil {
		terminal{stderr}.fail(err)
	}
	return code
}

// Exit codes, the same for every command.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitNotMet      = 3
	exitInterrupted = 130
)

// command is one thing chcsim can do.
type command struct {
	name, summary string
	run           func(args []string, stdout, stderr io.Writer) int
}

// commands lists them in the order of the help.
func commands() []command {
	return []command{
		{"init", "make the folder of a district of your own, with a workbook to fill in", initDistrict},
		{"run", "simulate a scenario, or several side by side, and judge its targets", run},
		{"waterfall", "take the way from one scenario to another apart by groups of changes", waterfall},
		{"sweep", "simulate a scenario at many points of its parameters", sweep},
		{"merge", "put the shards of a sweep together", merge},
		{"sensitivity", "find out which uncertain parameters an outcome depends on", sensitivity},
		{"solve", "find the least value of a parameter or lever that meets a target", solve},
		{"hindcast", "condition on earlier years, foretell later ones and score them", runHindcast},
		{"levers", "show what each lever of the catalogue does alone", levers},
		{"screen", "show what each uncertain input moves, and which move nothing", screen},
		{"why", "take the change of each target's indicator apart over time by causes", why},
		{"check", "validate a scenario without running it", check},
		{"verify", "check that the files of a result are complete and unchanged", verify},
		{"list", "print indicators, levers, parameters or the targets of a plan", list},
		{"explain", "say what a parameter means and where it acts", explain},
		{"schema", "print a JSON Schema of plans, for editors", schema},
		{"completion", "print a completion script for bash, zsh or fish", completion},
		{"version", "print the version, commit, Go release and architecture", showVersion},
	}
}

func dispatch(args []string, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, overview(localLanguage()))
		return exitUsage
	}
	name, rest := args[0], args[1:]
	if name == "help" && (len(rest) == 0 || rest[0] == "help" || strings.HasPrefix(rest[0], "--lang")) || name == "--help" || name == "-h" {
		fmt.Fprint(stdout, overview(helpLanguage(rest)))
		return exitDone
	}
	switch name {
	case "help":
		name, rest = rest[0], append([]string{"--help"}, rest[1:]...)
	case "--version":
		name = "version"
	}
	var names []string
	for _, c := range commands() {
		if c.name == name {
			return c.run(rest, stdout, stderr)
		}
		names = append(names, c.name)
	}
	t := terminal{stderr}
	t.fail(fmt.Errorf("there is no command %q", name))
	if near := mistake.Nearest(name, names); near != "" {
		t.hint("did you mean: chcsim " + strings.TrimSpace(near+" "+strings.Join(rest, " ")))
	} else {
		t.hint("chcsim help lists the commands")
	}
	return exitUsage
}
