package report

import (
	"html/template"

	"chcsim/model/month"
	"chcsim/output"
	"chcsim/output/words"
)

// Comparison is what the page of several runs says that met the same luck. Texts are in its language.
type Comparison struct {
	Lang     words.Lang
	Title    string
	From, To month.Month
	Run      Run
	Plans    []Plan       // the first is the one that the others are compared with
	Chances  output.Table // of the targets, a column for each plan
	Medians  output.Table // of what targets judge, likewise
	Changes  []Change     // of each other plan
	Program  Program
}

// Plan is a scenario among several.
type Plan struct {
	Name, Folder string   // the folder holds its own results
	Verdict      []string // sentences that say it all
	Hash         string   // SHA-256 of the scenario
	Charts       []template.HTML
}

// Change is how a plan differs from the first.
type Change struct {
	Name   string
	Tables []output.Table
	Charts []template.HTML
}
