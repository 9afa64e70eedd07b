package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"chcsim/output/words"
	"chcsim/scenarios/district"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

const initUsage = `Usage: chcsim init FOLDER [--from xuhui|blank] [--years 2026-2030] [flags]

Makes the folder of a district of your own, which runs at once: a plan, base values and tables that stand
in, a page that says what to do, and a workbook to fill in with what the district knows of itself. The
last part of FOLDER is the district's name. Nothing that exists is ever changed.

  chcsim init jingan --years 2026-2030
  chcsim run jingan
`

// initDistrict makes the folder of a new district.
func initDistrict(args []string, stdout, stderr io.Writer) int {
	f := newFlags("init")
	from := f.String("from", "xuhui", "the district that stands in where nothing is filled in: xuhui, or blank for a made-up one")
	span := f.String("years", "2021-2025", "first and last year of the plan; of a later one the years before it are simulated, too")
	lang := f.String("lang", "", "language of the folder: zh or en; without it that of the name")
	if code, ok := parse(f, initUsage, args, stdout, stderr); !ok {
		return code
	}
	years, err := district.ParseYears(*span)
	switch {
	case err != nil:
		return wrongUsage(stderr, f, fmt.Errorf("--years %w", err))
	case f.NArg() != 1:
		return wrongUsage(stderr, f, fmt.Errorf("init takes one folder, not %d", f.NArg()))
	case *lang != "" && *lang != "zh" && *lang != "en":
		return wrongUsage(stderr, f, fmt.Errorf("--lang %q; expected zh or en", *lang))
	case !slices.Contains(district.Origins, *from):
		return wrongUsage(stderr, f, fmt.Errorf("--from %q; expected %s", *from, strings.Join(district.Origins, " or ")))
	}
	if *lang == "" {
		*lang = "en"
		if strings.ContainsFunc(f.Arg(0), func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
			*lang = "zh"
		}
	}
	known, err := plan.Model()
	if err != nil {
		terminal{stderr}.fail(err)
		return exitFailed
	}
	_, stop := interruptible() // what takes a second is not left half done
	defer stop()
	files, err := district.Make(district.Order{Folder: f.Arg(0), From: *from, Lang: *lang, Years: years}, known)
	if err != nil {
		terminal{stderr}.fail(told(err, *lang))
		var wrong mistake.Errors
		if errors.As(err, &wrong) {
			return exitUsage
		}
		return exitFailed
	}
	folder := filepath.Clean(f.Arg(0))
	for _, file := range files {
		fmt.Fprintln(stdout, filepath.Join(folder, file))
	}
	spoken := words.EN
	if *lang == "zh" {
		spoken = words.ZH
	}
	fmt.Fprintln(stdout, words.NextStep.Fill(spoken, folder))
	return exitDone
}
