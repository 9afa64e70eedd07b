package answer

import (
	"math"
	"path/filepath"
	"slices"
	"strings"

	"chcsim/model"
	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/output"
	"chcsim/output/report"
	"chcsim/output/words"
)

// verdict says in two sentences how likely the targets are to be met.
func (v *View) verdict() []string {
	run := v.Run()
	if len(run.Targets) == 0 {
		return []string{words.NoTargets.In(v.Lang)}
	}
	count := map[words.Verdict]int{}
	for _, t := range run.Targets {
		count[words.VerdictOf(t.Chance.Estimate, t.Chance.Replications)]++
	}
	var parts []string
	for verdict := range words.TooFewYet + 1 {
		if n := count[verdict]; n > 0 {
			parts = append(parts, words.SoMany.Fill(v.Lang, n, verdict.In(v.Lang)))
		}
	}
	sentences := []string{words.OfTargets.Fill(v.Lang, len(run.Targets), strings.Join(parts, in(v.Lang, "，", ", ")))}
	if run.Joint != nil {
		sentences = append(sentences, words.JointSentence.Fill(v.Lang, run.Joint.text(v.Lang)))
	}
	return sentences
}

// gaps are the targets that are not very likely to be met, with what helps each most.
func (v *View) gaps() (list []report.Gap) {
	for i, t := range v.Run().Targets {
		if t.Chance.Estimate >= 0.9 {
			continue
		}
		c := v.Analysis.Chances[i]
		gap := report.Gap{Target: v.targetName(i) + " " + t.limit(v.Lang), Short: words.MedianMeets.In(v.Lang), Relief: words.NothingHelps.In(v.Lang)}
		if short := -c.Target.Margin(t.Median); short > 0 {
			gap.Short = t.Unit.Difference(v.Lang, short)
		}
		if r, ok := v.bestRelief(c.Target); ok {
			gap.Relief = words.MoreOf.Fill(v.Lang, Resource(r.Resource, v.Lang), t.Unit.DifferenceInterval(v.Lang, r.Change.Mean, r.Change.Low, r.Change.High))
			gap.Command = v.solving(c.Target, r.Resource)
		}
		list = append(list, gap)
	}
	return list
}

// bestRelief is the resource of which 10% more surely helps a target, and most.
func (v *View) bestRelief(t indicator.Target) (best experiment.Relief, found bool) {
	gain := func(r experiment.Relief) float64 { return t.Margin(r.Change.Mean) - t.Margin(0) }
	for _, r := range v.Analysis.Reliefs {
		sure := r.Change.Low > 0 || r.Change.High < 0
		if r.Target == t && sure && gain(r) > 0 && (!found || gain(r) > gain(best)) {
			best, found = r, true
		}
	}
	return best, found
}

// varied is how far the command varies a parameter from its median.
const varied = 3

// variation is how solve varies the parameter that stands for a resource, from its median on; empty where one parameter does not.
func variation(s *experiment.Study, resource model.Resource) string {
	more := model.ExpansionsOf(resource)
	i, ok := s.Index(more[0].Parameter)
	if !ok || len(more) > 1 {
		return ""
	}
	p := s.Parameters[i]
	from, to := p.Distribution.Quantile(0.5), p.Distribution.Quantile(0.5)
	if more[0].More {
		to = min(to*varied, p.Max)
	} else {
		from = max(from/varied, p.Min)
	}
	return p.Path + "=" + rounded(from) + ":" + rounded(to)
}

// solving is the command that finds how much of a resource would be enough for a target; empty where one parameter does not
// stand for it.
func (v *View) solving(t indicator.Target, resource model.Resource) string {
	vary := variation(v.study(), resource)
	if vary == "" {
		return ""
	}
	asked := t.Indicator.String() + "@" + t.By.String()
	if t.Area < len(v.study().Areas) {
		asked += "/" + v.study().Areas[t.Area]
	}
	flags := []string{"--target", shellWord(asked), "--vary", vary}
	if t.Chance == 0 {
		flags = append(flags, "--chance", "80%")
	}
	return v.command("solve", flags...)
}

// rounded is a number with three digits.
func rounded(x float64) string {
	if x == 0 {
		return "0"
	}
	scale := math.Pow10(2 - int(math.Floor(math.Log10(math.Abs(x)))))
	return output.FormatNumber(math.Round(x*scale) / scale)
}

// command is a command on the scenario as it was run.
func (v *View) command(name string, flags ...string) string {
	files := v.Scenario.Files
	parts := append([]string{"chcsim", name, shellWord(filepath.Base(files[len(files)-1]))}, flags...)
	for _, o := range v.Overrides {
		parts = append(parts, "--set", quoted(o))
	}
	return strings.Join(parts, " ")
}

// shellWord is a text as one word of a shell, quoted where it has to be.
func shellWord(text string) string {
	if strings.ContainsFunc(text, inShell) {
		return quoted(text)
	}
	return text
}

// otherTables are those of the answer that have no section of their own in the report.
func (v *View) otherTables(placed ...output.Table) []output.Table {
	return slices.DeleteFunc(v.Answer().Tables, func(t output.Table) bool {
		return slices.ContainsFunc(placed, func(p output.Table) bool { return p.Title == t.Title })
	})
}
