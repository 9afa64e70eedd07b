package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/lever"
)

// Waterfall takes the way from one scenario to another apart by groups of changes.
type Waterfall struct {
	From, To     float64 // means of both scenarios
	Steps        []Step  // in the order of the model's sections, then levers, shocks and tables
	Interaction  Step    // what the groups do only together: the whole change less that of all steps
	Whole        Step
	Replications int // in which every mixture has a value
}

// Step is the paired change that one group makes when nothing else of the second scenario is taken over.
type Step struct {
	Group string // a section such as "workforce", "levers.contract", "shocks" or "tables"; empty for the whole
	Change
}

// Names of the groups that are no section of parameters; levers are grouped by the section that their
// first effect moves.
const (
	LeverGroup = "levers."
	ShockGroup = "shocks"
	TableGroup = "tables"
)

// sections copy one section of parameters from a configuration into another, in the order of the model.
var sections = [...]struct {
	name string
	copy func(into, from *model.Config)
}{
	{"population", func(into, from *model.Config) { into.Population = from.Population }},
	{"contract", func(into, from *model.Config) { into.Contract = from.Contract }},
	{"workforce", func(into, from *model.Config) { into.Workforce = from.Workforce }},
	{"estate", func(into, from *model.Config) { into.Estate = from.Estate }},
	{"access", func(into, from *model.Config) { into.Access = from.Access }},
	{"clinic", func(into, from *model.Config) { into.Clinic = from.Clinic }},
	{"referral", func(into, from *model.Config) { into.Referral = from.Referral }},
	{"programme", func(into, from *model.Config) { into.Programme = from.Programme }},
	{"effects", func(into, from *model.Config) { into.Effects = from.Effects }},
	{"home_care", func(into, from *model.Config) { into.HomeCare = from.HomeCare }},
	{"exogenous", func(into, from *model.Config) { into.Exogenous = from.Exogenous }},
	{"behaviour", func(into, from *model.Config) { into.Behaviour = from.Behaviour }},
	{"costs", func(into, from *model.Config) { into.Costs = from.Costs }},
	{"policy", func(into, from *model.Config) { into.Policy = from.Policy }},
}

// TakeApart simulates both scenarios and, for every group in which they differ, the first scenario with
// that group taken from the second, all with the same random numbers. Each step is the change that the
// group makes alone, so the order of the groups does not matter; what they do only together is the
// interaction. Shocks are told from levers by their names. It costs replications × (groups + 2).
func TakeApart(ctx context.Context, from, to *Study, q Question, shocks []string, o Options) (*Waterfall, error) {
	groups, err := ChangedGroups(from, to, shocks)
	if err != nil {
		return nil, err
	}
	if q, err = q.everywhere(from, to); err != nil {
		return nil, err
	}
	mixtures := [][]string{nil, groups}
	for _, g := range groups {
		mixtures = append(mixtures, []string{g})
	}
	answers := make([][]float64, len(mixtures))
	for i, taken := range mixtures {
		if answers[i], err = mix(from, to, taken, shocks).answers(ctx, q, o); err != nil {
			return nil, fmt.Errorf("with %s of %s: %w", strings.Join(taken, ", "), to.Name, err)
		}
	}
	return q.addUp(groups, answers, from.Pasts())
}

// everywhere is the same question in studies whose areas may differ.
func (q Question) everywhere(from, to *Study) (Question, error) {
	if q.Target == nil {
		return q, nil
	}
	t := *q.Target
	q.Target = &t
	if t.Area >= len(from.Areas) {
		t.Area = math.MaxInt // the whole district, whatever its number of areas
	} else if !slices.Equal(from.Areas, to.Areas) {
		return q, fmt.Errorf("the scenarios have different subdistricts; ask about the whole district")
	}
	return q, nil
}

// answers simulates the replications of a study and answers the question in each.
func (s *Study) answers(ctx context.Context, q Question, o Options) ([]float64, error) {
	answers := make([]float64, o.Replications)
	jobs := make([]job, o.Replications)
	for i := range jobs {
		jobs[i].replication = i
	}
	err := s.replicate(ctx, jobs, o, func(i int, values []float64, outcome *model.Outcome) {
		r := s.keep(i, values, outcome, q.Target != nil)
		answers[i] = q.answer(s, &r)
	})
	return answers, err
}

// addUp makes a waterfall of the answers of the first scenario, the second, and the first with each group.
func (q Question) addUp(groups []string, answers [][]float64, pasts indicator.Pasts) (*Waterfall, error) {
	var first, second, whole, together []float64
	steps := make([][]float64, len(groups))
	for i := range answers[0] {
		if slices.ContainsFunc(answers, func(a []float64) bool { return math.IsNaN(a[i]) }) {
			continue
		}
		from, to := answers[0][i], answers[1][i]
		rest := to - from
		for g := range groups {
			change := answers[2+g][i] - from
			steps[g] = append(steps[g], change)
			rest -= change
		}
		first, second = append(first, from), append(second, to)
		whole, together = append(whole, to-from), append(together, rest)
	}
	if len(first) < 2 {
		return nil, fmt.Errorf("the indicator has a value in %d replications of all scenarios; a waterfall needs at least 2", len(first))
	}
	w := &Waterfall{From: mean(first), To: mean(second), Whole: Step{"", q.changeOf(whole, pasts)}, Interaction: Step{"", meanChange(together, 1, pasts)}, Replications: len(first)}
	for g, name := range groups {
		w.Steps = append(w.Steps, Step{name, q.changeOf(steps[g], pasts)})
	}
	return w, nil
}

// mix is the study of the first scenario with some groups taken from the second. Its values are those of
// both one after the other; a parameter of both is drawn at the same quantile.
func mix(from, to *Study, taken, shocks []string) *Study {
	mixed := *from
	mixed.Attempts = nil
	if slices.Contains(taken, TableGroup) {
		mixed.Areas = to.Areas
	}
	mixed.Parameters = slices.Concat(from.Parameters, to.Parameters)
	mixed.Build = func(values []float64) (*model.Config, error) {
		a, err := from.Build(values[:len(from.Parameters)])
		if err != nil {
			return nil, err
		}
		b, err := to.Build(values[len(from.Parameters):])
		if err != nil {
			return nil, err
		}
		takeOver(a, b, taken, shocks)
		return a, nil
	}
	return &mixed
}

// takeOver replaces groups of a configuration by those of another.
func takeOver(into, from *model.Config, groups, shocks []string) {
	for _, s := range sections {
		if slices.Contains(groups, s.name) {
			s.copy(into, from)
		}
	}
	if slices.Contains(groups, TableGroup) {
		into.Place = from.Place
	}
	var uses []lever.Use
	var sizes []float64
	for _, source := range []*model.Config{into, from} {
		at := 0
		for _, u := range source.Uses {
			next := at + len(u.Lever.Effects)
			if slices.Contains(groups, groupOf(u, shocks)) == (source == from) {
				uses, sizes = append(uses, u), append(sizes, source.Sizes[at:next]...)
			}
			at = next
		}
	}
	into.Uses, into.Sizes = uses, sizes
}

// groupOf is the group of a lever or shock; of a lever without effects it is empty.
func groupOf(u lever.Use, shocks []string) string {
	if slices.Contains(shocks, u.Lever.Name) {
		return ShockGroup
	}
	if len(u.Lever.Effects) == 0 {
		return ""
	}
	section, _, _ := strings.Cut(u.Lever.Effects[0].Parameter, ".")
	return LeverGroup + section
}
