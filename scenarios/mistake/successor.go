package mistake

import "strings"

// successor is what became of a parameter that plans of earlier releases give a value.
type successor struct {
	now string // the parameter that means most nearly the same; empty where none does
	why Text   // what changed
}

var byStratum = Say("contracts are signed by stratum: over_65, age_0_6, registered_ill and others, each with a value of its own",
	"签约按人群计：over_65、age_0_6、registered_ill、others，各有取值")

var oneRegister = Say("one list of registered patients serves care and key groups: programme.registered", "登记患者只有一份名单，服务与重点人群共用：programme.registered")

var byResidents = Say("numbers of people that measures bring are per 10,000 residents", "措施带来的人数按每万居民计")

var priceMoves = Say("prices move choices as measures do, by a share of policy.total.choice", "价格与其他措施一样，按 policy.total.choice 的份额影响选择")

var atBalance = Say("the model starts at its own balance, which it computes", "模型从自身的平衡态开始，由模型算出")

// successors are by path, or by the path of a group that is gone with all in it. A path stays here for good: plans are older than releases.
var successors = map[string]successor{
	"clinic.price_advantage":                  {"policy.total.choice", priceMoves},
	"clinic.price_log_odds":                   {"policy.total.choice", priceMoves},
	"contract.ceiling.over_60":                {"contract.ceiling.over_65", byStratum},
	"contract.ceiling.under_60":               {"contract.ceiling.others", byStratum},
	"contract.imitation.over_60":              {"contract.imitation.over_65", byStratum},
	"contract.imitation.under_60":             {"contract.imitation.others", byStratum},
	"contract.innovation.over_60":             {"contract.innovation.over_65", byStratum},
	"contract.innovation.under_60":            {"contract.innovation.others", byStratum},
	"contract.key_group_odds_ratio":           {"contract.age_0_6_odds_ratio", byStratum},
	"contract.registered_diabetes":            {"programme.registered.diabetes.other", oneRegister},
	"contract.registered_hypertension":        {"programme.registered.hypertension.other", oneRegister},
	"contract.registration_odds_ratio":        {"", oneRegister},
	"programme.diabetes_managed_at_start":     {"", atBalance},
	"programme.hypertension_managed_at_start": {"", atBalance},
	"programme.records_at_start":              {"", atBalance},
	"workforce.added_registration_fte":        {"workforce.added_registrations_per_10k", byResidents},
	"workforce.cdc_recruits_per_year":         {"workforce.cdc_recruits_per_10k_year", byResidents},
	"workforce.contract_doctors_fte":          {"workforce.contract_doctors_per_10k", byResidents},
	"workforce.posted_doctors_per_year":       {"workforce.posted_doctors_per_10k_year", byResidents},
}

// Gone reports a path that earlier releases had, with its successor, and tells whether it is one.
func (p *List) Gone(at Place, path string) bool {
	next, ok := successors[path]
	for group := path; !ok && strings.Contains(group, "."); {
		group = group[:strings.LastIndex(group, ".")]
		next, ok = successors[group]
	}
	if !ok {
		return false
	}
	what := Say("the parameter %s is gone", "参数 %s 已取消", path)
	if next.now != "" {
		what = Say("the parameter %s is gone; its successor is %s", "参数 %s 已取消，由 %s 接替", path, next.now)
	}
	p.At(at, what).Advise(next.why)
	return true
}
