package main

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A district of half the residents has, as rates, the same table of levers within sampling error: what is counted follows the
// residents, posts and beds and stations and slots alike. The two are drawn apart as far as their places differ.
func TestHalfADistrictHasTheSameLevers(t *testing.T) {
	if testing.Short() {
		t.Skip("some hundred simulations")
	}
	t.Chdir(t.TempDir())
	whole := leversOf(t, "whole", 0)
	half := leversOf(t, "half", 556539)
	if len(whole) != len(half) || len(whole) != 16 {
		t.Fatalf("%d and %d effects", len(whole), len(half))
	}
	clear := 0
	for name, a := range whole {
		b := half[name]
		if apart := math.Abs(a.change - b.change); apart > 4*math.Hypot(a.error, b.error)+negligible {
			t.Errorf("%s: %g ± %g in the whole, %g ± %g in the half", name, a.change, a.error, b.change, b.error)
		}
		if math.Abs(a.change) > 3*a.error+negligible {
			clear++
		}
	}
	if clear < 3 {
		t.Errorf("only %d effects are clear: too few to compare", clear)
	}
}

// negligible is a change so small that in a few replications nothing can be said of its error.
const negligible = 1e-5

// leverEffect is what a lever alone changes, with its standard error.
type leverEffect struct{ change, error float64 }

// leversOf makes a district of so many residents, those that stand in without any, and tries levers on it.
func leversOf(t *testing.T, name string, residents int) map[string]leverEffect {
	t.Helper()
	succeed(t, "init", name, "--lang", "zh")
	if residents > 0 {
		fillIn(t, filepath.Join(name, "区情.xlsx"), "区情", "常住人口", residents)
	}
	succeed(t, "levers", name, "--only", "performance_pay,online_contract,home_beds,specialist_slots_to_community",
		"--of", "gp_per_10k@2025-12,contract_rate@2025-12,community_share_district@2025-12,home_beds@2025-12", "--from", "2022-01", "--replications", "16", "--quiet", "--out", name+".out")
	text, err := os.ReadFile(filepath.Join(name+".out", "levers.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	effects := map[string]leverEffect{}
	for _, row := range rows[1:] {
		change, _ := strconv.ParseFloat(row[8], 64)
		low, _ := strconv.ParseFloat(row[9], 64)
		high, _ := strconv.ParseFloat(row[10], 64)
		effects[row[0]+" on "+row[4]] = leverEffect{change, (high - low) / (2 * 2.13)} // Student's t of 15 degrees of freedom
	}
	return effects
}

// succeed carries a command out that has to succeed.
func succeed(t *testing.T, args ...string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := dispatch(args, &stdout, &stderr); code != exitDone {
		t.Fatalf("%s: exit code %d: %s", strings.Join(args, " "), code, stderr.String())
	}
}

// fillIn writes a figure into a sheet of a workbook, beside its name. The head of its group may be called the same and stands before it.
func fillIn(t *testing.T, book, sheet, figure string, value any) {
	t.Helper()
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found, err := f.SearchSheet(sheet, figure)
	if err != nil || len(found) == 0 {
		t.Fatalf("the figure %q is nowhere, %v", figure, err)
	}
	if err := f.SetCellValue(sheet, "C"+strings.TrimLeft(found[len(found)-1], "ABCDEFG"), value); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}
