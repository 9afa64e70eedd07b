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

// peopleOf sorts an area's residents.
func peopleOf(counts *cell.Counts) (p people) {
	for g, n := range counts {
		if n == 0 {
			continue
		}
		band, condition, status, _ := cell.Group(g).Split()
		if !status.Contracted() {
			p.other.add(float64(n), band, condition)
			continue
		}
		p.contracted.add(float64(n), band, condition)
		if status == cell.PassiveContract {
			p.passive.add(float64(n), band, condition)
		}
	}
	return p
}

func (g *group) add(n float64, band cell.Band, condition cell.Condition) {
	g.all += n
	if band.Over65() {
		g.over65 += n
	}
	if condition.HasHypertension() {
		g.hypertension += n
	}
	if condition.HasDiabetes() {
		g.diabetes += n
	}
}

// willing is how many of contracted persons accept: active ones at the acceptance, passive ones at
// PassiveFactor of it. 800 active and 200 passive at 0.9 and 0.5: 800×0.9 + 200×0.45 = 810.
func (c *Config) willing(contracted, passive, acceptance float64) float64 {
	return acceptance * (contracted - float64((1-c.PassiveFactor)*passive))
}
