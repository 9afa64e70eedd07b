package oracle

import (
	"math"
	"slices"
	"testing"
)

func TestProjectTheReferenceMatrix(t *testing.T) {
	births, survival := []float64{2, 15, 8}, []float64{0.45, 0.7}
	n := []float64{100, 600, 500}
	for _, want := range [][]float64{{13200, 45, 420}, {30435, 5940, 31.5}} {
		next, err := Project(n, births, survival)
		if err != nil {
			t.Fatal(err)
		}
		for x := range next {
			if math.Abs(next[x]-want[x]) > 1e-9 {
				t.Fatalf("%v gives %v, expected %v", n, next, want)
			}
		}
		n = next
	}
	if _, err := Project(n, births, nil); err == nil {
		t.Error("a matrix without survival was accepted")
	}
	if open, _ := Project([]float64{10, 20}, []float64{0, 0}, []float64{0.5, 0.25}); !slices.Equal(open, []float64{0, 10}) {
		t.Errorf("with an open last age: %v, expected 0 and 5+5", open)
	}
}
