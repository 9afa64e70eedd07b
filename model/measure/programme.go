package measure

import (
	"chcsim/model/indicator"
	"chcsim/model/programme"
)

// Programme holds the indicators of the care programme.
var Programme = Part[*programme.Care]{"programme", []row[*programme.Care]{
	{
		definition: definition{
			ID: "hypertension_managed", ZH: "签约高血压患者规范管理率", EN: "contracted hypertension patients under standard management",
			NumeratorZH: "最近四个季度均按规范随访的签约高血压患者", DenominatorZH: "签约且在册的高血压患者",
			NumeratorEN: "contracted patients followed up in each of the last four quarters", DenominatorEN: "contracted patients on the list with hypertension",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S036 S068",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.HypertensionManaged.Numerator, c.HypertensionManaged.Denominator
		},
	},
	{
		definition: definition{
			ID: "diabetes_managed", ZH: "签约糖尿病患者规范管理率", EN: "contracted diabetes patients under standard management",
			NumeratorZH: "最近四个季度均按规范随访的签约糖尿病患者", DenominatorZH: "签约且在册的糖尿病患者",
			NumeratorEN: "contracted patients followed up in each of the last four quarters", DenominatorEN: "contracted patients on the list with diabetes",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S037 S069",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.DiabetesManaged.Numerator, c.DiabetesManaged.Denominator
		},
	},
	{
		definition: definition{
			ID: "elderly_managed", ZH: "老年人健康管理率", EN: "older adults under health management",
			NumeratorZH: "年内接受健康管理的65岁及以上居民", DenominatorZH: "65岁及以上居民",
			NumeratorEN: "residents of 65 and over under health management in the year", DenominatorEN: "residents of 65 and over",
			Kind: indicator.Flow, Unit: indicator.Share, Reached: true, Source: "S001 S072",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.ElderlyManaged.Numerator, c.ElderlyManaged.Denominator
		},
	},
	{
		definition: definition{
			ID: "contracted_elderly_managed", ZH: "签约老年人健康管理率", EN: "contracted older adults under health management",
			NumeratorZH: "年内接受健康管理的签约老年人", DenominatorZH: "签约的65岁及以上居民",
			NumeratorEN: "contracted residents of 65 and over under health management", DenominatorEN: "contracted residents of 65 and over",
			Kind: indicator.Flow, Unit: indicator.Share, Reached: true, Source: "S073",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.ContractedElderlyManaged.Numerator, c.ContractedElderlyManaged.Denominator
		},
	},
	{
		definition: definition{
			ID: "elderly_examined", ZH: "体检老年人占签约老年人比例", EN: "older adults examined ÷ contracted older adults",
			NumeratorZH: "年内实际健康体检的老年人", DenominatorZH: "签约的65岁及以上居民",
			NumeratorEN: "residents of 65 and over examined in the year", DenominatorEN: "contracted residents of 65 and over",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "S002 S074",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.ElderlyExamined.Numerator, c.ElderlyExamined.Denominator
		},
	},
	{
		definition: definition{
			ID: "record_rate", ZH: "常住居民电子健康档案建档率", EN: "residents with an electronic health record",
			NumeratorZH: "已建档居民", DenominatorZH: "常住居民",
			NumeratorEN: "residents with a record", DenominatorEN: "residents",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S003 S075",
		},
		Bounded: true,
		Of:      func(c *programme.Care) (n, d float64) { return c.RecordRate.Numerator, c.RecordRate.Denominator },
	},
	{
		definition: definition{
			ID: "record_updated_rate", ZH: "电子健康档案动态更新率", EN: "records updated within the year",
			NumeratorZH: "年内更新的档案", DenominatorZH: "已建档案",
			NumeratorEN: "records updated in the year", DenominatorEN: "records",
			Kind: indicator.Flow, Unit: indicator.Share, Source: "S004",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.RecordUpdatedRate.Numerator, c.RecordUpdatedRate.Denominator
		},
	},
	{
		definition: definition{
			ID: "contracted_record_rate", ZH: "签约居民规范建档率", EN: "contracted residents with a record",
			NumeratorZH: "已建档的签约居民", DenominatorZH: "签约居民",
			NumeratorEN: "contracted residents with a record", DenominatorEN: "contracted residents",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S005 S076",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.ContractedRecordRate.Numerator, c.ContractedRecordRate.Denominator
		},
	},
	{
		definition: definition{
			ID: "annual_assessment_rate", ZH: "签约居民年度健康评估率", EN: "contracted residents assessed in the year",
			NumeratorZH: "年内完成健康评估的签约居民", DenominatorZH: "签约居民",
			NumeratorEN: "contracted residents assessed in the year", DenominatorEN: "contracted residents",
			Kind: indicator.Flow, Unit: indicator.Share, Reached: true, Source: "S058 S080",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.AnnualAssessmentRate.Numerator, c.AnnualAssessmentRate.Denominator
		},
	},
	{
		definition: definition{
			ID: "quarterly_contact_rate", ZH: "签约居民季度联系率", EN: "contracted residents contacted in the quarter",
			NumeratorZH: "完成的季度联系人次", DenominatorZH: "应完成的季度联系人次",
			NumeratorEN: "quarterly contacts made", DenominatorEN: "quarterly contacts due",
			Kind: indicator.Flow, Unit: indicator.Share, Reached: true, Source: "S081",
		},
		Bounded: true,
		Of: func(c *programme.Care) (n, d float64) {
			return c.QuarterlyContactRate.Numerator, c.QuarterlyContactRate.Denominator
		},
	},
	{
		definition: definition{
			ID: "workload_units", ZH: "人均标化工作量", EN: "standardized workload units per resident and year",
			NumeratorZH: "标化工作量", DenominatorZH: "常住居民（人年）",
			NumeratorEN: "standardized workload units", DenominatorEN: "resident-years",
			Kind: indicator.Flow, Unit: indicator.Units, Source: "S025",
		},
		Of: func(c *programme.Care) (n, d float64) { return c.WorkloadUnits.Numerator, c.WorkloadUnits.Denominator },
	},
}, bound[*programme.Care]{"约定的次数与接受度", "how often it is promised and who accepts", func(c *programme.Care) *programme.Care { return c.Full }}}
