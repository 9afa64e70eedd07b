package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"chcsim": func() { os.Exit(dispatch(os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// scriptLimit is how long a script may take on a busy machine, so that one that waits for ever fails by name.
const scriptLimit = 5 * time.Minute

// TestScripts runs the sessions of testdata/script. $SMALL is a made-up district of three areas, $KNOWN the same after years, $SHIPPED
// the folder of the shipped scenarios. -update rewrites the outputs that a script compares.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("the sessions simulate a good deal")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Glob(filepath.Join(root, "testdata", "script", "*.txt"))
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, script := range scripts {
		t.Run(strings.TrimSuffix(filepath.Base(script), ".txt"), func(t *testing.T) {
			t.Parallel()
			testscript.Run(t, testscript.Params{
				Files:    []string{script},
				Deadline: time.Now().Add(scriptLimit),
				Setup: func(env *testscript.Env) error {
					env.Setenv("SMALL", filepath.Join(root, "testdata", "small"))
					env.Setenv("KNOWN", filepath.Join(root, "testdata", "known"))
					env.Setenv("SHIPPED", filepath.Join(root, "scenarios"))
					return nil
				},
			})
		})
	}
}
