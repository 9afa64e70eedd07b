package population

import "chcsim/model/exact"

// Schedule is a model migration schedule by age (Rogers and Castro 1981, Model Migration Schedules,
// IIASA RR-81-30), without its retirement terms:
//
//	M(x) = a₁·e^{−α₁x} + a₂·exp(−α₂(x−μ₂) − e^{−λ₂(x−μ₂)}) + c
//
// Only its shape matters here; the level comes from OutMigration and from the totals. The labour peak
// lies at x = μ₂ + ln(λ₂/α₂)/λ₂: with μ₂ = 20, λ₂ = 0.4, α₂ = 0.1 at 23.466 years.
type Schedule struct {
	// Children is a₁, the level of children who move with their parents.
	Children float64 `param:"children,initial" unit:"ratio" min:"0" max:"1" zh:"随迁儿童水平" en:"level of children moving with parents (a1)"`
	// ChildrenFall is α₁, per year of age.
	ChildrenFall float64 `param:"children_fall,initial" unit:"per_year" min:"0.01" max:"1" zh:"随迁儿童随年龄下降" en:"fall of child migration with age (alpha1)"`
	// Working is a₂, the level of people of working age.
	Working float64 `param:"working,initial" unit:"ratio" min:"0.0001" max:"1" zh:"劳动年龄迁移水平" en:"level of working-age migration (a2)"`
	// WorkingFall is α₂, per year of age.
	WorkingFall float64 `param:"working_fall,initial" unit:"per_year" min:"0.01" max:"1" zh:"劳动年龄迁移下降" en:"fall of working-age migration (alpha2)"`
	// WorkingAge is μ₂, in years.
	WorkingAge float64 `param:"working_age,initial" unit:"years" min:"10" max:"40" zh:"劳动迁移起始年龄" en:"age at which working-age migration sets in (mu2)"`
	// WorkingRise is λ₂, per year of age.
	WorkingRise float64 `param:"working_rise,initial" unit:"per_year" min:"0.02" max:"3" zh:"劳动年龄迁移上升" en:"rise of working-age migration (lambda2)"`
	// Constant is c, the level at all ages.
	Constant float64 `param:"constant,initial" unit:"ratio" min:"0" max:"1" zh:"各年龄常数项" en:"level at all ages (c)"`
}

// At is the relative intensity of migration at exact age x, in years.
func (s Schedule) At(x float64) float64 {
	d := x - s.WorkingAge
	return float64(s.Children*exact.Exp(-s.ChildrenFall*x)) +
		float64(s.Working*exact.Exp(-float64(s.WorkingFall*d)-exact.Exp(-s.WorkingRise*d))) + s.Constant
}

// delayed is the schedule whose working-age peak lies so many years later.
func (s Schedule) delayed(years float64) Schedule {
	s.WorkingAge += years
	return s
}
