package experiment

import "chcsim/model/access"

// WalkCounts counts, for one demand point, the replications by how long its residents walk to the nearest facility.
// Counts do not grow with the number of replications and come out the same in whatever order they are added.
type WalkCounts [access.Bands]int

// Median is the nearest band within which residents find a facility in at least half of the replications;
// access.Uninhabited where nobody lives.
func (c WalkCounts) Median() access.Band {
	total, sum := 0, 0
	for _, n := range c {
		total += n
	}
	for band, n := range c {
		if sum += n; n > 0 && 2*sum >= total {
			return access.Band(band)
		}
	}
	return access.Uninhabited
}

// Walks holds the counts of all demand points, in the order of the scenario, before the horizon and at its end.
type Walks [2][]WalkCounts

// add counts one replication.
func (w *Walks) add(replication [2][]access.Band) {
	for at, bands := range replication {
		if w[at] == nil {
			w[at] = make([]WalkCounts, len(bands))
		}
		for point, band := range bands {
			if band != access.Uninhabited {
				w[at][point][band]++
			}
		}
	}
}
