package experiment

import (
	"cmp"
	"math"
	"slices"

	"chcsim/model/exact"
	"chcsim/model/indicator"
	"chcsim/model/rng"
	"chcsim/model/smoother"
)

// Learned is what observations taught of an uncertain input: a parameter, or the luck of a decision.
type Learned struct {
	Path             string       // of a parameter; empty for luck
	Decision         rng.Decision // of luck
	Prior, Posterior Summary      // values of a parameter, scores of luck
	Remaining        float64      // standard deviation of the score that remains, of that before: 1 where nothing was learned
}

// learned compares the members' scores before and after, in the order of the scores.
func (c *conditioner) learned(scores [][]float64) []Learned {
	var list []Learned
	for k := range c.uncertain {
		p := &c.Parameters[c.uncertain[k]]
		list = append(list, c.compare(scores, k, p.Distribution.Quantile))
		list[k].Path = p.Path
	}
	for k, d := range c.decisions {
		one := c.compare(scores, len(c.uncertain)+k, nil)
		one.Decision = d
		list = append(list, one)
	}
	return list
}

// compare describes a score before and after; quantile turns its share into a value.
func (c *conditioner) compare(scores [][]float64, k int, quantile func(float64) float64) Learned {
	var z, values [2][]float64
	for at, ensemble := range [2][][]float64{c.scores, scores} {
		for _, member := range ensemble {
			z[at] = append(z[at], member[k])
			value := member[k]
			if quantile != nil {
				value = quantile(exact.NormalShare(value))
			}
			values[at] = append(values[at], value)
		}
	}
	_, before := meanSD(z[0])
	_, after := meanSD(z[1])
	return Learned{Prior: Summarize(values[0]), Posterior: Summarize(values[1]), Remaining: after / before}
}

// Fit is an observation that conditions, with what is simulated before and after.
type Fit struct {
	*indicator.Observation
	Prior, Posterior Summary
	Chance           float64 // standard deviation of what chance does to it beside what was conditioned on
	Lowest, Highest  float64 // of all draws before
	Reach            float64 // standard deviations beyond which data and model contradict each other
	Course           *Course // of the quantity, where this observation is the one in it that stands out most; else nil
}

// Course is how strange all observations of a quantity in an area are together to the draws before.
type Course struct {
	Observations int
	Chance       float64 // that by accident they lie as far off as they do
	Rare         float64 // chance below which data and model contradict each other
}

// fits sets the observations beside the ensemble.
func (c *conditioner) fits(e *smoother.Ensemble, noise smoother.Covariance) []Fit {
	list := make([]Fit, len(c.used))
	for k, i := range c.used {
		var before, after []float64
		for member := range e.Prior {
			before, after = append(before, e.Prior[member][k]), append(after, e.Posterior[member][k])
		}
		f := Fit{Observation: &c.Observations[i], Prior: Summarize(before), Posterior: Summarize(after), Chance: math.Sqrt(noise.At(k, k)), Reach: reach(len(c.used))}
		f.Lowest, f.Highest = math.Inf(1), math.Inf(-1)
		for _, x := range before {
			if !math.IsNaN(x) {
				f.Lowest, f.Highest = min(f.Lowest, x), max(f.Highest, x)
			}
		}
		list[k] = f
	}
	c.judgeCourses(list, e.Prior)
	return list
}

// falseAlarm is the chance that a district without a contradiction is told of one: of a single observation, and again of a course.
const falseAlarm = 0.01

// courses are the places in conditioner.used of the observations of each quantity and area.
func (c *conditioner) courses() (list [][]int) {
	type quantity struct {
		name string
		area int
	}
	places := map[quantity]int{}
	for k, i := range c.used {
		one := quantity{c.Observations[i].Name, c.Observations[i].Area}
		place, ok := places[one]
		if !ok {
			place = len(list)
			places[one], list = place, append(list, nil)
		}
		list[place] = append(list[place], k)
	}
	return list
}

// judgeCourses sets the observations of each quantity and area beside the draws before together.
func (c *conditioner) judgeCourses(list []Fit, prior [][]float64) {
	data, courses := c.data(), c.courses()
	for i, course := range courses {
		if len(course) == 1 { // by itself it is judged by its reach
			continue
		}
		chance, k := smoother.Surprise(prior, &data, course, rng.NewKey(c.o.Seed).Purpose("surprise").At(i))
		list[k].Course = &Course{len(course), chance, falseAlarm / float64(len(courses))}
	}
}

// reach is how many standard deviations of its error and of chance an observation may lie beyond what the draws have: 3, or as
// many as one of the observations exceeds by accident in one district of a hundred (Bonferroni): 4.2 of 400.
func reach(observations int) float64 {
	return max(3, exact.NormalQuantile(1-falseAlarm/2/float64(observations)))
}

// Conflict tells that data and model contradict each other: no draw before comes near the observation, or those that agree with
// the others leave it far off, or it stands out in a course that is strange to them.
func (f *Fit) Conflict() bool { return f.Unreachable() || math.Abs(f.Off()) > f.Reach || f.Strange() }

// Strange tells that it stands out most in a course of observations that draws before hardly have.
func (f *Fit) Strange() bool { return f.Course != nil && f.Course.Chance < f.Course.Rare }

// Off is by how many standard deviations of error and chance together the middle nine tenths of the draws after miss the
// observation: above 0 where they are higher.
func (f *Fit) Off() float64 { return f.beyond(f.Posterior.P05, f.Posterior.P95) }

// Unreachable tells that no draw before comes near the observation.
func (f *Fit) Unreachable() bool { return math.Abs(f.beyond(f.Lowest, f.Highest)) > f.Reach }

// beyond is by how many standard deviations values from low to high miss the observation; 0 where they hold it.
func (f *Fit) beyond(low, high float64) float64 { return max(f.apart(low), 0) + min(f.apart(high), 0) }

// apart is the misfit of a value in standard deviations of error and chance together.
func (f *Fit) apart(value float64) float64 {
	o := *f.Observation
	o.SD = math.Sqrt(float64(o.SD*o.SD) + float64(f.Chance*f.Chance))
	if math.IsNaN(value) {
		return 0
	}
	return o.Misfit(value)
}

// Conflicts are the observations that the model contradicts, the worst first.
func (c *Conditioning) Conflicts() []Fit {
	list := slices.DeleteFunc(slices.Clone(c.Observations), func(f Fit) bool { return !f.Conflict() })
	slices.SortStableFunc(list, func(a, b Fit) int { return cmp.Compare(math.Abs(b.Off()), math.Abs(a.Off())) })
	return list
}
