package answer

import (
	"strings"

	"chcsim/model/capability"
	"chcsim/model/param"
	"chcsim/output/words"
)

// Labels names parameters so that no two have the same name: elements of a list, which share theirs, are
// told apart by as much of the end of their paths as that takes.
func Labels(parameters []param.Parameter, l words.Lang) []string {
	sharing := map[string][]int{}
	labels := make([]string, len(parameters))
	for i, p := range parameters {
		labels[i] = in(l, p.ZH, p.EN)
		sharing[labels[i]] = append(sharing[labels[i]], i)
	}
	for name, members := range sharing {
		if len(members) == 1 {
			continue
		}
		ends := pathEnds(parameters, members)
		for k, i := range members {
			labels[i] = words.MedianInterval.Fill(l, name, element(ends[k], l))
		}
	}
	return labels
}

// pathEnds are the ends of the members' paths, with the fewest steps that tell them apart.
func pathEnds(parameters []param.Parameter, members []int) [][]string {
	ends := make([][]string, len(members))
	for steps := 1; ; steps++ {
		seen, longest := map[string]bool{}, 0
		for k, i := range members {
			path := strings.Split(parameters[i].Path, ".")
			longest = max(longest, len(path))
			ends[k] = path[max(0, len(path)-steps):]
			seen[strings.Join(ends[k], ".")] = true
		}
		if len(seen) == len(members) || steps >= longest {
			return withoutCommonEnd(ends)
		}
	}
}

// withoutCommonEnd takes off the last steps that all have in common: they are what the name says already.
func withoutCommonEnd(ends [][]string) [][]string {
	for len(ends[0]) > 1 {
		last := ends[0][len(ends[0])-1]
		for _, end := range ends {
			if len(end) < 2 || end[len(end)-1] != last {
				return ends
			}
		}
		for k := range ends {
			ends[k] = ends[k][:len(ends[k])-1]
		}
	}
	return ends
}

// element writes the end of a path for people.
func element(steps []string, l words.Lang) string {
	names := make([]string, len(steps))
	for i, step := range steps {
		names[i] = step
		if l != words.ZH {
			continue
		}
		if c, ok := capability.Find(step); ok {
			names[i] = c.Row().ShortZH
		} else if elements[step] != "" {
			names[i] = elements[step]
		}
	}
	if l == words.ZH {
		return strings.Join(names, "·")
	}
	return strings.ReplaceAll(strings.Join(names, ", "), "_", " ")
}

// elements are the Chinese names of the elements of lists; those of capabilities stand in their rows.
var elements = map[string]string{
	"under_60": "60岁以下", "over_60": "60岁及以上", "over_65": "65岁及以上", "registered_ill": "在册慢病患者", "others": "其他人",
	"male": "男", "female": "女", "men": "男", "women": "女",
	"age_0_6": "0–6岁", "age_7_17": "7–17岁", "age_18_44": "18–44岁", "age_45_59": "45–59岁",
	"age_60_64": "60–64岁", "age_65_79": "65–79岁", "age_80_plus": "80岁及以上",
	"none": "无慢病", "hypertension": "高血压", "diabetes": "糖尿病", "both": "两病并存",
	"gp": "全科医生", "nurse": "护士", "public_health": "公卫医师", "assistant": "助理", "other_clinician": "其他医师",
	"walk": "步行", "cycle": "骑行", "near": "近", "middle": "中", "far": "远",
	"district": "区属医院", "municipal": "市级医院", "acute": "急性就诊", "refill": "配药", "follow_up": "随访",
	"siting": "选址", "approval": "审批", "design": "设计", "construction": "新建", "acceptance": "验收", "renovation": "改扩建",
	"home_bed": "家庭病床", "home_course": "上门服务", "palliative": "安宁疗护", "stay": "住床", "days": "天数", "cv": "变异系数", "months": "月数",
	"jan": "1月", "feb": "2月", "mar": "3月", "apr": "4月", "may": "5月", "jun": "6月",
	"jul": "7月", "aug": "8月", "sep": "9月", "oct": "10月", "nov": "11月", "dec": "12月",
}
