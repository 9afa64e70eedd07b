package plan

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bookOf is a workbook of sheets, each with rows of cells.
func bookOf(t testing.TB, sheets map[string][][]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// withBook loads the small scenario with a workbook.
func withBook(t testing.TB, sheets map[string][][]any) (*Scenario, error) {
	t.Helper()
	return load(t, "plan.yaml", map[string]string{"book.xlsx": bookOf(t, sheets), "base.yaml": smallFiles["base.yaml"] + "workbook: book.xlsx\n"})
}

// A sheet goes before a file; rows above the heads, columns and rows of others, and sums are left alone.
func TestSheetGoesBeforeFile(t *testing.T) {
	s, err := withBook(t, map[string][][]any{"年龄": {
		{"本区常住人口"}, {"年龄组（岁）", "男（人）", "女", "备注", "我的列"}, {"0–4岁", "1.7万", 15_000, "", "x"}, {"5-59", 14_000, "１４,０００"}, {"60至89岁", 15_000, 16_000}, {"90岁及以上", 12_000, 18_000}, {"合计", 1, 1}, {"100岁"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	list := s.Tables.AgeSex
	if len(list) != 4 || list[0].To != 4 || list[0].Male != 17_000 || list[1].Female != 14_000 || list[2].From != 60 || list[3].To != -1 || list[0].Basis != "sourced" {
		t.Errorf("%+v", list)
	}
	told := ""
	for _, w := range s.Warnings {
		told += w.In("zh") + "\n"
	}
	for _, want := range []string{"以下列未使用：我的列", "book.xlsx:年龄!A7: “合计” 行未使用"} {
		if !strings.Contains(told, want) {
			t.Errorf("nothing of %q in\n%s", want, told)
		}
	}
}

func TestDatesOfPeople(t *testing.T) {
	for text, want := range map[string]string{"2023年6月": "2023-06", "2023/6/30": "2023-06", "2023.12": "2023-12", "202306": "2023-06", "2023-06": "2023-06", "２０２３年６月": "2023-06",
		"2023年": "2023", "2023": "2023", "去年": "去年", "2023-13": "2023-13"} {
		if got := dateOfPeople(text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

// The columns of a file may be called otherwise, in Chinese, or be more; and ages may be one sex in a row.
func TestColumnsAsTheyAreCalled(t *testing.T) {
	files := map[string]string{
		"areas.csv": "街道代码,名称,常住人口（人）,电话\n310104003,天平路街道,90015,1\n310104004,湖南路街道,32900,2\n",
		"ages.csv":  "年龄组,性别,人数\n0-4,男,16656\n0-4,女,15530\n5-84,男,29000\n5-84,女,30000\n85-89,男,7000\n85-89,女,8000\n90+,男,5782\n90+,女,10757\n",
		"base.yaml": strings.NewReplacer("areas.csv", "{file: areas.csv, columns: {code: 街道代码}}").Replace(smallFiles["base.yaml"]),
	}
	s, err := load(t, "plan.yaml", files)
	if err != nil {
		t.Fatal(err)
	}
	if a := s.Tables.Subdistricts[0]; a.Code != "310104003" || a.Population != 90015 || s.Tables.AgeSex[2].From != 85 || s.Tables.AgeSex[3].Female != 10757 {
		t.Errorf("%+v %+v", a, s.Tables.AgeSex)
	}
	if !strings.Contains(s.Warnings[0].In("en"), "columns that are not used: 电话") {
		t.Errorf("%v", s.Warnings)
	}
	files["base.yaml"] = strings.NewReplacer("areas.csv", "{file: areas.csv, columns: {code: 代号}}").Replace(smallFiles["base.yaml"])
	if _, err := load(t, "plan.yaml", files); err == nil || !strings.Contains(err.Error(), `the column "代号" is missing`) {
		t.Errorf("%v", err)
	}
}

// Whatever stands in a cell, there is a scenario or a message.
func FuzzWorkbook(f *testing.F) {
	sheets := [][][]any{
		{{"年龄组", "男", "女"}, {"0–4岁", 16_000, 15_000}, {"5-59", 14_000, 14_000}, {"60+", 27_000, 34_000}},
		{{"代码", "名称", "常住人口（人）"}, {"310104003", "天平路街道", 90_015}, {"310104004", "湖南路街道", 32_900}},
		{{"指标", "年月", "数值", "街镇", "口径"}, {"contract_rate", "2022-12", "38%", "天平路街道", ""}},
		{{"指标", "数值", "下限", "上限", "年月"}, {"常住人口", "12.3万", "", "", "2020年"}, {"每年可招录全科医生数", 30, 20, 40, ""}},
	}
	names := []string{"年龄", "街镇", "观测", "区情"}
	for _, text := range []string{"", "3.2万", "１２%", "=1+1", "2023年6月", "-1", "1e308", "合计", "#REF!", "\u202e", "all"} {
		f.Add(uint8(1), uint8(1), uint8(2), text)
		f.Add(uint8(3), uint8(1), uint8(1), text)
		f.Add(uint8(3), uint8(2), uint8(2), text)
	}
	f.Fuzz(func(t *testing.T, sheet, row, column uint8, text string) {
		made := map[string][][]any{}
		for i, rows := range sheets {
			for r, cells := range rows {
				cells = append([]any{}, cells...)
				if i == int(sheet)%len(sheets) && r == int(row)%len(rows) {
					cells[int(column)%len(cells)] = text
				}
				made[names[i]] = append(made[names[i]], cells)
			}
		}
		s, err := withBook(t, made)
		answered(t, text, s, err)
	})
}

// Without demand points those of a subdistrict are made of its outline, or around its facilities, and a warning says of what.
func TestDemandPointsAreMade(t *testing.T) {
	without := strings.Replace(smallFiles["base.yaml"], "  demand_points: {file: points.csv, crs: WGS84, basis: assumed}\n", "", 1)
	for _, c := range []struct {
		plan, want string
		points     int
	}{
		{smallFiles["plan.yaml"], "demand points of 2 subdistricts are made of their outlines", 0},
		{strings.Replace(smallFiles["plan.yaml"], "outlines:", "# outlines:", 1), "demand points of 2 subdistricts are made around their facilities", 38},
	} {
		s, err := load(t, "plan.yaml", map[string]string{"base.yaml": without, "plan.yaml": c.plan})
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, w := range s.Warnings {
			told += w.In("en") + "\n"
		}
		if !strings.Contains(told, c.want) || c.points > 0 && len(s.Tables.DemandPoints) != c.points {
			t.Errorf("%d points; nothing of %q in\n%s", len(s.Tables.DemandPoints), c.want, told)
		}
		for _, o := range s.Outlines.Areas {
			for _, d := range s.Tables.DemandPoints {
				if d.Area == o.Area && !o.contains(d.At) {
					t.Errorf("%v lies outside %s", d.At, o.Area)
				}
			}
		}
	}
}
