//go:build unix

package intake

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

func TestAPipeIsNotWaitedFor(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	var other *NotRegular
	if _, err := Open(name); !errors.As(err, &other) {
		t.Errorf("%v", err)
	} else if en, zh := other.Kind(); en != "a pipe" || zh != "管道" {
		t.Errorf("%s, %s", en, zh)
	}
}
