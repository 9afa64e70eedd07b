// Package posterior reads and writes posterior files: joint draws of what is uncertain, given what was observed, with where they
// come from. A run writes one, and any command on a scenario of the same beginning takes its draws from it.
package posterior

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/scenarios/mistake"
)

// version is the number of the format.
const version = 2

// fitted is the basis of all that it holds.
const fitted = "fitted"

// File is a posterior file. A parameter's prior is how the scenario wrote it: where another scenario writes it otherwise, that
// one's own word holds.
type File struct {
	Format       int          `json:"posterior_format"`
	Basis        string       `json:"basis"` // fitted
	Scenario     string       `json:"scenario"`
	ScenarioHash string       `json:"scenario_hash"`
	AsOf         string       `json:"as_of"`
	From         string       `json:"from"` // first month of the horizon
	Observations Observations `json:"observations"`
	Parameters   []Parameter  `json:"parameters"`
	Decisions    []Decision   `json:"decisions"` // what happened by chance and was conditioned on, as normal scores
	Turns        []string     `json:"turns"`     // months from which on draws say which streams chance follows
	Draws        []Draw       `json:"draws"`
}

// Observations say what was observed.
type Observations struct {
	Rows   int    `json:"rows"`
	First  string `json:"first"`
	Last   string `json:"last"`
	SHA256 string `json:"sha256"` // of the rows used
}

// Parameter is an uncertain parameter.
type Parameter struct {
	Path  string `json:"path"`
	Prior string `json:"prior"`
}

// Decision is a draw on which much depended.
type Decision struct {
	What  string `json:"what"`
	Where string `json:"where,omitempty"`
	When  int    `json:"when"`
}

// Draw is one of the joint draws, all equally likely.
type Draw struct {
	Seed        uint64    `json:"seed"` // with the two that follow, the key of what is left to chance
	Replication int       `json:"replication"`
	Chance      int       `json:"chance"`
	Turns       []int     `json:"turns"`  // streams of chance from each turn on
	Values      []float64 `json:"values"` // of the parameters
	Luck        []float64 `json:"luck"`   // of the decisions
}

// Of is the file of a conditioned study.
func Of(s *experiment.Study, c *experiment.Conditioning, scenarioHash string, asOf month.Month) *File {
	f := &File{
		Format: version, Basis: fitted, Scenario: s.Name, ScenarioHash: scenarioHash, AsOf: asOf.String(), From: s.First.String(),
		Observations: observationsOf(used(s)),
	}
	for _, p := range c.Parameters {
		f.Parameters = append(f.Parameters, Parameter{p.Path, p.Distribution})
	}
	for _, d := range c.Decisions {
		f.Decisions = append(f.Decisions, Decision(d))
	}
	for _, m := range c.Turns {
		f.Turns = append(f.Turns, m.String())
	}
	for _, d := range c.Draws {
		f.Draws = append(f.Draws, Draw(d))
	}
	return f
}

// used are a study's observations that condition.
func used(s *experiment.Study) []indicator.Observation {
	return slices.DeleteFunc(slices.Clone(s.Observations), func(o indicator.Observation) bool { return o.Use != indicator.Used })
}

func observationsOf(list []indicator.Observation) Observations {
	sum := sha256.New()
	first, last := list[0].Month, list[0].Month
	for _, o := range list {
		first, last = min(first, o.Month), max(last, o.Month)
		o.Row, o.Note, o.Source, o.Use = "", "", "", indicator.Used // where it stands and who says so changes nothing
		fmt.Fprintf(sum, "%v\n", o)
	}
	return Observations{len(list), first.String(), last.String(), hex.EncodeToString(sum.Sum(nil))}
}

// JSON is the file's text: one line for each draw.
func (f *File) JSON() ([]byte, error) {
	head := *f
	head.Draws = nil
	text, err := json.MarshalIndent(head, "", "  ")
	if err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(bytes.TrimSuffix(text, []byte("null\n}")))
	for i, d := range f.Draws {
		line, err := json.Marshal(d)
		if err != nil {
			return nil, err
		}
		out.WriteString(map[bool]string{true: "[\n    ", false: ",\n    "}[i == 0])
		out.Write(line)
	}
	out.WriteString("\n  ]\n}\n")
	return out.Bytes(), nil
}

// Parse reads the text of a posterior file for a study, which must begin in the same month.
func Parse(name string, text []byte, s *experiment.Study) (*File, error) {
	var f File
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return nil, wrong(name, mistake.Say("this is no posterior file: %v", "这不是后验文件：%v", err))
	}
	if what, ok := f.fault(s.First); ok {
		return nil, wrong(name, what)
	}
	return &f, nil
}

// Knows tells whether what a study observed is what the draws were fitted to, or the study observed nothing.
func (f *File) Knows(s *experiment.Study) bool {
	list := used(s)
	return len(list) == 0 || observationsOf(list).SHA256 == f.Observations.SHA256
}

// Posterior is the file's draws.
func (f *File) Posterior() *experiment.Posterior {
	p := &experiment.Posterior{}
	p.Observed, _ = month.Parse(f.Observations.Last)
	for _, turn := range f.Turns {
		m, _ := month.Parse(turn)
		p.Turns = append(p.Turns, m)
	}
	for _, one := range f.Parameters {
		p.Parameters = append(p.Parameters, experiment.Prior{Path: one.Path, Distribution: one.Prior})
	}
	for _, d := range f.Decisions {
		p.Decisions = append(p.Decisions, rng.Decision(d))
	}
	for _, d := range f.Draws {
		p.Draws = append(p.Draws, experiment.Draw(d))
	}
	return p
}

// fault is what is wrong with a file.
func (f *File) fault(first month.Month) (what mistake.Text, found bool) {
	switch {
	case f.Format != version:
		return mistake.Say("posterior_format is %d; this program reads %d", "posterior_format 为 %d；本程序读取 %d", f.Format, version), true
	case f.From != first.String():
		return mistake.Say("the posterior is of a district from %s on; the scenario begins in %s", "后验从 %s 起；情景从 %s 起", f.From, first), true
	case len(f.Draws) == 0:
		return mistake.Say("the posterior has no draws", "后验没有抽样"), true
	}
	for _, text := range append([]string{f.Observations.Last}, f.Turns...) {
		if m, err := month.Parse(text); err != nil || m < first {
			return mistake.Say("%q is no month of the scenario's horizon", "“%s” 不是情景期内的月份", text), true
		}
	}
	for i, d := range f.Draws {
		if len(d.Turns) != len(f.Turns) {
			return mistake.Say("draw %d has %d streams of chance; expected %d", "第 %d 个抽样有 %d 个随机流；应为 %d", i+1, len(d.Turns), len(f.Turns)), true
		}
		if len(d.Values) != len(f.Parameters) || len(d.Luck) != len(f.Decisions) {
			return mistake.Say("draw %d has %d values and %d scores; expected %d and %d", "第 %d 个抽样有 %d 个取值和 %d 个分数；应为 %d 和 %d", i+1, len(d.Values), len(d.Luck), len(f.Parameters), len(f.Decisions)), true
		}
		for _, x := range append(append([]float64(nil), d.Values...), d.Luck...) {
			if math.Abs(x) > 1e18 {
				return mistake.Say("draw %d holds %v", "第 %d 个抽样含有 %v", i+1, x), true
			}
		}
	}
	return mistake.Text{}, false
}

func wrong(name string, what mistake.Text) error {
	var p mistake.List
	p.At(mistake.Place{File: &mistake.File{Name: name}}, what).
		Expect(mistake.Say("posterior.json of a folder that chcsim run --out wrote, of a scenario with the same first month", "chcsim run --out 所写文件夹中的 posterior.json，其情景首月相同"))
	return p.Err()
}
