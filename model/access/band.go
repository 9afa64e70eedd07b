package access

// Band says how long residents of a demand point walk to the nearest open facility of the district.
type Band uint8

// BandLimits are the most minutes on foot of every band but the last, which holds whatever is farther.
var BandLimits = [...]float64{5, 10, 15, 20}

// Bands is the number of bands; Uninhabited stands for a demand point at which nobody lives.
const (
	Bands            = len(BandLimits) + 1
	Uninhabited Band = Band(Bands)
)

// Bands tells the band of each of Start.Points as last measured.
func (s *State) Bands() []Band {
	bands := make([]Band, s.given)
	for i := range bands {
		bands[i] = Uninhabited
	}
	var squares [len(BandLimits)]float64
	for k, minutes := range BandLimits {
		squares[k] = square(s.limits.perMinute[Walk] * minutes)
	}
	for i, p := range s.points {
		nearest, band := min(s.nearest[i].own, s.nearest[i].other), 0
		for band < len(squares) && nearest > squares[band] {
			band++
		}
		bands[p.row] = Band(band)
	}
	return bands
}
