package answer

import (
	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/model/month"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
	"chcsim/scenarios/ask"
)

// axisName is what the reader calls a varied parameter.
func axisName(a sweepfile.Axis, l words.Lang) string {
	if name := in(l, a.ZH, a.EN); name != "" {
		return name
	}
	return a.Path
}

// axisUnit is the unit in which a varied parameter is shown.
func axisUnit(a sweepfile.Axis) words.Unit {
	if a.Unit == "rate" || a.Unit == "rate/year" {
		return words.Fraction
	}
	return words.Number
}

// targetName is what the reader calls a target: the indicator, its limit and date.
func targetName(t sweepfile.Target, l words.Lang) string {
	id, known := measure.Find(t.Indicator)
	if !known {
		return t.Name()
	}
	unit := words.Number
	if measure.Of(id).Unit == indicator.Share {
		unit = words.Fraction
	}
	name := Indicator(id, l) + " " + unit.Limit(l, t.Comparator, t.Limit)
	if t.Area != "all" {
		name += " " + t.Area
	}
	by := t.By
	if m, err := month.Parse(by); err == nil {
		by = words.Dated(l, m)
	}
	return words.MedianInterval.Fill(l, name, by)
}

// nameOf is the name of the record's k-th chance, which is that of all targets behind the last one.
func nameOf(r sweepfile.Record, k int, l words.Lang) string {
	if k == len(r.Targets) {
		return words.AllTargets.In(l)
	}
	return targetName(r.Targets[k], l)
}

// chanceOf is the k-th chance of a point.
func chanceOf(p sweepfile.Point, k int) indicator.Chance {
	if k < len(p.Chances) {
		return p.Chances[k]
	}
	return p.Joint
}

// numeric reads a setting as a number, if it is one.
func numeric(setting string) (float64, bool) {
	x, _, ok := ask.Decimal(setting)
	return x, ok
}

// langOf is the language of the record's charts.
func langOf(r sweepfile.Record) words.Lang {
	l, err := words.ParseLang(r.Lang)
	if err != nil {
		return words.EN
	}
	return l
}
