package capability

import (
	"slices"
	"testing"
)

// Every row says in both languages what it is and what its effects change; paths of sizes are as analysts know them.
func TestRowsAreComplete(t *testing.T) {
	for i, row := range rows {
		if row.ID == "" || row.ZH == "" || row.EN == "" || row.ShortZH == "" {
			t.Errorf("capability %d lacks a name: %+v", i, row)
		}
		var kinds []Kind
		for _, e := range row.Effects {
			if e.ZH == "" || e.EN == "" || slices.Contains(kinds, e.Kind) {
				t.Errorf("%s: effect %+v", row.ID, e)
			}
			if (e.Kind == Saving) != (len(e.Activities) > 0) || (e.Kind == Completion) != (e.Completes != Nothing) {
				t.Errorf("%s: effect %+v changes nothing", row.ID, e)
			}
			kinds = append(kinds, e.Kind)
		}
		if found, ok := Find(row.ID); !ok || int(found) != i {
			t.Errorf("%s is found as %v, %t", row.ID, found, ok)
		}
	}
	var names []string
	for _, e := range (Sizes{}).Elements() {
		names = append(names, e.Name)
	}
	for _, name := range []string{"appeal.ct", "saving.self_test_records", "health_station_detection", "ventilator_relief"} {
		if !slices.Contains(names, name) {
			t.Errorf("no %s among %v", name, names)
		}
	}
}
