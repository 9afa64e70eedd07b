package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"chcsim/scenarios/intake"
)

// recordNames are the files that say what a result is, of a run and of a sweep. A finished record ends with
// "sha256": the sums of all files, and of itself without that list.
var recordNames = []string{"run.json", "sweep.json"}

// largestRecord is a limit in bytes of what is read of a folder: a sweep lists a million values.
const largestRecord = 32 << 20

// noteName is the file that lists what an unfinished commit replaces and writes, one "sum  name" a line.
const noteName = ".chcsim-unfinished"

// sums are SHA-256 in hexadecimal by the name of the file.
type sums map[string]string

// stamp is a file as a result once had it.
type stamp struct{ name, sum string }

func (s sums) stamps() []stamp {
	var list []stamp
	for _, name := range slices.Sorted(maps.Keys(s)) {
		list = append(list, stamp{name, s[name]})
	}
	return list
}

// remove removes the file if it is still the one of the earlier result.
func (s stamp) remove(dir string) {
	if !filepath.IsLocal(s.name) {
		return
	}
	name := filepath.Join(dir, filepath.FromSlash(s.name))
	if sum, err := sumOf(name); err == nil && sum == s.sum {
		_ = os.Remove(name) // what cannot be removed is a stranger from now on
	}
}

// prune removes the folders of the file that are empty.
func (s stamp) prune(dir string) {
	if !filepath.IsLocal(s.name) {
		return
	}
	for at := path.Dir(s.name); at != "."; at = path.Dir(at) {
		_ = os.Remove(filepath.Join(dir, filepath.FromSlash(at))) // stays where something lies in it
	}
}

func noteText(list []stamp) []byte {
	var b bytes.Buffer
	for _, s := range list {
		fmt.Fprintf(&b, "%s  %s\n", s.sum, s.name)
	}
	return b.Bytes()
}

// readNote reads what a killed program left to do; nothing where there is no such note.
func readNote(dir string) []stamp {
	text, err := intake.Read(filepath.Join(dir, noteName), largestRecord)
	if err != nil {
		return nil
	}
	var list []stamp
	for line := range strings.Lines(string(text)) {
		if sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok {
			list = append(list, stamp{name, sum})
		}
	}
	return list
}

// seal adds the sums to a record, a JSON object that ends with "\n}\n".
func seal(text []byte, record string, files sums) []byte {
	all := maps.Clone(files)
	all[record] = sumOfText(text)
	list, err := json.MarshalIndent(map[string]sums{"sha256": all}, "", "  ")
	if err != nil {
		panic(err) // strings always have a JSON form
	}
	body := bytes.TrimSuffix(text, []byte("\n}\n"))
	return slices.Concat(body, []byte(","), list[1:], []byte("\n"))
}

// sealed is a record as it stands in a folder.
type sealed struct {
	text []byte // without the sums
	sums sums   // nil where the result is not complete
}

// readSealed reads a record of either kind.
func readSealed(dir, name string) (sealed, error) {
	text, err := intake.Read(filepath.Join(dir, name), largestRecord)
	if err != nil {
		return sealed{}, err
	}
	var listed struct {
		Sums sums `json:"sha256"`
	}
	if err := json.Unmarshal(text, &listed); err != nil {
		return sealed{}, fmt.Errorf("%s: %w", filepath.Join(dir, name), err)
	}
	if at := bytes.LastIndex(text, []byte(",\n  \"sha256\": {")); listed.Sums != nil && at >= 0 {
		text = slices.Concat(text[:at], []byte("\n}\n"))
	}
	return sealed{text, listed.Sums}, nil
}

var errNoFile = errors.New("it is not a regular file")

// sumOf is the SHA-256 of a regular file.
func sumOf(name string) (string, error) {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		err = errNoFile
	}
	if err != nil {
		return "", err
	}
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func sumOfText(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// sweepUp removes the temporary files of killed programs.
func sweepUp(dir string) error {
	for _, at := range []string{dir, filepath.Join(dir, "charts")} {
		entries, err := os.ReadDir(at)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		for _, e := range entries {
			if left, _ := filepath.Match(temporaryPattern, e.Name()); left && !e.IsDir() {
				if err := os.Remove(filepath.Join(at, e.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
