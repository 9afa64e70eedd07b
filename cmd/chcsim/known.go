package main

import (
	"context"

	"chcsim/model/experiment"
	"chcsim/output/answer"
	"chcsim/output/words"
	"chcsim/scenarios/plan"
)

// know conditions a study on the observations of its scenario; others of the same scenario, changed by settings, take their
// draws from the same posterior. Where data and model contradict each other it says so.
func (c *common) know(ctx context.Context, t terminal, s *plan.Scenario, o experiment.Options, study *experiment.Study, others ...*experiment.Study) error {
	cost := study.ConditioningCost(o)
	if cost == 0 {
		return nil
	}
	progress := c.progress(t.stderr, c.language(s), cost, words.ReplicationsDone)
	o.Done = func(int) { progress.Add(1) }
	found, err := study.Condition(ctx, o)
	if err := stopped(ctx, progress, err); err != nil {
		return err
	}
	for _, other := range others {
		other.Posterior = study.Posterior
	}
	for _, conflict := range answer.Conflicts(s, found, c.language(s)) {
		t.warn(conflict)
	}
	return nil
}
