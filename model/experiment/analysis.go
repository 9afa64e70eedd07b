package experiment

import "context"

// Analysis is all that run concludes of one scenario.
type Analysis struct {
	*Result
	Conditioning *Conditioning // nil where nothing was observed, or a posterior was given
	Base         *BaseYear
	Variances    []Variance
	Reliances    []Reliance
	Judgements   []Judgement
	Limits       []MonthLimit
	Reliefs      []Relief
	ByStrength   *ByStrength // nil where no measure on behaviour is in force
}

// How many replications are run again: with other luck, to split the variance, and with more of each
// resource, to confirm what binds: of twenty pairs the intervals of means hold what they say (docs/intervals.md), of twelve
// those of very skewed changes did not.
const (
	secondChances = 40
	confirmations = 20
)

// Simulations is how many simulations Analyse makes of a study at most.
func Simulations(s *Study, o Options) int {
	if len(s.Targets) == 0 {
		return s.ConditioningCost(o) + o.Replications
	}
	return s.ConditioningCost(o) + o.Replications + min(o.Replications, secondChances) + plainRuns(s, o.Replications) +
		len(expandable())*min(o.Replications, confirmations) + mostInfluences(s)*min(o.Replications, trials) + simulationsByStrength(s, o.Replications)
}

// Analyse conditions a study on its observations, runs it, judges its targets and finds what decides them and what holds them back.
func Analyse(ctx context.Context, s *Study, o Options) (*Analysis, error) {
	conditioning, err := s.Condition(ctx, o)
	if err != nil {
		return nil, err
	}
	result, err := Run(ctx, s, o)
	if err != nil {
		return nil, err
	}
	a := &Analysis{Result: result, Conditioning: conditioning, Limits: result.Limits(), Reliances: result.Rely()}
	if a.Base, err = result.BaseYear(ctx, o); err != nil {
		return nil, err
	}
	if err := result.ConfirmInfluences(ctx, a.Reliances, o); err != nil {
		return nil, err
	}
	for i, c := range result.Chances {
		a.Judgements = append(a.Judgements, Judge(c, a.Reliances[i]))
	}
	if len(s.Targets) == 0 {
		return a, nil
	}
	if o.Spared != nil {
		o.Spared((len(expandable()) - len(result.suspects())) * min(len(result.Replications), confirmations))
	}
	if a.Variances, err = SplitVariance(ctx, result, secondChances, o); err != nil {
		return a, err
	}
	if a.Reliefs, err = Confirm(ctx, result, confirmations, o); err != nil {
		return a, err
	}
	a.ByStrength, err = result.ByStrength(ctx, o)
	return a, err
}
