package sheet

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// filled is a workbook with cells of every sort.
func filled(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	month := `yyyy"年"m"月"`
	dates, err := f.NewStyle(&excelize.Style{CustomNumFmt: &month})
	must(err)
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 10})
	must(err)
	for cell, value := range map[string]any{"A1": " 指标 ", "B1": 0.1, "C1": 45107, "D1": 0.385, "E1": true, "F1": 976000, "A2": "合并", "A5": "横", "B6": time.Date(2022, 3, 15, 0, 0, 0, 0, time.UTC), "C6": "#DIV/0!"} {
		must(f.SetCellValue("Sheet1", cell, value))
	}
	must(f.SetCellStyle("Sheet1", "C1", "C1", dates))
	must(f.SetCellStyle("Sheet1", "D1", "D1", percent))
	must(f.SetCellFormula("Sheet1", "G1", "SUM(B1:C1)"))
	must(f.MergeCell("Sheet1", "A2", "A4"))
	must(f.MergeCell("Sheet1", "A5", "C5"))
	must(f.SetCellValue("Sheet1", "B4", 1))
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

func TestCellsAsPeopleSeeThem(t *testing.T) {
	book, err := Read(filled(t))
	if err != nil || len(book.Sheets) != 1 {
		t.Fatalf("%v", err)
	}
	at := func(row, column int) Cell { return book.Sheets[0].Rows[row][column] }
	for _, c := range []struct {
		row, column int
		want        Cell
	}{
		{0, 0, Cell{Text: "指标"}}, {0, 1, Cell{Text: "0.1"}}, {0, 2, Cell{Text: "2023-06"}}, {0, 3, Cell{Text: "38.5%"}},
		{0, 4, Cell{Text: "true"}}, {0, 5, Cell{Text: "976000"}}, {0, 6, Cell{Wrong: Formula}},
		{2, 0, Cell{Text: "合并", Shared: "A2"}}, {3, 0, Cell{Text: "合并", Shared: "A2"}}, {3, 1, Cell{Text: "1"}},
		{4, 0, Cell{Text: "横"}}, {4, 2, Cell{Text: "横", Shared: "A5", Wrong: Sideways}}, {5, 1, Cell{Text: "2022-03"}}, {5, 2, Cell{Text: "#DIV/0!", Wrong: ErrorOf}},
	} {
		if got := at(c.row, c.column); got != c.want {
			t.Errorf("%s: %+v, want %+v", Name(c.column, c.row), got, c.want)
		}
	}
}

func TestFormatsOfDates(t *testing.T) {
	for code, want := range map[string]format{`yyyy-mm-dd`: date, `[$-804]yyyy"年"m"月";@`: date, `0.0%`: percent, `#,##0`: plain, `0"年"`: plain, `h:mm`: plain, `"m"0`: plain, `[Red]0`: plain} {
		if got := customFormat(code); got != want {
			t.Errorf("%s is %d, want %d", code, got, want)
		}
	}
}

func TestWhatIsNoWorkbook(t *testing.T) {
	whole := filled(t)
	for _, data := range [][]byte{nil, []byte("code,name\n"), whole[:len(whole)/2], append([]byte("PK\x03\x04"), make([]byte, 100)...)} {
		if _, err := Read(data); !errors.Is(err, ErrNoWorkbook) {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
}

func FuzzRead(f *testing.F) {
	whole := filled(f)
	f.Add(whole)
	f.Add(whole[:len(whole)-30])
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Read(data)
		if err == nil && book == nil || err != nil && !errors.Is(err, ErrNoWorkbook) && !errors.Is(err, ErrTooLarge) {
			t.Fatalf("%v", err)
		}
	})
}
