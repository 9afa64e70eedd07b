package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"chcsim/scenarios/plan"
)

const completionUsage = `Usage: chcsim completion bash | zsh | fish

Prints a completion script: commands, flags, names of shipped plans, files.

  source <(chcsim completion bash)
  chcsim completion zsh > "${fpath[1]}/_chcsim"
  chcsim completion fish > ~/.config/fish/completions/chcsim.fish
`

// completion prints a script for a shell.
func completion(args []string, stdout, stderr io.Writer) int {
	f := newFlags("completion")
	if code, ok := parse(f, completionUsage, args, stdout, stderr); !ok {
		return code
	}
	scripts := map[string]func([]completed) string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}
	script := scripts[f.Arg(0)]
	if f.NArg() != 1 || script == nil {
		return wrongUsage(stderr, f, fmt.Errorf("completion takes one of bash, zsh, fish, not %q", strings.Join(f.Args(), " ")))
	}
	fmt.Fprint(stdout, script(completable()))
	return exitDone
}

// completed is a command with what may follow it.
type completed struct {
	name, summary string
	words         []string // beside files
	flags         []string
}

// arguments are the words that commands take beside files; those that take scenarios take the names of the shipped plans.
func arguments(command string) []string {
	switch command {
	case "list":
		return []string{"indicators", "levers", "parameters", "targets"}
	case "completion":
		return []string{"bash", "zsh", "fish"}
	case "merge", "verify", "version", "schema", "explain":
		return nil
	}
	return plan.ShippedPlans()
}

// completable are the commands with the flags that their help names.
func completable() []completed {
	var list []completed
	for _, c := range commands() {
		var help bytes.Buffer
		if c.name != "completion" {
			c.run([]string{"--help", "--lang=en"}, &help, io.Discard)
		}
		var flags []string
		_, described, _ := strings.Cut(help.String(), "\nFlags:\n")
		for _, line := range strings.Split(described, "\n") {
			if fields := strings.Fields(line); len(fields) > 0 && strings.HasPrefix(fields[0], "--") {
				flags = append(flags, fields[0])
			}
		}
		list = append(list, completed{c.name, c.summary, arguments(c.name), flags})
	}
	return list
}

func namesOf(list []completed) []string {
	names := []string{"help"}
	for _, c := range list {
		names = append(names, c.name)
	}
	return names
}

func bashScript(list []completed) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# bash completion of chcsim
_chcsim() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words="" flags=""
	if [[ $COMP_CWORD -eq 1 || ( $COMP_CWORD -eq 2 && $before == help ) ]]; then
		COMPREPLY=($(compgen -W "%s" -- "$word"))
		return
	fi
	if [[ $before == --lang ]]; then
		COMPREPLY=($(compgen -W "zh en" -- "$word"))
		return
	fi
	case ${COMP_WORDS[1]} in
`, strings.Join(namesOf(list), " "))
	for _, c := range list {
		fmt.Fprintf(&b, "\t%s) words=%q flags=%q ;;\n", c.name, strings.Join(c.words, " "), strings.Join(c.flags, " "))
	}
	b.WriteString(`	esac
	if [[ $word == -* ]]; then
		COMPREPLY=($(compgen -W "$flags --help" -- "$word"))
	else
		COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
	fi
}
complete -o filenames -F _chcsim chcsim
`)
	return b.String()
}

func zshScript(list []completed) string {
	var b strings.Builder
	b.WriteString("#compdef chcsim\n# zsh completion of chcsim\n_chcsim() {\n\tlocal -a commands\n\tcommands=(\n")
	for _, c := range list {
		fmt.Fprintf(&b, "\t\t'%s:%s'\n", c.name, strings.ReplaceAll(c.summary, "'", `'\''`))
	}
	b.WriteString("\t\t'help:print the help of a command'\n\t)\n\tif (( CURRENT == 2 )) || [[ $CURRENT -eq 3 && $words[2] == help ]]; then\n\t\t_describe command commands\n\t\treturn\n\tfi\n")
	b.WriteString("\tif [[ $words[CURRENT-1] == --lang ]]; then\n\t\tcompadd zh en\n\t\treturn\n\tfi\n\tcase $words[2] in\n")
	for _, c := range list {
		fmt.Fprintf(&b, "\t%s)\n\t\tif [[ $PREFIX == -* ]]; then compadd -- %s; else compadd -- %s; _files; fi ;;\n",
			c.name, strings.Join(append(slices.Clone(c.flags), "--help"), " "), strings.Join(c.words, " "))
	}
	b.WriteString("\tesac\n}\n_chcsim \"$@\"\n")
	return b.String()
}

func fishScript(list []completed) string {
	var b strings.Builder
	b.WriteString("# fish completion of chcsim\n")
	quote := func(text string) string { return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(text) + "'" }
	for _, c := range list {
		fmt.Fprintf(&b, "complete -c chcsim -n '__fish_use_subcommand' -f -a %s -d %s\n", c.name, quote(c.summary))
	}
	b.WriteString("complete -c chcsim -n '__fish_use_subcommand' -f -a help -d 'print the help of a command'\n")
	fmt.Fprintf(&b, "complete -c chcsim -n '__fish_seen_subcommand_from help' -f -a %s\n", quote(strings.Join(namesOf(list)[1:], " ")))
	for _, c := range list {
		after := fmt.Sprintf("-n '__fish_seen_subcommand_from %s'", c.name)
		if len(c.words) > 0 {
			fmt.Fprintf(&b, "complete -c chcsim %s -a %s\n", after, quote(strings.Join(c.words, " ")))
		}
		for _, flag := range c.flags {
			if flag == "--lang" {
				fmt.Fprintf(&b, "complete -c chcsim %s -l lang -x -a 'zh en'\n", after)
				continue
			}
			fmt.Fprintf(&b, "complete -c chcsim %s -l %s\n", after, strings.TrimPrefix(flag, "--"))
		}
	}
	return b.String()
}
