package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"regexp"
	"slices"
)

// archive is a zip whose parts stand in the order of their names, however they came; excelize hands them on, and lists the types
// of pictures, in an order that differs from file to file.
type archive struct {
	*zip.Writer
	parts map[string]*bytes.Buffer
}

const contentTypes = "[Content_Types].xml"

// pictureType is the type of a kind of picture; no sheet of ours has one.
var pictureType = regexp.MustCompile(`<Default Extension="[a-z]+" ContentType="image/[^"]*"></Default>`)

// Create begins a part.
func (a *archive) Create(name string) (io.Writer, error) {
	a.parts[name] = &bytes.Buffer{}
	return a.parts[name], nil
}

// Close writes the parts, without times.
func (a *archive) Close() error {
	for _, name := range slices.Sorted(maps.Keys(a.parts)) {
		text := a.parts[name].Bytes()
		if name == contentTypes {
			text = pictureType.ReplaceAll(text, nil)
		}
		w, err := a.Writer.Create(name)
		if err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return a.Writer.Close()
}
