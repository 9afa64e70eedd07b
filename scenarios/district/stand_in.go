package district

import (
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// standIn are the values and tables of the district that stands in.
func (o Order) standIn(known *plan.Known) (origin, map[string]string, error) {
	if o.From == "blank" {
		return o.blank(known)
	}
	s, err := plan.Load(o.From, known)
	if err != nil {
		return origin{}, nil, err
	}
	from := origin{name: mistake.Say("Xuhui", "徐汇区"), values: own(s)}
	from.residents = residents(s)
	tables := map[string]string{
		"subdistricts.csv": o.subdistricts(s), "age_sex.csv": ages(s, 1), "demand_points.csv": points(s),
		"facilities.csv": o.facilities(s), "hospitals.csv": hospitals(s),
	}
	return from, tables, nil
}

// Of a blank district there are so many subdistricts of so many residents; its ages are those of the city.
const blankAreas, blankEach = 10, 80_000

// blank is a district of which nothing is known: equal subdistricts, the ages of the city, and values common to all.
func (o Order) blank(known *plan.Known) (origin, map[string]string, error) {
	s, err := plan.Load("shanghai", known)
	if err != nil {
		return origin{}, nil, err
	}
	from := origin{name: mistake.Say("a made-up district", "虚拟区"), residents: blankAreas * blankEach}
	pattern, err := plan.Load("xuhui", known) // of whose size the numbers in common.yaml are
	if err != nil {
		return origin{}, nil, err
	}
	from.values = counted(pattern, from.residents/residents(pattern))
	var rows [][]string
	for i := range blankAreas {
		rows = append(rows, []string{code(i), o.area(i), strconv.Itoa(blankEach), "assumed"})
	}
	return from, map[string]string{
		"subdistricts.csv": table([]string{"code", "name", "population", "basis"}, rows),
		"age_sex.csv":      ages(s, from.residents/residents(s)),
	}, nil
}

// residents are those of the whole district.
func residents(s *plan.Scenario) (all float64) {
	for _, g := range s.Tables.AgeSex {
		if g.Area == "all" {
			all += g.Male + g.Female
		}
	}
	return all
}

// code and area are what the i-th subdistrict that stands in is called.
func code(i int) string { return fmt.Sprintf("S%02d", i+1) }

func (o Order) area(i int) string {
	return fmt.Sprintf(o.say("Subdistrict %d (stands in)", "街镇%d（代用）"), i+1)
}

func (o Order) subdistricts(s *plan.Scenario) string {
	var rows [][]string
	for i, one := range s.Tables.Subdistricts {
		rows = append(rows, []string{code(i), o.area(i), number(one.Population), number(one.LogSD), string(one.Basis), one.Source})
	}
	return table([]string{"code", "name", "population", "log_sd", "basis", "source"}, rows)
}

// ages writes the ages of the whole district, multiplied.
func ages(s *plan.Scenario, by float64) string {
	var rows [][]string
	for _, g := range s.Tables.AgeSex {
		if g.Area != "all" {
			continue
		}
		group := fmt.Sprintf("%d-%d", g.From, g.To)
		switch {
		case g.To < 0:
			group = fmt.Sprintf("%d+", g.From)
		case g.To == g.From:
			group = strconv.Itoa(g.From)
		}
		rows = append(rows, []string{"all", group, whole(g.Male * by), whole(g.Female * by), string(g.Basis), g.Source})
	}
	return table([]string{"area", "ages", "male", "female", "basis", "source"}, rows)
}

func points(s *plan.Scenario) string {
	var rows [][]string
	for _, d := range s.Tables.DemandPoints {
		rows = append(rows, []string{areaCode(s, d.Area), degree(d.At.Lon), degree(d.At.Lat), number(d.Weight), "WGS84", string(d.Basis), d.Source})
	}
	return table([]string{"area", "lon", "lat", "weight", "crs", "basis", "source"}, rows)
}

// facilities that exist, under names that nobody takes for those of a place.
func (o Order) facilities(s *plan.Scenario) string {
	names := map[string]string{
		"centre": o.say("Centre", "中心"), "sub_centre": o.say("Sub-centre", "分中心"), "station": o.say("Station", "服务站"), "second_site": o.say("Second site", "第二院址"),
	}
	count := map[string]int{}
	var rows [][]string
	for _, f := range s.Tables.Facilities {
		if f.Planned {
			continue
		}
		count[f.Kind]++
		lon, lat, crs := "", "", ""
		if f.PositionKnown {
			lon, lat, crs = degree(f.At.Lon), degree(f.At.Lat), "WGS84"
		}
		standard := number(f.Standardized)
		if f.ByProgramme || f.Kind == "second_site" {
			standard = ""
		}
		rows = append(rows, []string{fmt.Sprintf("%s%02d", f.Kind, count[f.Kind]), fmt.Sprintf("%s%d%s", names[f.Kind], count[f.Kind], o.say(" (stands in)", "（代用）")), f.Kind,
			areaCode(s, f.Area), lon, lat, crs, standard, number(f.Exists), string(f.Basis), f.Source})
	}
	return table([]string{"id", "name_zh", "kind", "area", "lon", "lat", "crs", "standardized_at_start", "exists_at_start", "basis", "source"}, rows)
}

func hospitals(s *plan.Scenario) string {
	var rows [][]string
	for _, h := range s.Tables.Hospitals {
		rows = append(rows, []string{h.ID, h.NameZH, h.NameEN, h.Tier, degree(h.At.Lon), degree(h.At.Lat), "WGS84", string(h.Basis), h.Source})
	}
	return table([]string{"id", "name_zh", "name_en", "tier", "lon", "lat", "crs", "basis", "source"}, rows)
}

// areaCode is what a subdistrict of the shipped district is called where it stands in.
func areaCode(s *plan.Scenario, area string) string {
	for i, one := range s.Tables.Subdistricts {
		if one.Code == area {
			return code(i)
		}
	}
	return area
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
func whole(x float64) string  { return strconv.FormatFloat(x, 'f', 0, 64) }
func degree(x float64) string { return strconv.FormatFloat(x, 'f', 6, 64) }

func table(head []string, rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	_ = w.Write(head) // a builder takes everything
	_ = w.WriteAll(rows)
	return b.String()
}

// own writes the values of a shipped place that common.yaml does not have.
func own(s *plan.Scenario) []param.Parameter {
	var list []param.Parameter
	for _, p := range s.Parameters[:s.Model] {
		if p.Position.File != "shipped:common.yaml" {
			list = append(list, p)
		}
	}
	return list
}

// counted are the numbers of things of a district of another size.
func counted(s *plan.Scenario, ratio float64) []param.Parameter {
	var list []param.Parameter
	for _, p := range s.Parameters[:s.Model] {
		if !slices.ContainsFunc(plan.Figures(), func(f plan.Figure) bool { return f.Counted && f.Path == p.Path }) {
			continue
		}
		p.Distribution.Args = slices.Clone(p.Distribution.Args)
		for i := range p.Distribution.Args {
			p.Distribution.Args[i] = math.Round(p.Distribution.Args[i]*ratio*10) / 10
		}
		list = append(list, p)
	}
	return list
}
