package experiment

import (
	"context"
	"fmt"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Setting gives a value to a path of the scenario, as on the command line.
type Setting struct{ Path, Value string }

// Point is one point of a sweep: the settings of all its axes.
type Point struct {
	Index    int // place in the whole design, from 0
	Settings []Setting
}

// Shard is a part of a sweep: the points whose index is Index−1 modulo Count. Shards count from one.
type Shard struct{ Index, Count int }

// Has tells whether a point belongs to the shard.
func (s Shard) Has(point int) bool { return point%s.Count == s.Index-1 }

// Check reports a shard that is none.
func (s Shard) Check() error {
	if s.Count < 1 || s.Index < 1 || s.Index > s.Count {
		return fmt.Errorf("shard %d/%d; shards count from 1/%[2]d to %[2]d/%[2]d", s.Index, s.Count)
	}
	return nil
}

// PointResult is a simulated point, or why it could not be simulated.
type PointResult struct {
	Point
	Study *Study // nil where Err is set
	Rows  []Row
	Err   error
}

// Row is a raw value of one replication.
type Row struct {
	Replication int
	Indicator   indicator.ID
	Month       month.Month
	Value       float64
}

// Sweep simulates points one after another, each with all its replications, and hands every result to
// emit in the order of the points. Only one point is held in memory. A point that fails is handed on
// with its error and the sweep goes on; an error of emit or the end of ctx stops it. The point being
// simulated then is not handed on.
func Sweep(ctx context.Context, points []Point, build func(Point) (*Study, error), o Options, emit func(PointResult) error) error {
	for _, p := range points {
		result := PointResult{Point: p}
		if result.Study, result.Err = build(p); result.Err == nil {
			result.Rows, result.Err = result.Study.rows(ctx, o)
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if result.Err != nil {
			result.Study, result.Rows = nil, nil
		}
		if err := emit(result); err != nil {
			return err
		}
	}
	return nil
}

// rows simulates a study and lists the values of its target indicators at year ends and target dates.
func (s *Study) rows(ctx context.Context, o Options) ([]Row, error) {
	wanted := s.targetDates()
	jobs := make([]job, o.Replications)
	for i := range jobs {
		jobs[i].replication = i
	}
	rows := make([]Row, len(jobs)*len(wanted))
	err := s.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		for k, w := range wanted {
			w.Replication = i
			w.Value = outcome.Series.Value(w.Indicator, outcome.Series.Whole(), w.Month)
			rows[i*len(wanted)+k] = w
		}
	})
	return rows, err
}

// targetDates lists the indicators that targets name with the dates at which they are recorded: year
// ends and, where it is none, the target's own date.
func (s *Study) targetDates() []Row {
	var wanted []Row
	add := func(id indicator.ID, m month.Month) {
		for _, w := range wanted {
			if w.Indicator == id && w.Month == m {
				return
			}
		}
		wanted = append(wanted, Row{Indicator: id, Month: m})
	}
	for _, t := range s.Targets {
		for _, m := range s.YearEnds() {
			add(t.Indicator, m)
		}
		add(t.Indicator, t.By)
	}
	return wanted
}
