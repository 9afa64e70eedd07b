package estate

import (
	"fmt"

	"chcsim/model/month"
	"chcsim/model/param"
	"chcsim/model/rng"
)

// history draws when a project began and how its stages go, given what is known of it.
//
// A project known to be unfinished at a month is drawn by rejection, in two steps that keep what we do not
// know apart from chance. First a start is accepted if durations and a shock drawn with the ignorance
// key leave the project unfinished; so starts have their distribution given that knowledge. Then
// durations are drawn with the chance key, given that start, until they do too. The
// district's shock itself is not updated, and a policy that later speeds stages up may end a project earlier.
type history struct {
	cfg               *Config
	shock             float64
	chance, ignorance rng.Key
}

// Limits of the rejection: with fewer than one success in so many tries the statements contradict each other. Then the
// latest of the starts drawn stands, and the project may end before the month.
const (
	startTries    = 400
	durationTries = 100
)

// draw returns the start in calendar months and the key from which the chain's durations are drawn.
func (h *history) draw(p *Project) (start float64, key rng.Key, likely bool) {
	if p.UnfinishedAt == 0 || p.followed() {
		return p.start(h.ignorance.At(0)), h.chance.At(0), true
	}
	latest := 0.0
	for try := range startTries {
		ignorance := h.ignorance.At(try)
		start := p.start(ignorance)
		latest = max(latest, start)
		stream := ignorance.Purpose("shock").Stream()
		if !h.unfinished(p, start, h.cfg.Shock.Quantile(stream.Float64()), ignorance) {
			continue
		}
		for again := range durationTries {
			if key := h.chance.At(again); h.unfinished(p, start, h.shock, key) {
				return start, key, true
			}
		}
	}
	return latest, h.chance.At(0), false
}

func (h *history) unfinished(p *Project, start, shock float64, key rng.Key) bool {
	chain := h.cfg.projectChain(p, key)
	end := start + float64(chain.total(h.cfg, Stage(p.StagesDone))*shock*h.cfg.DurationFactor)
	return end > float64(p.UnfinishedAt+1)
}

// Contradiction is that a project can hardly be unfinished when it is said to be.
type Contradiction struct{ Project Project }

// Error says so.
func (c *Contradiction) Error() string {
	return fmt.Sprintf("project %s: begun between %s and %s it can hardly be unfinished at the end of %s",
		c.Project.ID, c.Project.StartEarliest, c.Project.StartLatest, c.Project.OpenAt())
}

// Contradiction tells of the first project whose statements could not be met together by any draw; nil for none.
func (s *State) Contradiction() error {
	if len(s.contradicted) == 0 {
		return nil
	}
	return &Contradiction{s.projects[s.contradicted[0]]}
}

// start draws the start of the project: within the known month, or from a triangular distribution that
// spans the months from the earliest to the latest.
func (p *Project) start(key rng.Key) float64 {
	stream := key.Stream()
	return startDistribution(p.StartEarliest, p.StartLikely, p.StartLatest).Quantile(stream.Float64())
}

func startDistribution(earliest, likely, latest month.Month) param.Distribution {
	if earliest == latest {
		return param.Constant(float64(earliest))
	}
	return param.Distribution{Kind: "triangular", Args: []float64{float64(earliest), float64(likely) + 0.5, float64(latest) + 1}}
}
