package geo

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"
)

func TestMetres(t *testing.T) {
	degree := Metres(Point{121, 31}, Point{121, 32})
	if math.Abs(degree-111194.93) > 0.01 {
		t.Errorf("a degree of latitude is %.2f m, want 111194.93", degree)
	}
	east := Metres(Point{0, 0}, Point{180, 0})
	if math.Abs(east-math.Pi*EarthRadius) > 0.01 {
		t.Errorf("half the equator is %f m", east)
	}
}

func TestProjectionAgreesWithMetres(t *testing.T) {
	origin := Point{121.43, 31.17}
	projection := ProjectionAt(origin)
	rapid.Check(t, func(t *rapid.T) {
		near := rapid.Float64Range(-0.2, 0.2)
		a := Point{origin.Lon + near.Draw(t, "lon"), origin.Lat + near.Draw(t, "lat")}
		b := Point{origin.Lon + near.Draw(t, "lon"), origin.Lat + near.Draw(t, "lat")}
		ax, ay := projection.XY(a)
		bx, by := projection.XY(b)
		want, got := Metres(a, b), math.Hypot(ax-bx, ay-by)
		if math.Abs(got-want) > 0.003*want+1e-6 {
			t.Fatalf("%g m, want %g m", got, want)
		}
	})
}

// fromWGS84 converts coordinates to the system.
func fromWGS84(s System, p Point) Point {
	switch s {
	case GCJ02:
		return wgsToGCJ(p)
	case BD09:
		return gcjToBD(wgsToGCJ(p))
	}
	return p
}

// The pair is the first of the published test vectors of eviltransform, whose axis is 108 m shorter.
func TestPublishedShift(t *testing.T) {
	from, want := Point{121.5272106, 31.1774276}, Point{121.531541859215, 31.17530398364597}
	got := fromWGS84(GCJ02, from)
	if d := Metres(got, want); d > 0.05 {
		t.Errorf("GCJ02 of %v is %v, %.3f m from the published %v", from, got, d, want)
	}
	if d := Metres(from, got); math.Abs(d-475) > 1 {
		t.Errorf("shift of %.1f m, want 475", d)
	}
}

func TestConversionsInvert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Point{rapid.Float64Range(75, 134).Draw(t, "lon"), rapid.Float64Range(18, 53).Draw(t, "lat")}
		for _, s := range []System{WGS84, GCJ02, BD09} {
			if d := Metres(p, s.ToWGS84(fromWGS84(s, p))); d > 1e-4 {
				t.Fatalf("%s there and back is %g m away", systemNames[s], d)
			}
		}
	})
}

func TestParseSystem(t *testing.T) {
	for text, want := range map[string]System{"WGS84": WGS84, "gcj-02": GCJ02, " bd09": BD09} {
		if got, err := ParseSystem(text); err != nil || got != want {
			t.Errorf("ParseSystem(%q) = %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "WGS", "CGCS2000"} {
		if _, err := ParseSystem(text); err == nil {
			t.Errorf("ParseSystem(%q) accepted", text)
		}
	}
	if (Point{math.NaN(), 31}).Check() == nil || (Point{121, 91}).Check() == nil {
		t.Error("impossible coordinates accepted")
	}
}

// The file names the system each centre came from; shared data are absent from a plain clone.
func TestCentresLieInTheirSubdistricts(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data")
	outlines := readOutlines(t, filepath.Join(folder, "subdistricts_osm.geojson"))
	file, err := os.Open(filepath.Join(folder, "centres.csv"))
	if err != nil {
		t.Skip("centres.csv is absent: ", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	shift := map[System]float64{}
	for _, row := range rows[1:] {
		lon, _ := strconv.ParseFloat(row[4], 64)
		lat, _ := strconv.ParseFloat(row[5], 64)
		at := Point{lon, lat}
		if !planar.MultiPolygonContains(outlines[row[3]], orb.Point{lon, lat}) {
			t.Errorf("%s lies outside %s", row[0], row[2])
		}
		for _, s := range []System{GCJ02, BD09} {
			raw := fromWGS84(s, at)
			shift[s] += Metres(at, raw) / float64(len(rows)-1)
			if d := Metres(at, s.ToWGS84(raw)); d > 0.01 {
				t.Errorf("%s comes back %g m away", row[0], d)
			}
		}
	}
	if len(rows) != 24 {
		t.Errorf("%d centres, want 23", len(rows)-1)
	}
	if math.Abs(shift[BD09]-1100) > 100 || math.Abs(shift[GCJ02]-500) > 50 {
		t.Errorf("mean shift %.0f m as BD09, %.0f m as GCJ02; want about 1100 and 500", shift[BD09], shift[GCJ02])
	}
}

func readOutlines(t *testing.T, name string) map[string]orb.MultiPolygon {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Skip("the outlines of subdistricts are absent: ", err)
	}
	var file struct {
		Features []struct {
			Properties struct {
				Code string `json:"official_control_code_2023"`
			}
			Geometry struct {
				Type        string
				Coordinates orb.MultiPolygon
			}
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	outlines := map[string]orb.MultiPolygon{}
	for _, f := range file.Features {
		if len(f.Properties.Code) != 12 || f.Geometry.Type != "MultiPolygon" {
			t.Fatalf("unexpected feature %q of type %s", f.Properties.Code, f.Geometry.Type)
		}
		outlines[f.Properties.Code[:9]] = f.Geometry.Coordinates
	}
	return outlines
}
