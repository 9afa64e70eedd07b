package programme

import "chcsim/model/cell"

// group holds the persons of one standing to the contract whom the programme tells apart.
type group struct {
	all, over65, hypertension, diabetes float64
}

// people are the residents of an area as the programme sees them.
type people struct {
	contracted, other group
	// passive are the contracted persons whose contract is passive.
	passive group
}

func (p *people) residents() float64 { return p.contracted.all + p.other.all }

func (p *people) over65() float64 { return p.contracted.over65 + p.other.over65 }

// add counts n persons of a band with a condition.
func (g *group) add(b cell.Band, c cell.Condition, n float64) {
	g.all += n
	if b.Over65() {
		g.over65 += n
	}
	if c.HasHypertension() {
		g.hypertension += n
	}
	if c.HasDiabetes() {
		g.diabetes += n
	}
}

// peopleOf sorts an area's residents.
func peopleOf(counts *cell.Counts) people {
	var by [cell.Statuses]group
	for b := range cell.Band(cell.Bands) {
		for c := range cell.Condition(cell.Conditions) {
			for status := range by {
				first := cell.Index(b, c, cell.Status(status), 0) // of both inclinations
				by[status].add(b, c, float64(counts[first]+counts[first+1]))
			}
		}
	}
	passive, active := by[cell.PassiveContract], by[cell.ActiveContract]
	return people{
		other: by[cell.NoContract], passive: passive,
		contracted: group{
			active.all + passive.all, active.over65 + passive.over65,
			active.hypertension + passive.hypertension, active.diabetes + passive.diabetes,
		},
	}
}

// willing is how many of contracted persons accept: active ones at the acceptance, passive ones at
// PassiveFactor of it. 800 active and 200 passive at 0.9 and 0.5: 800×0.9 + 200×0.45 = 810.
func (c *Config) willing(contracted, passive, acceptance float64) float64 {
	return acceptance * (contracted - float64((1-c.PassiveFactor)*passive))
}
