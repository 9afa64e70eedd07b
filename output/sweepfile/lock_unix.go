//go:build unix

package sweepfile

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// lockFolder keeps two programs from writing the same sweep. The lock ends with the program, however
// it ends.
func lockFolder(dir string) (*os.File, error) {
	d, err := os.Open(filepath.Clean(dir))
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err == syscall.EWOULDBLOCK {
		_ = d.Close()
		return nil, fmt.Errorf("another program is writing the sweep in %s", dir)
	}
	return d, nil // a file system without locks is used without
}
