package clinic

import (
	"chcsim/model/cell"
	"chcsim/model/clinic/desk"
)

// Destination is where an outpatient episode ends.
type Destination uint8

// The destinations. The first three are community facilities.
const (
	OwnCentre Destination = iota
	OwnStation
	OtherCommunity
	DistrictHospital
	MunicipalHospital
	Online
	Destinations = 6
)

// IsCommunity tells whether the destination is a community health centre or station.
func (d Destination) IsCommunity() bool { return d <= OtherCommunity }

// The indices of results by contract: residents without one, and with one, active or passive.
const (
	Uncontracted = desk.Uncontracted
	Contracted   = desk.Contracted
)

// Visits is what happened in a month.
type Visits struct {
	// Areas holds one entry per area; the slice belongs to the State and is overwritten by the next Month.
	Areas []Area
	// Total sums the areas.
	Total Area
	// NonResidentHospital is the visits of non-residents to the district and the municipal hospitals.
	NonResidentHospital [2]int
	// AtHospital is the share of the visits of residents with a condition that hospitals are expected to see, by inclination.
	AtHospital [cell.Inclinations]float64
}

// Area is the visits of an area's residents, and the work of the area's facilities.
type Area struct {
	// Visits is the residents' episodes by contract and by where they ended.
	Visits [2][Destinations]int
	// Left is how many of them first left a community facility unseen; they are counted at a hospital.
	Left [2]int
	// Who are the residents who meant to come to a community facility, by contract, age and chronic disease, as expected
	// visits. Of those who come and of those who leave unseen they are the same mix.
	Who [2]cell.Mix
	// InCombination is the contracted residents' visits at their own community, or at the hospitals of their 1+1+1 combination.
	InCombination int
	// Desk is the work of the area's own facilities, whoever came.
	Desk Work
}

// Work is what the facilities of an area did.
type Work struct {
	// Arrived = Served + Gone, by contract. Non-residents stand with those who have none.
	Arrived, Served, Gone [2]int
	// NonResidents is how many of the served live elsewhere; GPVisits how many GPs saw.
	NonResidents, GPVisits int
	// Wait is the waiting time of the served, handling included, by contract.
	Wait [2]desk.Waits
	// GPMinutesUsed and GPMinutesOffered are minutes with patients and minutes on duty, overtime left out of
	// the latter; OtherMinutesUsed and OtherMinutesOffered the same of other clinicians.
	GPMinutesUsed, GPMinutesOffered, OtherMinutesUsed, OtherMinutesOffered float64
	// OvertimeMinutes is clinicians' minutes with patients after closing.
	OvertimeMinutes float64
	// Crowded tells that clinic hours, not demand, limited the visits: the share that left exceeded crowded_left_share.
	Crowded bool
}

// Community is the residents' attended community visits by contract.
func (a *Area) Community(contracted int) int {
	v := &a.Visits[contracted]
	return v[OwnCentre] + v[OwnStation] + v[OtherCommunity]
}

// Episodes is the residents' outpatient episodes by contract: the sum over destinations.
func (a *Area) Episodes(contracted int) int {
	sum := 0
	for _, n := range a.Visits[contracted] {
		sum += n
	}
	return sum
}

// LeftShare is the share of arrivals that left unseen; 0 when nobody came.
func (w *Work) LeftShare() float64 {
	arrived := w.Arrived[0] + w.Arrived[1]
	if arrived == 0 {
		return 0
	}
	return float64(w.Gone[0]+w.Gone[1]) / float64(arrived)
}

// add sums what two areas did.
func (a *Area) add(b *Area) {
	for k := range a.Visits {
		for d := range a.Visits[k] {
			a.Visits[k][d] += b.Visits[k][d]
		}
		a.Left[k] += b.Left[k]
	}
	a.InCombination += b.InCombination
	for k := range a.Who {
		a.Who[k].Add(&b.Who[k], 1)
	}
	a.Desk.add(&b.Desk)
}

func (w *Work) add(b *Work) {
	for k := range w.Arrived {
		w.Arrived[k] += b.Arrived[k]
		w.Served[k] += b.Served[k]
		w.Gone[k] += b.Gone[k]
		w.Wait[k].Add(&b.Wait[k], 1)
	}
	w.NonResidents += b.NonResidents
	w.GPVisits += b.GPVisits
	w.GPMinutesUsed += b.GPMinutesUsed
	w.GPMinutesOffered += b.GPMinutesOffered
	w.OtherMinutesUsed += b.OtherMinutesUsed
	w.OtherMinutesOffered += b.OtherMinutesOffered
	w.OvertimeMinutes += b.OvertimeMinutes
}
