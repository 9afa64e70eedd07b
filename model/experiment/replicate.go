package experiment

import (
	"context"
	"sync"
	"sync/atomic"

	"chcsim/model"
)

// Options say how a study is run. They never change what a replication yields.
type Options struct {
	Replications int
	Seed         uint64
	Jobs         int            // replications simulated at the same time; at least 1
	Done         func(done int) // called after each replication, from any goroutine; may be nil
	Spared       func(n int)    // called when n of the simulations that Simulations counts turn out to be needless; may be nil
	// Until is the half-width of every target's interval at which Run has replications enough; 0 for the
	// fixed number. See RunUntil.
	Until float64
	slots chan struct{} // shared by studies that run at the same time; nil where one runs alone
}

// take waits for a slot and returns what gives it back.
func (o Options) take() (release func()) {
	if o.slots == nil {
		return func() {}
	}
	o.slots <- struct{}{}
	return func() { <-o.slots }
}

// job is one replication to be simulated.
type job struct {
	replication int
	chance      int
	change      func(values []float64) // changes the values drawn, when the job's turn comes; nil: as drawn
}

// replicate simulates the jobs and hands each outcome to keep, in no particular order but with the
// job's index. It stops at the first error, reporting that of the lowest index, and when ctx ends.
func (s *Study) replicate(ctx context.Context, jobs []job, o Options, keep func(i int, values []float64, outcome *model.Outcome)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	errs := make([]error, len(jobs))
	var next, done atomic.Int64
	var workers sync.WaitGroup
	for range max(1, min(o.Jobs, len(jobs))) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(jobs) {
					return
				}
				release := o.take()
				values, outcome, err := s.simulate(jobs[i], o.Seed)
				release()
				if err != nil {
					errs[i] = err
					cancel()
					return
				}
				keep(i, values, outcome)
				if o.Done != nil {
					o.Done(int(done.Add(1)))
				}
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}
