package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The page of the first hour is carried out step by step, as a planner would: commands, and what is filled in between. Lines that
// it shows of an output are there. Runs that are conditioned on what was observed are long: of them the plan is checked alone.
func TestFirstHour(t *testing.T) {
	if testing.Short() {
		t.Skip("several runs")
	}
	for _, page := range []string{"hour.zh.md", "hour.md"} {
		text, err := os.ReadFile(filepath.Join(root, "docs", page))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(page, func(t *testing.T) {
			t.Chdir(t.TempDir())
			h := hour{t: t}
			for _, line := range strings.Split(string(text), "\n") {
				h.line(line)
			}
			h.fill()
			if h.commands < 6 || h.observed != 24 {
				t.Errorf("%d commands, %d observations", h.commands, h.observed)
			}
		})
	}
}

// hour is a page while it is read line by line.
type hour struct {
	t        *testing.T
	fenced   bool
	long     bool     // the next block would take too long
	output   string   // of the last command
	figures  []string // that are still to be filled in: name and value in turns
	rows     [][]string
	commands int
	observed int
}

var (
	cellGiven = regexp.MustCompile(`^\| ([^|]+) \| ([0-9.万]+) \|$`)
	rowGiven  = regexp.MustCompile(`^(\S.*), (\d{4}-\d\d), (\S+%)$`)
)

func (h *hour) line(line string) {
	switch row := cellGiven.FindStringSubmatch(line); {
	case strings.HasPrefix(line, "<!-- long"):
		h.long = true
	case strings.HasPrefix(line, "```"):
		h.long = h.long && !h.fenced
		h.fenced, h.output = !h.fenced, ""
	case row != nil && !h.fenced:
		h.figures = append(h.figures, row[1], row[2])
	case !h.fenced:
	case strings.HasPrefix(line, "$ "):
		h.fill()
		h.command(line)
	case rowGiven.MatchString(line):
		h.rows = append(h.rows, rowGiven.FindStringSubmatch(line)[1:])
	case line != "" && line != "…" && !strings.Contains(squeezed(h.output), squeezed(line)):
		h.t.Errorf("%q is not in the output\n%s", line, h.output)
	}
}

func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// command runs a line with few replications.
func (h *hour) command(line string) {
	h.commands++
	args := split([]string{line})[1:]
	switch {
	case h.long: // a run that is conditioned on what was observed
		args = checked(args)
	case args[0] == "run":
		args = append(args, "--replications", "2", "--quiet")
	}
	var stdout, stderr bytes.Buffer
	if code := dispatch(args, &stdout, &stderr); code != exitDone {
		h.t.Fatalf("%s: exit code %d: %s", line, code, stderr.String())
	}
	h.output = stdout.String()
}

// checked is the command that checks the plan of another, without the flags that only the other takes.
func checked(args []string) []string {
	args = append([]string{"check"}, args[1:]...)
	for _, flag := range []string{"--replications", "--out", "--only"} {
		if i := slices.Index(args, flag); i >= 0 {
			args = slices.Delete(args, i, i+2)
		}
	}
	return args
}

// fill writes what was read into the only workbook there is.
func (h *hour) fill() {
	if len(h.figures)+len(h.rows) == 0 {
		return
	}
	books, err := filepath.Glob("*/*.xlsx")
	if err != nil || len(books) != 1 {
		h.t.Fatal("workbooks: ", books, err)
	}
	figures, observations := "区情", "观测"
	if filepath.Base(books[0]) == "figures.xlsx" {
		figures, observations = "Figures", "Observations"
	}
	for i := 0; i < len(h.figures); i += 2 {
		fillIn(h.t, books[0], figures, h.figures[i], h.figures[i+1])
	}
	f, err := excelize.OpenFile(books[0])
	if err != nil {
		h.t.Fatal(err)
	}
	defer f.Close()
	for i, row := range h.rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+2)
		_ = f.SetSheetRow(observations, cell, &[]any{row[0], row[1], row[2]})
	}
	h.observed += len(h.rows)
	h.figures, h.rows = nil, nil
	if err := f.Save(); err != nil {
		h.t.Fatal(err)
	}
}
