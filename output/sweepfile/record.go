package sweepfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/scenarios/intake"
)

// Record is sweep.json. It holds no times and nothing of the machine but its architecture, so that all
// shards of a sweep agree in everything but the shard.
type Record struct {
	Program      string           `json:"program"` // "chcsim"
	Version      string           `json:"version"`
	Go           string           `json:"go"`           // the compiler's version
	Architecture string           `json:"architecture"` // results are byte-identical within one, whatever its level (GOAMD64)
	Lang         string           `json:"lang"`         // of the charts
	Scenario     string           `json:"scenario"`
	ScenarioHash string           `json:"scenario_hash"` // of the resolved scenario and its tables
	Overrides    []string         `json:"overrides"`     // as given with --set
	Design       string           `json:"design"`
	Axes         []Axis           `json:"axes"`
	Points       int              `json:"points"` // of the whole design
	Seed         uint64           `json:"seed"`
	Replications int              `json:"replications"`   // at least, with until
	Until        float64          `json:"until"`          // half-width at which a point has enough; 0 for none
	Pasts        indicator.Pasts  `json:"pasts,omitzero"` // how replications share pasts, given observations
	Targets      []Target         `json:"targets"`
	Recorded     []string         `json:"recorded"` // beside the targets' indicators
	Shard        experiment.Shard `json:"shard"`
	Warnings     []string         `json:"warnings,omitempty"` // what is doubtful in the scenario or the ranges
	// Sums are the SHA-256 of the files of a sweep that is whole; the folder adds them.
	Sums map[string]string `json:"sha256,omitempty"`
}

// Axis is one thing that the sweep varies, with what a chart calls it.
type Axis struct {
	Path    string   `json:"path"`
	Values  []string `json:"values,omitempty"` // of a list, or of a range with a step
	Low     float64  `json:"low,omitempty"`
	High    float64  `json:"high,omitempty"`
	ZH      string   `json:"zh"`
	EN      string   `json:"en"`
	Unit    string   `json:"unit"`              // of a parameter
	Current *float64 `json:"current,omitempty"` // the scenario's own value where it is one number
}

// Target is what the plan promises of an indicator, as the scenario says it before anything is varied.
type Target struct {
	Indicator  string  `json:"indicator"`
	Area       string  `json:"area"`
	By         string  `json:"by"`
	Comparator string  `json:"comparator"`
	Limit      float64 `json:"limit"`
	Chance     float64 `json:"chance"` // the wanted one; 0 for none
}

// JSON writes the record.
func (r Record) JSON() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false) // >= stays readable
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(r); err != nil {
		return nil, fmt.Errorf("%s: %w", RecordName, err)
	}
	return out.Bytes(), nil
}

// Exists tells whether a folder holds a sweep, whole or not.
func Exists(dir string) (bool, error) {
	_, err := os.Stat(filepath.Join(dir, RecordName))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// largestRecord is a limit in bytes: a million listed values.
const largestRecord = 32 << 20

// ReadRecord reads the record of a folder.
func ReadRecord(dir string) (Record, error) {
	name := filepath.Join(dir, RecordName)
	text, err := intake.Read(name, largestRecord)
	if err != nil {
		return Record{}, err
	}
	r, err := parseRecord(text)
	if err != nil {
		return Record{}, fmt.Errorf("%s is not the record of a sweep: %w", name, err)
	}
	return r, nil
}

func parseRecord(text []byte) (Record, error) {
	var r Record
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		return Record{}, err
	}
	if err := r.Shard.Check(); err != nil {
		return Record{}, err
	}
	if r.Points < 1 || r.Points > experiment.MostPoints || len(r.Axes) == 0 {
		return Record{}, fmt.Errorf("%d points on %d axes", r.Points, len(r.Axes))
	}
	if r.Pasts.Draws < 0 || !(r.Pasts.Shared >= 0 && r.Pasts.Shared <= 1) {
		return Record{}, fmt.Errorf("%d draws that share pasts with the probability %v", r.Pasts.Draws, r.Pasts.Shared)
	}
	return r, nil
}

// Difference says what of two records is not the same, apart from the shard, the sums and the warnings; nothing where all is.
func (r Record) Difference(other Record) string {
	a, b := reflect.ValueOf(r), reflect.ValueOf(other)
	// The hash covers settings that have fields of their own, which say more: it comes last.
	hash, _ := a.Type().FieldByName("ScenarioHash")
	for k := range a.NumField() {
		i := (k + hash.Index[0] + 1) % a.NumField()
		name, _, _ := strings.Cut(a.Type().Field(i).Tag.Get("json"), ",")
		x, errX := json.Marshal(a.Field(i).Interface())
		y, errY := json.Marshal(b.Field(i).Interface())
		if name == "shard" || name == "sha256" || name == "warnings" || bytes.Equal(x, y) && errX == nil && errY == nil {
			continue
		}
		return fmt.Sprintf("%s is %s there and %s here", strings.ReplaceAll(name, "_", " "), brief(x), brief(y))
	}
	return ""
}

// brief shortens a value for a message.
func brief(text []byte) string {
	const most = 60
	if runes := []rune(string(text)); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(text)
}
