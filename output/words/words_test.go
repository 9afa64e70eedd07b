package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Every phrase has both languages, and both take the same arguments. Phrases are read from the source, so
// that none can be left out.
func TestCatalogueIsWhole(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	verb, order, count := regexp.MustCompile(`%(\[\d\])?[.0-9]*[a-z]`), regexp.MustCompile(`\[\d\]`), 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			phrase, ok := n.(*ast.CompositeLit)
			if !ok || len(phrase.Elts) != 2 {
				return true
			}
			var texts, verbs [2]string
			for i, e := range phrase.Elts {
				text, ok := e.(*ast.BasicLit)
				if !ok || text.Kind != token.STRING {
					return true
				}
				texts[i], _ = strconv.Unquote(text.Value)
				found := verb.FindAllString(strings.ReplaceAll(texts[i], "%%", ""), -1)
				for k := range found {
					found[k] = order.ReplaceAllString(found[k], "")
				}
				slices.Sort(found)
				verbs[i] = strings.Join(found, " ")
			}
			count++
			if (texts[0] == "") != (texts[1] == "") {
				t.Errorf("%s: %q is said in one language only", name, texts)
			}
			if verbs[0] != verbs[1] {
				t.Errorf("%s: %q takes %s, %q takes %s", name, texts[0], verbs[0], texts[1], verbs[1])
			}
			return true
		})
	}
	if count < 150 {
		t.Errorf("only %d phrases were read", count)
	}
}

func TestVerdictBands(t *testing.T) {
	below := func(x float64) float64 { return math.Nextafter(x, 0) }
	for _, c := range []struct {
		chance       float64
		replications int
		want         Verdict
	}{
		{1, 200, VeryLikely}, {0.9, 200, VeryLikely}, {below(0.9), 200, Likely}, {0.66, 200, Likely}, {below(0.66), 200, EvenChance},
		{0.33, 200, EvenChance}, {below(0.33), 200, Unlikely}, {0.1, 200, Unlikely}, {below(0.1), 200, VeryUnlikely}, {0, 200, VeryUnlikely},
		{math.NaN(), 0, NoVerdict}, {1, 1, TooFewYet}, {0, 18, TooFewYet}, {1, 19, VeryLikely},
	} {
		if got := VerdictOf(c.chance, c.replications); got != c.want {
			t.Errorf("VerdictOf(%v) = %s, want %s", c.chance, got.In(EN), c.want.In(EN))
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Fraction.Value(ZH, 0.4234), "42.3%"},
		{Fraction.Value(ZH, -0.0001), "0.0%"},
		{Per10k.Value(EN, 4.126), "4.13"},
		{Minutes.Value(ZH, 17.46), "17.5 分钟"},
		{Count.Value(EN, 16000000), "16,000,000"},
		{Count.Value(EN, 9999), "9999"},
		{Count.Value(EN, -12345), "-12,345"},
		{Number.Value(EN, math.NaN()), "—"},
		{Number.Value(EN, 999.25), "999.25"},
		{Number.Value(EN, 1242.7), "1243"},
		{Chance.Value(EN, 93.0/200), "47%"},
		{Chance.Value(EN, 0), "0%"},
		{Chance.Value(EN, 0.004), "<1%"},
		{Chance.Value(EN, 0.9951), ">99%"},
		{Chance.Value(EN, 1), "100%"},
		{Fraction.WithInterval(ZH, 0.42, 0.401, 0.445), "42.0%（40.1%～44.5%）"},
		{Days.WithInterval(EN, 7, 5.5, 9), "7.0 d (5.5–9.0 d)"},
		{Fraction.Difference(ZH, 0.012), "+1.2 个百分点"},
		{Fraction.DifferenceInterval(EN, -0.012, -0.02, 0.001), "-1.2 pp (-2.0 to +0.1)"},
		{Fraction.Limit(ZH, ">=", 0.45), "≥45%"},
		{Per10k.Limit(EN, ">=", 4.5), "≥4.5"},
		{Minutes.Limit(EN, "<=", 30), "≤30 min"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestParseLang(t *testing.T) {
	for _, l := range []Lang{ZH, EN} {
		if got, err := ParseLang(l.String()); err != nil || got != l {
			t.Errorf("ParseLang(%s) = %v, %v", l, got, err)
		}
	}
	if _, err := ParseLang("fr"); err == nil {
		t.Error("fr was accepted")
	}
}
