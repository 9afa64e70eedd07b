package mistake_test

import (
	"slices"
	"strings"
	"testing"

	"chcsim/model/param"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// What is gone is not there, and what took its place is.
func TestSuccessorsExist(t *testing.T) {
	known, err := plan.Model()
	if err != nil {
		t.Fatal(err)
	}
	list := mistake.Succession()
	if len(list) == 0 {
		t.Fatal("nothing is gone")
	}
	for path, now := range list {
		if slices.ContainsFunc(known.Fields, func(f param.Field) bool { return f.Path == path || strings.HasPrefix(f.Path, path+".") }) {
			t.Errorf("%s is not gone", path)
		}
		if now != "" && !slices.ContainsFunc(known.Fields, func(f param.Field) bool { return f.Path == now }) {
			t.Errorf("%s, the successor of %s, does not exist", now, path)
		}
	}
}
