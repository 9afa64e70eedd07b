package intake

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestReadTakesAFileUpToItsLimit(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("12345"), 0o644); err != nil {
		t.Fatal(err)
	}
	if text, err := Read(name, 5); err != nil || string(text) != "12345" {
		t.Errorf("%q, %v", text, err)
	}
	var large *TooLarge
	if _, err := Read(name, 4); !errors.As(err, &large) || large.Most != 4 {
		t.Errorf("5 bytes of at most 4: %v", err)
	}
	if _, err := Read(name+"x", 5); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}

func TestReadRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	refused := map[string]string{dir: "a folder"}
	if runtime.GOOS != "windows" {
		link := filepath.Join(dir, "link")
		if err := os.Symlink(os.DevNull, link); err != nil {
			t.Fatal(err)
		}
		refused[os.DevNull], refused[link] = "a device", "a device"
	}
	for name, kind := range refused {
		_, err := Read(name, 5)
		var other *NotRegular
		if !errors.As(err, &other) || !strings.Contains(err.Error(), kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
