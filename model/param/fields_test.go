package param

import (
	"strings"
	"testing"
)

type rates struct {
	Under float64 `param:"under_60" unit:"rate" zh:"60岁以下" en:"under 60"`
	Over  float64 `param:"over_60,initial" unit:"rate/year" max:"2" zh:"60岁以上" en:"60 and over"`
}

type part struct {
	Recruits float64            `param:"recruits" unit:"persons/year" min:"0" zh:"招录" en:"recruits"`
	Rates    rates              `param:"rate"`
	Share    [2]float64         `param:"share:walk,cycle" unit:"rate" share_of:"modes" zh:"方式" en:"mode"`
	By       [2]rates           `param:"by:men,women"`
	Initial  [2]float64         `param:"start:a,b,initial" unit:"count" zh:"起始" en:"start"`
	Minutes  Distribution       `param:"minutes" unit:"minutes" zh:"分钟" en:"minutes"`
	Table    map[string]float64 // no tag: not a parameter
}

type whole struct {
	Part part `param:"part"`
}

func TestFieldsOfNestedStructsAndArrays(t *testing.T) {
	var config whole
	fields, err := Fields(&config)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range fields {
		paths = append(paths, f.Path)
		if (f.Number == nil) == (f.Spread == nil) || f.Spec.Spread != (f.Spread != nil) {
			t.Errorf("%s: not exactly one of number and distribution", f.Path)
		}
	}
	want := "part.recruits part.rate.under_60 part.rate.over_60 part.share.walk part.share.cycle part.by.men.under_60 " +
		"part.by.men.over_60 part.by.women.under_60 part.by.women.over_60 part.start.a part.start.b part.minutes"
	if got := strings.Join(paths, " "); got != want {
		t.Fatalf("%s\nwant %s", got, want)
	}
	*fields[8].Number = 0.25
	if config.Part.By[1].Over != 0.25 {
		t.Error("the field does not point into the struct")
	}
	if f := fields[2]; !f.Initial || f.Max != 2 || f.Min != 0 || !f.IsRate() {
		t.Errorf("over_60: %+v", f.Spec)
	}
	if f := fields[3]; f.ShareOf != "part.share.modes" || f.Max != 1 || f.ZH != "方式" {
		t.Errorf("share: %+v", f.Spec)
	}
	if !fields[9].Initial || !fields[10].Initial || fields[0].Initial {
		t.Error("initial of arrays")
	}
}

func TestWrongTags(t *testing.T) {
	for want, config := range map[string]any{
		"not a pointer to a struct": part{},
		"unknown unit": &struct {
			A float64 `param:"a" unit:"furlongs" zh:"x" en:"x"`
		}{},
		"needs zh and en": &struct {
			A float64 `param:"a" unit:"rate" zh:"x"`
		}{},
		"not a number": &struct {
			A float64 `param:"a" unit:"rate" min:"none" zh:"x" en:"x"`
		}{},
		"above max": &struct {
			A float64 `param:"a" unit:"count" min:"2" max:"1" zh:"x" en:"x"`
		}{},
		"cannot be a parameter": &struct {
			A int `param:"a" unit:"count" zh:"x" en:"x"`
		}{},
		"does not name 3 elements": &struct {
			A [3]float64 `param:"a:x,y" unit:"count" zh:"x" en:"x"`
		}{},
		"field A of": &struct {
			A [2]int `param:"a:x,y" unit:"count" zh:"x" en:"x"`
		}{},
	} {
		if _, err := Fields(config); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func bound(t testing.TB) (*whole, []Parameter, *Binding) {
	t.Helper()
	var config whole
	fields, err := Fields(&config)
	if err != nil {
		t.Fatal(err)
	}
	var parameters []Parameter
	for i := len(fields) - 1; i >= 0; i-- { // any order will do
		parameters = append(parameters, Parameter{Spec: fields[i].Spec, Value: Value{Distribution: Distribution{"uniform", []float64{0, 1}}}})
	}
	parameters = append(parameters, Parameter{Spec: Spec{Path: "levers.some.part.recruits"}})
	b, err := Bind(&config, parameters)
	if err != nil {
		t.Fatal(err)
	}
	return &config, parameters, b
}

func TestBindingFillsEveryField(t *testing.T) {
	config, parameters, b := bound(t)
	values := make([]float64, len(parameters))
	for i := range values {
		values[i] = float64(i)
	}
	if err := b.Fill(values); err != nil {
		t.Fatal(err)
	}
	for i, p := range parameters {
		if p.Path == "part.by.women.over_60" && config.Part.By[1].Over != float64(i) || p.Path == "part.recruits" && config.Part.Recruits != float64(i) {
			t.Errorf("%s is not %d", p.Path, i)
		}
	}
	if config.Part.Minutes.Kind != "uniform" {
		t.Error("the distribution was not filled")
	}
	if err := b.Fill(values[1:]); err == nil {
		t.Error("too few values were accepted")
	}
	if _, err := Bind(config, parameters[1:]); err == nil || !strings.Contains(err.Error(), "part.minutes") {
		t.Errorf("a field without a value: %v", err)
	}
}

func TestPositions(t *testing.T) {
	if got := (Position{File: "a.yaml", Line: 3, Column: 4}).String(); got != "a.yaml:3:4" {
		t.Error(got)
	}
	if got := (Position{File: "--set a=1"}).String(); got != "--set a=1" {
		t.Error(got)
	}
}

func BenchmarkFill(b *testing.B) {
	_, parameters, binding := bound(b)
	values := make([]float64, len(parameters))
	for b.Loop() {
		if err := binding.Fill(values); err != nil {
			b.Fatal(err)
		}
	}
}

// What a struct's tag says holds for its fields: its names stand before theirs, and initial is theirs, too.
func TestStructTags(t *testing.T) {
	type part struct {
		X float64 `param:"x" unit:"rate" zh:"甲" en:"x"`
	}
	var config struct {
		Named part `param:"named,initial" zh:"组" en:"group"`
		Plain part `param:"plain"`
	}
	fields, err := Fields(&config)
	if err != nil {
		t.Fatal(err)
	}
	if f := fields[0]; !f.Initial || f.Path != "named.x" || f.ZH != "组·甲" || f.EN != "group: x" {
		t.Errorf("field %+v", f.Spec)
	}
	if f := fields[1]; f.Initial || f.ZH != "甲" {
		t.Errorf("field %+v", f.Spec)
	}
}
