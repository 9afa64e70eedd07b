package answer

import (
	"fmt"
	"io"
	"strings"

	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
)

// sweepReport tells which points of a sweep meet what is required of them.
type sweepReport struct {
	lang     words.Lang
	scenario string
	tallies  []tally     // one for each threshold
	each     []Threshold // one for each threshold and point, as far as they are listed
	left     int         // how many are not listed
}

// tally counts the points by how they stand to a threshold.
type tally struct {
	Condition                              string
	Passed, Failed, Undecided, Unevaluated int
}

// mostListed is how many thresholds are listed one by one.
const mostListed = 10_000

// judgeSweep compares every point with the chances that the scenario wants and with further requirements.
// The former were counted with each point's own limits; the latter are counted over the raw rows.
func judgeSweep(dir string, requirements []Requirement) (*sweepReport, error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	j := &judge{record: r.Record, requirements: requirements, report: &sweepReport{lang: langOf(r.Record), scenario: r.Record.Scenario}}
	j.begin()
	for {
		p, rows, err := r.Next()
		if err == io.EOF {
			return j.report, nil
		}
		if err != nil {
			return nil, err
		}
		j.point(p, rows)
	}
}

type judge struct {
	record       sweepfile.Record
	requirements []Requirement
	report       *sweepReport
}

// begin lists the thresholds: those of the scenario, then the requirements.
func (j *judge) begin() {
	names := j.record.TargetNames()
	for k, t := range j.record.Targets {
		if t.Chance > 0 {
			text := fmt.Sprintf("p(%s %s %s) >= %s", t.Name(), t.Comparator, output.FormatNumber(t.Limit), output.FormatNumber(t.Chance))
			if names[k] != t.Name() {
				text = fmt.Sprintf("p(%s) >= %s", names[k], output.FormatNumber(t.Chance))
			}
			j.report.tallies = append(j.report.tallies, tally{Condition: text})
		}
	}
	for _, r := range j.requirements {
		j.report.tallies = append(j.report.tallies, tally{Condition: r.Text})
	}
}

// point judges one point by all thresholds.
func (j *judge) point(p sweepfile.Point, rows []sweepfile.Row) {
	i := 0
	for k, t := range j.record.Targets {
		if t.Chance > 0 {
			j.keep(i, p, j.record.TargetNames()[k], t.Chance, func() (indicator.Chance, indicator.Verdict, error) {
				return p.Chances[k], p.Chances[k].Against(t.Chance), nil
			})
			i++
		}
	}
	for _, r := range j.requirements {
		j.keep(i, p, r.Name(), r.Chance, func() (indicator.Chance, indicator.Verdict, error) {
			c, err := metAt(j.record, p, rows, r)
			return c, r.Against(c), err
		})
		i++
	}
}

// metAt counts over a point's rows how often a requirement is met.
func metAt(record sweepfile.Record, p sweepfile.Point, rows []sweepfile.Row, r Requirement) (indicator.Chance, error) {
	if r.AllTargets {
		switch len(record.Targets) {
		case 0:
			return indicator.Chance{}, fmt.Errorf("the scenario has no targets")
		case 1:
			return p.Chances[0], nil
		}
		return p.Joint, nil
	}
	var values []float64
	for i := range rows {
		if row := &rows[i]; row.Indicator == r.Indicator && row.Month == r.Month && row.Area == r.Area {
			values = append(values, row.Value)
		}
	}
	if len(values) != p.Replications {
		return indicator.Chance{}, fmt.Errorf("%s was not recorded; sweep with --record %s", r.Name(), r.Name())
	}
	return r.Value.ChanceOf(values, record.Pasts), nil
}

// keep counts and lists how a point stands to a threshold.
func (j *judge) keep(i int, p sweepfile.Point, name string, wanted float64, find func() (indicator.Chance, indicator.Verdict, error)) {
	tally := &j.report.tallies[i]
	c, verdict, failure := indicator.Chance{}, indicator.Undecided, p.Err
	if failure == "" {
		var err error
		if c, verdict, err = find(); err != nil {
			failure = err.Error()
		}
	}
	t := threshold(fmt.Sprintf("point %d: %s", p.Index, name), j.settings(p)+": "+tally.Condition, wanted, c, verdict)
	switch {
	case failure != "":
		t.Error, t.Gate = failure, words.NoGate
		tally.Unevaluated++
	case verdict == indicator.Passed:
		tally.Passed++
	case verdict == indicator.Failed:
		tally.Failed++
	default:
		tally.Undecided++
	}
	if len(j.report.each) < mostListed {
		j.report.each = append(j.report.each, t)
	} else {
		j.report.left++
	}
}

// settings is "workforce.recruits_per_year=30, run.clinic_days=0".
func (j *judge) settings(p sweepfile.Point) string {
	var parts []string
	for i, s := range p.Settings {
		parts = append(parts, j.record.Axes[i].Path+"="+s)
	}
	return strings.Join(parts, ", ")
}

// failing tells whether a gate must not open: a point does not meet a threshold or could not be judged,
// or, where the gate is strict, its replications leave it open.
func (r *sweepReport) failing(strict bool) bool {
	for _, t := range r.tallies {
		if t.Failed+t.Unevaluated > 0 || strict && t.Undecided > 0 {
			return true
		}
	}
	return false
}
