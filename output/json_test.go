package output

import (
	"strings"
	"testing"
)

func TestTablesAsJSON(t *testing.T) {
	table := Table{
		Title: "目标", Columns: []Column{{Head: "a"}, {Head: "b", Right: true}}, Notes: []string{"all"},
		Rows: []Row{{Cells: []Cell{{Text: "x < y", Notes: []string{"why"}}, {Text: "1"}}}, Text("alone")},
	}
	var b strings.Builder
	if err := WriteJSON(&b, table, Table{}); err != nil {
		t.Fatal(err)
	}
	want := `{"tables":[{"title":"目标","columns":["a","b"],"rows":[[{"text":"x < y","notes":["why"]},{"text":"1"}],[{"text":"alone"},{"text":""}]],"notes":["all"]},` +
		`{"title":"","columns":[],"rows":[],"notes":[]}]}`
	got := strings.Join(strings.Fields(strings.ReplaceAll(b.String(), `": `, `":`)), " ")
	got = strings.NewReplacer("[ ", "[", " ]", "]", "{ ", "{", " }", "}", ", ", ",").Replace(got)
	if got != want {
		t.Errorf("%s", got)
	}
}
