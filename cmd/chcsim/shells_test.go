package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// asked are the lines that each shell completes: the words, the last of them begun.
var asked = []struct {
	line   []string
	offers string // among what is offered
	not    string // not among it
}{
	{[]string{"chcsim", "wat"}, "waterfall", "run"},
	{[]string{"chcsim", "help", "wat"}, "waterfall", "run"},
	{[]string{"chcsim", "run", "xu"}, "xuhui", "--seed"},
	{[]string{"chcsim", "run", "--se"}, "--seed", "xuhui"},
	{[]string{"chcsim", "run", "--lang", "z"}, "zh", "xuhui"},
	{[]string{"chcsim", "list", "ind"}, "indicators", "xuhui"},
}

// Each shell that is installed reads its script and offers what fits.
func TestShellsComplete(t *testing.T) {
	for shell, offered := range map[string]func(t *testing.T, program, script string, line []string) []string{"bash": inBash, "zsh": inZsh, "fish": inFish} {
		t.Run(shell, func(t *testing.T) {
			program, err := exec.LookPath(shell)
			if err != nil {
				t.Skipf("%s is not installed", shell)
			}
			var text, problems bytes.Buffer
			if code := dispatch([]string{"completion", shell}, &text, &problems); code != exitDone {
				t.Fatal(problems.String())
			}
			script := filepath.Join(t.TempDir(), "chcsim."+shell)
			if err := os.WriteFile(script, text.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, a := range asked {
				got := offered(t, program, script, a.line)
				if !slices.Contains(got, a.offers) || slices.Contains(got, a.not) {
					t.Errorf("%q: offered are %q", a.line, got)
				}
			}
		})
	}
}

// said are the lines that a shell prints, a text after a tab aside, and those that begin with the last word.
func said(t *testing.T, begun, program string, args []string) (list []string) {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, line := range strings.Split(string(out), "\n") {
		name, _, _ := strings.Cut(line, "\t")
		if strings.HasPrefix(name, begun) {
			list = append(list, name)
		}
	}
	return list
}

func inBash(t *testing.T, program, script string, line []string) []string {
	at := strconv.Itoa(len(line) - 1)
	return said(t, "", program, append([]string{"--norc", "-c", `source "$1"; shift; COMP_CWORD=$1; shift; COMP_WORDS=("$@"); _chcsim; printf '%s\n' "${COMPREPLY[@]}"`,
		"bash", script, at}, line...))
}

// inZsh has the functions of zsh's completion print what they are given: they work in its line editor alone.
func inZsh(t *testing.T, program, script string, line []string) []string {
	return said(t, line[len(line)-1], program, append([]string{"-f", "-c", `
compadd() { [[ $1 == -- ]] && shift; print -rl -- "$@" }
_describe() { print -rl -- ${${(P)2}%%:*} }
_files() { print files }
script=$1; shift
words=("$@"); CURRENT=$#; PREFIX=$words[-1]
set --
source $script`, "zsh", script}, line...))
}

func inFish(t *testing.T, program, script string, line []string) []string {
	return said(t, "", program, []string{"--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, strings.Join(line, " ")})
}
