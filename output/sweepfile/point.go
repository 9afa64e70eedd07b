package sweepfile

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/scenarios/mistake"
)

// Point is one point of a sweep: a line of points.csv.
type Point struct {
	Index        int
	Settings     []string // a value for each axis
	Replications int
	Rows         int                // its lines in rows.csv
	Chances      []indicator.Chance // of the record's targets; nil where it failed
	Joint        indicator.Chance   // of all of them together; only with two targets or more
	Err          string             // why it failed; empty otherwise
	Checksum     string             // of the line and the rows; set when they are written
}

// pointTable writes and reads points.csv for a record.
type pointTable struct {
	axes, targets int
	pasts         indicator.Pasts // of the record
	head          []byte
}

// newPointTable makes the columns of a record: point, a column for each path, replications, rows, then
// for each target p(…), p_lo(…) and p_hi(…) with its Wilson limits, the error, and a checksum of the line and the rows.
func newPointTable(r Record) (*pointTable, error) {
	t := &pointTable{axes: len(r.Axes), targets: len(r.Targets), pasts: r.Pasts}
	columns := []string{"point"}
	for _, a := range r.Axes {
		columns = append(columns, a.Path)
	}
	columns = append(columns, "replications", "rows")
	for _, name := range r.TargetNames() {
		columns = append(columns, "p("+name+")", "p_lo("+name+")", "p_hi("+name+")")
	}
	var err error
	t.head, err = csvLine(append(columns, "error", "checksum"))
	return t, err
}

// TargetNames are the names of the targets in the columns of points.csv, and of all of them together
// where there are several.
func (r Record) TargetNames() []string {
	var names []string
	for _, t := range r.Targets {
		names = append(names, t.Name())
	}
	for i, t := range r.Targets {
		for j, other := range r.Targets {
			if i != j && t.Name() == other.Name() {
				names[i] = t.Name() + t.Comparator + output.FormatNumber(t.Limit)
			}
		}
	}
	if len(names) > 1 {
		names = append(names, AllTargets)
	}
	return names
}

// AllTargets is the name of all targets together.
const AllTargets = "all_targets"

// Name is "contract_rate@2025-12", or "contract_rate@2025-12/310104003" in a subdistrict.
func (t Target) Name() string {
	if t.Area == "all" {
		return t.Indicator + "@" + t.By
	}
	return t.Indicator + "@" + t.By + "/" + t.Area
}

// append adds the point's line with the checksum of it and the text of its rows.
func (t *pointTable) append(line []byte, p Point, rows []byte) ([]byte, error) {
	fields := t.fields(p)
	made, err := csvLine(append(fields, checksum(fields, rows)))
	return append(line, made...), err
}

// checksum is the beginning of a SHA-256, long enough that no change by hand or by a disk goes unseen.
func checksum(fields []string, rows []byte) string {
	hash := sha256.New()
	for _, f := range fields {
		fmt.Fprintf(hash, "%q,", f)
	}
	hash.Write(rows)
	return hex.EncodeToString(hash.Sum(nil))[:checksumLength]
}

const checksumLength = 16

// fields are those of the point's line before the checksum. An error of several lines becomes one.
func (t *pointTable) fields(p Point) []string {
	fields := append([]string{strconv.Itoa(p.Index)}, p.Settings...)
	fields = append(fields, strconv.Itoa(p.Replications), strconv.Itoa(p.Rows))
	for i := range t.chances() {
		if p.Err != "" {
			fields = append(fields, "", "", "")
			continue
		}
		c := p.Joint
		if i < len(p.Chances) {
			c = p.Chances[i]
		}
		fields = append(fields, chanceFields(c)...)
	}
	return append(fields, oneLine(p.Err))
}

// chances is the number of chances in a line.
func (t *pointTable) chances() int {
	if t.targets > 1 {
		return t.targets + 1
	}
	return t.targets
}

// parse reads a line, which must be exactly as append writes it; whether the checksum fits, only the rows tell.
func (t *pointTable) parse(line []byte) (Point, error) {
	var p Point
	if bytes.IndexByte(line, 0) >= 0 {
		return p, fmt.Errorf("the line holds bytes that were never written")
	}
	reader := csv.NewReader(bytes.NewReader(line))
	reader.FieldsPerRecord = t.axes + 5 + 3*t.chances()
	fields, err := reader.Read()
	if err != nil {
		return p, err
	}
	if p.Index, err = natural([]byte(fields[0])); err != nil {
		return p, err
	}
	p.Settings = fields[1 : 1+t.axes]
	fields = fields[1+t.axes:]
	if p.Replications, err = natural([]byte(fields[0])); err != nil {
		return p, err
	}
	if p.Rows, err = natural([]byte(fields[1])); err != nil {
		return p, err
	}
	p.Err, p.Checksum = fields[len(fields)-2], fields[len(fields)-1]
	for i := 0; i < t.chances() && p.Err == ""; i++ {
		c, err := t.parseChance(fields[2+3*i:5+3*i], p.Replications)
		if err != nil {
			return p, err
		}
		p.addChance(c, t.targets)
	}
	again, err := csvLine(append(t.fields(p), p.Checksum))
	if err != nil || !bytes.Equal(again, line) || len(p.Checksum) != checksumLength {
		return p, fmt.Errorf("the line of point %d is damaged", p.Index)
	}
	return p, nil
}

// chanceFields are a chance with its limits.
func chanceFields(c indicator.Chance) []string {
	return []string{output.FormatNumber(c.Estimate()), output.FormatNumber(c.Low), output.FormatNumber(c.High)}
}

// parseChance reads a chance. The width of its interval tells in how many of the replications it was
// defined, which is nearly always all.
func (t *pointTable) parseChance(fields []string, replications int) (indicator.Chance, error) {
	share, err := strconv.ParseFloat(fields[0], 64)
	if fields[0] == "" {
		share, err = 0, nil // defined in none
	}
	if err != nil || !(share >= 0 && share <= 1) {
		return indicator.Chance{}, fmt.Errorf("%q is not a chance", fields[0])
	}
	for trials := replications; trials >= 0; trials-- {
		c := indicator.Wilson(int(math.Round(share*float64(trials))), trials).Sharing(t.pasts)
		if slices.Equal(chanceFields(c), fields) {
			c.Undefined = replications - trials
			return c, nil
		}
	}
	return indicator.Chance{}, fmt.Errorf("%s (%s to %s) is no chance over %d replications", fields[0], fields[1], fields[2], replications)
}

func (p *Point) addChance(c indicator.Chance, targets int) {
	if len(p.Chances) < targets {
		p.Chances = append(p.Chances, c)
		return
	}
	p.Joint = c
}

// csvLine writes one line of a table.
func csvLine(fields []string) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, f := range fields {
		if strings.ContainsAny(f, "\r\n") {
			return nil, fmt.Errorf("%q has more than one line and cannot stand in %s", f, PointsName)
		}
	}
	if err := w.Write(fields); err != nil {
		return nil, err
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// excerpt is a line of a message that shows where in a file a mistake stands.
var excerpt = regexp.MustCompile(`^\s*\d*\s*\| `)

// oneLine puts the lines of a message into one, without the excerpts that only make sense below each
// other. A message of one line stays as it is.
func oneLine(message string) string {
	var parts []string
	lines := strings.FieldsFunc(message, func(r rune) bool { return r == '\n' || r == '\r' })
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" && (len(lines) == 1 || !excerpt.MatchString(line)) {
			parts = append(parts, line)
		}
	}
	if len(parts) == 0 && message != "" {
		return "failed without a message"
	}
	joined := strings.Join(parts, "; ")
	if mistake.Formula(joined) {
		return "because of " + joined // such as --set …, which a spreadsheet would compute
	}
	return joined
}
