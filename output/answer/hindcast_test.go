package answer

import "testing"

// A posterior laid over a shipped file names it, wherever the posterior is written.
func TestOverlayOfAShippedFile(t *testing.T) {
	for path, want := range map[string]string{"shipped:shanghai.yaml": "shipped:shanghai.yaml", "a/b.yaml": "../a/b.yaml"} {
		if got, err := relative("out", path); err != nil || got != want {
			t.Errorf("%s: %s, %v, want %s", path, got, err, want)
		}
	}
}
