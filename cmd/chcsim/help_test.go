package main

import (
	"bytes"
	"io"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	flagLine = regexp.MustCompile(`(?m)^ {6}--([a-z-]+)\b(?: [a-zA-Z0-9-]+)? {2,}.*$`)
	chinese  = regexp.MustCompile(`\p{Han}`)
)

// Both languages explain every command and every flag.
func TestHelpInBothLanguages(t *testing.T) {
	for _, c := range commands() {
		var zh, en bytes.Buffer
		if dispatch([]string{"help", c.name, "--lang", "zh"}, &zh, io.Discard) != exitDone || dispatch([]string{"help", c.name, "--lang", "en"}, &en, io.Discard) != exitDone {
			t.Fatalf("%s has no help", c.name)
		}
		if !strings.HasPrefix(zh.String(), "用法：chcsim "+c.name) || !strings.HasPrefix(en.String(), "Usage: chcsim "+c.name) || chinese.MatchString(en.String()) {
			t.Errorf("the help of %s:\n%s\n%s", c.name, zh.String(), en.String())
		}
		flags := flagLine.FindAllString(zh.String(), -1)
		if len(flags) != len(flagLine.FindAllString(en.String(), -1)) {
			t.Errorf("%s explains %d flags in Chinese", c.name, len(flags))
		}
		for _, line := range flags {
			if !chinese.MatchString(line) {
				t.Errorf("%s: %s", c.name, line)
			}
		}
		var overview bytes.Buffer
		dispatch([]string{"help", "--lang", "zh"}, &overview, io.Discard)
		if !regexp.MustCompile(`(?m)^  ` + c.name + ` +.*\p{Han}`).MatchString(overview.String()) {
			t.Errorf("the overview does not explain %s", c.name)
		}
	}
}

// The script for bash completes commands, flags, shipped plans and languages.
func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	script := bashScript(completable())
	for _, c := range []struct{ line, want string }{
		{"chcsim scr", "screen"},
		{"chcsim help comp", "completion"},
		{"chcsim run --repl", "--replications"},
		{"chcsim run chang", "changning"},
		{"chcsim list targ", "targets"},
		{"chcsim run xuhui --lang z", "zh"},
	} {
		words := strings.Fields(c.line)
		command := script + "\nCOMP_WORDS=(" + c.line + "); COMP_CWORD=" + string(rune('0'+len(words)-1)) + "\n_chcsim; echo \"${COMPREPLY[*]}\"\n"
		run := exec.Command(bash, "--norc", "-c", command)
		run.Dir = t.TempDir()
		out, err := run.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != c.want {
			t.Errorf("%s completes to %q (%v), expected %q", c.line, got, err, c.want)
		}
	}
}

// The scripts for zsh and fish name every command and flag.
func TestScriptsNameEveryFlag(t *testing.T) {
	list := completable()
	zsh, fish := zshScript(list), fishScript(list)
	for _, c := range list {
		if !strings.Contains(zsh, "'"+c.name+":") || !strings.Contains(fish, " -a "+c.name+" ") {
			t.Errorf("no %s", c.name)
		}
		for _, flag := range c.flags {
			name := strings.TrimPrefix(flag, "--")
			if !strings.Contains(zsh, " "+flag+" ") || !regexp.MustCompile(`from `+c.name+`' -l `+name+`\b`).MatchString(fish) {
				t.Errorf("%s: no %s", c.name, flag)
			}
		}
	}
	run := slices.IndexFunc(list, func(c completed) bool { return c.name == "run" })
	if len(list) < 15 || len(list[run].flags) < 10 {
		t.Errorf("%d commands, %d flags of run", len(list), len(list[run].flags))
	}
}
