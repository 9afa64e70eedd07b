package experiment

import (
	"context"
	"fmt"
	"math"
	"slices"

	"chcsim/model"
	"chcsim/model/indicator"
	"chcsim/model/month"
)

// Movement is the change of an indicator since the base year, taken apart by causes.
type Movement struct {
	Indicator    indicator.ID
	Months       []month.Month
	Start        float64   // mean before the horizon
	Ends         []float64 // means, by month
	Causes       []Cause   // levers and shocks first, then what moves without them; they add up to Whole
	Whole        []Change
	Replications int // in which the indicator has a value in every simulation
}

// Cause is what one cause contributes to the change, by month.
type Cause struct {
	Name    string // a group of levers, ShockGroup, or one of the causes below
	Changes []Change
}

// Moves tells whether the cause moves the indicator in any month and replication.
func (c Cause) Moves() bool {
	return slices.ContainsFunc(c.Changes, func(x Change) bool { return x.Mean != 0 || !math.IsNaN(x.Low) })
}

// Moving is the number of causes that move the indicator.
func (v *Movement) Moving() (n int) {
	for _, c := range v.Causes {
		if c.Moves() {
			n++
		}
	}
	return n
}

// The causes that are no group of levers or shocks.
const (
	LeversTogether = "together" // what levers and shocks do only together
	StaffCause     = "staff"
	WaitsCause     = "waits"
	ContractsCause = "contracts"
	PeopleCause    = "people"
	BuildingsCause = "buildings"
	DriftCause     = "behaviour"
	Remainder      = "remainder" // what moves though all else is held
)

// holds are the causes without levers and shocks in the order in which they are held, each with all before it.
var holds = [...]struct {
	cause string
	hold  func(*model.Held)
}{
	{StaffCause, func(h *model.Held) { h.Staff = true }},
	{WaitsCause, func(h *model.Held) { h.Waits = true }},
	{ContractsCause, func(h *model.Held) { h.Contracts = true }},
	{PeopleCause, func(h *model.Held) { h.People = true }},
	{BuildingsCause, func(h *model.Held) { h.Buildings = true }},
	{DriftCause, func(h *model.Held) { h.Behaviour = true }},
}

// UsedGroups lists the groups of levers and shocks that a study uses, in the order of a waterfall.
func UsedGroups(s *Study, shocks []string) ([]string, error) {
	config, err := s.Build(s.Draw(1, 0))
	if err != nil {
		return nil, err
	}
	return useGroups(changedUses(config, &model.Config{}, shocks)), nil
}

// WhyRuns is how often Why simulates each replication, with so many groups of levers and shocks.
func WhyRuns(groups int) int { return groups + 2 + len(holds) }

// Why takes the changes of indicators from the base year to each year end until the month asked about, and to that month,
// apart, with the same random numbers throughout. What a group of levers or the shocks contribute is what is missing without them. What moves without any of
// them is followed cause by cause: each contribution is what is missing when the cause, too, is held as the base year left
// it. A cause thus stands for all that follows from it except by causes held before: staff for shorter waits as well, waits
// for those that other causes change. It costs replications × WhyRuns.
func Why(ctx context.Context, s *Study, of []Question, shocks []string, o Options) ([]Movement, error) {
	list, err := s.why(ctx, of, shocks, func(questions []Question) ([][]float64, error) { return s.table(ctx, questions, o) }, o)
	for i := range list {
		if n := list[i].Replications; n < leastExplained {
			return nil, fmt.Errorf("%s: the indicator has a value in %d replications of all simulations; at least %d are needed", list[i].Indicator, n, leastExplained)
		}
	}
	return list, err
}

// leastExplained is the least number of replications with a mean change.
const leastExplained = 2

// explained is the number of replications by which a run takes changes apart: more make the run longer and say little more,
// since they are compared in pairs.
const explained = 12

// WhyOfRun is how many simulations Why of a run makes at most.
func WhyOfRun(s *Study, shocks []string, replications int) int {
	groups, err := UsedGroups(s, shocks)
	if err != nil || len(s.Targets) == 0 {
		return 0
	}
	return (WhyRuns(len(groups)) - 1) * min(replications, explained)
}

// Why takes the changes of all targets' indicators apart until the end of the horizon, by the first replications of a run with
// computed waits. Indicators that are undefined there are left out.
func (r *Result) Why(ctx context.Context, shocks []string, o Options) ([]Movement, error) {
	computed := r.Study.computed()
	var of []Question
	for _, t := range computed.Targets {
		if q := (Question{Indicator: t.Indicator, Month: computed.Last()}); !slices.Contains(of, q) {
			of = append(of, q)
		}
	}
	o.Replications = min(len(r.Replications), explained)
	if len(of) == 0 || o.Replications < leastExplained {
		return nil, nil
	}
	list, err := computed.why(ctx, of, shocks, func(questions []Question) ([][]float64, error) {
		plain, err := r.plain(ctx, o.Replications, o)
		return computed.answersIn(plain, questions), err
	}, o)
	return slices.DeleteFunc(list, func(v Movement) bool { return v.Replications < leastExplained }), err
}

// why simulates the study as it is by asIs, which gives a row of answers for each question, and then without its causes.
func (s *Study) why(ctx context.Context, of []Question, shocks []string, asIs func([]Question) ([][]float64, error), o Options) ([]Movement, error) {
	groups, err := UsedGroups(s, shocks)
	if err != nil {
		return nil, err
	}
	list := make([]Movement, len(of))
	var questions []Question // of each indicator, before the horizon and in every month
	for i, q := range of {
		list[i] = Movement{Indicator: q.Indicator, Months: s.endsUntil(q.Month)}
		for _, m := range append([]month.Month{s.First - 1}, list[i].Months...) {
			questions = append(questions, Question{Indicator: q.Indicator, Month: m})
		}
	}
	table, err := asIs(questions)
	if err != nil {
		return nil, err
	}
	tables := [][][]float64{table} // by simulation, question, replication
	for _, variant := range variants(s, groups, shocks) {
		if table, err = variant.table(ctx, questions, o); err != nil {
			return nil, err
		}
		tables = append(tables, table)
	}
	first := 0
	for i := range list {
		list[i].fill(tables, first, groups, s.Pasts())
		first += 1 + len(list[i].Months)
	}
	return list, nil
}

// endsUntil lists the year ends before a month, and the month.
func (s *Study) endsUntil(last month.Month) []month.Month {
	var months []month.Month
	for _, m := range s.YearEnds() {
		if m < last {
			months = append(months, m)
		}
	}
	return append(months, last)
}

// variants are the study without each group, without all of them, and then with more and more held.
func variants(s *Study, groups, shocks []string) (list []*Study) {
	for _, g := range groups {
		list = append(list, s.without([]string{g}, shocks, model.Held{}))
	}
	var held model.Held
	list = append(list, s.without(groups, shocks, held))
	for _, h := range holds {
		h.hold(&held)
		list = append(list, s.without(groups, shocks, held))
	}
	return list
}

// without is the study without groups of levers and shocks, and with what is held. Its base year is the same.
func (s *Study) without(groups, shocks []string, held model.Held) *Study {
	less := *s
	less.Build = func(values []float64) (*model.Config, error) {
		config, err := s.Build(values)
		if err != nil {
			return nil, err
		}
		takeOver(config, &model.Config{}, groups, shocks)
		config.Held = held
		return config, nil
	}
	return &less
}

// fill adds up the contributions to the indicator whose question before the horizon is the first, if it is defined.
func (v *Movement) fill(tables [][][]float64, first int, groups []string, pasts indicator.Pasts) {
	defined := definedIn(tables, first, len(v.Months)+1)
	v.Replications = len(defined)
	if v.Replications < leastExplained {
		return
	}
	of := func(simulation, question int) []float64 {
		values := make([]float64, len(defined))
		for k, replication := range defined {
			values[k] = tables[simulation][first+question][replication]
		}
		return values
	}
	change := func(differences []float64) Change { return meanChange(differences, 1, pasts) }
	bare := len(groups) + 1 // the simulation without levers and shocks
	v.Start = mean(of(0, 0))
	v.Causes = make([]Cause, 0, len(groups)+len(holds)+2)
	for i := range v.Months {
		at := func(simulation int) []float64 { return of(simulation, i+1) }
		v.Ends = append(v.Ends, mean(at(0)))
		v.Whole = append(v.Whole, change(minus(at(0), of(0, 0))))
		together := minus(at(0), at(bare))
		for g, name := range groups {
			alone := minus(at(0), at(1+g))
			v.add(i, name, change(alone))
			together = minus(together, alone)
		}
		if len(groups) > 1 {
			v.add(i, LeversTogether, change(together))
		}
		for h := range holds {
			v.add(i, holds[h].cause, change(minus(at(bare+h), at(bare+h+1))))
		}
		v.add(i, Remainder, change(minus(at(bare+len(holds)), of(0, 0))))
	}
}

// add notes what a cause contributes in a month; causes come in the same order in every month.
func (v *Movement) add(month int, cause string, change Change) {
	if month == 0 {
		v.Causes = append(v.Causes, Cause{Name: cause})
	}
	for i := range v.Causes {
		if c := &v.Causes[i]; c.Name == cause {
			c.Changes = append(c.Changes, change)
		}
	}
}

// definedIn lists the replications in which the questions have answers in all simulations.
func definedIn(tables [][][]float64, first, questions int) (list []int) {
	for replication := range tables[0][first] {
		defined := true
		for _, table := range tables {
			for _, row := range table[first : first+questions] {
				defined = defined && !math.IsNaN(row[replication])
			}
		}
		if defined {
			list = append(list, replication)
		}
	}
	return list
}

func minus(a, b []float64) []float64 {
	difference := make([]float64, len(a))
	for i := range a {
		difference[i] = a[i] - b[i]
	}
	return difference
}
