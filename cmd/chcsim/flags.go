package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"

	"github.com/spf13/pflag"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/output/words"
	"chcsim/scenarios/mistake"
	"chcsim/scenarios/plan"
)

// common are the flags that every simulating command has.
type common struct {
	out          string
	replications int
	seed         uint64
	jobs         int
	lang         string
	set          []string
	quiet        bool
	json         bool
	until        width // only of commands that add the flag
}

// newFlags makes a command's flag set; parse reports its errors and prints its help.
func newFlags(name string) *pflag.FlagSet {
	f := pflag.NewFlagSet(name, pflag.ContinueOnError)
	f.SortFlags = false
	f.SetOutput(io.Discard)
	f.Usage = func() {}
	return f
}

// parse reads a command's arguments. Where it returns false the command ends with the code.
func parse(f *pflag.FlagSet, usage string, args []string, stdout, stderr io.Writer) (code int, ok bool) {
	err := f.Parse(args)
	if errors.Is(err, pflag.ErrHelp) {
		writeHelp(stdout, f, usage, helpLanguage(args))
		return exitDone, false
	}
	if err != nil {
		return wrongUsage(stderr, f, plainly(f, err)), false
	}
	return exitDone, true
}

// plainly says what a flag takes, in place of how it failed to be read, and which flag an unknown one is like.
func plainly(f *pflag.FlagSet, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return likeFlag(f, unknown)
	}
	var invalid *pflag.InvalidValueError
	if !errors.As(err, &invalid) {
		return err
	}
	var number *strconv.NumError
	if !errors.As(err, &number) {
		return fmt.Errorf("--%s: %w", invalid.GetFlag().Name, invalid.Unwrap())
	}
	wanted := map[string]string{
		"int": "a whole number", "uint64": "a whole number from 0 on", "float64": "a number", "bool": "true, false or no value",
	}[invalid.GetFlag().Value.Type()]
	if errors.Is(number.Err, strconv.ErrRange) {
		wanted = "a smaller number"
	}
	return fmt.Errorf("--%s %s; expected %s", invalid.GetFlag().Name, invalid.GetValue(), wanted)
}

// likeFlag adds the flag that an unknown one is most like.
func likeFlag(f *pflag.FlagSet, unknown *pflag.NotExistError) error {
	var names []string
	f.VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	if near := mistake.Nearest(unknown.GetSpecifiedName(), names); near != "" {
		return hinted{unknown, "did you mean: --" + near}
	}
	return unknown
}

// wrongUsage reports a call that cannot be understood, in the language asked for.
func wrongUsage(stderr io.Writer, f *pflag.FlagSet, err error) int {
	t := terminal{stderr}
	lang := ""
	if flag := f.Lookup("lang"); flag != nil {
		lang = flag.Value.String()
	}
	t.fail(told(err, lang))
	t.hint("chcsim help " + f.Name())
	return exitUsage
}

// mostReplications is what a scenario may ask for at most; more would not fit into memory.
const mostReplications = 10_000_000

// notOne refuses another number of scenarios than one.
func notOne(f *pflag.FlagSet) error {
	return fmt.Errorf("%s takes one scenario, not %d", f.Name(), f.NArg())
}

// check reports values of the common flags that mean nothing.
func (c *common) check(f *pflag.FlagSet) error {
	switch {
	case f.Changed("replications") && c.replications < 1:
		return fmt.Errorf("--replications %d; expected at least 1", c.replications)
	case c.replications > mostReplications:
		return fmt.Errorf("--replications %d; expected at most %d", c.replications, mostReplications)
	case c.jobs < 1:
		return fmt.Errorf("--jobs %d; expected at least 1", c.jobs)
	case c.lang != "" && c.lang != "zh" && c.lang != "en":
		return fmt.Errorf("--lang %q; expected zh or en", c.lang)
	case f.Changed("out") && c.out == "":
		return errors.New("--out names no folder; expected --out DIR")
	case c.out != "":
		return output.Writable(c.out) // not after hours of simulation
	}
	return nil
}

// interruptible returns a context that Ctrl-C ends, SIGTERM as schedulers send it, and a closed terminal unless
// nohup holds that off.
func interruptible() (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signal.NotifyContext(context.Background(), signals...)
}

// addTo adds the common flags.
func (c *common) addTo(f *pflag.FlagSet) {
	f.StringVar(&c.out, "out", "", "directory for tables, charts and the record of the run")
	f.IntVar(&c.replications, "replications", 0, "replications instead of the scenario's")
	f.Uint64Var(&c.seed, "seed", 0, "seed instead of the scenario's")
	f.IntVar(&c.jobs, "jobs", runtime.GOMAXPROCS(0), "replications simulated at the same time; never changes a result")
	f.StringVar(&c.lang, "lang", "", "language of tables and charts: zh or en")
	f.StringArrayVar(&c.set, "set", nil, "change a value: path=value; may be repeated")
	f.BoolVar(&c.quiet, "quiet", false, "show no progress")
	addJSON(f, &c.json)
}

func addJSON(f *pflag.FlagSet, asJSON *bool) {
	f.BoolVar(asJSON, "json", false, "print the tables as JSON")
}

// options turns the common flags and the scenario's settings into those of an experiment.
func (c *common) options(f *pflag.FlagSet, s *plan.Scenario) experiment.Options {
	o := experiment.Options{Replications: s.Run.Replications, Seed: s.Run.Seed, Jobs: c.jobs, Until: float64(c.until)}
	if f.Changed("replications") {
		o.Replications = c.replications
	}
	if f.Changed("seed") {
		o.Seed = c.seed
	}
	return o
}

// language is that of the flag, or the scenario's.
func (c *common) language(s *plan.Scenario) words.Lang {
	name := c.lang
	if name == "" {
		name = s.Lang
	}
	lang, err := words.ParseLang(name)
	if err != nil {
		return words.EN
	}
	return lang
}

// progress begins to tell how far a run is; nothing with --quiet.
func (c *common) progress(stderr io.Writer, lang words.Lang, total int, unit words.Phrase) *output.Progress {
	if c.quiet {
		return nil
	}
	watched, width := output.IsTerminal(stderr)
	return output.NewProgress(output.ProgressOptions{Out: stderr, Lang: lang, Total: total, Unit: unit, Terminal: watched, Width: width})
}
