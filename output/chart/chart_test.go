package chart

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"

	"chcsim/model/month"
	"chcsim/output/words"
)

func TestMissingGlyphIsABox(t *testing.T) {
	image, err := testFan(words.ZH, "每 10⁻³ 人").PNG()
	var glyph *GlyphError
	if !errors.As(err, &glyph) || glyph.Character != '⁻' || !strings.Contains(err.Error(), "U+207B") {
		t.Errorf("error %v does not name the missing ⁻", err)
	}
	box, err := testFan(words.ZH, "每 10□³ 人").PNG()
	if err != nil || !bytes.Equal(image, box) {
		t.Errorf("⁻ is not drawn as □: %v", err)
	}
}

// Years in Chinese figures, rare characters of place names, traditional forms, units.
func TestFontHasWhatPlansWrite(t *testing.T) {
	if unknown := Unknown("二〇二五年规划：堃喆镕，徐匯區長寧，㎡㎞℃①Ⅳ％“”—…□"); len(unknown) > 0 {
		t.Errorf("the font lacks %q", unknown)
	}
	if unknown := Unknown("𠀀街道𬒗\t🏥𠀀"); string(unknown) != "𠀀\t🏥" {
		t.Errorf("the font lacks %q", unknown)
	}
}

func TestAPanicCostsOneChart(t *testing.T) {
	image, err := Safely(func() ([]byte, error) { panic("plotter: infinite") })
	if image != nil || err == nil || !strings.Contains(err.Error(), "plotter: infinite") {
		t.Errorf("%v, %v", image, err)
	}
}

// Whatever a reader may see on a chart can be drawn: every phrase, what answers and the model name
// (indicators, parameters, levers, stages), and what the shipped scenarios and their tables name.
func TestEverythingOnChartsHasGlyphs(t *testing.T) {
	read := 0
	for _, dir := range []string{"../words", "../answer", "../../model", "../../scenarios"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			var texts []string
			switch {
			case err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go"):
				return err
			case strings.HasSuffix(path, ".go"):
				texts, err = chineseLiterals(path)
			case strings.HasSuffix(path, ".yaml"), strings.HasSuffix(path, ".csv"):
				texts, err = names(path)
			}
			for _, s := range texts {
				if unknown := Unknown(s); len(unknown) > 0 {
					t.Errorf("%s: %q has %q", path, s, unknown)
				}
			}
			read += len(texts)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 1000 {
		t.Errorf("only %d texts were read", read)
	}
}

// chineseLiterals are the strings of a Go file that hold Chinese.
func chineseLiterals(path string) (texts []string, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		return nil, err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if s, err := strconv.Unquote(literal.Value); err == nil && strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
				texts = append(texts, s)
			}
		}
		return true
	})
	return texts, nil
}

// names are the lines of a scenario that name something, and all lines of a table.
func names(path string) (texts []string, err error) {
	data, err := os.ReadFile(path)
	named := regexp.MustCompile(`\b(scenario|zh|name):`)
	for line := range strings.Lines(string(data)) {
		if strings.HasSuffix(path, ".csv") || named.MatchString(line) {
			texts = append(texts, strings.TrimRight(line, "\r\n"))
		}
	}
	return texts, err
}

func TestGlobalFontsStayUntouched(t *testing.T) {
	before, beforeLabels, handler := plot.DefaultFont, plotter.DefaultFont, plot.DefaultTextHandler
	if _, err := testFan(words.ZH, "签约率").PNG(); err != nil {
		t.Fatal(err)
	}
	if plot.DefaultFont != before || plotter.DefaultFont != beforeLabels || plot.DefaultTextHandler != handler {
		t.Error("a chart changed plot's defaults")
	}
}

func TestSameInputSameBytes(t *testing.T) {
	a, err := testHeatmap().PNG()
	if err != nil {
		t.Fatal(err)
	}
	b, err := testHeatmap().PNG()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two drawings of the same chart differ")
	}
	if !bytes.Contains(a[:64], []byte("pHYs")) {
		t.Error("the image does not state its resolution")
	}
}

func TestBadInputIsRefused(t *testing.T) {
	fan := func(change func(*Fan)) drawing {
		f := testFan(words.ZH, "签约率")
		change(&f)
		return f
	}
	nan := math.NaN()
	for name, c := range map[string]struct {
		chart drawing
		want  error
	}{
		"no title":         {fan(func(f *Fan) { f.Title = "" }), ErrEmpty},
		"no replications":  {fan(func(f *Fan) { f.Replications = 0 }), ErrRange},
		"no months":        {fan(func(f *Fan) { f.Bands = Bands{} }), ErrEmpty},
		"short band":       {fan(func(f *Fan) { f.Bands.P90 = f.Bands.P90[1:] }), ErrLength},
		"NaN in a band":    {fan(func(f *Fan) { f.Bands.P50[3] = nan }), ErrNotFinite},
		"crossing bands":   {fan(func(f *Fan) { f.Bands.P05[3] = 1 }), ErrOrder},
		"months reversed":  {fan(func(f *Fan) { f.Bands.Months[1] = f.Bands.Months[0] }), ErrOrder},
		"infinite base":    {fan(func(f *Fan) { f.Base.Value = math.Inf(1) }), ErrNotFinite},
		"chance above one": {fan(func(f *Fan) { f.Targets[0].Chance = Interval{1.2, 1.1, 1.3} }), ErrRange},
		"comparator":       {fan(func(f *Fan) { f.Targets[0].Comparator = "=" }), ErrRange},
		"no targets":       {Targets{Frame: testFrame(words.ZH, "x")}, ErrEmpty},
		"interval":         {Targets{Frame: testFrame(words.ZH, "x"), Rows: []TargetRow{{Chance: Interval{0.5, 0.6, 0.7}}}}, ErrOrder},
		"no projects":      {Gantt{Frame: testFrame(words.ZH, "x")}, ErrEmpty},
		"stage kind": {Gantt{Frame: testFrame(words.ZH, "x"), From: month.Of(2021, 1), To: month.Of(2025, 12),
			Projects: []Project{{Name: "a", Stages: []Stage{{Kind: 1}}}}}, ErrRange},
		"steps":        {Waterfall{Frame: testFrame(words.ZH, "x"), From: 1, To: 3, Steps: []Step{{"a", Interval{1, 1, 1}}}}, ErrRange},
		"heatmap rows": {Heatmap{Frame: testFrame(words.ZH, "x"), Xs: []float64{1, 2}, Ys: []float64{1, 2}}, ErrLength},
		"one point":    {Response{Frame: testFrame(words.ZH, "x"), Points: []ResponsePoint{{1, Interval{1, 1, 1}}}}, ErrEmpty},
		"hindcast": {Hindcast{Frame: testFrame(words.ZH, "x"), Bands: testBands(0, 3, 1, 1, 1),
			Observations: []Observation{{Value: nan}}}, ErrNotFinite},
		"negative sigma": {Morris{Frame: testFrame(words.ZH, "x"), Inputs: []MorrisInput{{Sigma: -1}}}, ErrOrder},
		"no inputs":      {Ranked{Frame: testFrame(words.ZH, "x")}, ErrEmpty},
		"no cells":       {CoverageMap{Frame: testFrame(words.ZH, "x"), Panels: []MapPanel{{}}}, ErrEmpty},
		"three panels":   {testMap(words.ZH, func(m *CoverageMap) { m.Panels = append(m.Panels, m.Panels[0]) }), ErrRange},
		"too many bands": {testMap(words.ZH, func(m *CoverageMap) { m.Limits = append(m.Limits, 30) }), ErrRange},
		"falling bands":  {testMap(words.ZH, func(m *CoverageMap) { m.Limits[1] = 1 }), ErrOrder},
		"missing shade":  {testMap(words.ZH, func(m *CoverageMap) { m.Panels[1].Shades = nil }), ErrLength},
		"unknown shade":  {testMap(words.ZH, func(m *CoverageMap) { m.Panels[1].Shades[3] = 5 }), ErrRange},
		"cell nowhere":   {testMap(words.ZH, func(m *CoverageMap) { m.Cells[3].Lon = nan }), ErrRange},
		"no rows":        {CoverageRanking{Frame: testFrame(words.ZH, "x")}, ErrEmpty},
		"share of 120%":  {CoverageRanking{Frame: testFrame(words.ZH, "x"), Rows: []CoverageRow{{End: Interval{1.2, 1.1, 1.3}}}}, ErrRange},
		"no changes":     {Comparison{Frame: testFrame(words.ZH, "x")}, ErrEmpty},
	} {
		image, err := c.chart.PNG()
		if !errors.Is(err, c.want) || image != nil {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

func TestNiceScales(t *testing.T) {
	for _, c := range []struct {
		unit   words.Unit
		lo, hi float64
		n      int
		want   []string
	}{
		{words.Fraction, 0.33, 0.46, 6, []string{"32.5%", "35.0%", "37.5%", "40.0%", "42.5%", "45.0%", "47.5%"}},
		{words.Fraction, 0, 1, 5, []string{"0%", "20%", "40%", "60%", "80%", "100%"}},
		{words.Per10k, 4.1, 4.5, 5, []string{"4.1", "4.2", "4.3", "4.4", "4.5"}},
		{words.Count, 0, 30000, 3, []string{"0", "10,000", "20,000", "30,000"}},
		{words.Number, 3, 3, 2, []string{"2.5", "3.0", "3.5"}},
	} {
		var got []string
		for _, tick := range niceScale(c.unit, c.lo, c.hi, c.n).ticks(c.unit) {
			got = append(got, tick.Label)
		}
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("%v to %v: %v, want %v", c.lo, c.hi, got, c.want)
		}
	}
}

func TestYearEnds(t *testing.T) {
	labels := func(from, to month.Month) string {
		var out []string
		for _, tick := range yearEnds(words.EN, from, to, 0) {
			if tick.Label != "" {
				out = append(out, tick.Label)
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		from, to month.Month
		want     string
	}{
		{month.Of(2020, 12), month.Of(2025, 12), "2020-12 2021-12 2022-12 2023-12 2024-12 2025-12"},
		{month.Of(2010, 1), month.Of(2025, 6), "2012-12 2015-12 2018-12 2021-12 2024-12"},
		{month.Of(2021, 2), month.Of(2021, 8), "2021-03 2021-06"},
	} {
		if got := labels(c.from, c.to); got != c.want {
			t.Errorf("%v to %v: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	fonts, err := face()
	if err != nil {
		t.Fatal(err)
	}
	style := (&ink{fonts: fonts}).writing(10, black, 0, 0)
	// Ten points a character: five characters fit, and the comma does not begin a line.
	if got := wrap(style, "社区卫生服务，中心", 50, 3); got != "社区卫生\n服务，中心" && got != "社区卫生服\n务，中心" {
		t.Errorf("wrapped to %q", got)
	}
	if got := wrap(style, "社区卫生服务中心", 40, 1); got != "社区卫…" {
		t.Errorf("cut to %q", got)
	}
	if got := wrap(style, "health centre", 50, 2); got != "health\ncentre" {
		t.Errorf("wrapped to %q", got)
	}
}

func BenchmarkCharts(b *testing.B) {
	b.Run("fan", func(b *testing.B) {
		for b.Loop() {
			if _, err := testFan(words.ZH, "签约率").PNG(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("coverage map", func(b *testing.B) {
		m := testMap(words.ZH, nil)
		for b.Loop() {
			if _, err := m.PNG(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("heatmap", func(b *testing.B) {
		for b.Loop() {
			if _, err := testHeatmap().PNG(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
