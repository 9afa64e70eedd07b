package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// broken are single changes to the district of testdata/equal that no replication could be run with: each changes one
// file, or what all of it says from the command line.
var broken = []struct{ name, file, old, new, set string }{
	{name: "a key that does not exist", file: "base.yaml", old: "recruits_per_year", new: "recruits_a_year"},
	{name: "a table that does not exist", file: "base.yaml", old: "totals.csv", new: "total.csv"},
	{name: "a horizon in the year 0", file: "base.yaml", old: "from: 2021-01", new: "from: 0000-01"},
	{name: "a target of a subdistrict that does not exist", file: "base.yaml", old: "area: north", new: "area: nort"},
	{name: "a target that stands twice", file: "base.yaml", old: "targets:\n", new: "targets:\n  - {indicator: gp_per_10k, by: 2022-12, at_least: 4.2}\n"},
	{name: "a lever that does not exist", file: "base.yaml", old: "use: publicity", new: "use: publicty"},
	{name: "a control character", file: "areas.csv", old: "north,north", new: "north,no\x1b[2Jrth"},
	{name: "10⁹ people", file: "areas.csv", old: "north,6000", new: "north,1000000000"},
	{name: "a subdistrict without people", file: "areas.csv", old: "north,6000", new: "north,0"},
	{name: "people in ten thousands", file: "areas.csv", old: "north,6000", new: "north,6.000"},
	{name: "a total of 0", file: "totals.csv", old: "24150", new: "0"},
	{name: "totals that contradict each other", file: "totals.csv", old: "24200", new: "2420000"},
	{name: "an age group that is missing", file: "ages.csv", old: "all,85+", new: "all,86+"},
	{name: "ages of some subdistricts", file: "ages.csv", old: "all,0", new: "north,0"},
	{name: "a subdistrict without points", file: "points.csv", old: "north,", new: "east,"},
	{name: "a point at 0/0", file: "points.csv", old: "121.402,31.198", new: "0,0"},
	{name: "a centre far away", file: "facilities.csv", old: "121.408,31.193", new: "122.408,31.193"},
	{name: "a planned centre", file: "facilities.csv", old: "121.408,31.193,WGS84,false", new: "121.408,31.193,WGS84,true"},
	{name: "a planned station without a project", file: "facilities.csv", old: "b-1,north站一,Station north 1,station,north,,,,false", new: "b-1,north站一,Station north 1,station,north,,,,true"},
	{name: "an opening of an open station", file: "facilities.csv", old: "d-2,south-east站二,Station south-east 2,station,south-east,,,,true", new: "d-2,south-east站二,Station south-east 2,station,south-east,,,,false"},
	{name: "a project at nothing", file: "projects.csv", old: "opening-d,d-2", new: "opening-d,d-9"},
	{name: "months that do not rise", file: "projects.csv", old: "2020-01,2020-06,2021-06", new: "2020-08,2020-06,2021-06"},
	{name: "half a stage", file: "projects.csv", old: "complete,2022-12,2,", new: "complete,2022-12,2.5,"},
	{name: "a project that must be complete by then", file: "projects.csv", old: "start_latest\n9-renovation,centre-d,south-east改扩建,Renovation south-east,renovation,complete,2022-12,2,2020-01,2020-06,2021-06",
		new: "start_latest,unfinished_at\n9-renovation,centre-d,south-east改扩建,Renovation south-east,renovation,complete,2022-12,2,2001-01,2001-06,2001-09,2022-12"},
	{name: "hours that do not rise", set: "clinic.noon_from=14"},
	{name: "hours that may not rise", set: "clinic.opens={uniform: [7, 12]}"},
	{name: "more weekend patients than doctors", set: "clinic.weekend_gps=0"},
	{name: "a GP share below that of stations", set: "clinic.gp_share={uniform: [1%, 90%]}"},
	{name: "no working days", set: "workforce.time.days_per_week=0.5"},
	{name: "GPs past their retirement", set: "workforce.age_at_start={uniform: [65, 75]}"},
	{name: "recruits past their retirement", set: "workforce.age_outside={uniform: [65, 75]}"},
	{name: "more than all of the minutes", set: "programme.team.contact.gp={uniform: [20%, 100%]}"},
	{name: "more than all down-referrals", set: "referral.discharge.share_to_home_bed={uniform: [0, 100%]}"},
	{name: "all referrals replaced", set: "referral.ordered_test_share=100%"},
	{name: "no opening hour with arrivals", file: "base.yaml", old: "workforce:\n",
		new: "clinic:\n  arrival_profile: {h07: 1, h08: 0, h09: 0, h10: 0, h11: 0, h12: 0, h13: 0, h14: 0, h15: 0, h16: 0, h17: 1}\nworkforce:\n"},
	{name: "a shock that is no factor", set: "estate.district_shock=0"},
	{name: "a base year that cannot be", set: "clinic.community_visits_per_resident=9"},
}

// filled gives each row of a table as many cells as the header has.
func filled(text string) string {
	header, _, _ := strings.Cut(text, "\n")
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i := range lines {
		for strings.Count(lines[i], ",") < strings.Count(header, ",") {
			lines[i] += ","
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

// What stops run stops check first, in the same words and with the place.
func TestCheckRefusesWhatRunRefuses(t *testing.T) {
	place := regexp.MustCompile(`(?m)^error: (--set |.*\.(yaml|csv)(:[0-9]+:[0-9]+)?: )`)
	for _, b := range broken {
		path := brokenDistrict(t, b.file, b.old, b.new)
		args := []string{path, "--lang", "en"}
		if b.set != "" {
			args = append(args, "--set", b.set)
		}
		var out, checked, ran strings.Builder
		code, other := check(args, &out, &checked), run(append(args, "--replications", "1000000", "--quiet"), &out, &ran)
		if code != exitUsage || other != exitUsage || checked.String() != ran.String() {
			t.Errorf("%s: check ends with %d:\n%s\nand run with %d:\n%s", b.name, code, checked.String(), other, ran.String())
		}
		if !place.MatchString(checked.String()) {
			t.Errorf("%s: no place in %s", b.name, checked.String())
		}
	}
}

// brokenDistrict is a copy of testdata/equal with a file changed.
func brokenDistrict(t *testing.T, file, old, new string) string {
	t.Helper()
	dir := t.TempDir()
	paths, err := filepath.Glob("../../testdata/equal/*")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(text), "../../scenarios/common.yaml", "common", 1)
		if name := filepath.Base(path); name == file {
			if !strings.Contains(changed, old) {
				t.Fatalf("%q does not stand in %s", old, file)
			}
			changed = strings.ReplaceAll(changed, old, new)
			if filepath.Ext(name) == ".csv" {
				changed = filled(changed)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(path)), []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "base.yaml")
}
