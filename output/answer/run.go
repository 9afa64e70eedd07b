package answer

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/param"
	"chcsim/output"
	"chcsim/output/words"
)

// Answer is what a run comes to.
func (v *View) Answer() Answer {
	a := v.judged()
	a.Tables = append(a.Tables, v.CountTable())
	for _, t := range []output.Table{v.Together(), v.Strength(), v.Projects(), v.StandardAtStart(), v.Shortage(), v.Observations(), v.Learned()} {
		if len(t.Rows) > 0 {
			a.Tables = append(a.Tables, t)
		}
	}
	a.Tables = append(a.Tables, v.Decided(), BindingTable(v.Lang, v.Bindings()))
	if base := v.BaseYear(); len(base.Rows) > 0 {
		a.Tables = append(a.Tables, base)
	}
	if facts := v.Facts(); len(facts) > 0 {
		a.Tables = append(a.Tables, PlausibilityTable(v.Lang, facts))
	}
	a.Tables = append(a.Tables, v.Provenance().Table(v.Lang))
	if local := v.Local(); local.Title != "" {
		a.Tables = append(a.Tables, local)
	}
	return a
}

// judged is the answer of a run with the tables of targets and thresholds alone, and with all files.
func (v *View) judged() Answer {
	a := Answer{Lang: v.Lang, Tables: []output.Table{v.Run().Table(v.Lang)}, Files: v.files(), Charts: v.charts()}
	if v.Gate.Asked {
		list := v.thresholds()
		a.Tables = append(a.Tables, ThresholdTable(v.Lang, list))
		a.Files = append(a.Files, gateFiles(v.Lang, v.Scenario.Name, list, v.Gate.Strict, a.Tables[1], a.Tables[0])...)
		a.NotMet = v.Gate.closedBy(list)
	}
	return a
}

// Run is the table of targets.
func (v *View) Run() Run {
	s := v.study()
	run := Run{
		Scenario: v.Scenario.Name, From: s.Start() + 1, To: s.Last(),
		Replications: len(v.Analysis.Replications), Seed: v.Analysis.Seed, Warnings: v.warnings(),
	}
	labels := Labels(s.Parameters, v.Lang)
	for i, c := range v.Analysis.Chances {
		run.Targets = append(run.Targets, v.target(i, c, labels))
	}
	if len(run.Targets) > 1 {
		joint := chance(v.Analysis.Joint)
		run.Joint = &joint
	}
	return run
}

func (v *View) target(i int, c experiment.TargetChance, labels []string) Target {
	t := c.Target
	row := Target{
		Name: Indicator(t.Indicator, v.Lang), Area: v.Area(t.Area), Unit: Unit(t.Indicator), By: t.By,
		Start: c.Start.P50, Median: c.End.P50, Low: c.End.Low, High: c.End.High,
		Comparator: string(t.Comparator), Limit: t.Limit, Chance: chance(c.Chance), Wanted: t.Chance,
		StartOf: c.StartOf, Of: c.EndOf, Needed: t.Needed(c.EndOf),
	}
	row.StartTally = v.tally(t.Indicator, func(r *experiment.Replication) indicator.Ratio { return r.Starts[i] })
	row.Tally = v.tally(t.Indicator, func(r *experiment.Replication) indicator.Ratio { return r.Ends[i] })
	row.Warnings = v.reach(c)
	if t.Chance > 0 {
		row.Gate = gate(c.Chance.Against(t.Chance))
		if row.Gate == words.Undecided {
			row.TrialsToDecide = c.Chance.TrialsToDecide(t.Chance)
		}
	}
	switch j := v.Analysis.Judgements[i]; j.Status {
	case experiment.MetAtStart:
		row.Status = words.MetAtStart
	case experiment.DecidedByAssumption:
		row.Status, row.DecidedBy = words.ByAssumption, labels[j.Assumption]
	}
	if r := v.Analysis.Reliances[i]; r.Assumed > 0.5 && row.Status == words.ByModel {
		row.Warnings = append(row.Warnings, in(v.Lang, "结果的差异主要来自假定的输入", "most of its variance rests on assumed inputs"))
	}
	if n := c.Chance.Undefined; n > 0 {
		row.Warnings = append(row.Warnings, fmt.Sprintf(in(v.Lang, "在 %d 次重复模拟中无定义（0/0）：不计入概率，达标与否不作判定", "undefined (0/0) in %d replications: they are no part of the chance, and leave what is required undecided"), n))
	}
	if c.End.Count < experiment.LeastForPrediction {
		row.Warnings = append(row.Warnings, fmt.Sprintf(in(v.Lang, "90%% 区间至少须有 %d 次有定义的重复模拟", "a 90%% interval takes at least %d defined replications"), experiment.LeastForPrediction))
	}
	return row
}

// reach says of a target between two counts which it needs, and of one that cannot be met what bounds it.
func (v *View) reach(c experiment.TargetChance) (notes []string) {
	t, unit := c.Target, Unit(c.Target.Indicator)
	if c.EndOf > 0 {
		if between := unit.Between(v.Lang, string(t.Comparator), t.Limit, t.Needed(c.EndOf), c.EndOf); between != "" {
			notes = append(notes, between)
		}
	}
	if c.OutOfReach() {
		bounded := measure.Of(t.Indicator)
		notes = append(notes, words.OutOfReach.Fill(v.Lang, unit.Value(v.Lang, c.Most), in(v.Lang, bounded.BoundZH, bounded.BoundEN)))
	}
	return notes
}

func chance(c indicator.Chance) Chance {
	return Chance{Estimate: c.Estimate(), Low: c.Low, High: c.High, Replications: c.Trials}
}

func gate(verdict indicator.Verdict) words.Gate {
	return [...]words.Gate{indicator.Undecided: words.Undecided, indicator.Passed: words.Passed, indicator.Failed: words.Failed}[verdict]
}

// warnings collects what a reader must know of the scenario and the run.
func (v *View) warnings() []string {
	return slices.Concat(v.conflicts(), v.sharing(), v.Warnings(), v.troubles())
}

// sharing says how much replications that take the same draw tell together.
func (v *View) sharing() []string {
	n := len(v.Analysis.Replications)
	worth := v.study().Pasts().Independent(n)
	if math.Round(worth) >= float64(n) {
		return nil
	}
	more := in(v.Lang, "增加重复次数可使区间变窄", "more replications narrow them")
	if v.Analysis.Conditioning == nil { // the draws are those of a file
		more = in(v.Lang, "后验文件中抽样更多，区间才会变窄", "only a posterior file with more draws narrows them")
	}
	if r := v.Analysis.Result; r.Until > 0 && !r.Narrow() {
		more += fmt.Sprintf(in(v.Lang, "；未达到所要求的 ±%v", ". The half-width of ±%v that was asked for is not reached"), r.Until)
	}
	return []string{fmt.Sprintf(in(v.Lang, "给定观测值后，%d 次重复模拟有的共用同一段过去，合计约相当于 %.0f 次独立模拟；概率的区间已计入这一点，%s",
		"given the observations, some of the %d replications share a past: together they tell about as much as %.0f independent ones. The intervals of chances allow for that; %s"),
		n, worth, more)}
}

// Warnings collects what a reader must know of the scenario and of its names in charts, each once.
func (v *View) Warnings() []string {
	var list []string
	for _, w := range v.Scenario.Warnings {
		if text := w.In(v.Lang.String()); !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return append(list, v.glyphs()...)
}

// BetweenCounts tells of each target between two possible counts which it needs, as far as that is known before a run.
func (v *View) BetweenCounts() (notes []string) {
	for _, t := range v.Scenario.Targets {
		of, asked := v.Scenario.CountedOf(t), indicator.Target{Comparator: indicator.AtLeast, Limit: t.Limit}
		if t.AtMost {
			asked.Comparator = indicator.AtMost
		}
		id := indicator.ID(t.Indicator)
		if between := Unit(id).Between(v.Lang, string(asked.Comparator), t.Limit, asked.Needed(of), of); of > 0 && between != "" {
			notes = append(notes, Indicator(id, v.Lang)+" "+words.Dated(v.Lang, t.By)+in(v.Lang, "：", ": ")+between)
		}
	}
	return notes
}

// Bindings tells for each flow what cut it short, how often, and what more of it would do for a target that follows
// from the flow.
func (v *View) Bindings() []Binding {
	var bindings []Binding
	for flow := range measure.Flow(measure.Flows) {
		var months [model.Resources]float64
		n := 0.0
		for i := range v.Analysis.Replications {
			for _, limits := range v.Analysis.Replications[i].Limits {
				months[limits[flow]]++
				n++
			}
		}
		for resource := range model.Resource(model.Resources) {
			if share := months[resource] / math.Max(1, n); share >= 0.005 {
				bindings = append(bindings, v.binding(flow, resource, share))
			}
		}
	}
	return bindings
}

// resource names what limits a flow; where nothing does, hiring and building are said to go freely.
func (v *View) resource(flow measure.Flow, r model.Resource) string {
	if r == model.Demand && (flow == measure.Hiring || flow == measure.Building) {
		return in(v.Lang, "未受限", "nothing")
	}
	return Resource(r, v.Lang)
}

// binding tells what 10% more of a resource does for a target that follows from the flow: the last of those that it surely
// moves, or the last of all.
func (v *View) binding(flow measure.Flow, resource model.Resource, share float64) Binding {
	b := Binding{Flow: Flow(flow, v.Lang), Resource: v.resource(flow, resource), Share: share}
	var reliefs []experiment.Relief
	if resource != model.Demand || flow == measure.Signing { // of other demand there is no more to be had
		reliefs = slices.DeleteFunc(slices.Clone(v.Analysis.Reliefs), func(r experiment.Relief) bool {
			return r.Resource != resource || !slices.Contains(measure.Of(r.Target.Indicator).Flows, flow)
		})
	}
	if len(reliefs) == 0 {
		return b
	}
	shown := reliefs[len(reliefs)-1]
	b.Verdict = words.SlackResource
	for _, r := range reliefs {
		switch verdict := verdictOn(r); {
		case verdict == words.BindingResource:
			shown, b.Verdict = r, verdict
		case b.Verdict == words.SlackResource:
			b.Verdict = verdict
		}
	}
	b.Gain = &Gain{
		Indicator: Indicator(shown.Target.Indicator, v.Lang), Unit: Unit(shown.Target.Indicator),
		Change: shown.Change.Mean, Low: shown.Change.Low, High: shown.Change.High, Unchanged: shown.Differ == 0,
	}
	return b
}

// verdictOn says whether more of a resource helps a target, by as much as is shown of it.
func verdictOn(r experiment.Relief) words.Phrase {
	shown := strings.ContainsAny(Unit(r.Target.Indicator).SignedBare(r.Change.Mean), "123456789")
	switch {
	case r.Binds() && shown:
		return words.BindingResource
	case r.Slack(), r.Binds():
		return words.SlackResource
	}
	return words.TooFew
}

// Facts sets what was simulated for the base year against what is known from elsewhere.
func (v *View) Facts() []Fact {
	var facts []Fact
	s := v.study()
	for i, o := range s.Observations {
		if o.Use != indicator.BaseFact && o.Use != indicator.Compared {
			continue
		}
		fact := Fact{
			Name: v.observed(&o) + " " + words.Dated(v.Lang, o.Month), Unit: unitOf(&o), Known: o.Value, Source: o.Source, Note: o.Note,
			Simulated: experiment.Summarize(v.Analysis.Observed(i)).P50,
		}
		if o.Area < len(s.Areas) {
			fact.Name += " " + s.Areas[o.Area]
		}
		switch o.Comparator {
		case indicator.MoreThan, indicator.AtLeast:
			fact.Comparator = ">="
		case indicator.LessThan, indicator.AtMost:
			fact.Comparator = "<="
		}
		facts = append(facts, fact)
	}
	return facts
}

// Provenance counts the values of the scenario by basis.
func (v *View) Provenance() Provenance {
	count := v.Scenario.Provenance.Parameters
	p := Provenance{}
	for _, b := range []struct {
		basis words.Basis
		n     int
	}{{words.Sourced, count.Sourced}, {words.Transferred, count.Transferred}, {words.Assumed, count.Assumed}, {words.Basis(param.Unstated), count.Unstated}} {
		if b.n > 0 {
			p.Bases = append(p.Bases, BasisCount{Basis: b.basis, Count: b.n})
		}
	}
	return p
}
