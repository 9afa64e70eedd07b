//go:build unix && !aix && !solaris

package output

import (
	"os"
	"path/filepath"
	"syscall"
)

// lockFolder locks the folder itself: nothing is left in it.
func lockFolder(dir string) (*os.File, error) {
	d, err := os.Open(filepath.Clean(dir))
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err == syscall.EWOULDBLOCK {
		_ = d.Close()
		return nil, errHeld
	}
	return d, nil // a file system without locks is used without
}
