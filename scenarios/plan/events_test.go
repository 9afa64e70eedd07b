package plan

import (
	"strings"
	"testing"

	"chcsim/model/capability"
	"chcsim/model/estate"
	"chcsim/model/month"
)

func withEvents(rows string) map[string]string {
	return map[string]string{
		"base.yaml":  strings.Replace(smallFiles["base.yaml"], "projects: projects.csv", "projects: projects.csv\n  events: events.csv", 1),
		"events.csv": "facility,date,event\n" + rows + "\n",
	}
}

func TestEvents(t *testing.T) {
	ct, _ := capability.Find("ct")
	got := mustLoad(t, withEvents("c1,2022-05,CT\ns1,2023-06,关闭\ns1,2021-02,standardized")).Tables.Events
	want := []Event{
		{Facility: "c1", Month: month.Of(2022, 5), Kind: estate.Equipped, Capability: ct},
		{Facility: "s1", Month: month.Of(2023, 6), Kind: estate.Closed}, {Facility: "s1", Month: month.Of(2021, 2), Kind: estate.Standardized},
	}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("%+v", got)
	}
}

func TestEventsThatCannotBe(t *testing.T) {
	for row, want := range map[string]string{
		"c9,2022-05,ct":                `there is no facility "c9"`,
		"c1,2023-07,ct":                "later than as_of 2023-06",
		"c1,2022-05,ctt":               "did you mean: ct",
		"c1,2022-05,closed":            "the centre Tianping CHC closes",
		"s1,2022-05,opened":            "open from the start",
		"s1,2022-05,ct":                "ct is not rolled out to station",
		"c1,2022-05,tcm_station":       "tcm_station is not rolled out to centre",
		"c1,2022-05,health_station":    "is no event", // its places are no facilities
		"c1,2022-05,ct\nc1,2022-06,ct": "stands here a second time",
	} {
		if _, err := load(t, "plan.yaml", withEvents(row)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, expected %q", row, err, want)
		}
	}
}
