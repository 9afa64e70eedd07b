package main

import (
	"errors"
	"fmt"
	"io"

	"chcsim/scenarios/mistake"
)

// What is written where, by every command:
//   - results go to stdout and to files; progress, warnings and errors go to stderr;
//   - a message begins with "error:", "warning:" or "hint:" in lower case and has no full stop;
//   - help that was asked for goes to stdout with exit code 0, wrong usage to stderr with 2;
//   - only this file and the tables of package output print.

// terminal writes messages to people.
type terminal struct{ stderr io.Writer }

func (t terminal) fail(err error) {
	fmt.Fprintf(t.stderr, "error: %s\n", mistake.Printable(err.Error()))
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		t.hint(hinted.Hint())
	}
}

func (t terminal) warn(text string) { fmt.Fprintf(t.stderr, "warning: %s\n", mistake.Printable(text)) }

func (t terminal) hint(text string) { fmt.Fprintf(t.stderr, "hint: %s\n", mistake.Printable(text)) }

// hinted is an error with what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Hint() string  { return h.hint }
func (h hinted) Unwrap() error { return h.error }

// translated is an error in another language than English.
type translated struct {
	error
	text string
}

func (t translated) Error() string { return t.text }
func (t translated) Unwrap() error { return t.error }

// told is an error in a language, "zh" or "en", where it can be told in it.
func told(err error, lang string) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok && len(joined.Unwrap()) == 1 {
		return told(joined.Unwrap()[0], lang)
	}
	if both, ok := err.(interface{ In(lang string) string }); ok && lang != "" {
		return translated{err, both.In(lang)}
	}
	return err
}
