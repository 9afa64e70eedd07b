package measure

import (
	"chcsim/model/contract"
	"chcsim/model/indicator"
)

// Contracts is who has signed in an area by the month's end.
type Contracts struct {
	contract.Tally
	Key, KeyContracted float64 // registered persons of the key groups, and those with a contract
	Ceiling            int     // residents who would sign in the end, each stratum up to its ceiling
	PractisingGPs      float64 // full-time equivalents
}

// Contract holds the indicators of contracts.
var Contract = Part[*Contracts]{"contract", []row[*Contracts]{
	{
		definition: definition{
			ID: "contract_rate", ZH: "常住居民签约率", EN: "contract rate of residents",
			NumeratorZH: "累计签约且仍有效的常住居民", DenominatorZH: "常住居民",
			NumeratorEN: "residents with a contract in force", DenominatorEN: "residents",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S065 S094 S095",
		},
		Flows:   []Flow{Signing},
		Bounded: true,
		Of:      func(c *Contracts) (n, d float64) { return float64(c.Contracted), float64(c.Residents) },
	},
	{
		definition: definition{
			ID: "key_group_contract_rate", ZH: "重点人群签约率", EN: "contract rate of key groups",
			NumeratorZH: "签约的重点人群（并集，不重复计）", DenominatorZH: "登记在册的重点人群（并集）",
			NumeratorEN: "registered key-group residents with a contract (a union)", DenominatorEN: "registered key-group residents (a union)",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S008 S060 S066",
		},
		Flows: []Flow{Signing},
		Of:    func(c *Contracts) (n, d float64) { return c.KeyContracted, c.Key },
	},
	{
		definition: definition{
			ID: "contract_under60_share", ZH: "签约居民中60岁以下占比", EN: "share of contracted residents under 60",
			NumeratorZH: "60岁以下签约居民", DenominatorZH: "签约居民",
			NumeratorEN: "contracted residents under 60", DenominatorEN: "contracted residents",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S029 S030",
		},
		Of: func(c *Contracts) (n, d float64) { return float64(c.ContractedUnder60), float64(c.Contracted) },
	},
	{
		definition: definition{
			ID: "effective_contract_share", ZH: "有效签约比", EN: "share of contracts that are active",
			NumeratorZH: "有服务利用的签约居民", DenominatorZH: "签约居民",
			NumeratorEN: "residents with an active contract", DenominatorEN: "contracted residents",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "O143",
		},
		Of: func(c *Contracts) (n, d float64) { return float64(c.Active), float64(c.Contracted) },
	},
	{
		definition: definition{
			ID: "contracts_per_gp", ZH: "每名执业全科医生签约人数", EN: "contracts per practising GP",
			NumeratorZH: "签约居民", DenominatorZH: "执业全科医生全时当量",
			NumeratorEN: "contracted residents", DenominatorEN: "practising GP full-time equivalents",
			Kind: indicator.Stock, Unit: indicator.Number,
		},
		Flows: []Flow{Signing},
		Of:    func(c *Contracts) (n, d float64) { return float64(c.Contracted), c.PractisingGPs },
	},
}, bound[*Contracts]{"签约意愿的上限", "the ceiling of the wish to sign", withCeiling}}

// withCeiling is the month's end if all had signed who ever would.
func withCeiling(c *Contracts) *Contracts {
	ample := *c
	ample.Contracted = max(c.Contracted, c.Ceiling)
	return &ample
}
