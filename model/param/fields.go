package param

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// Field is one parameter of a Config struct, with access to where its number lives.
// Exactly one of Number and Spread is not nil.
type Field struct {
	Spec
	Number *float64      // drawn before the replication starts
	Spread *Distribution // kept as it is; events draw from it
}

// Fields lists the parameters of the struct that config points to, in the order of its fields.
//
// A field takes part when it has a param tag. Fields of type float64 and Distribution are parameters;
// structs and arrays of structs are descended into. The tags are:
//
//	param:"recruits_per_year"         the name in a scenario; in an array, its elements' names: "a,b,c"
//	param:"hazard,initial"            read only at the start of a replication
//	unit:"rate"                       see Units
//	min:"0" max:"1"                   the permitted range, limits included; a rate has 0 to 1 unless said
//	share_of:"visits"                 parts of one whole within the same struct: their sum is at most 1
//	zh:"每年招录全科医生" en:"GP recruits per year"
//
// The names of a struct, where it has any, stand before those of its fields; initial on a struct holds
// for all of them. An array's tag names its elements in order, unless its type is Named; each may itself be a number
// or a struct.
func Fields(config any) ([]Field, error) {
	v := reflect.ValueOf(config)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil, fmt.Errorf("param: %T is not a pointer to a struct", config)
	}
	places, err := placesIn(v.Elem().Type())
	fields := make([]Field, len(places))
	for i := range places {
		fields[i] = places[i].in(v.Elem())
	}
	return fields, err
}

func specOf(path string, tag reflect.StructTag) (Spec, error) {
	spec := Spec{Path: path, Unit: tag.Get("unit"), Min: math.Inf(-1), Max: math.Inf(1), ZH: tag.Get("zh"), EN: tag.Get("en")}
	if _, ok := Units[spec.Unit]; !ok {
		return spec, fmt.Errorf("%s has the unknown unit %q", path, spec.Unit)
	}
	if spec.IsRate() {
		spec.Min, spec.Max = 0, 1
	}
	for _, limit := range []struct {
		name  string
		value *float64
	}{{"min", &spec.Min}, {"max", &spec.Max}} {
		text, ok := tag.Lookup(limit.name)
		if !ok {
			continue
		}
		number, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(number) {
			return spec, fmt.Errorf("%s: %s:%q is not a number", path, limit.name, text)
		}
		*limit.value = number
	}
	if spec.Min > spec.Max {
		return spec, fmt.Errorf("%s: min %g is above max %g", path, spec.Min, spec.Max)
	}
	if whole := tag.Get("share_of"); whole != "" {
		spec.ShareOf = path[:strings.LastIndex(path, ".")+1] + whole
	}
	if spec.ZH == "" || spec.EN == "" {
		return spec, fmt.Errorf("%s needs zh and en tags", path)
	}
	return spec, nil
}

// Units are the permitted units with what they stand for. Rates are fractions: 0.4 or 40%.
var Units = map[string]string{
	"rate":         "a fraction of something, 0 to 1",
	"rate/year":    "a fraction of something per year",
	"per_1000":     "per 1,000 residents",
	"per_10k":      "per 10,000 residents",
	"persons":      "persons",
	"persons/year": "persons per year",
	"visits/year":  "visits per resident and year",
	"count":        "a number of things",
	"per_year":     "times per year",
	"minutes":      "minutes",
	"minutes/year": "minutes per year",
	"hours":        "hours",
	"days":         "days",
	"weeks":        "weeks",
	"months":       "months",
	"years":        "years",
	"log_odds":     "change of the logarithm of the odds",
	"odds_ratio":   "ratio of two odds",
	"factor":       "a multiplier; 1 changes nothing",
	"ratio":        "a ratio of two quantities that may exceed 1",
	"km/h":         "kilometres per hour",
	"cost":         "thousand yuan",
	"cost/year":    "thousand yuan per year",
}
