package access

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/geo"
	"chcsim/model/oracle"
)

func usual() *Config {
	return &Config{WalkSpeed: 4, WalkSpeedOlder: 3, CycleSpeed: 12, Detour: 1.3, Threshold: 15, Catchment: 30,
		ZoneWeights: [3]float64{1, 0.68, 0.22}, StationShare: 0.2}
}

// east is a place so many metres east of a corner of the district.
func east(metres float64) geo.Point {
	const lat = 31.2
	return geo.Point{Lon: 121.4 + metres/(111194.92664*math.Cos(lat*math.Pi/180)), Lat: lat}
}

// A line of three points and a centre at its western end: 4 km/h with detour 1.25 is 53.33 m of straight
// line per minute, so 15 minutes reach 800 m on foot and 2,400 m by bicycle.
func TestMinutesAndCoverage(t *testing.T) {
	cfg := usual()
	cfg.Detour = 1.25
	state, err := New(cfg, Start{Areas: 3, Points: []Point{
		{0, east(0), 1}, {0, east(799), 1}, {0, east(801), 2}, {1, east(2399), 3}, {1, east(2401), 1},
	}})
	if err != nil {
		t.Fatal(err)
	}
	in := Inputs{Sites: []Site{{At: east(0), Area: 0, Open: true}, {At: east(2399), Area: 1}},
		GPs: []float64{2, 2, 0}, Population: []float64{4000, 1000, 500}}
	reach := state.Month(in)
	near(t, reach.Coverage[Walk].Covered, []float64{0.5, 0, 0}, 1e-12)
	near(t, reach.Coverage[Walk].NotCovered, []float64{0.5, 1, 0}, 1e-12)
	near(t, reach.Coverage[Walk].Unreachable, []float64{0, 0, 1}, 1e-12)
	near(t, reach.Coverage[WalkOlder].Covered, []float64{0.25, 0, 0}, 1e-12) // 600 m
	near(t, reach.Coverage[Cycle].Covered, []float64{1, 0.75, 0}, 1e-12)
	near(t, reach.CentreMinutes[:1], []float64{(799 + 2*801) / 4. / (4000. / 75)}, 1e-6)
	if !math.IsInf(reach.CentreMinutes[1], 1) || !math.IsInf(reach.OtherMinutes[0], 1) || !reach.Measured {
		t.Errorf("minutes to facilities that do not exist: %+v", reach)
	}
	in.Sites[1].Open = true
	reach = state.Month(in)
	near(t, reach.Coverage[Walk].Covered, []float64{0.5, 1, 0}, 1e-12)
	near(t, reach.OtherMinutes[:2], []float64{(2399 + 1600 + 2*1598) / 4. / (4000. / 75), (3*2399 + 2401) / 4. / (4000. / 75)}, 1e-5)
	if reach = state.Month(in); reach.Measured {
		t.Error("measured anew although nothing changed")
	}
	if got := whole(reach.Coverage[Walk].Covered, in.Population); math.Abs(got-3000./5500) > 1e-12 {
		t.Errorf("district coverage %g, want 3000/5500", got)
	}
}

// What the state finds per area equals the published formulas applied point by point.
func TestSupplyEqualsPointwise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg, areas := usual(), rapid.IntRange(1, 4).Draw(t, "areas")
		start, in := drawDistrict(t, areas)
		state, err := New(cfg, start)
		if err != nil {
			t.Fatal(err)
		}
		reach := state.Month(in)
		population, weights := spread(start, in.Population)
		minutes := make([][]float64, len(start.Points))
		supply := make([]float64, len(in.Sites))
		for f, site := range in.Sites {
			if site.Open {
				supply[f] = state.gpsAt(state.sites[f], in)
			}
			for i, p := range start.Points {
				minutes[i] = append(minutes[i], geo.Metres(p.At, site.At)*cfg.Detour/(cfg.WalkSpeed*1000/60))
			}
		}
		compare := func(got, perPoint []float64) {
			want := make([]float64, areas)
			for i, p := range start.Points {
				want[p.Area] += perPoint[i] * weights[i] * 10_000
			}
			for a := range want {
				if math.Abs(got[a]-want[a]) > 1e-9*(1+want[a]) {
					t.Fatalf("area %d: %g, want %g", a, got[a], want[a])
				}
			}
		}
		compare(reach.SpatialAccess, oracle.TwoStepFloatingCatchment(population, supply, minutes, cfg.Catchment))
		zones := []oracle.Zone{{Until: 10, Weight: 1}, {Until: 20, Weight: 0.68}, {Until: 30, Weight: 0.22}}
		compare(reach.Enhanced, oracle.EnhancedTwoStep(population, supply, minutes, zones))
	})
}

// spread gives each point its residents and its share of its area.
func spread(start Start, population []float64) (persons, shares []float64) {
	sums := make([]float64, start.Areas)
	for _, p := range start.Points {
		sums[p.Area] += p.Weight
	}
	for _, p := range start.Points {
		shares = append(shares, p.Weight/sums[p.Area])
		persons = append(persons, population[p.Area]*p.Weight/sums[p.Area])
	}
	return persons, shares
}

// drawDistrict draws a district of some kilometres in which every area has points and a centre.
func drawDistrict(t *rapid.T, areas int) (Start, Inputs) {
	start := Start{Areas: areas}
	in := Inputs{GPs: make([]float64, areas), Population: make([]float64, areas)}
	place := func() geo.Point {
		degree := rapid.IntRange(0, 60)
		return geo.Point{Lon: 121.4 + float64(degree.Draw(t, "lon"))*0.001, Lat: 31.1 + float64(degree.Draw(t, "lat"))*0.001}
	}
	for a := range areas {
		for range rapid.IntRange(1, 6).Draw(t, "points") {
			start.Points = append(start.Points, Point{a, place(), rapid.Float64Range(0.1, 2).Draw(t, "weight")})
		}
		in.Sites = append(in.Sites, Site{At: place(), Area: a, Open: true})
		for range rapid.IntRange(0, 3).Draw(t, "stations") {
			in.Sites = append(in.Sites, Site{At: place(), Area: a, Station: true, Open: rapid.Bool().Draw(t, "open")})
		}
		in.GPs[a] = rapid.Float64Range(0, 40).Draw(t, "gps")
		in.Population[a] = float64(rapid.IntRange(0, 90_000).Draw(t, "population"))
	}
	return start, in
}

func TestMoreNeverCoversLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start, in := drawDistrict(t, rapid.IntRange(1, 4).Draw(t, "areas"))
		cfg := usual()
		state, err := New(cfg, start)
		if err != nil {
			t.Fatal(err)
		}
		before := snapshot(state.Month(in))
		for m, c := range state.reach.Coverage {
			for a := range c.Covered {
				if sum := c.Covered[a] + c.NotCovered[a] + c.Unreachable[a]; math.Abs(sum-1) > 1e-12 {
					t.Fatalf("shares of mode %d and area %d sum to %g", m, a, sum)
				}
			}
		}
		if rapid.Bool().Draw(t, "faster") {
			cfg.WalkSpeed *= rapid.Float64Range(1, 2).Draw(t, "faster by")
			cfg.WalkSpeedOlder *= 1.1
			cfg.CycleSpeed *= 1.1
		} else {
			in.Sites = append(in.Sites, Site{At: east(rapid.Float64Range(0, 5000).Draw(t, "site")), Station: true, Open: true})
		}
		for i, covered := range snapshot(state.Month(in)) {
			if covered < before[i]-1e-12 {
				t.Fatalf("coverage fell from %v to %v", before, snapshot(&state.reach))
			}
		}
	})
}

func snapshot(r *Reach) []float64 {
	return slices.Concat(r.Coverage[Walk].Covered, r.Coverage[WalkOlder].Covered, r.Coverage[Cycle].Covered)
}

// A state that saw changes one by one ends like one that saw only the last month.
func TestHistoryLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start, in := drawDistrict(t, 3)
		used, _ := New(usual(), start)
		used.Month(in)
		for f := range in.Sites {
			if rapid.Bool().Draw(t, "change") {
				in.Sites[f].Open = !in.Sites[f].Open || !in.Sites[f].Station
				in.Sites[f].At.Lon += 0.001
				used.Month(in)
			}
		}
		fresh, _ := New(usual(), start)
		a, b := used.Month(in), fresh.Month(in)
		if !slices.Equal(snapshot(a), snapshot(b)) || !slices.Equal(a.Enhanced, b.Enhanced) ||
			!slices.Equal(a.OwnMinutes, b.OwnMinutes) || !slices.Equal(a.CentreMinutes, b.CentreMinutes) {
			t.Fatal("the result depends on what was open before")
		}
	})
}

func TestNewRefuses(t *testing.T) {
	at := geo.Point{Lon: 121, Lat: 31}
	for name, start := range map[string]Start{
		"no area":         {},
		"unknown area":    {Areas: 1, Points: []Point{{1, at, 1}}},
		"nowhere":         {Areas: 1, Points: []Point{{0, geo.Point{Lon: 200}, 1}}},
		"negative weight": {Areas: 1, Points: []Point{{0, at, -1}}},
	} {
		if _, err := New(usual(), start); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := New(&Config{}, Start{Areas: 1}); err == nil {
		t.Error("speed 0 accepted")
	}
}

// A share of the residents is spread evenly over all points, the rest by weight; no area gains or loses by it.
func TestMixed(t *testing.T) {
	at := geo.Point{Lon: 121, Lat: 31}
	points := []Point{{0, at, 30}, {0, at, 10}, {0, at, 0}, {0, at, 0}, {1, at, 7}, {2, at, 0}}
	mixed := Mixed(points, 3, 0.2)
	var weights []float64
	for _, p := range mixed {
		weights = append(weights, p.Weight)
	}
	near(t, weights, []float64{0.65, 0.25, 0.05, 0.05, 1, 0}, 1e-12)
	if points[0].Weight != 30 {
		t.Error("the given points were changed")
	}
}

// Ways to hospitals lead from where residents live to the nearest of the tier, at the speed of a bicycle: 12 km/h with detour
// 1.25 is 160 m of straight line per minute.
func TestHospitalMinutes(t *testing.T) {
	cfg := usual()
	cfg.Detour = 1.25
	state, err := New(cfg, Start{Areas: 3, Points: []Point{{0, east(0), 3}, {0, east(1600), 1}, {1, east(1600), 1}},
		Hospitals: []Hospital{{east(800), DistrictHospital}, {east(3200), DistrictHospital}}})
	if err != nil {
		t.Fatal(err)
	}
	in := Inputs{GPs: make([]float64, 3), Population: []float64{100, 100, 100}}
	minutes := state.Month(in).HospitalMinutes
	near(t, minutes[DistrictHospital], []float64{5, 5, 0}, 1e-6)
	near(t, minutes[MunicipalHospital], []float64{0, 0, 0}, 0)
	cfg.CycleSpeed *= 2
	near(t, state.Month(in).HospitalMinutes[DistrictHospital], []float64{2.5, 2.5, 0}, 1e-6)
}

// xuhui is the grid and the centres of the district, its stations left out.
func xuhui(t testing.TB) (Start, Inputs) {
	folder := filepath.Join("..", "..", "..", "shared", "data")
	areas := map[string]int{}
	start := Start{}
	for _, row := range readTable(t, filepath.Join(folder, "demand_grid_250m.csv")) {
		if row[3] != "徐汇区" {
			continue
		}
		if _, ok := areas[row[1]]; !ok {
			areas[row[1]] = len(areas)
		}
		at := geo.Point{Lon: number(t, row[4]), Lat: number(t, row[5])}
		start.Points = append(start.Points, Point{areas[row[1]], at, number(t, row[6])})
	}
	start.Areas = len(areas)
	in := Inputs{GPs: make([]float64, start.Areas), Population: make([]float64, start.Areas)}
	for _, row := range readTable(t, filepath.Join(folder, "subdistrict_population.csv")) {
		if area, ok := areas[row[0]]; ok {
			in.Population[area], in.GPs[area] = number(t, row[9]), 25
		}
	}
	for _, row := range readTable(t, filepath.Join(folder, "centres.csv")) {
		if area, ok := areas[row[3]]; ok {
			at := geo.Point{Lon: number(t, row[4]), Lat: number(t, row[5])}
			in.Sites = append(in.Sites, Site{At: at, Area: area, Open: true})
		}
	}
	return start, in
}

// Thirteen centres alone reach about 40% of residents on foot and nearly everyone by bicycle.
func TestCoverageOfXuhui(t *testing.T) {
	start, in := xuhui(t)
	state, err := New(usual(), start)
	if err != nil {
		t.Fatal(err)
	}
	reach := state.Month(in)
	walk := whole(reach.Coverage[Walk].Covered, in.Population)
	cycle := whole(reach.Coverage[Cycle].Covered, in.Population)
	t.Logf("%d points, %d centres: walk %.4f, cycle %.4f, own centre %.2f min, nearest %.2f, other %.2f, 2SFCA %.3f, enhanced %.3f",
		len(start.Points), len(in.Sites), walk, cycle, whole(reach.CentreMinutes, in.Population),
		whole(reach.NearestMinutes, in.Population), whole(reach.OtherMinutes, in.Population),
		whole(reach.SpatialAccess, in.Population), whole(reach.Enhanced, in.Population))
	if walk < 0.35 || walk > 0.45 || cycle < 0.97 {
		t.Errorf("walk %.3f, cycle %.3f; want about 0.4 and nearly 1", walk, cycle)
	}
}

func withStations(start Start, in Inputs, n int) Inputs {
	for k := range n {
		p := start.Points[k*len(start.Points)/n]
		in.Sites = append(in.Sites, Site{At: p.At, Area: p.Area, Station: true, Open: true})
	}
	return in
}

// BenchmarkChange is one evaluation after an opening or closing, 57 facilities.
func BenchmarkChange(b *testing.B) {
	start, in := xuhui(b)
	in = withStations(start, in, 44)
	state, err := New(usual(), start)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		in.Sites[20].Open = !in.Sites[20].Open
		state.Month(in)
	}
}

// BenchmarkReplication is New and 60 months of which 12 bring an opening.
func BenchmarkReplication(b *testing.B) {
	start, in := xuhui(b)
	in = withStations(start, in, 44)
	b.ReportAllocs()
	for b.Loop() {
		state, err := New(usual(), start)
		if err != nil {
			b.Fatal(err)
		}
		for m := range 60 {
			if m%5 == 0 {
				in.Sites[20].Open = !in.Sites[20].Open
			}
			state.Month(in)
		}
	}
}

// whole is the mean over areas weighted by residents; areas without residents do not count. It is
// NaN where nobody lives.
func whole(perArea, population []float64) float64 {
	sum, persons := 0.0, 0.0
	for a, p := range population {
		if p > 0 {
			sum += float64(perArea[a] * p)
			persons += p
		}
	}
	return sum / persons
}

func near(t *testing.T, got, want []float64, tolerance float64) {
	t.Helper()
	for i := range want {
		if math.Abs(got[i]-want[i]) > tolerance {
			t.Errorf("place %d: %.6f, want %.6f", i+1, got[i], want[i])
		}
	}
}

func readTable(t testing.TB, name string) [][]string {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Skip("shared data are absent: ", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

func number(t testing.TB, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
