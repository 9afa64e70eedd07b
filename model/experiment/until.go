package experiment

import (
	"context"
	"fmt"

	"chcsim/model"
	"chcsim/model/indicator"
)

// RunUntil simulates a study until the 95% Wilson interval of every target's chance reaches at most
// width to either side. It starts with the replications of o and adds 50 at a time, so that the number
// depends neither on the number of jobs nor on the machine; MostReplications says how many it can take. Given observations it ends
// with as many as there are draws.
//
// The rule looks at the width only, never at the side of a wanted chance on which the estimate lies, so
// that stopping does not favour an answer.
func RunUntil(ctx context.Context, s *Study, o Options, width float64) (*Result, error) {
	if err := CheckWidth(width); err != nil {
		return nil, err
	}
	result := &Result{Study: s, Seed: o.Seed, Until: width}
	for _, n := range s.batches(o.Replications, width) {
		from := len(result.Replications)
		jobs := make([]job, n-from)
		for i := range jobs {
			jobs[i].replication = from + i
		}
		batch := o
		if o.Done != nil {
			batch.Done = func(done int) { o.Done(from + done) }
		}
		result.Replications = append(result.Replications, make([]Replication, len(jobs))...)
		err := s.replicate(ctx, jobs, batch, func(i int, values []float64, outcome *model.Outcome) {
			result.keep(from+i, values, outcome)
		})
		if err != nil {
			return nil, err
		}
		result.Chances = nil
		result.judge()
		if result.Narrow() {
			break
		}
	}
	return result, nil
}

// Narrow tells whether every target's interval is as narrow as was asked for.
func (r *Result) Narrow() bool { return narrow(r.targetChances(), r.Until) }

// targetChances are the estimates alone.
func (r *Result) targetChances() []indicator.Chance {
	chances := make([]indicator.Chance, len(r.Chances))
	for i, c := range r.Chances {
		chances[i] = c.Chance
	}
	return chances
}

// CheckWidth reports a half-width that cannot be asked for.
func CheckWidth(width float64) error {
	if !(width >= NarrowestWidth && width < 0.5) {
		return fmt.Errorf("a half-width of %v; expected %v to 0.5, such as 0.02", width, NarrowestWidth)
	}
	return nil
}
