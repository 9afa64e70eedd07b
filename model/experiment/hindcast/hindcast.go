package hindcast

import (
	"context"
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Hindcast is a study as it stood at the end of a month, and what it foretold.
type Hindcast struct {
	Until        month.Month
	Conditioning *experiment.Conditioning // nil where only the base year had been observed
	Result       *experiment.Result
	Scores       []Score
}

// Run conditions a study on what was observed until the end of a month, runs it and scores what was observed later.
func Run(ctx context.Context, s *experiment.Study, until month.Month, o experiment.Options) (*Hindcast, error) {
	cut := At(s, until)
	conditioning, err := cut.Condition(ctx, o)
	if err != nil {
		return nil, err
	}
	result, err := experiment.Run(ctx, cut, o)
	if err != nil {
		return nil, err
	}
	return &Hindcast{until, conditioning, result, ScoreAll(result)}, nil
}

// At is the study as it stood at the end of a month of its base year or later: what was observed after it is scored and never used.
func At(s *experiment.Study, until month.Month) *experiment.Study {
	cut := *s
	cut.Observations = slices.Clone(s.Observations)
	for i := range cut.Observations {
		if o := &cut.Observations[i]; o.Month > until {
			o.Use = indicator.Later
		}
	}
	return &cut
}
