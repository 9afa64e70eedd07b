package answer

import (
	"strings"
	"testing"

	"chcsim/output/words"
)

// Influences too small to be told from noise are not in the column of assumed inputs, and the table says so.
func TestAssumedInputsAreSaidToBeALowerBound(t *testing.T) {
	for l, says := range map[words.Lang]string{words.ZH: "下限", words.EN: "lower bound"} {
		if notes := viewOf(l).Decided().Notes; len(notes) == 0 || !strings.Contains(notes[0], says) {
			t.Errorf("the notes are %q, expected one that says %q", notes, says)
		}
	}
}
