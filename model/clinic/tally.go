package clinic

// The classes of patients at a desk. Those with a contract are odd.
const (
	ownUncontracted = iota
	ownContracted
	visitingUncontracted
	visitingContracted
	nonResident
	classes
)

// contractOf tells under which contract index a class is reported.
func contractOf(class int) int { return class & 1 }

// tally is what happened, or is expected, on some days of one kind of desk.
type tally struct {
	handling      float64 // minutes added to every wait
	days          float64 // desk-days
	arrived, gone [classes]float64
	wait          [2]Waits
	used, offered float64 // clinicians' minutes with patients, and on duty
	overtime      float64 // minutes with patients after closing
}

// total is the number of arrivals.
func (t *tally) total() float64 {
	sum := 0.0
	for _, n := range t.arrived {
		sum += n
	}
	return sum
}

// leftShare is the share of a class's arrivals that left, pooled over classes of the same contract.
func (t *tally) leftShare() (share [2]float64) {
	var arrived [2]float64
	for k, n := range t.arrived {
		arrived[contractOf(k)] += n
		share[contractOf(k)] += t.gone[k]
	}
	for k := range share {
		share[k] /= max(arrived[k], tiny)
	}
	return share
}
