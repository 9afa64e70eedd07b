package main

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chcsim/scenarios/mistake"
)

// hostile holds what HTML, XML, Markdown, templates, shells and formats would obey.
const hostile = "甲<script>alert(1)</script>&lt;b>]]>[l](javascript:x)![i](http://e)`rm`|*s*__u__~~d~~$m$#1 %s {{.}} 'q' =1+1"

// hostilePlan is the small district with hostile texts wherever people may write them, in a folder of its own; the file's
// name is hostile, too.
func hostilePlan(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	small, err := filepath.Abs("../../testdata/small")
	if err != nil {
		t.Fatal(err)
	}
	cell := `"` + hostile + `"`
	for name, change := range map[string][]string{
		"areas.csv":      {"东街道", cell, "虚构", cell},
		"facilities.csv": {"东中心", cell, "Centre 1", cell, "虚构", cell},
		"projects.csv":   {"南中心改扩建", cell, "Centre 3 renovation", cell, "虚构", cell},
	} {
		text, err := os.ReadFile(filepath.Join(small, name))
		if err != nil {
			t.Fatal(err)
		}
		writeHostile(t, filepath.Join(dir, name), strings.NewReplacer(change...).Replace(string(text)))
	}
	quoted := strconv.Quote(hostile)
	writeHostile(t, filepath.Join(dir, "sources.csv"), "id,title,address,dated,note\nX001,"+cell+",https://e/><script>alert(1)</script>,2020-01,"+cell+"\n")
	plan := filepath.Join(dir, "a`b`<i>'$(x)'.yaml")
	writeHostile(t, plan, "scenario: "+quoted+"\nextends: "+filepath.Join(small, "base.yaml")+"\nsources: sources.csv\nhorizon: {from: 2021-01, to: 2021-12}\nrun: {replications: 4, seed: 1, clinic_days: 0}\n"+
		"tables: {subdistricts: areas.csv, facilities: facilities.csv, projects: projects.csv, age_sex: {file: "+filepath.Join(small, "ages.csv")+", basis: assumed}, demand_points: {file: "+filepath.Join(small, "points.csv")+", crs: WGS84, basis: assumed}}\n"+
		"workforce: {recruits_per_year: {value: 2, basis: transferred, source: X001, note: "+quoted+"}}\n"+
		"shocks: [{name: s, zh: "+quoted+", en: "+quoted+", from: 2021-04, to: 2021-05, effects: [{parameter: exogenous.demand_factor, multiply: {value: 60%, basis: assumed, note: "+quoted+"}}]}]\n"+
		"targets: [{indicator: contract_rate, by: 2021-12, at_least: 30%, chance: 50%, area: a1}, {indicator: contract_rate, by: 2021-12, at_least: 30%, chance: 50%}]\n")
	return plan
}

func writeHostile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Texts of a scenario do nothing in what a command prints and writes, whatever reads it.
func TestTextsDoNotAct(t *testing.T) {
	plan := hostilePlan(t)
	out := t.TempDir()
	requirement := "p(contract_rate@2021-12/a1 >= 30%) >= 0.1"
	for _, args := range [][]string{
		{"check", plan},
		{"run", plan, "--out", filepath.Join(out, "run"), "--gate", "--require", requirement, "--set", "workforce.recruits_per_year={value: 3, basis: assumed, source: X001, note: '`<b>$(x)'}"},
		{"run", plan, "../../testdata/small/base.yaml", "--set", "horizon.to=2021-12", "--set", "targets=[]", "--replications", "2", "--out", filepath.Join(out, "compare")},
		{"sweep", plan, "--vary", "workforce.recruits_per_year=2,{value: -1},4", "--replications", "2", "--out", filepath.Join(out, "sweep")},
	} {
		var stdout, stderr bytes.Buffer
		if code := dispatch(args, &stdout, &stderr); code == exitUsage || code == exitFailed && args[0] != "sweep" {
			t.Fatalf("%v ends with %d: %s", args, code, stderr.String())
		}
		silent(t, args[0], stdout.String()+stderr.String())
	}
	files := 0
	err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) == ".png" {
			return err
		}
		text, err := os.ReadFile(path)
		files++
		if filepath.Ext(path) != ".xlsx" {
			silent(t, path, string(text))
		}
		switch filepath.Ext(path) {
		case ".csv":
			cellsDoNotAct(t, path, text)
		case ".md":
			markdownDoesNotAct(t, path, string(text))
		case ".html":
			pageDoesNotAct(t, path, string(text))
		case ".xlsx":
			sheetsDoNotAct(t, path)
			return nil // it is no text
		case ".xml":
			if err := xml.Unmarshal(text, new(any)); err != nil && !errors.Is(err, io.EOF) {
				t.Errorf("%s: %v", path, err)
			}
		}
		return err
	})
	if err != nil || files < 10 {
		t.Fatalf("%d files: %v", files, err)
	}
}

// silent fails where a terminal would obey a character.
func silent(t *testing.T, name, text string) {
	t.Helper()
	if c, hidden := mistake.Hidden(text); hidden {
		t.Errorf("%s holds the character %U", name, c)
	}
}

func cellsDoNotAct(t *testing.T, path string, text []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", path, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if _, err := strconv.ParseFloat(cell, 64); err != nil && mistake.Formula(cell) {
				t.Errorf("%s: a spreadsheet computes %q", path, cell)
			}
		}
	}
}

// known are the elements and attributes of a report: none loads, runs or links to anything but what a reader clicks.
var (
	knownTag  = regexp.MustCompile(`^/?(html|head|meta|link|title|style|body|h[1-4]|p|nav|a|section|div|table|thead|tbody|tr|th|td|span|sup|ul|li|b|br|wbr|code|pre|figure|label|input|svg|path|text|!doctype)$`)
	tag       = regexp.MustCompile(`<([^\s>]*)([^>]*)>`)
	attribute = regexp.MustCompile(`\s([a-z-]+)=`)
	quotes    = regexp.MustCompile(`"[^"]*"`)
)

// pageDoesNotAct looks for elements and attributes that no report has, and for addresses that are none of the web.
func pageDoesNotAct(t *testing.T, path, text string) {
	t.Helper()
	if filepath.Base(filepath.Dir(path)) == "run" && !strings.Contains(text, "甲&lt;script&gt;") {
		t.Errorf("%s does not show the hostile text", path)
	}
	style := strings.Index(text, "</style>")
	for _, found := range tag.FindAllStringSubmatch(text[:strings.Index(text, "<style>")]+text[style+len("</style>"):], -1) {
		if !knownTag.MatchString(strings.ToLower(found[1])) {
			t.Errorf("%s has an element %q", path, found[0])
		}
		for _, name := range attribute.FindAllStringSubmatch(quotes.ReplaceAllString(found[2], `""`), -1) {
			if strings.HasPrefix(name[1], "on") || name[1] == "src" || name[1] == "srcdoc" {
				t.Errorf("%s has an attribute %s in %q", path, name[1], found[0])
			}
		}
		if _, address, ok := strings.Cut(found[2], `href="`); ok && !strings.HasPrefix(address, "#") && !strings.HasPrefix(address, "http") && !strings.HasPrefix(address, "data:,") && !besides(path, address) {
			t.Errorf("%s links to %q", path, address)
		}
	}
}

// besides tells whether an address with what follows it leads to a report that lies below that of a page.
func besides(page, address string) bool {
	address, _, _ = strings.Cut(address, `"`)
	name, err := url.PathUnescape(html.UnescapeString(address))
	if err != nil || !filepath.IsLocal(name) {
		return false
	}
	_, err = os.Stat(filepath.Join(filepath.Dir(page), name))
	return err == nil
}

// sheetsDoNotAct looks for cells that are computed.
func sheetsDoNotAct(t *testing.T, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	defer f.Close()
	shown := false
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		for r, row := range rows {
			for c, text := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(sheet, cell); formula != "" {
					t.Errorf("%s: %s!%s computes %q", path, sheet, cell, formula)
				}
				shown = shown || strings.Contains(text, hostile)
				silent(t, path, text)
			}
		}
	}
	if filepath.Base(filepath.Dir(path)) == "run" && !shown {
		t.Errorf("%s does not hold the hostile text", path)
	}
}

var (
	codeBlock = regexp.MustCompile("(?s)```.*?```")
	codeSpan  = regexp.MustCompile("(^|[^\\\\`])(`+) ?[^\n]*?[^`] ?(`+)")
	escaped   = regexp.MustCompile(`\\[^\n]`)
	address   = regexp.MustCompile(`<https?://[^<> ]*>`)
	acting    = regexp.MustCompile("<[a-zA-Z/!]|\\]\\(|!\\[|~~|\\*s\\*|__u__|\\$m\\$|`|&lt;b&gt;")
)

// markdownDoesNotAct looks for marks of the hostile text that are left when code and escapes are taken away.
func markdownDoesNotAct(t *testing.T, path, text string) {
	t.Helper()
	if !strings.Contains(text, "甲") {
		return
	}
	text = escaped.ReplaceAllString(codeBlock.ReplaceAllString(text, ""), "")
	text = codeSpan.ReplaceAllString(text, "$1")
	for line := range strings.Lines(text) {
		if found := acting.FindString(address.ReplaceAllString(line, "")); found != "" {
			t.Errorf("%s: %q acts in %s", path, found, line)
		}
	}
}
