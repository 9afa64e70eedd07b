package capability

import "chcsim/model/task"

// rows states every capability. Its place counts: random streams and the order of parameters follow it, so a new
// one stands last.
var rows = [...]Row{
	{ // S056, Y052
		ID: "rehabilitation", ZH: "社区康复中心", ShortZH: "康复", EN: "community rehabilitation centre", Scope: PerCentre, Treats: RehabilitationBeds,
		Effects: []Effect{{Kind: Appeal, ZH: "社区康复中心对就诊选择的作用", EN: "appeal of a rehabilitation centre"}},
	},
	{ // Y053
		ID: "nursing", ZH: "社区护理中心", ShortZH: "护理", EN: "community nursing centre", Scope: PerCentre, Treats: NursingBeds,
		Effects: []Effect{{Kind: Appeal, ZH: "社区护理中心对就诊选择的作用", EN: "appeal of a nursing centre"}},
	},
	{ // S097, Y054
		ID: "health_management", ZH: "社区健康管理中心", ShortZH: "健康管理中心", EN: "community health-management centre", Scope: PerCentre,
		Effects: []Effect{
			{Kind: Appeal, ZH: "健康管理中心对就诊选择的作用", EN: "appeal of a health-management centre"},
			{Kind: Saving, Name: "assessment", ZH: "健康管理中心节省的评估体检工时", EN: "minutes of assessments and examinations saved by a health-management centre",
				Activities: []task.Activity{task.Assessment, task.ElderlyExam}},
		},
	},
	{ // S098, Y065
		ID: "tcm_specialty", ZH: "中医特色专病（专科）", ShortZH: "中医专病", EN: "TCM specialty service", Scope: PerCentre,
		Effects: []Effect{{Kind: Appeal, ZH: "中医专病对就诊选择的作用", EN: "appeal of a TCM specialty"}},
	},
	{ // S099, Y065
		ID: "tcm_station", ZH: "服务站中医药服务", ShortZH: "站点中医药", EN: "TCM service at stations", Scope: PerStation,
		Effects: []Effect{{Kind: Appeal, ZH: "站点中医药服务对就诊选择的作用", EN: "appeal of TCM at all stations of the area"}},
	},
	{ // S111, Y055
		ID: "ct", ZH: "CT", ShortZH: "CT", EN: "CT", Scope: PerCentre, Treats: Imaging,
		Effects: []Effect{{Kind: Appeal, ZH: "CT对就诊选择的作用", EN: "appeal of CT"}},
	},
	{ // S111, Y055
		ID: "ventilator", ZH: "无创呼吸机", ShortZH: "无创呼吸机", EN: "non-invasive ventilator", Scope: PerCentre,
		Effects: []Effect{{Kind: Completion, Name: "relief", ZH: "缺无创呼吸机损失的CT分流作用", EN: "part of CT's relief of up-referral missed without a ventilator", Completes: Imaging}},
	},
	{ // S043, Y062
		ID: "paediatrics", ZH: "儿科诊疗", ShortZH: "儿科", EN: "paediatrics", Scope: PerCentre, Treats: Children,
		Effects: []Effect{{Kind: Appeal, ZH: "儿科对就诊选择的作用", EN: "appeal of paediatrics"}},
	},
	{ // S011, S070, S071, Y051
		ID: "health_station", ZH: "智慧健康驿站", ShortZH: "智慧健康驿站", EN: "smart health station", Scope: PerPlace,
		Effects: []Effect{
			{Kind: Saving, Name: "contact", ZH: "智慧健康驿站节省的随访联系工时", EN: "minutes of contacts and follow-ups saved by smart health stations",
				Activities: []task.Activity{task.Contact, task.HypertensionFollow, task.DiabetesFollow}},
			{Kind: Detection, Name: "detection", ZH: "智慧健康驿站筛查纳管比例", EN: "undiagnosed patients brought onto the list by smart health stations"},
		},
	},
	{ // S012, Y005
		ID: "health_point", ZH: "园区（楼宇）健康服务点", ShortZH: "健康服务点", EN: "health point in office parks", Scope: PerArea,
		Effects: []Effect{
			{Kind: OutreachSaving, Name: "outreach", ZH: "园区健康服务点节省的签约工时比例", EN: "outreach time saved by health points in office parks"},
			{Kind: Workers, Name: "workers", ZH: "园区健康服务点增加的在职者就诊比例", EN: "more visits of people who work in the area through health points in office parks"},
		},
	},
	{ // S096, Y023
		ID: "alliance", ZH: "紧密型医联体", ShortZH: "医联体", EN: "tight medical alliance", Scope: PerCentre, Treats: Specialties,
		Effects: []Effect{{Kind: Appeal, ZH: "紧密型医联体对就诊选择的作用", EN: "appeal of a tight medical alliance"}},
	},
	{ // S023, Y057
		ID: "fever_clinic", ZH: "发热门诊", ShortZH: "发热门诊", EN: "fever clinic", Scope: PerCentre,
		Effects: []Effect{{Kind: EpidemicRelief, Name: "relief", ZH: "发热门诊减少的抽调比例", EN: "epidemic diversion of GPs saved by a fever clinic"}},
	},
	{ // S010
		ID: "self_test", ZH: "健康自测设施升级", ShortZH: "自测设施", EN: "upgraded self-test equipment", Scope: PerStation,
		Effects: []Effect{{Kind: Saving, Name: "records", ZH: "自测设施节省的建档更新工时", EN: "minutes of records saved by self-test equipment at all stations",
			Activities: []task.Activity{task.Records}}},
	},
	{ // S015, S054, Y050
		ID: "national_standard", ZH: "国家推荐标准", ShortZH: "国家推荐标准", EN: "national recommended standard", Scope: PerCentre,
		Effects: []Effect{{Kind: Appeal, ZH: "国家推荐标准对就诊选择的作用", EN: "appeal of the national recommended standard"}},
	},
}
