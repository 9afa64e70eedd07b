package output

import (
	"errors"
	"strings"
	"testing"
)

// columnStarts are the terminal columns at which the given text begins in each line that holds it.
func columnStarts(s, text string) []int {
	var at []int
	for line := range strings.Lines(s) {
		if i := strings.Index(line, text); i >= 0 {
			at = append(at, displayWidth(line[:i]))
		}
	}
	return at
}

func TestFullWidthCharactersAlign(t *testing.T) {
	table := Table{
		Columns: []Column{{Head: "指标"}, {Head: "数", Right: true}, {Head: "X"}},
		Rows:    []Row{Text("签约率", "1", "X"), Text("GP", "12,345", "X"), Text("“十四五”（规划）", "3%", "X")},
	}
	var out strings.Builder
	if err := table.Write(&out, false); err != nil {
		t.Fatal(err)
	}
	starts := columnStarts(out.String(), "X")
	if len(starts) != 4 {
		t.Fatalf("%d lines with X in\n%s", len(starts), &out)
	}
	for _, s := range starts {
		if s != starts[0] {
			t.Errorf("columns begin at %v in\n%s", starts, &out)
		}
	}
	// The longest name: ten full-width characters of which two quotation marks count one each.
	if w := displayWidth("“十四五”（规划）"); w != 16 {
		t.Errorf("width %d, want 16", w)
	}
}

func TestColourDoesNotMoveColumns(t *testing.T) {
	row := Row{Cells: []Cell{{Text: "很难达到", Tone: Bad}, {Text: "X"}}}
	table := Table{Columns: []Column{{Head: "判断"}, {Head: "X"}}, Rows: []Row{row, Text("ok", "X")}}
	var plain, coloured strings.Builder
	if err := errors.Join(table.Write(&plain, false), table.Write(&coloured, true)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(plain.String(), "\x1b") || !strings.Contains(coloured.String(), "\x1b[31m很难达到\x1b[0m") {
		t.Errorf("colour: %q and %q", &plain, &coloured)
	}
	stripped := strings.NewReplacer("\x1b[31m", "", "\x1b[0m", "").Replace(coloured.String())
	if stripped != plain.String() {
		t.Errorf("without escapes %q, want %q", stripped, &plain)
	}
}

func TestFootnotesAreSharedAndNumbered(t *testing.T) {
	table := Table{
		Columns: []Column{{Head: "a"}},
		Rows:    []Row{{Cells: []Cell{{Text: "x", Notes: []string{"first"}}}}, {Cells: []Cell{{Text: "y", Notes: []string{"second", "first"}}}}},
	}
	var out strings.Builder
	if err := table.Write(&out, false); err != nil {
		t.Fatal(err)
	}
	want := "a\n-------\nx[1]\ny[2][1]\n\n[1] first\n[2] second\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", &out, want)
	}
}

func TestBreakLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"区属医疗机构门诊量中社区占比", 16, "区属医疗机构门诊|量中社区占比"},
		{"社区卫生服务，中心", 12, "社区卫生服|务，中心"},
		{"Community share of visits", 16, "Community share|of visits"},
		{"Extraordinarily", 6, "Extrao|rdinar|ily"},
		{"short", 0, "short"},
	} {
		got := breakLines(c.text, c.limit)
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.limit, got, c.want)
		}
		for _, line := range got {
			if c.limit > 0 && displayWidth(line) > c.limit {
				t.Errorf("%q is wider than %d", line, c.limit)
			}
		}
	}
}

func TestMarkdownEscapes(t *testing.T) {
	var out strings.Builder
	table := Table{Columns: []Column{{Head: "a|b", Right: true}}, Rows: []Row{Text("p(x_y >= 1) <*>")}}
	if err := table.Markdown(&out); err != nil {
		t.Fatal(err)
	}
	want := "| a\\|b |\n| ---: |\n| p(x\\_y &gt;= 1) &lt;\\*&gt; |\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", &out, want)
	}
}

func TestIntervalsStayOnOneLineOfAPage(t *testing.T) {
	table := Table{Columns: []Column{{Head: "预计"}}, Rows: []Row{Text("8/10 = 80.0%（50.0%～100.0%）"), Text("公园（楼宇）"), Text("4.6 (4.2–<5)")}}
	var page strings.Builder
	if err := table.HTML(&page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`80.0%<wbr><span class="whole">（50.0%～100.0%）</span>`, "公园（楼宇）</span>", `4.6 <wbr><span class="whole">(4.2–&lt;5)</span>`} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("no %s in\n%s", want, &page)
		}
	}
}
