package plan

import (
	"math"
	"slices"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// standsIn reads the key stand_in: the district whose values and tables a scenario begins with, and its residents.
//
//	stand_in: {of: 徐汇区, residents: 1113078}
func (r *reading) standsIn() {
	n := r.root.get("stand_in")
	if n == nil {
		return
	}
	example := mistake.Say("stand_in: {of: 徐汇区, residents: 1113078}", "stand_in: {of: 徐汇区, residents: 1113078}")
	if !r.mapping(n, example, "of", "residents") {
		return
	}
	r.s.StandIn, _ = r.name(r.required(n, "of", example), example)
	if persons := r.required(n, "residents", example); persons != nil {
		r.standInPersons = r.constant(persons, atLeastOne).Quantile(0)
	}
}

// localize makes the district of what it knows of itself: figures go before values that stand in, and numbers of things that
// stand in follow the residents.
func (r *reading) localize() {
	all := r.residents()
	r.agreeing(all)
	if r.standInPersons > 0 && all > 0 {
		ratio := all / r.standInPersons
		r.scaleAreas(ratio)
		r.scaleAges(all)
		r.scaleCounts(ratio)
	}
	slices.SortStableFunc(r.given, func(a, b given) int { return int(a.Of) - int(b.Of) }) // shares and GPs before what rests on them
	for _, g := range r.given {
		if g.Path != "" {
			r.apply(g, all)
		}
	}
}

// agreeing checks the figure of residents against the district's own ages.
func (r *reading) agreeing(all float64) {
	g := r.filledIn("")
	if g == nil || r.standInAges || len(r.s.Tables.AgeSex) == 0 {
		return
	}
	ages := r.s.Tables.residentsByArea()
	sum := ages["all"]
	if !r.wholeAges() {
		for _, s := range r.s.Tables.Subdistricts {
			sum += ages[s.Code]
		}
	}
	r.agree(g.at, all, sum, g.Name, mistake.Say("the ages", "各年龄组合计"))
}

// residents are those of the district: as its figure says, else its ages, else its subdistricts.
func (r *reading) residents() float64 {
	if g := r.filledIn(""); g != nil {
		return g.d.Mean()
	}
	ages, areas := 0.0, 0.0
	for _, g := range r.s.Tables.AgeSex {
		if g.Area == "all" || !r.wholeAges() {
			ages += g.Male + g.Female
		}
	}
	for _, s := range r.s.Tables.Subdistricts {
		areas += s.Population
	}
	if r.standInAges && !r.standInAreas && areas > 0 {
		return areas
	}
	return ages
}

// wholeAges tells whether the table of ages has rows of the whole district.
func (r *reading) wholeAges() bool {
	return slices.ContainsFunc(r.s.Tables.AgeSex, func(g AgeSex) bool { return g.Area == "all" })
}

// scaleAges gives the ages of another district the residents of this one.
func (r *reading) scaleAges(all float64) {
	list := r.s.Tables.AgeSex
	have := 0.0
	for _, g := range list {
		have += g.Male + g.Female
	}
	if !r.standInAges || !(have > 0) || have == all {
		return
	}
	for i := range list {
		list[i].Male, list[i].Female = math.Round(list[i].Male*all/have), math.Round(list[i].Female*all/have)
	}
}

// scaleCounts scales numbers of the whole district that were counted in another.
func (r *reading) scaleCounts(ratio float64) {
	for _, f := range Figures() {
		i := slices.IndexFunc(r.s.Parameters, func(p param.Parameter) bool { return p.Path == f.Path })
		if i < 0 || !f.Counted || !r.ofAnother[f.Path] || ratio == 1 {
			continue
		}
		p := &r.s.Parameters[i]
		p.Distribution = scaled(p.Distribution, ratio)
		if p.Unit == "count" && p.Distribution.Kind == "constant" {
			p.Distribution = param.Constant(max(1, math.Round(p.Distribution.Args[0])))
		}
	}
}

// scaled multiplies a distribution that is measured as its parameter.
func scaled(d param.Distribution, by float64) param.Distribution {
	args := slices.Clone(d.Args)
	for i := range args {
		args[i] = args[i] * by
	}
	return param.Distribution{Kind: d.Kind, Args: args}
}

// apply gives a parameter the value that follows from a figure, unless the command line says another.
func (r *reading) apply(g given, all float64) {
	if at := r.s.places[g.Path]; at.File != nil && at.File.Argument {
		return
	}
	factor, ok := r.factor(g, all)
	if !ok {
		return
	}
	r.assign(g, g.Path, scaled(g.d, factor))
}

// assign gives a parameter a value of the workbook.
func (r *reading) assign(g given, path string, d param.Distribution) {
	i := slices.IndexFunc(r.s.Parameters, func(p param.Parameter) bool { return p.Path == path })
	if i < 0 {
		return // the model has no such parameter, as in tests of this package
	}
	p := &r.s.Parameters[i]
	n := &node{form: scalar, at: g.at, text: g.at.Text()}
	if !r.within(n, d, p.Spec) {
		return
	}
	p.Value = param.Value{Distribution: d, Basis: g.origin.Basis, Source: g.origin.Source, Note: g.note, Position: g.at.Position()}
	r.s.places[path] = g.at
}

// factor is what a figure is multiplied by to give its parameter.
func (r *reading) factor(g given, all float64) (factor float64, ok bool) {
	if g.Of == ByContractable {
		return r.contracts(g, all)
	}
	factor = r.s.factor(g.Of, all, r.persons60())
	if math.IsInf(factor, 0) || math.IsNaN(factor) {
		r.At(g.at, mistake.Say("%s needs the residents", "%s 需要常住人口", g.Name)).Expect(mistake.Say("the table of ages, or the figure of residents", "年龄表，或常住人口"))
		return 0, false
	}
	return factor, true
}

// factor is one divided by the denominator of a figure.
func (s *Scenario) factor(of Denominator, all, over60 float64) float64 {
	switch of {
	case ByTenThousand:
		return 1e4 / all
	case ByResident:
		return 1 / all
	case ByVisitor:
		others, _ := s.expected("clinic.non_resident_community_share")
		return (1 - others) / all
	case ByGP:
		gps, _ := s.expected("workforce.gp_per_10k_at_start")
		return 1e4 / (gps * all)
	case ByOver60:
		return 1 / over60
	case ByContractable:
		return 1 / (all - over60)
	}
	return 1
}

// Standing is the value of a figure that the scenario uses, at its mean.
func (s *Scenario) Standing(f Figure) float64 {
	r := &reading{s: s}
	all, over60 := r.residents(), r.persons60()
	if f.Path == "" {
		return all
	}
	mean, _ := s.expected(f.Path)
	value := mean / s.factor(f.Of, all, over60)
	if f.Of == ByContractable {
		old, _ := s.expected("contract.start_rate.over_60")
		value += float64(old * over60)
	}
	return value
}

// contracts divides all contracts between those under 60 and those over: by the figure of the latter where there is one, else in the
// proportion of the rates that stand.
func (r *reading) contracts(g given, all float64) (factor float64, ok bool) {
	over := r.persons60()
	under := all - over
	if old := r.filledIn("contract.start_rate.over_60"); old != nil {
		rest := g.d.Mean() - old.d.Mean()
		if rest < 0 {
			r.At(g.at, mistake.Say("%s of %s, fewer than those of 60 and over", "%s 为 %s，少于其中60岁及以上的", g.Name, people(g.d.Mean()))).Expect(mistake.Say("all contracts", "全部签约居民数"))
			return 0, false
		}
		return rest / g.d.Mean() / under, true
	}
	young, _ := r.s.expected("contract.start_rate.under_60")
	old, _ := r.s.expected("contract.start_rate.over_60")
	held := float64(young*under) + float64(old*over)
	if !(held > 0) {
		return 0, false
	}
	r.assign(g, "contract.start_rate.over_60", scaled(g.d, old/held))
	return young / held, true
}

// persons60 are the residents of 60 and over; of a group that lies across, the part of its years.
func (r *reading) persons60() float64 {
	sum := 0.0
	for _, g := range r.s.Tables.AgeSex {
		if g.Area != "all" && r.wholeAges() {
			continue
		}
		switch {
		case g.From >= 60 || g.To < 0:
			sum += g.Male + g.Female
		case g.To >= 60:
			sum += float64((g.Male + g.Female) * float64(g.To-59) / float64(g.To-g.From+1))
		}
	}
	return sum
}

// Local says how much of the workbook is filled in.
type Local struct {
	Given  []Figure // the figures that are filled in, in their order
	Open   []Figure // those that are not
	Tables []string // that are another district's, or made
}

// local notes what the district has filled in.
func (r *reading) local() {
	if r.book == nil {
		return
	}
	l := &Local{}
	for _, f := range Figures() {
		if slices.ContainsFunc(r.given, func(g given) bool { return g.Name == f.Name }) {
			l.Given = append(l.Given, f)
		} else {
			l.Open = append(l.Open, f)
		}
	}
	for _, table := range []struct {
		key  string
		open bool
	}{{"age_sex", r.standInAges}, {"subdistricts", r.standInAreas}, {"facilities", r.standInAreas || r.madeCentres}} {
		if table.open {
			l.Tables = append(l.Tables, table.key)
		}
	}
	r.s.Local = l
}
