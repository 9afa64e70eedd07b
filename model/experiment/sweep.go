package experiment

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"chcsim/model"
	"chcsim/model/fault"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Case is what a point of a sweep asks for: a study and how it is run.
type Case struct {
	Study        *Study
	Replications int
	Seed         uint64
}

// SweepOptions say how a sweep is run.
type SweepOptions struct {
	Jobs   int        // replications simulated at the same time; never changes a result
	Until  float64    // half-width of the chances at which a point has enough replications; 0 for a fixed number
	Record []Quantity // recorded beside what the targets judge
}

// Quantity is an indicator in an area at a date; the whole district is the area −1.
type Quantity struct {
	Indicator indicator.ID
	Area      int
	Month     month.Month
}

// District is the Area of a Quantity of the whole district.
const District = -1

// Row is a raw value of one replication.
type Row struct {
	Replication int
	Quantity
	Value float64
}

// PointResult is a simulated point, or why it could not be simulated.
type PointResult struct {
	Point
	Study        *Study // nil where Err is set
	Replications int
	Rows         []Row
	Chances      []indicator.Chance // of the study's targets, in their order
	Joint        indicator.Chance   // of all of them together
	Err          error
}

// Sweep simulates points and hands every result to emit in the order of the points. A few points are
// held in memory, however many there are. A point that fails is handed on with its error and the sweep
// goes on; an error of emit or the end of ctx stops it, and then no point is handed on that was not
// simulated whole.
func Sweep(ctx context.Context, points func(yield func(Point) bool), build func(Point) (Case, error), o SweepOptions,
	emit func(PointResult) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	slots := make(chan struct{}, max(1, o.Jobs))
	queue := make(chan chan PointResult, max(1, o.Jobs)) // the points in flight
	go func() {
		defer close(queue)
		for p := range points {
			result := make(chan PointResult, 1)
			select {
			case queue <- result:
			case <-ctx.Done():
				return
			}
			go func() { result <- simulatePoint(ctx, p, build, o, slots) }()
		}
	}()
	var failed error
	for result := range queue {
		r := <-result
		if failed == nil && ctx.Err() == nil {
			if failed = emit(r); failed != nil {
				cancel(failed)
			}
		}
	}
	if failed != nil {
		return failed
	}
	return context.Cause(ctx)
}

// simulatePoint simulates the replications of a point. Those of all points in flight share the slots, so
// that no processor is idle while a point waits for its last replication.
func simulatePoint(ctx context.Context, p Point, build func(Point) (Case, error), o SweepOptions, slots chan struct{}) PointResult {
	result := PointResult{Point: p}
	var c Case
	err := func() (err error) {
		defer fault.Catch(&err)
		if c, err = build(p); err != nil {
			return err
		}
		return c.simulate(ctx, &result, o, slots)
	}()
	if err != nil {
		return PointResult{Point: p, Err: err}
	}
	result.Study = c.Study
	return result
}

func (c Case) simulate(ctx context.Context, result *PointResult, o SweepOptions, slots chan struct{}) error {
	wanted, err := c.Study.recorded(o.Record)
	if err != nil {
		return err
	}
	tally := newTally(c.Study)
	var counting sync.Mutex
	for _, n := range c.Study.batches(c.Replications, o.Until) {
		from := result.Replications
		rows := make([]Row, (n-from)*len(wanted))
		jobs := make([]job, n-from)
		for i := range jobs {
			jobs[i].replication = from + i
		}
		err := c.Study.replicate(ctx, jobs, Options{Seed: c.Seed, Jobs: o.Jobs, slots: slots}, func(i int, _ []float64, outcome *model.Outcome) {
			for k, q := range wanted {
				rows[i*len(wanted)+k] = Row{from + i, q, valueOf(outcome, q)}
			}
			counting.Lock()
			defer counting.Unlock()
			tally.add(outcome)
		})
		if err != nil {
			return err
		}
		result.Rows, result.Replications = append(result.Rows, rows...), n
		if result.Chances, result.Joint = tally.chances(); narrow(result.Chances, o.Until) {
			break
		}
	}
	return nil
}

// recorded lists what is recorded of each replication: the indicators that targets name, at year ends
// and at the targets' dates, and what else was asked for.
func (s *Study) recorded(more []Quantity) ([]Quantity, error) {
	var wanted []Quantity
	add := func(q Quantity) {
		if !slices.Contains(wanted, q) {
			wanted = append(wanted, q)
		}
	}
	for _, t := range s.Targets {
		area := t.Area
		if area >= len(s.Areas) {
			area = District
		}
		for _, m := range s.YearEnds() {
			add(Quantity{t.Indicator, area, m})
		}
		add(Quantity{t.Indicator, area, t.By})
	}
	for _, q := range more {
		if q.Month < s.First-1 || q.Month > s.Last() {
			return nil, fmt.Errorf("%s is asked for at %s; the study runs from %s to %s", q.Indicator, q.Month, s.First, s.Last())
		}
		add(q)
	}
	return wanted, nil
}

// valueOf is a quantity's value in one replication.
func valueOf(outcome *model.Outcome, q Quantity) float64 {
	area := q.Area
	if area == District {
		area = outcome.Series.Whole()
	}
	return outcome.Series.Value(q.Indicator, area, q.Month)
}
