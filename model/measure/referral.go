package measure

import "chcsim/model/indicator"

// Care is referral both ways and care at home during the month. Waits and beds are known of the whole district only.
type Care struct {
	Residents                  float64
	GPVisits                   int
	UpReferrals, DownReferrals int
	HomeBedsOpened, HomeVisits int
	DaysWaited, SeenByExperts  int     // of patients referred to expert clinics
	BedDaysUsed, BedDays       float64 // of rehabilitation and nursing beds
}

// Referral holds the indicators of referral and care at home.
var Referral = Part[*Care]{section: "referral", rows: []row[*Care]{
	{
		definition: definition{
			ID: "referrals_up", ZH: "上转率", EN: "up-referrals per GP visit",
			NumeratorZH: "社区上转人次", DenominatorZH: "全科接诊人次",
			NumeratorEN: "patients referred up", DenominatorEN: "GP visits",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "O240",
		},
		Flows: []Flow{UpReferral},
		Of:    func(c *Care) (n, d float64) { return float64(c.UpReferrals), float64(c.GPVisits) },
	},
	{
		definition: definition{
			ID: "referrals_down", ZH: "下转人次（每千人年）", EN: "down-referrals per 1,000 residents",
			NumeratorZH: "下转人次（每千人年）", DenominatorZH: "常住居民（千人年）",
			NumeratorEN: "patients referred down", DenominatorEN: "thousand resident-years",
			Kind: indicator.Flow, Unit: indicator.Number, Source: "O235 O240",
		},
		Of: func(c *Care) (n, d float64) { return float64(c.DownReferrals), c.Residents / 1000 / 12 },
	},
	{
		definition: definition{
			ID: "specialist_wait_days", ZH: "经社区转诊的专家号等候天数", EN: "days to an expert clinic by referral",
			NumeratorZH: "转诊等候天数合计", DenominatorZH: "经转诊就诊人次",
			NumeratorEN: "days waited by referred patients", DenominatorEN: "referred patients seen",
			Kind: indicator.Level, Unit: indicator.Days, LowerIsBetter: true,
		},
		Areas: District, Flows: []Flow{UpReferral},
		Of: func(c *Care) (n, d float64) { return float64(c.DaysWaited), float64(c.SeenByExperts) },
	},
	{
		definition: definition{
			ID: "rehab_bed_occupancy", ZH: "康复护理床位使用率", EN: "occupancy of rehabilitation and nursing beds",
			NumeratorZH: "占用床日", DenominatorZH: "开放床日",
			NumeratorEN: "occupied bed-days", DenominatorEN: "open bed-days",
			Kind: indicator.Flow, Unit: indicator.Share,
		},
		Areas: District,
		Of:    func(c *Care) (n, d float64) { return c.BedDaysUsed, c.BedDays },
	},
	{
		definition: definition{
			ID: "home_beds", ZH: "家庭病床建床数（每千人年）", EN: "home beds per 1,000 residents",
			NumeratorZH: "年内新建家庭病床（张）", DenominatorZH: "常住居民（千人年）",
			NumeratorEN: "home beds opened in the year", DenominatorEN: "thousand resident-years",
			Kind: indicator.Flow, Unit: indicator.Number, Source: "S038 O158",
		},
		Of: func(c *Care) (n, d float64) { return float64(c.HomeBedsOpened), c.Residents / 1000 / 12 },
	},
	{
		definition: definition{
			ID: "home_visits", ZH: "上门服务人次（每千人年）", EN: "home visits per 1,000 residents",
			NumeratorZH: "上门医疗护理与健康管理人次", DenominatorZH: "常住居民（千人年）",
			NumeratorEN: "home visits", DenominatorEN: "thousand resident-years",
			Kind: indicator.Flow, Unit: indicator.Number, Source: "S039",
		},
		Of: func(c *Care) (n, d float64) { return float64(c.HomeVisits), c.Residents / 1000 / 12 },
	},
}}
