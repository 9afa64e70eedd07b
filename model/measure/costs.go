package measure

import "chcsim/model/indicator"

// AnnualCost is what the priced measures cost.
const AnnualCost indicator.ID = "annual_cost"

// Cost is what a month costs, thousand yuan: all together, and what goes where.
type Cost struct{ Total, GPs, Contracts, Stations, Projects float64 }

// Add adds an amount to one of the parts and to the total.
func (c *Cost) Add(part *float64, amount float64) {
	*part += amount
	c.Total += amount
}

// Costs holds the indicators of money.
var Costs = Part[*Cost]{section: "costs", rows: []row[*Cost]{
	money(AnnualCost, "按单价计算的年度成本（千元）", "yearly cost of the priced measures, thousand yuan",
		"按单价计算的措施成本（千元）", "cost of measures that have a unit cost, thousand yuan", func(c *Cost) float64 { return c.Total }),
	money("annual_cost_gps", "其中：执业全科医生（千元）", "of which practising GPs, thousand yuan",
		"执业全科医生成本（千元）", "cost of practising GPs, thousand yuan", func(c *Cost) float64 { return c.GPs }),
	money("annual_cost_contracts", "其中：签约服务费（千元）", "of which service fees of contracts, thousand yuan",
		"签约服务费（千元）", "service fees of contracts, thousand yuan", func(c *Cost) float64 { return c.Contracts }),
	money("annual_cost_stations", "其中：服务站标准化（千元）", "of which standard of stations, thousand yuan",
		"当年达标服务站的建设费（千元）", "cost of the stations brought to standard, thousand yuan", func(c *Cost) float64 { return c.Stations }),
	money("annual_cost_projects", "其中：建设项目（千元）", "of which building projects, thousand yuan",
		"当年完工项目的造价（千元）", "cost of the projects completed, thousand yuan", func(c *Cost) float64 { return c.Projects }),
}}

// CostParts are the amounts that the total is made of, in the order of their rows.
func CostParts() (parts []indicator.ID) {
	for _, r := range Costs.rows {
		if r.ID != AnnualCost {
			parts = append(parts, r.ID)
		}
	}
	return parts
}

// money defines an amount that is added up over twelve months.
func money(id indicator.ID, zh, en, ofZH, ofEN string, amount func(*Cost) float64) row[*Cost] {
	return row[*Cost]{
		definition: definition{
			ID: id, ZH: zh, EN: en, NumeratorZH: ofZH, DenominatorZH: "1（合计）", NumeratorEN: ofEN, DenominatorEN: "1 (a sum)",
			Kind: indicator.Flow, Unit: indicator.Thousands, LowerIsBetter: true,
		},
		Areas: District,
		Of:    func(c *Cost) (n, d float64) { return amount(c), 1. / 12 },
	}
}
