package plan

import (
	"errors"
	"slices"
	"sync"

	"chcsim/model"
	"chcsim/model/estate"
	"chcsim/model/fault"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
	"chcsim/model/param"
	"chcsim/scenarios/mistake"
)

// Model lists what the model knows: its parameters, its indicators and what must hold between them.
func Model() (*Known, error) {
	var indicators []Indicator
	for _, known := range measure.All() {
		indicators = append(indicators, Indicator{string(known.ID), known.Unit == indicator.Share, known.Areas == measure.District})
	}
	return NewKnown(&model.Config{}, indicators, districtShare, municipalShare)
}

// baseYear are the quantities that the choice of care is solved from.
var baseYear = []string{
	"clinic.community_share_district_at_start", "clinic.community_visits_per_resident", "clinic.visits_per_resident",
	"clinic.online_share_at_start", "clinic.municipal_share_low", "clinic.municipal_share_high",
}

// districtShare: leaving out municipal hospitals can only raise the community's share.
var districtShare = Relation{
	Paths: baseYear[:3],
	Holds: func(v []float64) bool { return v[0] >= v[1]/v[2] },
	What: func(v []float64) mistake.Text {
		return mistake.Say("community_share_district_at_start is %s%%, below community_share_residents, %s/%s = %s%%",
			"community_share_district_at_start 为 %s%%，低于 community_share_residents 的 %s/%s = %s%%",
			tenths(100*v[0]), show(v[1]), tenths(v[2]), tenths(100*v[1]/v[2]))
	},
	Hint: mistake.Say("it leaves out visits to municipal hospitals, so it can only be the higher of the two", "该占比不计市级医院，只会更高"),
}

// municipalShare is the residual of the base year and must be plausible:
//
//	1 − online − community/(total·share)
//
// With 2.5 community visits of 9.8, a share of 37% and 2% online it is 1 − 0.02 − 2.5/(9.8·0.37) = 29.1%.
var municipalShare = Relation{
	Paths: baseYear,
	Holds: func(v []float64) bool { m := municipal(v); return m >= v[4] && m <= v[5] },
	What: func(v []float64) mistake.Text {
		return mistake.Say("the base year leaves municipal hospitals %s%% of residents' visits; plausible is %s%% to %s%%",
			"起点年数据使市级医院占居民门诊的 %s%%；合理范围为 %s%% 至 %s%%", tenths(100*municipal(v)), tenths(100*v[4]), tenths(100*v[5]))
	},
	Warning: true,
}

func municipal(v []float64) float64 { return 1 - v[3] - v[1]/(v[2]*v[0]) }

// Builder makes configurations of drawn values. It may be used by several goroutines at once.
type Builder struct {
	scenario *Scenario
	place    *model.Place
	uses     []lever.Use
	pool     sync.Pool // of *bound
}

// bound is a configuration with the places into which values are written.
type bound struct {
	config  model.Config
	binding *param.Binding
}

// Builder prepares the making of configurations.
func (s *Scenario) Builder() (*Builder, error) {
	place, err := s.Place()
	if err != nil {
		return nil, err
	}
	b := &Builder{scenario: s, place: place, uses: s.Uses()}
	first, err := b.bind()
	if err != nil {
		return nil, err
	}
	b.pool.Put(first)
	return b, nil
}

func (b *Builder) bind() (*bound, error) {
	made := &bound{}
	binding, err := param.Bind(&made.config, b.scenario.Parameters)
	made.binding = binding
	return made, err
}

// Build makes one replication's configuration of values in the order of the scenario's Parameters.
func (b *Builder) Build(values []float64) (*model.Config, error) {
	made, ok := b.pool.Get().(*bound)
	if !ok {
		var err error
		if made, err = b.bind(); err != nil {
			return nil, err
		}
	}
	defer b.pool.Put(made)
	if err := made.binding.Fill(values); err != nil {
		return nil, err
	}
	config := made.config
	config.Place = b.place
	config.Uses = slices.Clip(b.uses)
	config.Sizes = values[b.scenario.Model:]
	return &config, nil
}

// Stopped is an error of setting up the district as one of the scenario. A fault of the program stays what it is.
func (s *Scenario) Stopped(err error) error {
	var broken *fault.Error
	if errors.As(err, &broken) {
		return err
	}
	var p mistake.List
	var conflict *param.Conflict
	var unlikely *estate.Contradiction
	switch {
	case errors.As(err, &conflict):
		p.At(s.ownPlace(conflict.Paths), mistake.Text{EN: conflict.EN, ZH: conflict.ZH}).
			Advise(mistake.Say("some of the values that can be drawn contradict each other", "可能抽到的取值之间有矛盾"))
		return p.Err()
	case errors.As(err, &unlikely):
		row := slices.IndexFunc(s.Tables.Projects, func(one Project) bool { return one.ID == unlikely.Project.ID })
		one := unlikely.Project
		p.At(s.rows["projects"][row], mistake.Say("the project %s, begun between %s and %s, can hardly be unfinished at the end of %s", "项目 %s 于 %s 至 %s 之间开工，到 %s 底几乎不可能尚未完工", one.ID, one.StartEarliest, one.StartLatest, one.OpenAt())).
			Expect(mistake.Say("an earlier unfinished_at, other months in which stages ended, a later start, or longer stages", "更早的 unfinished_at、其他阶段结束月份、更晚的开工月份或更长的工期"))
		return p.Err()
	}
	p.At(s.whole(), mistake.Say("the district cannot be set up with the central values: %v", "用各参数的中间值无法建立该区：%v", err)).
		Advise(mistake.Say("the part named first holds the values or table that it speaks of", "请核对最前面所示部分的取值或表"))
	return p.Err()
}

// ownPlace is where one of the parameters stands: on the command line before the scenario's own files, and these before
// the shipped ones, of which less is likely to be wrong.
func (s *Scenario) ownPlace(paths []string) mistake.Place {
	rank := func(path string) int {
		switch at := s.places[path]; {
		case at.File == nil || IsShipped(at.File.Name):
			return 2
		case at.File.Argument:
			return 0
		}
		return 1
	}
	return s.places[slices.MinFunc(paths, func(a, b string) int { return rank(a) - rank(b) })]
}

// IndicatorTargets are the scenario's targets as the model judges them.
func (s *Scenario) IndicatorTargets() []indicator.Target {
	targets := make([]indicator.Target, len(s.Targets))
	for i, t := range s.Targets {
		id, _ := measure.Find(t.Indicator) // checked when the scenario was read
		targets[i] = indicator.Target{Indicator: id, Area: s.areaIndex(t.Area), By: t.By, Comparator: indicator.AtLeast,
			Limit: t.Limit, Chance: t.Chance, Core: t.Core, Source: t.Source}
		if t.AtMost {
			targets[i].Comparator = indicator.AtMost
		}
	}
	return targets
}

// BaseFacts are the observations of the base year that state their error, of the whole district and known by as_of: drawn base
// years agree with them.
func (s *Scenario) BaseFacts() []model.Fact {
	var facts []model.Fact
	for _, o := range s.Tables.Observations {
		if o.Use == indicator.BaseFact {
			facts = append(facts, model.Fact{Indicator: o.Indicator, Relation: relationOf(string(o.Comparator)), Value: o.Value, SD: o.SD})
		}
	}
	return facts
}

func relationOf(comparator string) model.Relation {
	switch comparator[0] {
	case '>':
		return model.AtLeast
	case '<':
		return model.AtMost
	}
	return model.About
}

// Areas are the codes of the subdistricts, in the order of their table.
func (s *Scenario) Areas() []string {
	codes := make([]string, len(s.Tables.Subdistricts))
	for i, one := range s.Tables.Subdistricts {
		codes[i] = one.Code
	}
	return codes
}

// areaIndex is the row of a subdistrict; of the whole district it is the number of subdistricts.
func (s *Scenario) areaIndex(code string) int {
	for i, one := range s.Tables.Subdistricts {
		if one.Code == code {
			return i
		}
	}
	return len(s.Tables.Subdistricts)
}
