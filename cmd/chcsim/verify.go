package main

import (
	"errors"
	"fmt"
	"io"

	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/mistake"
)

const verifyUsage = `Usage: chcsim verify DIR…

Compares the files of result folders with the checksums in their records, run.json or sweep.json. A folder
that a stopped command left incomplete, and one with a file that was changed or is missing, is named, and
the exit code is 1.

  chcsim verify out/2025
`

// verify checks result folders.
func verify(args []string, stdout, stderr io.Writer) int {
	f := newFlags("verify")
	name := f.String("lang", "en", "language of the messages: zh or en")
	if code, ok := parse(f, verifyUsage, args, stdout, stderr); !ok {
		return code
	}
	if f.NArg() == 0 {
		return wrongUsage(stderr, f, errors.New("verify takes the folder of a result"))
	}
	lang, err := words.ParseLang(*name)
	if err != nil {
		return wrongUsage(stderr, f, fmt.Errorf("--lang %q; expected zh or en", *name))
	}
	t, code := terminal{stderr}, exitDone
	for _, dir := range f.Args() {
		v, err := output.Verify(dir)
		var none output.Finding
		if errors.As(err, &none) {
			err = translated{err, none.In(lang)}
		}
		if err != nil {
			return wrongUsage(stderr, f, err)
		}
		for _, wrong := range v.Wrong {
			t.fail(errors.New(wrong.In(lang)))
			code = exitFailed
		}
		if len(v.Wrong) == 0 {
			fmt.Fprintln(stdout, words.VerifyWhole.Fill(lang, mistake.Printable(dir), v.Files))
		}
	}
	if code != exitDone {
		t.hint(words.VerifyHint.In(lang))
	}
	return code
}
