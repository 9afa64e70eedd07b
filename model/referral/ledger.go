package referral

// Pathway is one way that people take through the referral system.
type Pathway uint8

// The pathways. The first two are the expert clinics, then the beds in the order of BedKind.
const (
	ExpertDistrict Pathway = iota
	ExpertMunicipal
	RehabilitationPath
	NursingPath
	PalliativeWardPath
	HomeBedPath
	HomeCoursePath
	PalliativeHomePath
	Pathways = 8
)

// String is the pathway's name in files.
func (p Pathway) String() string {
	return [Pathways]string{
		"expert_district", "expert_municipal", "rehabilitation", "nursing", "palliative_ward", "home_bed",
		"home_course", "palliative_home",
	}[p]
}

// Ledger counts people of a pathway since the start. Those present when the replication began have
// entered too. Entered = Treated + Died + Left + Moved + InCare + Waiting, always.
type Ledger struct {
	Entered int // asked for, or were there at the start
	Treated int // completed
	Died    int
	Left    int // gave up: took an ordinary clinic, or did without
	Moved   int // gave up the wait and entered another pathway
	InCare  int // are in it now
	Waiting int // are waiting for it now
}

// Missing is the number of people that the ledger has lost; 0 when the books balance.
func (l Ledger) Missing() int {
	return l.Entered - l.Treated - l.Died - l.Left - l.Moved - l.InCare - l.Waiting
}

// Ledgers returns the books of all pathways.
func (s *State) Ledgers() [Pathways]Ledger {
	books := s.care.books
	for t := range s.expert {
		books[t] = s.expert[t].book
		for _, n := range s.expert[t].waiting {
			books[t].Waiting += n
		}
	}
	return books
}
