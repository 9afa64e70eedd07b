package measure

import "chcsim/model/indicator"

// Count is how many there are in an area at the month's end, and the month's visits.
type Count struct {
	Residents           float64
	Counted, Practising float64 // GPs, and full-time equivalents of those who practise
	Contracts           float64 // residents with a contract
	CommunityVisits     float64
}

func (c *Count) add(other *Count) {
	c.Residents += other.Residents
	c.Counted += other.Counted
	c.Practising += other.Practising
	c.Contracts += other.Contracts
	c.CommunityVisits += other.CommunityVisits
}

// Sum is the count of the whole district.
func Sum(areas []*Count) *Count {
	var whole Count
	for _, area := range areas {
		whole.add(area)
	}
	return &whole
}

// Counts holds the plain numbers behind rates and shares.
var Counts = Part[*Count]{section: "counts", rows: []row[*Count]{
	{
		definition: count("residents", "常住居民数", "residents", indicator.Stock),
		Areas:      Each,
		Of:         func(c *Count) (n, d float64) { return c.Residents, 1 },
	},
	{
		definition: count("gps_counted", "在册全科医生数", "counted GPs", indicator.Stock),
		Areas:      Each, Flows: []Flow{Hiring},
		Of: func(c *Count) (n, d float64) { return c.Counted, 1 },
	},
	{
		definition: count("gps_practising", "执业全科医生全时当量", "practising GP full-time equivalents", indicator.Stock),
		Areas:      Each, Flows: []Flow{Hiring},
		Of: func(c *Count) (n, d float64) { return c.Practising, 1 },
	},
	{
		definition: count("contracts", "签约居民数", "residents with a contract in force", indicator.Stock),
		Areas:      Each, Flows: []Flow{Signing},
		Of: func(c *Count) (n, d float64) { return c.Contracts, 1 },
	},
	{
		definition: count("community_visits", "居民年社区就诊人次", "residents' community visits per year", indicator.Flow),
		Areas:      Each, Flows: []Flow{CommunityVisits},
		Of: func(c *Count) (n, d float64) { return c.CommunityVisits, 1. / 12 },
	},
}}

// count defines a plain number: it is its own numerator.
func count(id indicator.ID, zh, en string, kind indicator.Kind) definition {
	return definition{
		ID: id, ZH: zh, EN: en, NumeratorZH: zh, DenominatorZH: "1（合计）", NumeratorEN: en, DenominatorEN: "1 (a sum)",
		Kind: kind, Unit: indicator.Count,
	}
}
