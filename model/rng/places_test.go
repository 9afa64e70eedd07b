package rng

import (
	"slices"
	"testing"
)

// A fourth place leaves the order of the other three as it was, and where it stands in the list does not matter.
func TestShuffledGoesByCodes(t *testing.T) {
	first := map[string]int{}
	for seed := range uint64(600) {
		three, four := shuffledCodes(seed, "a", "b", "c"), shuffledCodes(seed, "d", "c", "a", "b")
		first[four[0]]++
		if four = slices.DeleteFunc(four, func(code string) bool { return code == "d" }); !slices.Equal(three, four) {
			t.Fatalf("seed %d: %v with d, %v without", seed, four, three)
		}
	}
	for _, code := range []string{"a", "b", "c", "d"} { // 150 ± four standard errors of 10.6
		if n := first[code]; n < 107 || n > 193 {
			t.Errorf("%s is first in %d of 600 draws", code, n)
		}
	}
}

func shuffledCodes(seed uint64, codes ...string) []string {
	shuffled := make([]string, len(codes))
	for k, i := range PlacesOf(codes).Shuffled(len(codes), NewKey(seed)) {
		shuffled[k] = codes[i]
	}
	return shuffled
}
