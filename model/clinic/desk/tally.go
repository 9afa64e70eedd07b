package desk

// The classes of patients at a desk. Those with a contract are odd.
const (
	OwnUncontracted      = iota // residents of the desk's area without a contract
	OwnContracted               // and with one
	VisitingUncontracted        // residents of other areas without a contract
	VisitingContracted          // and with one
	NonResident                 // people who live outside the district
	Classes                     // their number
)

// The indices of results by contract: patients without one, and with one.
const (
	Uncontracted = 0
	Contracted   = 1
)

// ContractOf tells under which contract index a class is reported.
func ContractOf(class int) int { return class & 1 }

// Tally is what happened, or is expected, on some days of desks of one kind.
type Tally struct {
	// Days counts desk-days.
	Days float64
	// Arrived and Gone are patients who came, and those of them who left unseen, by class.
	Arrived, Gone [Classes]float64
	// Wait is the wait of the others by contract, handling included.
	Wait [2]Waits
	// Used and Offered are the doctors' minutes with patients and on duty; Overtime those with patients after closing.
	Used, Offered, Overtime float64

	handling float64 // minutes added to every wait
}

// Total is the number of arrivals.
func (t *Tally) Total() float64 {
	sum := 0.0
	for _, n := range t.Arrived {
		sum += n
	}
	return sum
}

// LeftShare is the share of arrivals that left by contract, pooled over its classes.
func (t *Tally) LeftShare() (share [2]float64) {
	var arrived [2]float64
	for k, n := range t.Arrived {
		arrived[ContractOf(k)] += n
		share[ContractOf(k)] += t.Gone[k]
	}
	for k := range share {
		share[k] /= max(arrived[k], tiny)
	}
	return share
}
