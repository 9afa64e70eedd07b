package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"chcsim/model/month"
)

// example has texts that a spreadsheet would compute, were they formulas.
func example() []Sheet {
	values := Sheet{Name: "逐月", Frozen: 1, Columns: []Column{{"指标", 30}, {"时点", 12}, {"中位数", 12}, {"年末", 12}}}
	for i := range 24 {
		m, label := month.Of(2021, 1)+month.Month(i), ""
		if m.Calendar() == 12 {
			label = m.String()
		}
		values.Rows = append(values.Rows, []Cell{Text([]string{"=1+1", "+1", "-1", "@SUM(A1)", "签约率<&>"}[i%5]), Month(m, "yyyy-mm"), Number(0.3+float64(i)/100, "0.0%"), Text(label)})
	}
	values.Rows = append(values.Rows, []Cell{Text("0/0"), Number(math.NaN(), "0.0%"), Number(math.Inf(1), "0"), Text("")})
	return []Sheet{values, {Name: "图表", Charts: []Chart{
		{Title: "签约率", Sheet: "逐月", Labels: 3, Last: 23, Lines: []Line{{2, "1F4E79", 2}}, Format: "0%", Lowest: 0.2, Most: 0.6},
		{Title: "又一张", Sheet: "逐月", Labels: 3, Last: 23, Lines: []Line{{2, "1F4E79", 2}}, Format: "0%", Most: 1},
	}}}
}

func write(t *testing.T) []byte {
	t.Helper()
	data, err := Write(example())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// parts are the files of a workbook by name.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]string{}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		list[file.Name] = string(text)
	}
	return list
}

func TestNumbersAreNumbersAndTextsTexts(t *testing.T) {
	data := write(t)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"A1": "指标", "A2": "=1+1", "A5": "@SUM(A1)", "A6": "签约率<&>", "B2": "2021-01", "B13": "2021-12", "C2": "30.0%", "C26": ""} {
		if got, err := f.GetCellValue("逐月", cell); err != nil || got != want {
			t.Errorf("%s is %q, expected %q, %v", cell, got, want, err)
		}
	}
	if raw, _ := f.GetCellValue("逐月", "B13", excelize.Options{RawCellValue: true}); raw != "44561" {
		t.Errorf("the end of 2021 is day %s", raw)
	}
	for name, text := range parts(t, data) {
		if strings.Contains(text, "<f>") && strings.HasPrefix(name, "xl/worksheets/") {
			t.Errorf("%s has a formula", name)
		}
	}
}

// Heads stay in sight, charts read the rows, and nothing in the file tells when it was made.
func TestShapeOfTheFile(t *testing.T) {
	list := parts(t, write(t))
	if sheet := list["xl/worksheets/sheet1.xml"]; !strings.Contains(sheet, `ySplit="1"`) || !strings.Contains(sheet, `state="frozen"`) {
		t.Error("the head does not stay in sight")
	}
	for name, want := range map[string]string{"xl/charts/chart1.xml": "'逐月'!$C$2:$C$25", "xl/charts/chart2.xml": "'逐月'!$D$2:$D$25"} {
		if !strings.Contains(strings.ReplaceAll(list[name], "&#39;", "'"), want) {
			t.Errorf("%s does not read %s", name, want)
		}
	}
	for range 5 {
		if !bytes.Equal(write(t), write(t)) {
			t.Fatal("the same sheets give other bytes")
		}
	}
}

// A sheet prints on A4 across, with as many pages beside each other as its columns need.
func TestSheetsArePrintedOnA4(t *testing.T) {
	sheets := example()
	sheets[0].Columns = append(sheets[0].Columns, Column{"备注", 150})
	data, err := Write(sheets)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	layout, err := f.GetPageLayout("逐月")
	if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 2 || *layout.FitToHeight != 0 {
		t.Errorf("%+v, %v", layout, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'逐月'!$1:$1" {
		t.Errorf("heads on every page: %+v", names)
	}
}

// LibreOffice reads what was written.
func TestLibreOfficeOpensIt(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed (Debian: apt-get install libreoffice-calc)")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "summary.xlsx")
	if err := os.WriteFile(file, write(t), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", dir, file)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "summary.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"指标,时点,中位数,年末\n", "=1+1,2021-01,30.0%,\n", "@SUM(A1),2021-04,33.0%,\n", "2021-12,41.0%,2021-12\n"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("LibreOffice reads %q, without %q", text, want)
		}
	}
}
