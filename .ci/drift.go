//go:build ignore

// Command drift compares two folders of "chcsim run": each target's chance in both, and the difference in standard errors.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"text/tabwriter"
)

// record is what drift reads of run.json.
type record struct {
	Replications int      `json:"replications"`
	Targets      []target `json:"targets"`
	Joint        *chance  `json:"all_targets"`
}

type target struct {
	Indicator  string  `json:"indicator"`
	Area       string  `json:"area"`
	By         string  `json:"by"`
	Comparator string  `json:"comparator"`
	Limit      float64 `json:"limit"`
	Chance     chance  `json:"chance"`
}

type chance struct {
	Estimate float64 `json:"estimate"`
}

func (t target) String() string {
	return fmt.Sprintf("%s@%s %s %g, %s", t.Indicator, t.By, t.Comparator, t.Limit, t.Area)
}

// same tells whether two targets demand the same.
func (t target) same(o target) bool {
	t.Chance, o.Chance = chance{}, chance{}
	return t == o
}

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("two folders are needed"))
	}
	before, after := read(os.Args[1]), read(os.Args[2])
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "target\tbefore\tafter\tdifference, standard errors")
	for _, t := range before.Targets {
		if o := find(after.Targets, t); o != nil {
			row(out, t.String(), t.Chance.Estimate, o.Chance.Estimate, before.Replications, after.Replications)
		} else {
			fmt.Fprintf(out, "%s\t%.1f%%\t\tgone\n", t, 100*t.Chance.Estimate)
		}
	}
	for _, t := range after.Targets {
		if find(before.Targets, t) == nil {
			fmt.Fprintf(out, "%s\t\t%.1f%%\tnew\n", t, 100*t.Chance.Estimate)
		}
	}
	if before.Joint != nil && after.Joint != nil {
		row(out, "all targets together", before.Joint.Estimate, after.Joint.Estimate, before.Replications, after.Replications)
	}
	out.Flush()
	for _, name := range []string{"summary.csv", "replications.csv"} {
		fmt.Printf("%s: %s\n", name, compare(name))
	}
}

func find(list []target, t target) *target {
	for i := range list {
		if list[i].same(t) {
			return &list[i]
		}
	}
	return nil
}

// row prints two chances and their difference in standard errors. These are of independent estimates with one success and one
// failure added to each (Agresti and Caffo 2000), so that chances of 0 and 1 have one, too. Replications with common random
// numbers differ less, so the number is on the low side.
func row(out *tabwriter.Writer, name string, before, after float64, n, m int) {
	variance := func(p float64, n int) float64 {
		p = (p*float64(n) + 1) / float64(n+2)
		return p * (1 - p) / float64(n+2)
	}
	z := (after - before) / math.Sqrt(variance(before, n)+variance(after, m))
	text := fmt.Sprintf("%+.1f", z)
	if after == before {
		text = "0"
	}
	fmt.Fprintf(out, "%s\t%.1f%%\t%.1f%%\t%s\n", name, 100*before, 100*after, text)
}

// compare tells whether a table has the same bytes in both folders.
func compare(name string) string {
	a, errA := os.ReadFile(filepath.Join(os.Args[1], name))
	b, errB := os.ReadFile(filepath.Join(os.Args[2], name))
	switch {
	case errA != nil && errB != nil:
		return "not written"
	case errA == nil && errB == nil && bytes.Equal(a, b):
		return "the same bytes"
	}
	return "differs"
}

func read(folder string) record {
	var r record
	text, err := os.ReadFile(filepath.Join(folder, "run.json"))
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		fail(err)
	}
	return r
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "error:", err)
	os.Exit(2)
}
