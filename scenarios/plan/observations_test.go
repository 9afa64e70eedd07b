package plan

import (
	"math"
	"strings"
	"testing"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
)

// observing loads the small scenario with a table of observations.
func observing(t *testing.T, table string) *Scenario {
	t.Helper()
	return mustLoad(t, map[string]string{"observations.csv": table})
}

func TestObservationsInChinese(t *testing.T) {
	s := observing(t, "\ufeff指标,区域,日期,期间,数值,比较,标准差,来源,备注\n"+
		"常住居民签约率,,2022-06,,41.5%,,0.5%,O104,月报\n"+
		"签约居民数,天平路街道,2022-06,月,30000,≥,,,\n"+
		"居民区级医院门诊人次,全区,2022,年,250000,约,9000,,\n"+
		"wait_mean,all,2022-06,当月,21,＝,,,\n")
	whole := len(s.Tables.Subdistricts)
	want := []indicator.Observation{
		{Name: "contract_rate", Indicator: "contract_rate", Area: whole, Month: month.Of(2022, 6), Period: indicator.OfMonth, Value: .415,
			Comparator: indicator.Equal, SD: .005, Source: "O104", Note: "月报", Row: "observations.csv:2"},
		{Name: "contracts", Indicator: "contracts", Part: indicator.Numerator, Area: 0, Month: month.Of(2022, 6), Period: indicator.OfMonth, Value: 30000,
			Comparator: indicator.AtLeast, SD: 1500, Row: "observations.csv:3"},
		{Name: "district_visits", Indicator: "community_share_district", Part: indicator.Remainder, Area: whole, Month: month.Of(2022, 12), Period: indicator.OfYear,
			Value: 250000, Comparator: indicator.Around, SD: 9000, Row: "observations.csv:4"},
		{Name: "wait_mean", Indicator: "wait_mean", Area: whole, Month: month.Of(2022, 6), Period: indicator.OfMonth, Value: 21,
			Comparator: indicator.Equal, SD: 1.05, Row: "observations.csv:5"},
	}
	got := s.Observed()
	if len(got) != len(want) {
		t.Fatalf("%d observations: %+v", len(got), got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("read %+v\nexpected %+v", got[i], want[i])
		}
	}
}

// What an observation is for follows from its date, its comparator and whether it states its error. The horizon is 2021-01 to
// 2025-12, as_of 2023-06.
func TestUseOfObservations(t *testing.T) {
	for row, want := range map[string]indicator.Use{
		"contract_rate,2023-06,,0,=,":           indicator.Used, // of 0, too
		"contract_rate,2023-07,,40%,=,1%":       indicator.Later,
		"contract_rate,2023-06,,40%,~,":         indicator.Compared, // about, from elsewhere
		"contract_rate,2023-06,,40%,~,1%":       indicator.Used,
		"contract_rate,2020-12,,40%,=,1%":       indicator.BaseFact,
		"contract_rate,2020-12,,40%,=,":         indicator.Compared,
		"contracts,2020-12,,40000,=,500":        indicator.BaseFact,
		"contracts,2020,year,40000,=,500":       indicator.BaseFact, // at the end of the year
		"wait_mean,2020-12,month,20,=,1":        indicator.Compared, // facts of the base year are of the whole of it
		"wait_mean,2021-01,month,20,=,":         indicator.Used,
		"community_visits,2021-12,year,9e5,>=,": indicator.Used,
	} {
		s := observing(t, "indicator,date,period,value,comparator,sd\n"+row+"\n")
		if got := s.Observed(); len(got) != 1 || got[0].Use != want || len(s.Warnings) > 1 || got[0].SD <= 0 {
			t.Errorf("%s: %+v, expected use %d; %v", row, got, want, s.Warnings)
		}
	}
}

func TestObservationsOutsideAreToldOnce(t *testing.T) {
	s := observing(t, "indicator,date,value,source\ncontract_rate,2018-12,30%,\ncontract_rate,2019-12,31%,\ncontract_rate,2026-01,50%,\n"+
		"contract_rate,2022-12,40%,O104\ncontract_rate,2022-12,41%,O106\nwait_mean,2020-06,21,\n")
	if got := s.Observed(); len(got) != 2 {
		t.Errorf("%d can be compared: %+v", len(got), got)
	}
	var told []string
	for _, w := range s.Warnings {
		if text := w.In("en"); strings.HasPrefix(text, "observations.csv") {
			told = append(told, text)
		}
	}
	want := []string{
		"observations.csv:6: the contract_rate of all in 2022-12 stands here a second time; first in line 5",
		"observations.csv:4: the contract_rate of all cannot be compared: 2026-01 lies outside 2020-12 to 2025-12",
		"observations.csv:2: 3 observations, the first of them here, lie before 2020-12 and cannot be compared: they are not used",
	}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("told:\n%s", strings.Join(told, "\n"))
	}
}

// Every quantity has one name in files and one in Chinese, and an indicator that has what is observed.
func TestQuantitiesAreToldApart(t *testing.T) {
	seen := map[string]bool{}
	for _, q := range measure.Quantities() {
		if _, ok := measure.Find(string(q.Indicator)); !ok || seen[q.Name] || seen[q.ZH] || q.ZH == "" || q.EN == "" {
			t.Errorf("%+v", q)
		}
		seen[q.Name], seen[q.ZH] = true, true
	}
}

func TestUsualSD(t *testing.T) {
	for _, c := range []struct {
		value, weight, want float64
		unit                indicator.Unit
	}{{.4, 1, .02, indicator.Share}, {.4, 4, .01, indicator.Share}, {.03, 1, .005, indicator.Share}, {0, 1, .5, indicator.Number}, {4.2, 1, .21, indicator.Per10k}} {
		if got := indicator.UsualSD(c.value, c.unit) / math.Sqrt(c.weight); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// Whatever a table of observations holds, each of its rows is read, warned of or reported: none is lost in silence.
func FuzzObservations(f *testing.F) {
	f.Add("contract_rate,310104003,2022-06,month,41%,>=,1%")
	f.Add("签约居民数,全区,2022-06,月,4.12万,约,")
	f.Add("community_visits,,2022,年,1e5,=,0\ncommunity_visits,,2022-12,year,99999,=,NaN")
	f.Add("health_stations,,2024-01,,-0,,1e-300")
	f.Add("referrals_up,天平路街道,2199-12,year,100%,<,100%\n,,,,,,")
	f.Fuzz(func(t *testing.T, rows string) {
		s, err := load(t, "plan.yaml", map[string]string{"observations.csv": "indicator,area,date,period,value,comparator,sd\n" + rows})
		answered(t, rows, s, err)
		if err != nil {
			return
		}
		told := 0
		for _, w := range s.Warnings {
			if strings.HasPrefix(w.In("en"), "observations.csv") {
				told++
			}
		}
		kept := s.Observed()
		if len(kept) < len(s.Tables.Observations) && told == 0 {
			t.Fatalf("%d of %d rows are left, and nothing is said", len(kept), len(s.Tables.Observations))
		}
		for _, o := range kept {
			if !(o.Value >= 0) || math.IsInf(o.Value, 0) || !(o.SD > 0) || o.Use == indicator.Used && o.Month > s.AsOf {
				t.Fatalf("read %+v", o)
			}
		}
	})
}
