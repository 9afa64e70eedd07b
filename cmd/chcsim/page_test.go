package main

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// phone is the width of a narrow one, in dots.
const phone = 360

// In a browser the report of a run, and that of two, meets with no error and asks nothing of any other place; on a phone nothing
// stands beyond the edge; its texts are found; and on A4 nothing is cut.
func TestReportInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("runs several plans and looks at each page")
	}
	b := openBrowser(t)
	const small, plan = "../../testdata/small/base.yaml", "../../testdata/small/plan.yaml"
	for _, page := range []struct {
		lang      string
		scenarios []string
		words     int // at least, on paper
		texts     []string
	}{
		{"zh", []string{plan}, 1000, []string{"常住居民签约率", "怎样才够", "东街道"}},
		{"en", []string{plan}, 1000, []string{"contract rate of residents", "What would be enough", "Small district"}},
		{"zh", []string{small, plan}, 200, []string{"base/report.html", "各情景的达标概率", "怎样重复运行"}},
		{"en", []string{small, plan}, 300, []string{"Targets side by side", "Change of the chance of each target", "base.yaml plan.yaml"}},
	} {
		out := t.TempDir()
		var stdout, stderr bytes.Buffer
		args := append([]string{"run", "--replications", "4", "--set", "run.clinic_days=0", "--lang", page.lang, "--quiet", "--out", out}, page.scenarios...)
		if code := dispatch(args, &stdout, &stderr); code != exitDone {
			t.Fatalf("%d: %s", code, stderr.String())
		}
		looked(t, b, page.lang, "file://"+filepath.ToSlash(filepath.Join(out, "report.html")), page.texts, page.words)
	}
}

// looked opens a page on a phone, seeks texts in it, and prints it.
func looked(t *testing.T, b *browser, lang, page string, texts []string, words int) {
	t.Helper()
	b.open(page, phone)
	for _, trouble := range b.troubles(page) {
		t.Error(trouble)
	}
	stays(t, b, lang+" on a phone", phone)
	for _, text := range texts {
		var found bool
		if b.value("document.body.textContent.includes('"+text+"') && window.find('"+text+"')", &found); !found {
			t.Errorf("%q is not found in the page", text)
		}
	}
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": "print"}, nil)
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": 687, "height": 1000, "deviceScaleFactor": 1, "mobile": false}, nil) // 182 mm
	stays(t, b, lang+" on paper", 687)
	onPaper(t, b.data("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true}), words)
	b.call("Emulation.setEmulatedMedia", map[string]any{"media": ""}, nil)
}

// stays fails where something stands beyond the edge of the page, or is cut off by what it stands in.
func stays(t *testing.T, b *browser, where string, width int) {
	t.Helper()
	var beyond []string
	b.value(`[...document.querySelectorAll("body *")].filter(e => {
		const r = e.getBoundingClientRect();
		return r.width > 0 && (r.right > `+strconv.Itoa(width+1)+` || r.left < -1) && !e.closest("svg, input");
	}).slice(0, 5).map(e => e.outerHTML.slice(0, 200))`, &beyond)
	for _, e := range beyond {
		t.Errorf("%s: beyond the edge: %s", where, e)
	}
}

// pageSize and word are a page and a word with its place, as pdftotext writes them.
var (
	pageSize = regexp.MustCompile(`<page width="([0-9.]+)" height="([0-9.]+)">`)
	word     = regexp.MustCompile(`<word xMin="([0-9.-]+)" yMin="([0-9.-]+)" xMax="([0-9.-]+)" yMax="([0-9.-]+)">`)
)

// onPaper reads a print where pdftotext is installed: it is A4, its words are words, and none reaches into the margins.
func onPaper(t *testing.T, pdf []byte, least int) {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("pdftotext is not installed (Debian: apt-get install poppler-utils): the print is not read")
		return
	}
	file := filepath.Join(t.TempDir(), "a4.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(tool, "-bbox", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range pageSize.FindAllStringSubmatch(string(text), -1) {
		width, _ := strconv.ParseFloat(size[1], 64)
		height, _ := strconv.ParseFloat(size[2], 64)
		if math.Abs(width-595.3) > 1 || math.Abs(height-841.9) > 1 {
			t.Errorf("a page is %g by %g points; A4 is 595 by 842", width, height)
		}
	}
	const left, right, bottom = 14 * 72 / 25.4, 595 - 14*72/25.4, 842 - 15*72/25.4
	words := word.FindAllStringSubmatch(string(text), -1)
	for _, w := range words {
		x0, _ := strconv.ParseFloat(w[1], 64)
		x1, _ := strconv.ParseFloat(w[3], 64)
		y1, _ := strconv.ParseFloat(w[4], 64)
		if x0 < left-2 || x1 > right+2 || y1 > bottom+6 {
			t.Errorf("a word reaches from %.0f to %.0f and down to %.0f of the page", x0, x1, y1)
		}
	}
	if len(words) < least {
		t.Errorf("only %d words are in the print", len(words))
	}
}
