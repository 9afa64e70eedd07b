package access

import (
	"slices"
	"testing"
)

// 4 km/h with detour 1.25 is 53.33 m of straight line per minute, so 5, 10, 15 and 20 minutes reach 266.7, 533.3, 800 and
// 1,066.7 m. Points are told in the order in which they were given, whatever their areas.
func TestBands(t *testing.T) {
	cfg := usual()
	cfg.Detour = 1.25
	state, err := New(cfg, Start{Areas: 2, Points: []Point{
		{1, east(1068), 1}, {0, east(0), 1}, {0, east(266), 1}, {1, east(268), 1}, {0, east(500), 0}, {1, east(532), 1},
		{0, east(534), 1}, {0, east(799), 1}, {1, east(801), 1}, {1, east(1066), 1},
	}})
	if err != nil {
		t.Fatal(err)
	}
	in := Inputs{Sites: []Site{{At: east(0), Open: true}}, GPs: []float64{1, 0}, Population: []float64{1, 1}}
	state.Month(in)
	want := []Band{4, 0, 0, 1, Uninhabited, 1, 2, 2, 3, 3}
	if got := state.Bands(); !slices.Equal(got, want) {
		t.Errorf("bands %v, want %v", got, want)
	}
	in.Sites[0].Open = false
	state.Month(in)
	if got := state.Bands()[1]; got != Band(Bands-1) {
		t.Errorf("band %d where nothing is open", got)
	}
}
