package sweepview

import (
	"fmt"
	"io"
	"strings"

	"chcsim/model/experiment/ask"
	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
)

// Report tells which points of a sweep meet what is required of them.
type Report struct {
	Lang     words.Lang
	Scenario string
	Tallies  []Tally            // one for each threshold
	Each     []output.Threshold // one for each threshold and point, as far as they are listed
	Left     int                // how many are not listed
}

// Tally counts the points by how they stand to a threshold.
type Tally struct {
	Condition                              string
	Passed, Failed, Undecided, Unevaluated int
}

// mostListed is how many thresholds are listed one by one.
const mostListed = 10_000

// Judge compares every point with the chances that the scenario wants and with further requirements.
// The former were counted with each point's own limits; the latter are counted over the raw rows.
func Judge(dir string, requirements []ask.Requirement) (*Report, error) {
	r, err := sweepfile.Open(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	j := &judge{record: r.Record, requirements: requirements, report: &Report{Lang: lang(r.Record), Scenario: r.Record.Scenario}}
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
	requirements []ask.Requirement
	report       *Report
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
			j.report.Tallies = append(j.report.Tallies, Tally{Condition: text})
		}
	}
	for _, r := range j.requirements {
		j.report.Tallies = append(j.report.Tallies, Tally{Condition: r.Text})
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
			c, err := chance(j.record, p, rows, r)
			return c, r.Against(c), err
		})
		i++
	}
}

// chance counts over a point's rows how often a requirement is met.
func chance(record sweepfile.Record, p sweepfile.Point, rows []sweepfile.Row, r ask.Requirement) (indicator.Chance, error) {
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
	return r.Value.ChanceOf(values), nil
}

// keep counts and lists how a point stands to a threshold.
func (j *judge) keep(i int, p sweepfile.Point, name string, wanted float64, find func() (indicator.Chance, indicator.Verdict, error)) {
	tally := &j.report.Tallies[i]
	t := output.Threshold{Name: fmt.Sprintf("point %d: %s", p.Index, name), Condition: j.settings(p) + ": " + tally.Condition, Required: wanted}
	c, verdict, err := indicator.Chance{}, indicator.Undecided, error(nil)
	if t.Error = p.Err; p.Err == "" {
		if c, verdict, err = find(); err != nil {
			t.Error = err.Error()
		}
	}
	t.Chance = shown(c)
	switch {
	case t.Error != "":
		tally.Unevaluated++
	case verdict == indicator.Passed:
		t.Gate = words.Passed
		tally.Passed++
	case verdict == indicator.Failed:
		t.Gate = words.Failed
		tally.Failed++
	default:
		t.Gate, t.TrialsToDecide = words.Undecided, c.TrialsToDecide(wanted)
		tally.Undecided++
	}
	if len(j.report.Each) < mostListed {
		j.report.Each = append(j.report.Each, t)
	} else {
		j.report.Left++
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

// Failing tells whether a gate must not open: a point does not meet a threshold or could not be judged,
// or, where the gate is strict, its replications leave it open.
func (r *Report) Failing(strict bool) bool {
	for _, t := range r.Tallies {
		if t.Failed+t.Unevaluated > 0 || strict && t.Undecided > 0 {
			return true
		}
	}
	return false
}
