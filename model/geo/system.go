package geo

import (
	"fmt"
	"math"
	"strings"

	"chcsim/model/exact"
)

// System is the reference system of a pair of coordinates.
type System uint8

// The systems in use in China. GCJ02 is WGS84 shifted by a fixed wave, around Shanghai by some 500 m
// (Amap, Tencent); BD09 shifts GCJ02 once more (Baidu). A wrong guess moves a facility by 0.5 or 1.1 km.
const (
	WGS84 System = iota + 1
	GCJ02
	BD09
)

var systemNames = map[System]string{WGS84: "WGS84", GCJ02: "GCJ02", BD09: "BD09"}

// ParseSystem reads "WGS84", "GCJ02" or "BD09", in any case and with or without a hyphen. There is
// no default: coordinates without a system are an error.
func ParseSystem(name string) (System, error) {
	plain := strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(name), "-", ""))
	for _, s := range []System{WGS84, GCJ02, BD09} {
		if systemNames[s] == plain {
			return s, nil
		}
	}
	return 0, fmt.Errorf("%q is not a coordinate system; expected WGS84, GCJ02 or BD09", name)
}

// ToWGS84 converts coordinates given in the system.
func (s System) ToWGS84(p Point) Point {
	switch s {
	case GCJ02:
		return invert(wgsToGCJ, p)
	case BD09:
		return invert(wgsToGCJ, invert(gcjToBD, p))
	}
	return p
}

// invert finds the point that shift moves to p. The shifts change by less than a thousandth of the
// step, so each round gains three digits; six rounds end below a nanometre.
func invert(shift func(Point) Point, p Point) Point {
	at := p
	for range 6 {
		moved := shift(at)
		at.Lon += p.Lon - moved.Lon
		at.Lat += p.Lat - moved.Lat
	}
	return at
}

// The Krasovsky ellipsoid on which the GCJ02 shift is expressed: semi-major axis in metres, squared
// eccentricity.
const (
	krasovskyAxis         = 6378245.0
	krasovskyEccentricity = 0.00669342162296594323
)

// wgsToGCJ is the usual closed form of the GCJ02 shift: three waves per axis in metres, turned into
// degrees on the Krasovsky ellipsoid. Outside China's box (72.004–137.8347° E, 0.8293–55.8271° N) the systems agree.
//
// 121.5272106 E 31.1774276 N in Shanghai becomes 121.5315419 E 31.1753040 N, 475 m away.
func wgsToGCJ(p Point) Point {
	if p.Lon < 72.004 || p.Lon > 137.8347 || p.Lat < 0.8293 || p.Lat > 55.8271 {
		return p
	}
	east, north := gcjShift(p.Lon-105, p.Lat-35)
	phi := p.Lat * math.Pi / 180
	m := 1 - float64(krasovskyEccentricity*exact.Sin(phi)*exact.Sin(phi))
	meridian := krasovskyAxis * (1 - krasovskyEccentricity) / (m * math.Sqrt(m))
	parallel := krasovskyAxis / math.Sqrt(m) * exact.Cos(phi)
	return Point{
		Lon: p.Lon + float64(east*180/(parallel*math.Pi)),
		Lat: p.Lat + float64(north*180/(meridian*math.Pi)),
	}
}

// gcjShift is the shift in metres at x degrees east of 105° and y degrees north of 35°.
func gcjShift(x, y float64) (east, north float64) {
	wave := func(t float64) float64 { return exact.Sin(t * math.Pi) }
	root := math.Sqrt(math.Abs(x))
	common := float64(20*wave(6*x)) + float64(20*wave(2*x))
	east = 300 + x + float64(2*y) + float64(0.1*x*x) + float64(0.1*x*y) + float64(0.1*root) +
		(common+float64(20*wave(x))+float64(40*wave(x/3))+
			float64(150*wave(x/12))+float64(300*wave(x/30)))*2/3
	north = -100 + float64(2*x) + float64(3*y) + float64(0.2*y*y) + float64(0.1*x*y) + float64(0.2*root) +
		(common+float64(20*wave(y))+float64(40*wave(y/3))+
			float64(160*wave(y/12))+float64(320*wave(y/30)))*2/3
	return east, north
}

// gcjToBD is Baidu's second shift: a small wave in polar coordinates and an offset.
func gcjToBD(p Point) Point {
	const turn = math.Pi * 3000 / 180
	radius := math.Sqrt(float64(p.Lon*p.Lon)+float64(p.Lat*p.Lat)) + float64(0.00002*exact.Sin(p.Lat*turn))
	angle := exact.Atan2(p.Lat, p.Lon) + float64(0.000003*exact.Cos(p.Lon*turn))
	return Point{
		Lon: float64(radius*exact.Cos(angle)) + 0.0065,
		Lat: float64(radius*exact.Sin(angle)) + 0.006,
	}
}
