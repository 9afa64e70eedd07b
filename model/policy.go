package model

// Policy says how far the measures in force work. A measure on behaviour moves it by its share of a stated total, times the
// strength; posts, projects, beds and slots are carried out as stated, only perhaps later.
type Policy struct {
	// Strength scales what all measures on behaviour do: 1 as stated, 0 nothing.
	Strength float64 `param:"strength,initial" unit:"factor" min:"0" max:"3" zh:"行为类措施力度" en:"strength of the measures on behaviour"`
	// Total is what all measures of the catalogue together may move of each kind of behaviour. It is all that is uncertain of
	// them: the shares by which it is split are fixed.
	Total Totals `param:"total,initial"`
	// Slip is how many times as long as their ramps measures that are carried out take.
	Slip float64 `param:"slip,initial" unit:"factor" min:"0.5" max:"5" zh:"实施类措施的延宕倍数" en:"times as long as planned that measures carried out take"`
}

// Totals are what measures on behaviour may move together; below 0 they do harm.
type Totals struct {
	// Choice is added to the log-odds of going to the community (O221–O227).
	Choice float64 `param:"choice" unit:"log_odds" min:"-2" max:"2" zh:"行为类措施合计：就诊选择" en:"all measures on behaviour: choice of the community"`
	// Signing is added to the hazard of signing of those who have no contract and whom a measure reaches.
	Signing float64 `param:"signing" unit:"per_year" min:"-2" max:"2" zh:"行为类措施合计：签约" en:"all measures on behaviour: hazard of signing"`
	// Uptake is added to the log-odds that what is offered is used: contracts, assessments, contacts, follow-ups, records.
	Uptake float64 `param:"uptake" unit:"log_odds" min:"-3" max:"3" zh:"行为类措施合计：接受服务" en:"all measures on behaviour: use of what is offered"`
	// Referral is added to the log-odds that doctors and patients refer as the measures want.
	Referral float64 `param:"referral" unit:"log_odds" min:"-3" max:"3" zh:"行为类措施合计：转诊" en:"all measures on behaviour: referral"`
	// Staying is the share of resignations that does not happen.
	Staying float64 `param:"staying" unit:"rate" min:"-1" max:"1" zh:"行为类措施合计：少离职的比例" en:"all measures on behaviour: resignations avoided"`
}
