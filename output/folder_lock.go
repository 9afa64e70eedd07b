package output

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// HeldError tells that another program is writing a folder.
type HeldError struct{ Dir string }

func (e *HeldError) Error() string {
	return fmt.Sprintf("output folder %s: another program is writing it", e.Dir)
}

// Hint says what to do about it.
func (e *HeldError) Hint() string { return "wait until it has ended, or name another --out" }

// errHeld is the answer of lockFolder where another program holds the lock. A lock ends with its program, however
// that ends.
var errHeld = errors.New("locked")

// patience is how long a finished simulation waits for a program that is just writing its files.
const patience = 300 * time.Millisecond

// lockPatiently takes a folder for this program.
func lockPatiently(dir string) (*os.File, error) {
	for until := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		lock, err := lockFolder(dir)
		if !errors.Is(err, errHeld) {
			return lock, err
		}
		if time.Now().After(until) {
			return nil, &HeldError{dir}
		}
	}
}

// free refuses a folder that another program is writing.
func free(dir string) error {
	lock, err := lockFolder(dir)
	if errors.Is(err, errHeld) {
		return &HeldError{dir}
	}
	if lock != nil {
		return lock.Close()
	}
	return nil // where it cannot be locked, Begin says so
}
