package main

import (
	"encoding/json"
	"fmt"
	"io"

	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

const schemaUsage = `Usage: chcsim schema [--lang zh|en]

Prints a JSON Schema (2020-12) of plans, with which editors complete and check them. With the schema in a
file, a plan that begins with the line below is checked by editors with a YAML language server:

  chcsim schema > plan.schema.json
  # yaml-language-server: $schema=plan.schema.json
`

// schema prints the JSON Schema of plans.
func schema(args []string, stdout, stderr io.Writer) int {
	f := newFlags("schema")
	lang := f.String("lang", "en", "language of the descriptions: zh or en")
	if code, ok := parse(f, schemaUsage, args, stdout, stderr); !ok {
		return code
	}
	l, err := words.ParseLang(*lang)
	if err != nil {
		return wrongUsage(stderr, f, fmt.Errorf("--lang %w", err))
	}
	if f.NArg() > 0 {
		return wrongUsage(stderr, f, fmt.Errorf("schema takes no argument, not %q", f.Arg(0)))
	}
	if err := writeSchema(stdout, l); err != nil {
		terminal{stderr}.fail(err)
		return exitFailed
	}
	return exitDone
}

func writeSchema(w io.Writer, l words.Lang) error {
	known, err := plan.Model()
	if err != nil {
		return err
	}
	levers, err := plan.ReadCatalogue("levers", known)
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(known.Schema(levers, l.String()))
}
