package cell

// Age is an age group of patients at the desk: it decides how often a visit ends with a referral.
type Age uint8

// The age groups: under 18, 18 to 64, 65 and over.
const (
	Child Age = iota
	Adult
	Older
	Ages = 3
)

// Age is the age group of the band.
func (b Band) Age() Age {
	switch {
	case b <= Age7to17:
		return Child
	case b.Over65():
		return Older
	}
	return Adult
}

// Mix is numbers of visits by age group and by whether the patient has a chronic disease (1) or none (0).
type Mix [Ages][2]float64

// Add adds the share of another mix.
func (m *Mix) Add(o *Mix, share float64) {
	for age := range m {
		for ill := range m[age] {
			m[age][ill] += float64(share * o[age][ill])
		}
	}
}
