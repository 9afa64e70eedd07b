package measure

import "chcsim/model/indicator"

// AnnualCost is what the priced measures cost.
const AnnualCost indicator.ID = "annual_cost"

// Costs holds the indicators of money.
var Costs = Part[float64]{section: "costs", rows: []row[float64]{
	{
		definition: definition{
			ID: AnnualCost, ZH: "年度增量成本（千元）", EN: "yearly cost of the priced measures, thousand yuan",
			NumeratorZH: "按单价计算的措施成本（千元）", DenominatorZH: "1（合计）",
			NumeratorEN: "cost of measures that have a unit cost, thousand yuan", DenominatorEN: "1 (a sum)",
			Kind: indicator.Flow, Unit: indicator.Thousands, LowerIsBetter: true,
		},
		Areas: District,
		Of:    func(cost float64) (n, d float64) { return cost, 1. / 12 },
	},
}}
