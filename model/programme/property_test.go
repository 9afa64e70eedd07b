package programme

import (
	"testing"

	"pgregory.net/rapid"

	"chcsim/model/cell"
	"chcsim/model/month"
	"chcsim/model/rng"
	"chcsim/model/task"
)

// More minutes for any need never lower what has been achieved since the start, nor any stock. Updates of
// records are left out: who is assessed sooner needs no update later.
func TestMoreMinutesNeverLessCare(t *testing.T) {
	c := ordinary()
	rapid.Check(t, func(t *rapid.T) {
		counts := []cell.Counts{residents(1)}
		new := func() *State {
			s, err := New(c, Start{Counts: counts, VisitsPerResident: 2.8}, rng.NewKey(3))
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		a, b := new(), new()
		none, visits := []int{0}, []float64{2300}
		var low, high [10]Ratio
		for i := range 20 {
			m := first + month.Month(i)
			d := Demand{Counts: counts, ContractedLeft: none, OthersLeft: none, Arrived: none}
			needs := a.Needs(m, d)
			b.Needs(m, d)
			less, more := make([]task.Minutes, 1), make([]task.Minutes, 1)
			share := rapid.Float64Range(0, 1.2).Draw(t, "share")
			extra := rapid.Float64Range(0, 0.5).Draw(t, "extra")
			for act := range needs[0] {
				for p, n := range needs[0][act] {
					less[0][act][p], more[0][act][p] = share*n, (share+extra)*n
				}
			}
			x := a.Month(m, Inputs{less, counts, none, none, visits})[0]
			y := b.Month(m, Inputs{more, counts, none, none, visits})[0]
			for k, r := range flows(x) {
				low[k].add(r)
			}
			for k, r := range flows(y) {
				high[k].add(r)
			}
			for k := range high {
				if high[k].Numerator < low[k].Numerator-1e-6 {
					t.Fatalf("month %d, flow %d: %v with more minutes, %v with fewer", i, k, high[k], low[k])
				}
			}
			for k, r := range stocks(y) {
				if r.Rate() < stocks(x)[k].Rate()-1e-9 {
					t.Fatalf("month %d, stock %d: %v with more minutes, %v with fewer", i, k, r, stocks(x)[k])
				}
			}
		}
	})
}

func flows(c Care) [6]Ratio {
	return [6]Ratio{c.ElderlyManaged, c.ContractedElderlyManaged, c.ElderlyExamined,
		c.AnnualAssessmentRate, c.QuarterlyContactRate, c.WorkloadUnits}
}

func stocks(c Care) [4]Ratio {
	return [4]Ratio{c.HypertensionManaged, c.DiabetesManaged, c.RecordRate, c.ContractedRecordRate}
}

// Whatever happens to people and minutes, no rate leaves 0 to 1, records belong to persons, and no
// more minutes are used than were given.
func TestBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := []cell.Counts{residents(1), residents(2)}
		s, err := New(ordinary(), Start{Counts: counts, VisitsPerResident: 2.8}, rng.NewKey(rapid.Uint64().Draw(t, "seed")))
		if err != nil {
			t.Fatal(err)
		}
		for i := range 24 {
			m := first + month.Month(i)
			left, others, arrived := move(t, counts)
			effort := [task.Activities]float64{}
			for a := range effort {
				effort[a] = rapid.Float64Range(0.5, 1.5).Draw(t, "effort")
			}
			needs := s.Needs(m, Demand{counts, left, others, arrived, [][task.Activities]float64{effort, effort}, []float64{0.1, 0}})
			given := part(rapid.Float64Range(0, 1).Draw(t, "share"))(needs)
			signed, ended := sign(t, counts)
			visits := []float64{rapid.Float64Range(0, 9000).Draw(t, "visits"), 100}
			for area, care := range s.Month(m, Inputs{given, counts, signed, ended, visits}) {
				checkArea(t, s, area, care, &given[area])
			}
		}
	})
}

func checkArea(t *rapid.T, s *State, area int, care Care, given *task.Minutes) {
	for k, r := range stocks(care) {
		if r.Rate() < 0 || r.Rate() > 1+1e-9 {
			t.Fatalf("area %d, stock %d: %v", area, k, r)
		}
	}
	if r := care.RecordUpdatedRate.Rate(); r < 0 || r > 1+1e-9 {
		t.Fatalf("area %d: %v of records updated", area, r)
	}
	if care.ServiceRate < 0 || care.ServiceRate > 1+1e-9 {
		t.Fatalf("area %d: service rate %v", area, care.ServiceRate)
	}
	used, a := [task.Activities]float64{}, &s.areas[area]
	for v := range service(services) {
		used[promises[v].activity] += a.done[v] * s.cfg.minutes(v) * a.effort[promises[v].activity]
	}
	for activity, minutes := range used {
		sum := 0.0
		for _, g := range given[activity] {
			sum += g
		}
		if minutes > sum+1e-6 {
			t.Fatalf("area %d: %v took %v of %v minutes", area, task.Activity(activity), minutes, sum)
		}
	}
}

// move lets some people of each area die or arrive.
func move(t *rapid.T, counts []cell.Counts) (left, others, arrived []int) {
	for i := range counts {
		l, o := 0, 0
		for g := range counts[i] {
			n := counts[i][g] / rapid.IntRange(3, 400).Draw(t, "leave")
			counts[i][g] -= n
			if _, _, status, _ := cell.Group(g).Split(); status.Contracted() {
				l += n
			} else {
				o += n
			}
		}
		n := rapid.IntRange(0, 300).Draw(t, "arrive")
		counts[i][cell.Index(cell.Age18to44, cell.Healthy, cell.NoContract, cell.NotInclined)] += n
		left, others, arrived = append(left, l), append(others, o), append(arrived, n)
	}
	return left, others, arrived
}

// sign moves persons between contract and none.
func sign(t *rapid.T, counts []cell.Counts) (signed, ended []int) {
	for i := range counts {
		none := cell.Index(cell.Age45to59, cell.Hypertension, cell.NoContract, cell.NotInclined)
		active := cell.Index(cell.Age45to59, cell.Hypertension, cell.ActiveContract, cell.NotInclined)
		in, out := rapid.IntRange(0, counts[i][none]).Draw(t, "sign"), rapid.IntRange(0, counts[i][active]).Draw(t, "end")
		counts[i][none] += out - in
		counts[i][active] += in - out
		signed, ended = append(signed, in), append(ended, out)
	}
	return signed, ended
}
