package output

import (
	"os"
	"path/filepath"
	"syscall"
)

// lockFolder holds a file that nobody else may open and that the system removes when the program ends.
func lockFolder(dir string) (*os.File, error) {
	const deleteOnClose, sharingViolation = 0x04000000, syscall.Errno(32)
	name := filepath.Join(dir, ".chcsim-lock")
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(path, syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	if err == sharingViolation {
		return nil, errHeld
	}
	if err != nil {
		return nil, &os.PathError{Op: "lock", Path: name, Err: err}
	}
	return os.NewFile(uintptr(handle), name), nil
}
