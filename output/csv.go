package output

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"chcsim/model/month"
)

// Rows of the CSV files. Shares are fractions, dates the month at whose end a value holds, and numbers
// are written with the fewest digits that read back as the same number. An undefined value (NaN) is an
// empty field.
type (
	// SummaryRow is one row of summary.csv. The joint chance is the row of the indicator
	// "all_targets", in which only the chance is defined, as in "core_targets" for the targets marked core.
	SummaryRow struct {
		Scenario, Indicator           string
		Area                          string // "all" or the code of a subdistrict
		Date                          month.Month
		Mean, SD                      float64
		P05, P25, P50, P75, P95       float64
		Target                        float64 // NaN where there is none
		Comparator                    string  // ">=", "<=" or empty
		PAttain, PAttainLo, PAttainHi float64 // NaN without a target
		Replications                  int     // those in which the value is defined
	}

	// ReplicationRow is one value of one replication: one row of replications.csv.
	ReplicationRow struct {
		Scenario    string
		Replication int // counted from 0, as the random streams are keyed
		Indicator   string
		Area        string
		Date        month.Month
		Value       float64
	}

	// ConstraintRow is what cut a flow short in a month, in most replications: one row of constraints.csv.
	ConstraintRow struct {
		Scenario, Flow, Resource string
		Month                    month.Month
		Share                    float64 // of the replications
	}
)

// Heads of the CSV files.
var (
	summaryHead = []string{"scenario", "indicator", "area", "date", "mean", "sd", "p05", "p25", "p50", "p75", "p95",
		"target", "comparator", "p_attain", "p_attain_lo", "p_attain_hi", "replications"}
	replicationHead = []string{"scenario", "replication", "indicator", "area", "date", "value"}
	constraintHead  = []string{"scenario", "flow", "month", "resource", "share"}
)

func (r SummaryRow) fields(f []string) []string {
	f = append(f, r.Scenario, r.Indicator, r.Area, r.Date.String())
	for _, x := range []float64{r.Mean, r.SD, r.P05, r.P25, r.P50, r.P75, r.P95, r.Target} {
		f = append(f, FormatNumber(x))
	}
	return append(f, r.Comparator, FormatNumber(r.PAttain), FormatNumber(r.PAttainLo), FormatNumber(r.PAttainHi),
		strconv.Itoa(r.Replications))
}

func (r ReplicationRow) fields(f []string) []string {
	return append(f, r.Scenario, strconv.Itoa(r.Replication), r.Indicator, r.Area, r.Date.String(), FormatNumber(r.Value))
}

func (r ConstraintRow) fields(f []string) []string {
	return append(f, r.Scenario, r.Flow, r.Month.String(), r.Resource, FormatNumber(r.Share))
}

// record is what a CSV file consists of.
type record interface{ fields(f []string) []string }

// CSV streams rows of one kind into a file. Write needs no memory beyond one row.
type CSV[R record] struct {
	w      *csv.Writer
	fields []string
}

// NewSummaryCSV writes the head of summary.csv and takes its rows.
func NewSummaryCSV(w io.Writer) (*CSV[SummaryRow], error) { return newCSV[SummaryRow](w, summaryHead) }

// NewReplicationCSV writes the head of replications.csv and takes its rows.
func NewReplicationCSV(w io.Writer) (*CSV[ReplicationRow], error) {
	return newCSV[ReplicationRow](w, replicationHead)
}

// NewConstraintCSV writes the head of constraints.csv and takes its rows.
func NewConstraintCSV(w io.Writer) (*CSV[ConstraintRow], error) {
	return newCSV[ConstraintRow](w, constraintHead)
}

func newCSV[R record](w io.Writer, head []string) (*CSV[R], error) {
	c := &CSV[R]{w: csv.NewWriter(w)}
	return c, c.w.Write(head)
}

// Write adds a row.
func (c *CSV[R]) Write(row R) error {
	c.fields = row.fields(c.fields[:0])
	return c.w.Write(c.fields)
}

// Flush hands everything to the underlying writer and returns the first error of writing.
func (c *CSV[R]) Flush() error {
	c.w.Flush()
	return c.w.Error()
}

// FormatNumber writes a number with the fewest digits that read back as the same number; NaN and the
// infinities, which stand for undefined values, are empty.
func FormatNumber(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	if x == 0 {
		return "0" // not "-0"
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
