package desk

// sampleConfig is how desks of a district like Xuhui work.
func sampleConfig() Config {
	return Config{
		ArrivalProfile:   [ProfileHours]float64{0, 18, 20, 17, 9, 4, 11, 11, 7, 3, 0},
		AppointmentShare: 0.025, AppointmentSpread: 0.8, ContractedPriority: 1,
		TypeShare: [VisitTypes]float64{0.35, 0.5, 0.15}, TypeLength: [VisitTypes]float64{1.25, 0.8, 1.1},
		TypeCV:          [VisitTypes]float64{0.7, 0.5, 0.6},
		PatienceMinutes: 120, PatienceCV: 0.5, BalkAt: 1, HandlingMinutes: 12,
	}
}

// sampleSessions are those of a weekday.
var sampleSessions = []Session{{8, 11.5, 1}, {11.5, 13.5, 0.4}, {13.5, 17, 0.7}}

// sample prepares a Config and a day.
func sample(cfg Config, sessions ...Session) (*Rules, *Hours) {
	r, h := new(Rules), new(Hours)
	r.Set(cfg)
	h.Plan(&cfg, sessions...)
	return r, h
}
