package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"chcsim/output/words"
)

// localLanguage is the language of the environment, as POSIX has it: LC_ALL before LC_MESSAGES before LANG; zh, or en for all others.
func localLanguage() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			if strings.HasPrefix(strings.ToLower(value), "zh") {
				return "zh"
			}
			return "en"
		}
	}
	return "en"
}

// helpLanguage is the language that arguments ask for, or that of the environment.
func helpLanguage(args []string) string {
	lang := localLanguage()
	for i, arg := range args {
		switch value, given := strings.CutPrefix(arg, "--lang="); {
		case given:
			lang = value
		case arg == "--lang" && i+1 < len(args):
			lang = args[i+1]
		}
	}
	return lang
}

// writeHelp prints a command's help.
func writeHelp(w io.Writer, f *pflag.FlagSet, usage, lang string) {
	if lang != words.ZH.String() {
		fmt.Fprintf(w, "%s\nFlags:\n%s", usage, f.FlagUsages())
		return
	}
	f.VisitAll(func(flag *pflag.Flag) {
		if said := words.FlagZH(f.Name(), flag.Name); said != "" {
			flag.Usage = said
		}
	})
	flags := strings.ReplaceAll(f.FlagUsages(), "(default ", words.DefaultValue.In(words.ZH)+" (")
	fmt.Fprintf(w, "%s\n%s\n%s", words.UsagesZH[f.Name()], words.FlagsHead.In(words.ZH), flags)
}

// overview lists the commands.
func overview(lang string) string {
	var list strings.Builder
	for _, c := range commands() {
		summary := c.summary
		if lang == words.ZH.String() {
			summary = words.SummariesZH[c.name]
		}
		fmt.Fprintf(&list, "  %-12s %s\n", c.name, summary)
	}
	if lang == words.ZH.String() {
		return fmt.Sprintf(words.OverviewZH, list.String())
	}
	return "chcsim simulates a district's plan for community health care.\n\nUsage: chcsim COMMAND [ARGUMENTS]\n\nCommands:\n" + list.String() +
		"\nStart with: chcsim run xuhui --out out\nOne command: chcsim help COMMAND\n"
}
