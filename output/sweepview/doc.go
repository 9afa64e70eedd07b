// Package sweepview shows a sweep that lies on disk: charts over its parameters, a table of its points,
// and whether the points meet what is required of them. It reads point by point and keeps only what it
// draws or lists.
package sweepview

import (
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"chcsim/model/indicator"
	"chcsim/model/measure"
	"chcsim/output"
	"chcsim/output/sweepfile"
	"chcsim/output/words"
)

// axisName is what the reader calls a varied parameter.
func axisName(a sweepfile.Axis, l words.Lang) string {
	name := a.EN
	if l == words.ZH {
		name = a.ZH
	}
	if name == "" {
		return a.Path
	}
	return name
}

// label shortens a name to what has room beside an axis, in columns of which a Chinese character takes two.
func label(name string, columns int) string { return runewidth.Truncate(name, columns, "…") }

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
	d := measure.Of(id)
	name, unit := d.EN, words.Number
	if l == words.ZH {
		name = d.ZH
	}
	if d.Unit == indicator.Share {
		unit = words.Fraction
	}
	name += " " + unit.Limit(l, t.Comparator, t.Limit)
	if t.Area != "all" {
		name += " " + t.Area
	}
	return words.MedianInterval.Fill(l, name, t.By)
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

func shown(c indicator.Chance) output.Chance {
	return output.Chance{Estimate: c.Estimate(), Low: c.Low, High: c.High}
}

// numeric reads a setting as a number, if it is one.
func numeric(setting string) (float64, bool) {
	text, percent := strings.CutSuffix(setting, "%")
	x, err := strconv.ParseFloat(text, 64)
	if percent {
		x /= 100
	}
	return x, err == nil && x-x == 0
}

// lang is the language of the record's charts.
func lang(r sweepfile.Record) words.Lang {
	l, err := words.ParseLang(r.Lang)
	if err != nil {
		return words.EN
	}
	return l
}
