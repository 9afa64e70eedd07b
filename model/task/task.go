// Package task names what the staff of community health centres spend their working time on, and
// the pools of staff whose time it is.
package task

// Pool is a group of staff whose working minutes are interchangeable.
type Pool uint8

// The pools of staff.
const (
	GP Pool = iota
	Nurse
	PublicHealthDoctor
	Assistant
	OtherClinician // TCM, dental and other clinicians of the centre who are not GPs
	Pools          = 5
)

// String is the pool's name in files.
func (p Pool) String() string {
	return [Pools]string{"gp", "nurse", "public_health", "assistant", "other_clinician"}[p]
}

// Activity is one use of working time.
type Activity uint8

// The activities.
const (
	Epidemic           Activity = iota // vaccination, testing, quarantine support (Y078, Y079)
	PublicHealthDuty                   // basic public-health services for everybody (S013, S014)
	Clinic                             // sessions in which patients are seen
	HomeCare                           // home beds, home visits, palliative care
	HypertensionFollow                 // follow-up of managed hypertension
	DiabetesFollow                     // follow-up of managed diabetes
	ElderlyExam                        // examination of older adults
	Assessment                         // annual assessment of contracted residents
	Contact                            // quarterly contact with contracted residents
	Records                            // creating and updating health records
	Outreach                           // signing and renewing contracts
	Activities         = 11
)

// String is the activity's name in files.
func (a Activity) String() string {
	return [Activities]string{
		"epidemic", "public_health_duty", "clinic", "home_care", "hypertension_follow_up",
		"diabetes_follow_up", "elderly_examination", "assessment", "contact", "records", "outreach",
	}[a]
}

// Minutes holds working minutes by activity and pool.
type Minutes [Activities][Pools]float64
