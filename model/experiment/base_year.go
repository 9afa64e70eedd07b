package experiment

import (
	"context"
	"math"
	"slices"

	"chcsim/model"
	"chcsim/model/fault"
)

// BaseYear says how the base years of a run were drawn: jointly, given that they can be and given what is known of them.
type BaseYear struct {
	Drawn     int     // draws made for the replications
	Effective float64 // number of independent draws that the replications are worth: all, for accepted draws weigh the same
	Shortened int     // replications whose visits were shortened, since no draw tried did fit
	Facts     []FactFit
}

// Acceptance is the share of draws that were accepted.
func (b *BaseYear) Acceptance() float64 { return b.Effective / float64(b.Drawn) }

// FactFit is a stated fact with what draws say of it before and after it is known.
type FactFit struct {
	model.Fact
	Prior, Accepted Summary
}

// movedBy is the part of its spread before, by which a fact's median has moved where it is worth a warning.
const movedBy = 0.5

// Moved tells that the stated facts and the stated parameters disagree: accepted draws have another median than all draws,
// by more than half the standard deviation of these.
func (f FactFit) Moved() bool { return math.Abs(f.Accepted.P50-f.Prior.P50) > movedBy*f.Prior.SD }

// priorDraws is of how many draws the summaries before are made.
const priorDraws = 100

// BaseYear tells how the base years of the result were drawn. It tells the base years of some first draws again.
func (r *Result) BaseYear(ctx context.Context, o Options) (*BaseYear, error) {
	s := r.Study
	b := &BaseYear{Effective: float64(len(r.Replications))}
	for i := range r.Replications {
		n, _ := s.Attempts.get(attemptOf{r.Seed, r.Replications[i].Index})
		b.Drawn += max(1, n)
		for _, w := range r.Replications[i].Warnings {
			if w.Trouble == model.ShortenedVisits {
				b.Shortened++
			}
		}
	}
	if len(s.Facts) == 0 {
		return b, nil
	}
	prior := make([][]float64, min(priorDraws, len(r.Replications)))
	err := each(ctx, len(prior), o.Jobs, func(i int) (err error) {
		prior[i], err = s.baseValues(r.Seed, i)
		return err
	})
	for k, fact := range s.Facts {
		values := make([]float64, len(prior))
		for i := range prior {
			if prior[i] != nil {
				values[i] = prior[i][k]
			}
		}
		b.Facts = append(b.Facts, FactFit{fact, Summarize(values), Summarize(r.Values(fact.Indicator, s.First-1))})
	}
	return b, err
}

// baseValues are the facts' indicators in the base year of a replication's first draw, whether it fits or not.
func (s *Study) baseValues(seed uint64, replication int) (values []float64, err error) {
	defer fault.Catch(&err)
	d, err := s.beginVisits(s.Draw(seed, replication), KeysOf(seed, replication, 0), false)
	if err != nil {
		return nil, err
	}
	if values = d.BaseValues(s.Facts); slices.ContainsFunc(values, math.IsNaN) {
		if err := d.Settle(); err != nil {
			return nil, err
		}
		values = d.BaseValues(s.Facts)
	}
	return values, nil
}
