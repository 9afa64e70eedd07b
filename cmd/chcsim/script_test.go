package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"chcsim": func() { os.Exit(dispatch(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the sessions of testdata/script. $SMALL is a made-up district of three areas, $SHIPPED
// the folder of the shipped scenarios. -update rewrites the outputs that a script compares.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("the sessions simulate a good deal")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join(root, "testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("SMALL", filepath.Join(root, "testdata", "small"))
			env.Setenv("SHIPPED", filepath.Join(root, "scenarios"))
			return nil
		},
	})
}
