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
	var done atomic.Int64
	return each(ctx, len(jobs), o.Jobs, func(i int) error {
		release := o.take()
		values, outcome, err := s.simulate(jobs[i], o.Seed)
		release()
		if err != nil {
			return err
		}
		keep(i, values, outcome)
		if o.Done != nil {
			o.Done(int(done.Add(1)))
		}
		return nil
	})
}

// each does n pieces of work, so many at the same time. It stops at the first error, reporting that of the lowest number, and
// when ctx ends.
func each(ctx context.Context, n, workers int, work func(i int) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	errs := make([]error, n)
	var next atomic.Int64
	var running sync.WaitGroup
	for range max(1, min(workers, n)) {
		running.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if errs[i] = work(i); errs[i] != nil {
					cancel()
					return
				}
			}
		})
	}
	running.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return context.Cause(ctx)
}
