package programme

// Ratio is a numerator over a denominator.
type Ratio struct{ Numerator, Denominator float64 }

// Care is what the programme achieved in one area in a month, by indicator.
//
// Stocks are read as they are. Flows hold the month's services over a twelfth of the persons (a third
// for what is due each quarter), so that the sums over twelve months are the rate of a year.
type Care struct {
	// HypertensionManaged and DiabetesManaged are stocks: contracted patients on the list who were
	// followed up in each of the last four quarters ÷ contracted patients on the list (S068, S069).
	// People who live with the disease undiagnosed are in neither number.
	HypertensionManaged, DiabetesManaged Ratio
	// ElderlyManaged is a flow: residents from 65 on assessed or under health management ÷ residents from 65 on (S001, S072).
	ElderlyManaged Ratio
	// ContractedElderlyManaged is a flow: contracted residents from 65 on with their annual assessment ÷ those contracted (S073).
	ContractedElderlyManaged Ratio
	// ElderlyExamined is a flow: residents from 65 on examined, contracted or not ÷ contracted residents from 65 on (S002, S074).
	ElderlyExamined Ratio
	// RecordRate and ContractedRecordRate are stocks: records ÷ residents (S003, S075; S005, S076).
	RecordRate, ContractedRecordRate Ratio
	// RecordUpdatedRate is a flow: records updated by an assessment, a visit or the team ÷ records (S004, S082).
	RecordUpdatedRate Ratio
	// AnnualAssessmentRate is a flow: contracted residents assessed ÷ contracted residents (S058, S080).
	AnnualAssessmentRate Ratio
	// QuarterlyContactRate is a flow: quarterly contacts made ÷ contracted residents × quarters (S081).
	QuarterlyContactRate Ratio
	// WorkloadUnits is a flow: standardized workload units ÷ residents (S025).
	WorkloadUnits Ratio

	// ServiceRate is the share of this month's promise to contracted residents that was kept, 0 to 1.
	ServiceRate float64
	// Full is the month with time for everything: each service done for all who accept it. It has no workload units.
	Full *Care
}

// care states the month's indicators from what was done and who lives there at the month's end.
func (a *area) care(cfg *Config, units float64) Care {
	p, r, done := &a.people, &a.records, &a.done
	patients := a.patients()
	managed := func(d int) Ratio {
		c := a.covered[d]
		return Ratio{patients[d] * min(c[0], c[1], c[2], c[3]), patients[d]}
	}
	counts := once(cfg.AssessmentsPerYear, years)
	elders, assessed := float64(done[assessElderly]*counts), (done[assessElderly]+done[assessYounger])*counts
	return Care{
		HypertensionManaged:      managed(hypertension),
		DiabetesManaged:          managed(diabetes),
		ElderlyManaged:           Ratio{elders + done[manageElderly], p.over65() / 12},
		ContractedElderlyManaged: Ratio{elders, p.contracted.over65 / 12},
		ElderlyExamined:          Ratio{done[examContracted] + done[examOther], p.contracted.over65 / 12},
		RecordRate:               Ratio{r.contracted + r.other, p.residents()},
		ContractedRecordRate:     Ratio{r.contracted, p.contracted.all},
		RecordUpdatedRate:        Ratio{a.updated(assessed), (r.contracted + r.other) / 12},
		AnnualAssessmentRate:     Ratio{assessed, p.contracted.all / 12},
		QuarterlyContactRate:     Ratio{done[contact] * once(cfg.ContactsPerYear, quarters), p.contracted.all / 3},
		WorkloadUnits:            Ratio{units, p.residents() / 12},
	}
}

// full is the month's care were there time for everything: what the month asks for is done, all who are willing have a
// record, and the last quarter's patients were followed up as far as they accept.
func (a *area) full(cfg *Config) *Care {
	ample, r, acc := *a, a.records, &cfg.Acceptance.Record
	ample.done = a.scheduled
	for d, most := range a.accepted {
		ample.covered[d] = [4]float64{most, most, most, most}
	}
	care := ample.care(cfg, 0)
	r.contracted = max(r.contracted, a.people.contracted.all*shift(acc.Contracted, a.logOdds))
	r.other = max(r.other, a.people.other.all*shift(acc.Other, a.logOdds))
	care.RecordRate.Numerator, care.ContractedRecordRate.Numerator = r.contracted+r.other, r.contracted
	return &care
}

// updated is the number of records brought up to date this month. Of contracted residents' records an
// assessment updates the share assessed, a visit some of the others, and the team those it reaches:
//
//	contracted = records/12 × (assessed + (1 − assessed) × visited) + done, at most records/12
//
// 1,200 records, half of them assessed, visits reach 60%, the team 10: 100 × 0.8 + 10 = 90 in a month.
func (a *area) updated(assessed float64) float64 {
	part := share(12*assessed, a.people.contracted.all)
	contracted, other := a.records.contracted/12, a.records.other/12
	own := float64(contracted*(part+float64((1-part)*a.visited.Contracted))) + a.done[updateContracted]
	rest := float64(other*a.visited.Other) + a.done[updateOther]
	return min(contracted, own) + min(other, rest)
}
