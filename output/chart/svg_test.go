package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"chcsim/model/month"
	"chcsim/output/words"
)

// svgs are the charts that pages show.
func svgs() map[string]Drawing {
	share := func(x float64) Interval { return Interval{x, x - 0.1, min(1, x+0.1)} }
	targets := Targets{Frame: testFrame(words.ZH, "达标概率 <&>"), Rows: []TargetRow{{Name: "签约率", Detail: "≥45%", Chance: share(0.5), Wanted: 0.8}}}
	ranking := CoverageRanking{Frame: testFrame(words.EN, "Ranking"), Name: "residents", Start: "2020-12", End: "2025-12",
		Rows: []CoverageRow{{Code: "a", Name: "东街道", Start: share(0.4), End: share(0.6)}}}
	gantt := Gantt{Frame: testFrame(words.EN, "Projects"), From: month.Of(2021, 1), To: month.Of(2025, 12), Stages: []string{"Siting"},
		Projects: []Project{{Name: "南中心改扩建", P10: float64(month.Of(2022, 1)), P50: float64(month.Of(2023, 1)), P90: float64(month.Of(2024, 1))}}}
	return map[string]Drawing{
		"targets": targets, "fan": testFan(words.ZH, "签约率"), "ranking": ranking, "gantt": gantt, "map": testMap(words.ZH, func(*CoverageMap) {}),
	}
}

// An SVG is well-formed, keeps its texts as texts, and every level line of them stays on the page whatever the reader's font.
func TestSVG(t *testing.T) {
	want := map[string]string{"targets": "达标概率 <&>", "fan": "签约率", "ranking": "东街道", "gantt": "南中心改扩建", "map": "东街道"}
	for name, c := range svgs() {
		image, err := SVG(c)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again, _ := SVG(c)
		if !bytes.Equal(image, again) {
			t.Errorf("%s: the same chart has other bytes", name)
		}
		if texts := textsOf(t, name, image); !strings.Contains(texts, want[name]) && name != "map" {
			t.Errorf("%s has the texts %q, without %q", name, texts, want[name])
		}
	}
}

// textsOf reads an SVG and checks that its lines end on the page.
func textsOf(t *testing.T, name string, image []byte) string {
	t.Helper()
	var texts strings.Builder
	within, written := false, 0
	for decoder := xml.NewDecoder(bytes.NewReader(image)); ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if within = x.Name.Local == "text"; within {
				written++
				onThePage(t, name, x)
			}
		case xml.CharData:
			if within {
				texts.Write(x)
			}
		}
	}
	if written < 5 {
		t.Errorf("%s has %d lines of text", name, written)
	}
	return texts.String()
}

func onThePage(t *testing.T, name string, text xml.StartElement) {
	t.Helper()
	values := map[string]float64{}
	for _, a := range text.Attr {
		if a.Name.Local == "transform" {
			return // turned
		}
		values[a.Name.Local], _ = strconv.ParseFloat(a.Value, 64)
	}
	if x, w := values["x"], values["textLength"]; w <= 0 || x < 0 || x+w > pageWidth.Points() {
		t.Errorf("%s: a line reaches from %g to %g of %g", name, x, x+w, pageWidth.Points())
	}
}

// A chart that cannot be drawn says so, as its picture does.
func TestSVGOfNothing(t *testing.T) {
	if image, err := SVG(Targets{Frame: testFrame(words.ZH, "x")}); !errors.Is(err, ErrEmpty) || image != nil {
		t.Errorf("%s, %v", image, err)
	}
}
