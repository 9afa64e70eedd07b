// Package cell names the groups in which residents are counted: age band × condition × contract
// status × inclination. Every part that needs residents receives counts by these groups and area.
package cell

// Band is an age band of behaviour.
type Band uint8

// The age bands. Their edges separate what the targets separate: children under 7 and people of 65
// and over are key groups, contracts are reported under and over 60.
const (
	Age0to6 Band = iota
	Age7to17
	Age18to44
	Age45to59
	Age60to64
	Age65to79
	Age80plus
	Bands = 7
)

// bandStarts holds the first age of each band.
var bandStarts = [Bands]int{0, 7, 18, 45, 60, 65, 80}

// BandOf returns the band of an age in years.
func BandOf(age int) Band {
	b := Band(Bands - 1)
	for age < bandStarts[b] {
		b--
	}
	return b
}

// FirstAge is the first age of the band, in years.
func (b Band) FirstAge() int { return bandStarts[b] }

// Over60 tells whether everybody in the band is 60 or older.
func (b Band) Over60() bool { return b >= Age60to64 }

// Over65 tells whether everybody in the band is 65 or older.
func (b Band) Over65() bool { return b >= Age65to79 }

// String names the band in figures, such as "45-59".
func (b Band) String() string {
	return [Bands]string{"0-6", "7-17", "18-44", "45-59", "60-64", "65-79", "80+"}[b]
}

// Condition is the chronic disease a resident lives with, diagnosed or not.
type Condition uint8

// The conditions that the care programme distinguishes.
const (
	Healthy Condition = iota
	Hypertension
	Diabetes
	BothConditions
	Conditions = 4
)

// HasHypertension tells whether the condition includes hypertension.
func (c Condition) HasHypertension() bool { return c == Hypertension || c == BothConditions }

// HasDiabetes tells whether the condition includes diabetes.
func (c Condition) HasDiabetes() bool { return c == Diabetes || c == BothConditions }

// Status tells how a resident stands to the family-doctor contract.
type Status uint8

// Passive contracts are signed but not used; active ones are (O143).
const (
	NoContract Status = iota
	PassiveContract
	ActiveContract
	Statuses = 3
)

// Contracted tells whether there is a contract, used or not.
func (s Status) Contracted() bool { return s != NoContract }

// Inclination is the latent leaning toward the community centre, contract or not.
type Inclination uint8

// Inclined residents use the community more than others of the same age and condition.
const (
	NotInclined Inclination = iota
	Inclined
	Inclinations = 2
)

// Groups is the number of groups in an area.
const Groups = Bands * Conditions * Statuses * Inclinations

// Group is one combination of band, condition, status and inclination.
type Group uint8

// Index is the place of a group in a Counts array.
func Index(b Band, c Condition, s Status, i Inclination) Group {
	return Group(((int(b)*Conditions+int(c))*Statuses+int(s))*Inclinations + int(i))
}

// Split is the inverse of Index.
func (g Group) Split() (Band, Condition, Status, Inclination) {
	n := int(g)
	i := Inclination(n % Inclinations)
	n /= Inclinations
	s := Status(n % Statuses)
	n /= Statuses
	return Band(n / Conditions), Condition(n % Conditions), s, i
}

// Counts holds the number of residents of each group of one area.
type Counts [Groups]int

// Total is the number of residents.
func (c *Counts) Total() int {
	sum := 0
	for _, n := range c {
		sum += n
	}
	return sum
}
