package chart

import (
	"math"
	"testing"

	"chcsim/model/month"
	"chcsim/output/words"
)

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func testHeatmap() Heatmap {
	h := Heatmap{
		Frame: testFrame(words.ZH, "每年招录全科医生与专家门诊号源：社区占比达到 40% 的概率"),
		X:     Parameter{"每年招录全科医生", words.Count, new(float64)},
		Y:     Parameter{"下沉社区的专家号源比例", words.Fraction, new(float64)},
		ZName: "达标概率", ZUnit: words.Chance,
	}
	*h.X.Current, *h.Y.Current = 30, 0.2
	for i := range 9 {
		h.Xs = append(h.Xs, float64(15+5*i))
	}
	for j := range 7 {
		h.Ys = append(h.Ys, 0.05*float64(j+1))
		var row []float64
		var missing []bool
		for i := range 9 {
			row = append(row, logistic(0.08*(h.Xs[i]-30)+14*(h.Ys[j]-0.2)))
			missing = append(missing, i == 7 && j == 1)
		}
		h.Z, h.Missing = append(h.Z, row), append(h.Missing, missing)
	}
	h.Z[1][7] = math.NaN() // it failed, so it must not be read
	h.WantedAt = new(float64)
	*h.WantedAt = 0.8
	return h
}

func TestHeatmap(t *testing.T) { checkGolden(t, "heatmap_zh", testHeatmap()) }

func TestHeatmapStaysWithinChances(t *testing.T) {
	for _, z := range []float64{0, 1, 0.5} {
		h := Heatmap{ZUnit: words.Chance, Z: [][]float64{{z, z}, {z, z}}}
		if got := h.colours(); got != (ramp{0, 1}) {
			t.Errorf("all %v: %+v", z, got)
		}
	}
}

func TestHeatmapOfManyPoints(t *testing.T) {
	h := Heatmap{
		Frame: testFrame(words.EN, "Community share by recruits and slots"),
		X:     Parameter{Name: "GP recruits per year", Unit: words.Count},
		Y:     Parameter{Name: "wait", Unit: words.Minutes},
		ZName: "Community share of visits", ZUnit: words.Fraction,
	}
	for i := range 40 {
		h.Xs = append(h.Xs, 10+float64(i))
	}
	for j := range 30 {
		h.Ys = append(h.Ys, 10+0.5*float64(j))
		var row []float64
		for i := range 40 {
			row = append(row, 0.36+0.001*float64(i)+0.03*math.Sin(float64(i+j)/8))
		}
		h.Z = append(h.Z, row)
	}
	h.WantedAt = new(float64)
	*h.WantedAt = 0.4
	checkGolden(t, "heatmap_en", h)
}

// On the plane z = x + y the contour z = 1 of the unit square is its falling diagonal.
func TestContourOfPlane(t *testing.T) {
	h := Heatmap{Xs: []float64{0, 1}, Ys: []float64{0, 1}, Z: [][]float64{{0, 1}, {1, 2}}}
	pieces := h.contourAt(1.5)
	if len(pieces) != 1 {
		t.Fatalf("%d pieces", len(pieces))
	}
	for _, p := range pieces[0] {
		if math.Abs(p.x+p.y-1.5) > 1e-12 {
			t.Errorf("%v is not on x + y = 1.5", p)
		}
	}
	saddle := Heatmap{Xs: []float64{0, 1}, Ys: []float64{0, 1}, Z: [][]float64{{1, 0}, {0, 1}}}
	if n := len(saddle.contourAt(0.6)); n != 2 {
		t.Errorf("a saddle has %d pieces, want 2", n)
	}
	h.Missing = [][]bool{{true, false}, {false, false}}
	if n := len(h.contourAt(1.5)); n != 0 {
		t.Errorf("a square with a missing corner has %d pieces", n)
	}
}

func TestResponse(t *testing.T) {
	r := Response{
		Frame: testFrame(words.ZH, "每年招录多少全科医生才够？"),
		X:     Parameter{"每年招录全科医生", words.Count, new(float64)},
		YName: "达到每万人 4.5 名的概率", YUnit: words.Chance, Wanted: new(float64),
	}
	*r.X.Current, *r.Wanted = 30, 0.8
	for x := 15.0; x <= 55; x += 5 {
		p := logistic(0.14 * (x - 31))
		half := 1.96 * math.Sqrt(p*(1-p)/200)
		r.Points = append(r.Points, ResponsePoint{x, Interval{p, max(p-half, 0), min(p+half, 1)}})
	}
	checkGolden(t, "response_zh", r)
}

func TestHindcast(t *testing.T) {
	h := Hindcast{
		Frame: testFrame(words.ZH, "回溯检验：上海市每万人全科医生数"), Unit: words.Per10k,
		FittedTo: month.Of(2017, 12), Bands: testBands(month.Of(2018, 1), 48, 3.6, 0.012, 0.02),
	}
	for i, v := range []float64{2.5, 2.9, 3.1, 3.3, 3.6, 3.7, 3.85, 4.0, 4.2} {
		c := "="
		if i == 1 {
			c = "<="
		}
		if i == 7 {
			c = ">"
		}
		h.Observations = append(h.Observations, Observation{month.Of(2013+i, 12), v, c})
	}
	for i := range 5 {
		m := month.Of(2017+i, 12)
		h.Persistence = append(h.Persistence, Point{m, 3.6})
		h.Trend = append(h.Trend, Point{m, 3.6 + 0.27*float64(i)})
	}
	checkGolden(t, "hindcast_zh", h)
}

func TestScatter(t *testing.T) { checkGolden(t, "scatter_zh", testScatter(3)) }

// testScatter has a chance that follows from two of several parameters.
func testScatter(panels int) Scatter {
	best := 17
	s := Scatter{Frame: testFrame(words.ZH, "家庭医生签约率 ≥45%（2025年12月）的概率"), YName: "达标概率", YUnit: words.Chance, Wanted: new(float64), Best: &best}
	*s.Wanted = 0.8
	for k := range panels {
		name := []string{"每年招录全科医生", "下沉社区的专家号源比例", "期内费用，含各项措施所需的岗位、设备与房屋（按现行价格计）"}[k%3]
		panel := ScatterPanel{X: Parameter{Name: name, Unit: []words.Unit{words.Count, words.Fraction, words.Wan}[k%3]}}
		for i := range 40 {
			at := math.Mod(float64(i)*[]float64{0.618, 0.755, 0.57}[k%3], 1)
			panel.Xs = append(panel.Xs, at*[]float64{60, 1, 30000}[k%3])
		}
		s.Panels = append(s.Panels, panel)
	}
	for i := range 40 {
		p := logistic(6*(s.Panels[0].Xs[i]/60+s.Panels[1%panels].Xs[i]-1) + 0.1)
		half := 1.96 * math.Sqrt(p*(1-p)/200)
		s.Ys = append(s.Ys, Interval{p, max(p-half, 0), min(p+half, 1)})
	}
	return s
}

func TestResponseWithoutIntervalsNamesNone(t *testing.T) {
	r := Response{YName: "签约率", Points: []ResponsePoint{{20, Interval{0.4, 0.4, 0.4}}, {30, Interval{0.5, 0.5, 0.5}}}, Band: "90% 区间"}
	if keys := r.keys(); len(keys) != 1 {
		t.Errorf("%d keys, only the median is drawn", len(keys))
	}
	if r.Points[1].Y.High = 0.6; len(r.keys()) != 2 {
		t.Error("an interval without its key")
	}
}
