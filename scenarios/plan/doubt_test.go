package plan

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chcsim/scenarios/mistake"
)

// equalFiles are the district of testdata/equal, of 4 × 6,507 people by all its tables.
func equalFiles(t testing.TB) map[string]string {
	t.Helper()
	files := map[string]string{}
	paths, err := filepath.Glob("../../testdata/equal/*")
	if err != nil || len(paths) < 7 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		agreeing := strings.NewReplacer("../../scenarios/common.yaml", "common", ",6000", ",6507", ",24", ",26", "stations: {value: 10", "stations: {value: 6")
		files[filepath.Base(path)] = agreeing.Replace(string(text))
	}
	people := regexp.MustCompile(`(?m),(\d+)(?:,(\d+))?$`)
	for _, name := range []string{"ages.csv", "areas.csv"} {
		files["wan_"+name] = strings.ReplaceAll(people.ReplaceAllString(files[name], ",0.00$1,0.00$2"), ",0.00\n", "\n")
		files["hundred_"+name] = strings.ReplaceAll(people.ReplaceAllString(files[name], ",${1}00,${2}00"), ",00\n", "\n")
	}
	return files
}

// loadEqual reads the district with one of its files changed.
func loadEqual(t testing.TB, file string, change func(string) string) (*Scenario, error) {
	t.Helper()
	files := equalFiles(t)
	if file != "" {
		before := files[file]
		if files[file] = change(before); files[file] == before {
			t.Fatalf("%s is not changed", file)
		}
	}
	known, err := Model()
	if err != nil {
		t.Fatal(err)
	}
	memory := inMemory(files)
	d, err := openWith("base.yaml", &Document{known: known, find: extended, open: func(name string) ([]byte, error) {
		if IsShipped(name) {
			return readFile(name)
		}
		return memory(name)
	}})
	if err != nil {
		return nil, err
	}
	s, err := d.Resolve()
	if err == nil {
		_, err = s.Overview()
	}
	return s, err
}

// instead changes what stands first.
func instead(old, new string) func(string) string {
	return func(text string) string { return strings.Replace(text, old, new, 1) }
}

// each changes whatever the pattern matches.
func each(pattern, new string) func(string) string {
	return func(text string) string { return regexp.MustCompile(pattern).ReplaceAllString(text, new) }
}

// withRows is a table of its own.
func withRows(header string, rows ...string) func(string) string {
	return func(string) string { return header + "\n" + strings.Join(rows, "\n") + "\n" }
}

// doubts are single changes to a sound district, with which something stands in it that can hardly be meant.
var doubts = []struct {
	name, file string
	change     func(string) string
}{
	{"ages in ten thousands", "ages.csv", each(`,(\d+),(\d+)(?:\n|$)`, ",0.0${1},0.0${2}\n")},
	{"subdistricts in ten thousands", "areas.csv", each(`,6507`, ",0.6507")},
	{"a subdistrict with two digits too many", "areas.csv", instead("north,6507", "north,650700")},
	{"a subdistrict with two digits too few", "areas.csv", instead("north,6507", "north,65")},
	{"a point between thousands", "areas.csv", instead("north,6507", "north,6.507")},
	{"a full-width point between thousands", "areas.csv", instead("north,6507", "north,６．５０７")},
	{"a comma between thousands", "areas.csv", instead("north,6507", `north,"6,507"`)},
	{"a space between thousands", "areas.csv", instead("north,6507", "north,6 507")},
	{"full-width digits", "areas.csv", instead("north,6507", "north,６５０７")},
	{"a number in ten thousands", "areas.csv", instead("north,6507", "north,0.6507万")},
	{"an age of men with two digits too many", "ages.csv", instead("all,5-9,528", "all,5-9,52800")},
	{"an age of women with a digit too few", "ages.csv", instead("all,10-14,480,456", "all,10-14,480,45")},
	{"the oldest with two digits too many", "ages.csv", each(`85\+,(\d+)`, "85+,${1}00")},
	{"part of a person", "ages.csv", instead("528", "528.5")},
	{"everything in ten thousands", "base.yaml", each(`file: (ages|areas).csv`, "file: wan_$1.csv")},
	{"everything with two digits too many", "base.yaml", each(`file: (ages|areas).csv`, "file: hundred_$1.csv")},
	{"all beside subdistricts that say the same", "ages.csv", bothAges(1)},
	{"all beside subdistricts that say something else", "ages.csv", bothAges(0.9)},
	{"all beside one subdistrict", "ages.csv", func(text string) string { return text + each(`(?m)^all,`, "north,")(strings.SplitN(text, "\n", 2)[1]) }},
	{"one subdistrict alone", "ages.csv", each(`(?m)^all,`, "north,")},
	{"a row of the sum", "areas.csv", func(text string) string { return text + "合计,合计,26028\n" }},
	{"a total before the start", "totals.csv", withRows("date,persons", "2019-12,26000", "2021-12,26000")},
	{"a total at the start that differs", "totals.csv", withRows("date,persons", "2020-12,28000", "2021-12,26000")},
	{"a total at the start that contradicts", "totals.csv", withRows("date,persons", "2020-12,2.6", "2021-12,26000")},
	{"a total after the horizon", "totals.csv", withRows("date,persons", "2021-12,26000", "2023-01,26000")},
	{"a total with two digits too many", "totals.csv", withRows("date,persons", "2021-12,2600000")},
	{"totals that fall faster than people leave", "totals.csv", withRows("date,persons", "2021-12,23000")},
	{"a total that falls within a month", "totals.csv", withRows("date,persons", "2021-06,26000", "2021-07,25000")},
	{"a facility at 0/0", "facilities.csv", instead("121.408,31.193", "0,0")},
	{"a facility with exchanged coordinates", "facilities.csv", instead("121.408,31.193", "31.193,121.408")},
	{"a facility abroad", "facilities.csv", instead("121.408,31.193", "21.408,31.193")},
	{"a facility of another subdistrict", "facilities.csv", instead("121.408,31.193", "121.4,31.24")},
	{"a facility far away", "facilities.csv", instead("121.408,31.193", "121.408,31.893")},
	{"a point at 0/0", "points.csv", instead("121.402,31.198", "0,0")},
	{"a point 100 km away", "points.csv", instead("121.402,31.198", "121.402,32.098")},
	{"a point that lies alone", "points.csv", instead("121.402,31.198", "121.402,31.138")},
	{"fewer stations than are listed", "base.yaml", instead("stations: {value: 6", "stations: {value: 2")},
	{"far more stations than are listed", "base.yaml", instead("stations: {value: 6", "stations: {value: 900")},
}

// bothAges adds rows of every subdistrict to those of all: a quarter of these, times a factor.
func bothAges(factor float64) func(string) string {
	return func(text string) string {
		var b strings.Builder
		b.WriteString(text)
		for _, area := range []string{"south-east", "north", "east", "a-west"} {
			for _, line := range strings.Split(strings.TrimSpace(text), "\n")[1:] {
				var ages string
				var men, women float64
				fmt.Sscanf(strings.ReplaceAll(line, ",", " "), "all %s %f %f", &ages, &men, &women)
				fmt.Fprintf(&b, "%s,%s,%.0f,%.0f\n", area, ages, men/4*factor, women/4*factor)
			}
		}
		return b.String()
	}
}

func TestSoundDistrictIsNotDoubted(t *testing.T) {
	s, err := loadEqual(t, "", nil)
	if err != nil || len(s.Warnings) > 0 {
		t.Errorf("%v, %+v", err, s.Warnings)
	}
}

func TestEveryDoubtHasItsMessage(t *testing.T) {
	var b strings.Builder
	for _, d := range doubts {
		s, err := loadEqual(t, d.file, d.change)
		fmt.Fprintf(&b, "== %s\n", d.name)
		var found mistake.Errors
		switch {
		case errors.As(err, &found):
			fmt.Fprintf(&b, "%s\n-- zh\n%s\n\n", found.In("en"), found.In("zh"))
		case err != nil:
			t.Errorf("%s: %v", d.name, err)
		case len(s.Warnings) == 0:
			t.Errorf("%s: neither error nor doubt", d.name)
		default:
			for _, w := range s.Warnings {
				fmt.Fprintf(&b, "%s\n%s\n", w.In("en"), w.In("zh"))
			}
			fmt.Fprintln(&b)
		}
	}
	golden(t, "testdata/doubts.golden", b.String())
}
