// Package intake opens what comes from outside: regular files only, and no more of them than a limit. A device has no
// end, a pipe may never begin, and a file that is too large would fill the memory before anybody looks at it.
package intake

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// NotRegular tells that a name leads, through links too, to something that is no file of a known size.
type NotRegular struct{ Mode fs.FileMode }

// Error names what it is.
func (e *NotRegular) Error() string {
	en, _ := e.Kind()
	return "it is " + en + ", not a regular file"
}

// Kind says what it is in English and Chinese.
func (e *NotRegular) Kind() (en, zh string) {
	switch {
	case e.Mode.IsDir():
		return "a folder", "文件夹"
	case e.Mode&fs.ModeNamedPipe != 0:
		return "a pipe", "管道"
	case e.Mode&fs.ModeSocket != 0:
		return "a socket", "套接字"
	}
	return "a device", "设备"
}

// TooLarge tells that a file holds more than may be read of it.
type TooLarge struct{ Most int64 } // bytes

// Error names the limit.
func (e *TooLarge) Error() string { return fmt.Sprintf("it is larger than %d bytes", e.Most) }

// Open opens a regular file for reading; anything else is a NotRegular. It is looked at first, since opening a
// pipe waits for somebody to write.
func Open(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &NotRegular{info.Mode()}
	}
	return os.Open(name)
}

// Read reads a regular file of at most so many bytes; a larger one is a TooLarge, and little of it is read.
func Read(name string, most int64) ([]byte, error) {
	file, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > most {
		return nil, &TooLarge{most}
	}
	var text bytes.Buffer
	text.Grow(int(info.Size()) + bytes.MinRead)
	n, err := text.ReadFrom(io.LimitReader(file, most+1)) // some systems' files say that they are empty
	switch {
	case err != nil:
		return nil, err
	case n > most:
		return nil, &TooLarge{most}
	}
	return text.Bytes(), nil
}
