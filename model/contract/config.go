package contract

import "chcsim/model/cell"

// The age groups by which contracts are reported, as indexes.
const (
	Under60 = iota
	Over60
	AgeGroups = 2
)

// The strata of sign-up, as indexes: who is invited to sign, how readily, and up to what rate. Centres have lists of their
// residents of 65 and over and of their registered patients, and ask those first.
const (
	Over65        = iota // 65 and over
	Age0to6              // under 7
	RegisteredIll        // of 7 to 64, on a centre's list with hypertension or diabetes
	Others               // of 7 to 64
	Strata        = 4
)

// invited tells whether centres have a list of the stratum's people.
func invited(stratum int) bool { return stratum == Over65 || stratum == RegisteredIll }

// Config says who is ill, who is registered, who signs and what limits signing.
type Config struct {
	// Hypertension is the prevalence of hypertension by age band, diagnosed or not (O211, O213, O214).
	Hypertension [cell.Bands]float64 `param:"hypertension_prevalence:age_0_6,age_7_17,age_18_44,age_45_59,age_60_64,age_65_79,age_80_plus,initial" unit:"rate" zh:"高血压患病率" en:"prevalence of hypertension"`
	// Diabetes is the prevalence of diabetes by age band, diagnosed or not (O205).
	Diabetes [cell.Bands]float64 `param:"diabetes_prevalence:age_0_6,age_7_17,age_18_44,age_45_59,age_60_64,age_65_79,age_80_plus,initial" unit:"rate" zh:"糖尿病患病率" en:"prevalence of diabetes"`
	// ComorbidityOddsRatio ties the two together within a band (O206); 1 is independence.
	ComorbidityOddsRatio float64 `param:"comorbidity_odds_ratio,initial" unit:"odds_ratio" min:"0.1" max:"50" zh:"高血压与糖尿病共病优势比" en:"odds ratio of having both conditions"`

	// OtherKeyGroups is the share of all other residents who are pregnant, severely mentally ill or disabled.
	OtherKeyGroups float64 `param:"other_key_groups" unit:"rate" zh:"孕产妇、严重精神障碍及残疾人占其余居民比例" en:"pregnant, mentally ill or disabled among other residents"`

	// InclinedShare is the share of residents inclined to the community centre, contract or not.
	InclinedShare [AgeGroups]float64 `param:"inclined_share:under_60,over_60" unit:"rate" zh:"倾向社区就诊者比例" en:"residents inclined to the community centre"`
	// InclinationOddsRatio compares inclined with other residents of their stratum: the odds of a contract at the start, the
	// hazard of signing later.
	InclinationOddsRatio float64 `param:"inclination_odds_ratio" unit:"odds_ratio" min:"0.1" max:"100" zh:"倾向者签约优势比" en:"odds ratio of signing, inclined to others"`
	// ChildOddsRatio compares the odds of a contract at the start, ages 0–6 to residents of 7 to 64 without a condition. Those
	// of patients follow from how many of the contracted and of others are on a list, those of 65 and over from StartRate.
	ChildOddsRatio float64 `param:"age_0_6_odds_ratio,initial" unit:"odds_ratio" min:"0.1" max:"100" zh:"0–6岁签约优势比（起点）" en:"odds ratio of a contract at the start, ages 0–6 to others"`

	// StartRate is the contract rate at the start (O138, O139).
	StartRate [AgeGroups]float64 `param:"start_rate:under_60,over_60,initial" unit:"rate" zh:"起点签约率" en:"contract rate at the start"`
	// StartActiveShare is the share of contracts at the start that are used (O143: 72.83% in Changning).
	StartActiveShare float64 `param:"start_active_share,initial" unit:"rate" zh:"起点有效签约比例" en:"active contracts at the start"`
	// ActiveOddsRatio compares the odds that a contract is used, inclined to others.
	ActiveOddsRatio float64 `param:"active_odds_ratio,initial" unit:"odds_ratio" min:"0.1" max:"100" zh:"倾向者有效签约优势比" en:"odds ratio of using the contract, inclined to others"`

	// Innovation is Bass's p, per year: signing that owes nothing to those who have signed.
	Innovation [Strata]float64 `param:"innovation:over_65,age_0_6,registered_ill,others" unit:"per_year" min:"0" max:"5" zh:"签约创新系数" en:"hazard of signing, innovation (Bass p)"`
	// Imitation is Bass's q, per year: signing in proportion to how many of the ceiling have signed.
	Imitation [Strata]float64 `param:"imitation:over_65,age_0_6,registered_ill,others" unit:"per_year" min:"0" max:"5" zh:"签约模仿系数" en:"hazard of signing, imitation (Bass q)"`
	// Ceiling is the contract rate of the stratum that signing tends to while nobody leaves.
	Ceiling [Strata]float64 `param:"ceiling:over_65,age_0_6,registered_ill,others" unit:"rate" zh:"签约率上限" en:"ceiling of the contract rate"`
	// Replacement is how far innovation and imitation give way to what makes up for the contracts lost at the start: 0 leaves
	// them as they are, with 1 the contract rates stay where they are unless something changes them.
	Replacement float64 `param:"replacement_only,initial" unit:"rate" zh:"签约仅补足流失的程度" en:"how far signing only makes up for contracts lost"`
	// Channels are ways of signing beyond those of the base year.
	Channels Channels `param:"channel"`
	// NewActiveLogOdds shifts the log-odds that a new contract is used from those of the contracts at the start.
	NewActiveLogOdds float64 `param:"new_active_log_odds" unit:"log_odds" min:"-5" max:"5" zh:"新签约有效性变化" en:"shift of the log-odds that a new contract is used"`

	// PanelCap is the most contracts a practising full-time GP carries.
	PanelCap float64 `param:"panel_cap" unit:"persons" min:"0" max:"10000" zh:"每名全科医生签约上限" en:"most contracts per practising GP"`
	// MinutesPerContract is staff time to sign one new resident.
	MinutesPerContract float64 `param:"minutes_per_contract" unit:"minutes" min:"0" max:"600" zh:"每份新签约工时" en:"staff minutes per new contract"`
	// MinutesPerRenewal is staff time to renew one contract; each falls due once a year.
	MinutesPerRenewal float64 `param:"minutes_per_renewal" unit:"minutes" min:"0" max:"600" zh:"每份续约工时" en:"staff minutes per renewal"`
	// Lapse is the share of contracts due that are not renewed though the resident is asked.
	Lapse float64 `param:"lapse" unit:"rate" zh:"到期不续签比例" en:"contracts due that are not renewed"`
	// UnaskedRenewal is the share of the others that continue where nobody had time to ask.
	UnaskedRenewal float64 `param:"unasked_renewal" unit:"rate" zh:"未联系而自动续签比例" en:"contracts that continue without being asked"`
	// CleanUp is the hazard that a passive contract is removed as such (Y013).
	CleanUp float64 `param:"clean_up_hazard" unit:"per_year" min:"0" max:"10" zh:"被动签约清理风险率" en:"hazard of removal of passive contracts"`
	// Activation is the hazard that a passive contract comes into use where the whole promised service is delivered.
	Activation float64 `param:"activation_hazard" unit:"per_year" min:"0" max:"10" zh:"被动签约转有效风险率" en:"hazard of passive contracts becoming active under full service"`
	// Fade is by how much the hazard that an active contract falls out of use exceeds that of the base year where none of the
	// promised service is delivered rather than all. That of the base year keeps StartActiveShare.
	Fade float64 `param:"fade_hazard" unit:"per_year" min:"0" max:"10" zh:"服务缺失时有效签约失效风险率增量" en:"added hazard of active contracts becoming passive without service"`
}

// Channels adds to the hazard of signing, per year, of the residents whom each way reaches. The ways as
// used in the base year are part of innovation and imitation, so zero means no more than then and less than zero that some of
// it is lost.
type Channels struct {
	// Clinic reaches everybody: signing is offered at visits.
	Clinic float64 `param:"clinic" unit:"per_year" min:"-5" max:"5" zh:"门诊签约" en:"added hazard, signing in the clinic"`
	// Online reaches ages 18–59.
	Online float64 `param:"online" unit:"per_year" min:"-5" max:"5" zh:"线上签约" en:"added hazard, signing online"`
	// Workplace reaches ages 7–59 in offices, parks and schools.
	Workplace float64 `param:"workplace_school" unit:"per_year" min:"-5" max:"5" zh:"楼宇园区校园签约" en:"added hazard, signing at work and school"`
	// Hospital reaches residents with a condition, on a list or not, whose specialists point to the contract: each as far as
	// they go to hospitals.
	Hospital float64 `param:"hospital" unit:"per_year" min:"-5" max:"5" zh:"医院引导签约" en:"added hazard, signing prompted in hospital"`
	// Family reaches those under 60, in proportion to the contract rate of those over 60 in their area.
	Family float64 `param:"family" unit:"per_year" min:"-5" max:"5" zh:"家庭签约" en:"added hazard, signing by whole families"`
}

// at is the added hazard of a band, guidance in hospitals left out.
func (c *Channels) at(b cell.Band, olderRate float64) float64 {
	h := c.Clinic
	if b >= cell.Age18to44 && !b.Over60() {
		h += c.Online
	}
	if b >= cell.Age7to17 && !b.Over60() {
		h += c.Workplace
	}
	if !b.Over60() {
		h += float64(c.Family * olderRate)
	}
	return h
}
