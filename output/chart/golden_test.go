package chart

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"chcsim/output/words"
)

var regenerate = flag.Bool("regen", false, "write the golden files anew")

// drawing is what every chart is.
type drawing interface{ PNG() ([]byte, error) }

// checkGolden compares a chart with testdata/NAME.png: byte for byte of its pixels on amd64, within a
// mean difference of 1% elsewhere, where the compiler may fuse multiplications with additions.
func checkGolden(t *testing.T, name string, d drawing) {
	t.Helper()
	got, err := d.PNG()
	if err != nil {
		t.Fatal(err)
	}
	checkBorder(t, name, decode(t, got))
	path := filepath.Join("testdata", name+".png")
	if *regenerate {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test -regen", err)
	}
	allowed := 0.01
	if runtime.GOARCH == "amd64" {
		allowed = 0
	}
	if difference := meanDifference(decode(t, got), decode(t, want)); difference > allowed {
		t.Errorf("%s differs from its golden image by %.4f on average; look at it, then run go test -regen", name, difference)
	}
}

// checkBorder makes sure that nothing is cut off: the outermost dots of a page stay white.
func checkBorder(t *testing.T, name string, img image.Image) {
	t.Helper()
	const border = 6
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if x == b.Min.X+border && y >= b.Min.Y+border && y < b.Max.Y-border {
				x = b.Max.X - border // over the inner part of the line
			}
			if r, g, bl, _ := img.At(x, y).RGBA(); r+g+bl != 3*0xffff {
				t.Fatalf("%s has ink at %d, %d, on the edge of the page", name, x, y)
			}
		}
	}
}

func decode(t *testing.T, data []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// meanDifference is the mean absolute difference of all colour values, 0 to 1; 1 for other sizes.
func meanDifference(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	if x, ok := a.(*image.RGBA); ok {
		if y, ok := b.(*image.RGBA); ok && bytes.Equal(x.Pix, y.Pix) {
			return 0 // the usual case, told apart quickly
		}
	}
	sum := 0.0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			for _, d := range []float64{float64(r1) - float64(r2), float64(g1) - float64(g2), float64(b1) - float64(b2)} {
				sum += math.Abs(d) / 0xffff
			}
		}
	}
	return sum / float64(3*a.Bounds().Dx()*a.Bounds().Dy())
}

// testFrame is the frame of the test charts.
func testFrame(l words.Lang, title string) Frame {
	scenario := "徐汇区“十四五”基准"
	if l == words.EN {
		scenario = "Xuhui, 14th five-year plan"
	}
	return Frame{Lang: l, Title: title, Scenario: scenario, Replications: 200, Seed: 1}
}
