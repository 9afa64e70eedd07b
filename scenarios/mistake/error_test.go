package mistake

import (
	"strings"
	"testing"
)

func TestExcerptOfALongLine(t *testing.T) {
	x := excerpt{strings.Repeat("长", 80) + "here" + strings.Repeat("x", 80), 7, 81, 4}
	var b strings.Builder
	x.write(&b)
	lines := strings.Split(b.String(), "\n")
	caret := strings.Index(lines[2], "^")
	if cells.StringWidth(lines[1]) > excerptWidth+12 || !strings.HasSuffix(lines[2], " ^^^^") ||
		cells.StringWidth(lines[1][:strings.Index(lines[1], "here")]) != caret {
		t.Errorf("%s", b.String())
	}
}

func TestNearestNames(t *testing.T) {
	valid := []string{"workforce.recruits_per_year", "clinic.community_share_district", "run.seed", "access.zone_weight.far", "xuhui/base.yaml",
		"上转率", "重点人群中的签约率", "常住居民签约率"}
	for given, want := range map[string]string{
		"workforce.recruits_per_yer": "workforce.recruits_per_year",
		"recruits_per_year":          "workforce.recruits_per_year",
		"run.sead":                   "run.seed",
		"zone_weight.far":            "access.zone_weight.far",
		"clinic.community_share":     "clinic.community_share_district",
		"xuhi/base.yaml":             "xuhui/base.yaml",
		"something.else.entirely":    "",
		"cas":                        "", // of three letters two are too many to change
		"other.yaml":                 "",
		"签约率":                        "常住居民签约率",
		"下转率":                        "上转率",
		"workforce":                  "", // a section is no name
		"recruits":                   "workforce.recruits_per_year",
		"run.sed":                    "run.seed",
		"转诊率":                        "", // of three characters, too
	} {
		if got := Nearest(given, valid); got != want {
			t.Errorf("%s: %q, want %q", given, got, want)
		}
	}
}
