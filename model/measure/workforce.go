package measure

import "chcsim/model/indicator"

// Staff is who works in an area at the month's end.
type Staff struct {
	Residents           float64
	Counted, Practising float64 // GPs, and full-time equivalents of those who practise
	Posts               float64 // for counted GPs
	Committees, Served  float64 // neighbourhood committees, and those with a GP of their own
	Studios, Assisted   float64 // family-doctor studios, and those with an assistant
}

// Workforce holds the indicators of GPs, committees and studios.
var Workforce = Part[*Staff]{"workforce", []row[*Staff]{
	{
		definition: definition{
			ID: "gp_per_10k", ZH: "每万人全科医生数", EN: "GPs per 10,000 residents",
			NumeratorZH: "在册全科医生人数（含未在社区执业者）", DenominatorZH: "常住居民（万人）",
			NumeratorEN: "counted GPs, whether or not they practise in the community", DenominatorEN: "residents in ten thousands",
			Kind: indicator.Stock, Unit: indicator.Per10k, Source: "S046 S077",
		},
		Flows:   []Flow{Hiring},
		Bounded: true,
		Of:      func(s *Staff) (n, d float64) { return s.Counted, s.Residents / 10000 },
	},
	{
		definition: definition{
			ID: "gp_fte_per_10k", ZH: "每万人执业全科医生（全时当量）", EN: "practising GP full-time equivalents per 10,000 residents",
			NumeratorZH: "在社区执业的全科医生全时当量", DenominatorZH: "常住居民（万人）",
			NumeratorEN: "full-time equivalents of GPs who practise in the community", DenominatorEN: "residents in ten thousands",
			Kind: indicator.Stock, Unit: indicator.Per10k, Source: "O104 O114",
		},
		Flows: []Flow{Hiring},
		Of:    func(s *Staff) (n, d float64) { return s.Practising, s.Residents / 10000 },
	},
	{
		definition: definition{
			ID: "committee_gp_rate", ZH: "居委会固定家庭医生配备率", EN: "neighbourhood committees with a GP of their own",
			NumeratorZH: "有相对固定家庭医生的居委会", DenominatorZH: "居委会总数",
			NumeratorEN: "neighbourhood committees with a designated GP", DenominatorEN: "all neighbourhood committees",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S078 O030",
		},
		Flows: []Flow{Hiring},
		Of:    func(s *Staff) (n, d float64) { return s.Served, s.Committees },
	},
	{
		definition: definition{
			ID: "assistant_rate", ZH: "家庭医生工作室行政助手配备率", EN: "family-doctor studios with an assistant",
			NumeratorZH: "至少有1名行政助手的家庭医生工作室", DenominatorZH: "家庭医生工作室总数",
			NumeratorEN: "studios with at least one assistant", DenominatorEN: "all family-doctor studios",
			Kind: indicator.Stock, Unit: indicator.Share, Source: "S079",
		},
		Of: func(s *Staff) (n, d float64) { return s.Assisted, s.Studios },
	},
}, bound[*Staff]{"岗位数", "the number of posts", fullyStaffed}}

// fullyStaffed is the month's end with all posts filled.
func fullyStaffed(s *Staff) *Staff {
	ample := *s
	ample.Counted = max(s.Counted, s.Posts)
	return &ample
}
