package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chcsim/scenarios/mistake"
)

// A careless call is answered with what is wrong, where, and what would be right. SMALL stands for the
// folder of the made-up district; the calls are made in an empty folder but for the files below.
func TestWrongCallsSayWhatWouldBeRight(t *testing.T) {
	small, err := filepath.Abs(filepath.Join(root, "testdata", "small"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"plan_a.yaml": "scenario: a\n", "file": "text",
		"old.yaml":    "scenario: a\nextends: districts/changning.yaml\n",
		"lost.yaml":   "case: a\nscenario: nowhere.yaml\n",
		"unset.yaml":  "case: a\nscenario: " + small + "/base.yaml\nfit_until: 2021-12\nset: [workforce.recruit_per_year=1]\n",
		"gbk.yaml":    "case: a\n# \xd0\xec\xbb\xe3\nscenario: nowhere.yaml\n",
		"late.yaml":   "case: a\nscenario: " + small + "/base.yaml\nfit_until: 2031-12\n",
		"cas.yaml":    "cas: a\nscenario: b.yaml\nfit_until: 2021-12\n",
		"varied.yaml": "scenario: a\nextends: " + small + "/base.yaml\nsweep: {design: grid, vary: {workforce.recruits_per_year: [-1, -2]}}\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("folder", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		call string
		want []string // what stderr holds, line by line
	}{
		{"hindcast gbk.yaml", []string{"error: gbk.yaml:2:3: not UTF-8 text", "hint: save the file as UTF-8"}},
		{"verify", []string{"error: verify takes the folder of a result", "hint: chcsim help verify"}},
		{"verify file", []string{"file is a file; expected the --out folder of a command"}},
		{"run SMALL/base.yaml --replication 4", []string{"error: unknown flag: --replication", "hint: did you mean: --replications", "hint: chcsim help run"}},
		{"run SMALL/base.yaml --replications 10000001", []string{"error: --replications 10000001; expected at most 10000000"}},
		{"run SMALL/base.yaml --replications 100000000000000000000", []string{"expected a smaller number"}},
		{"run SMALL/base.yaml --quiet=maybe", []string{"error: --quiet maybe; expected true, false or no value"}},
		{"run SMALL/base.yaml --until x", []string{`error: --until: "x" is not a half-width`}},
		{"run SMALL/base.yaml --out=", []string{"error: --out names no folder; expected --out DIR"}},
		{"run SMALL/base.yaml --require p(contract_rate@2035-12>=45%)>=0.8", []string{"error: --require p(contract_rate@2035-12>=45%)>=0.8: the scenario has no 2035-12", "^^^^^^^", "expected: a month from 2020-12 to 2022-12"}},
		{"run SMALL/base.yaml SMALL/plan.yaml --replications 1000000 --require p(contract_rate@2035-12>=45%)>=0.8", []string{"--require p(contract_rate"}},

		{"run missing.yaml", []string{"error: missing.yaml: the file does not exist", "expected: a scenario, such as", "hint: give the path from the current folder on, or the name of a shipped plan"}},
		{"run missing.yaml --lang zh", []string{"error: missing.yaml: 文件不存在", "应为: 情景文件", "提示: "}},
		{"run plan_b.yaml", []string{"did you mean: plan_a.yaml"}},
		{"run folder", []string{"error: folder: it is a folder without a plan.yaml, not a file", "expected: a scenario"}},
		{"run ''", []string{`error: "": the file does not exist`}},
		{"check missing.yaml", []string{"error: missing.yaml: the file does not exist", "expected: a scenario"}},
		{"sweep missing.yaml --out o", []string{"error: missing.yaml: the file does not exist", "expected: a scenario"}},
		{"list parameters --scenario missing.yaml", []string{"error: missing.yaml: the file does not exist", "expected: a scenario"}},
		{"list levers --catalogue lever.yaml", []string{"error: lever.yaml: the file does not exist", "expected: the catalogue of levers"}},
		{"list indicators --lang fr", []string{"error: --lang \"fr\" is not a language"}},

		{"run scenarios/districts/xuhui.yaml", []string{"error: scenarios/districts/xuhui.yaml: the file does not exist", "hint: the file is xuhui/base.yaml now"}},
		{"run old.yaml", []string{"error: old.yaml:2:10: the file districts/changning.yaml does not exist", "the file is changning/base.yaml now"}},
		{"run xuhu", []string{"error: xuhu: the file does not exist", "did you mean: xuhui"}},

		{"hindcast missing.yaml", []string{"error: missing.yaml: the file does not exist", "expected: a case or a scenario, such as", "hint: give the path from the current folder on, or the name of a shipped plan"}},
		{"hindcast folder", []string{"error: folder: it is a folder without a plan.yaml, not a file", "expected: a case or a scenario"}},
		{"hindcast lost.yaml", []string{"error: lost.yaml:2:11: the file nowhere.yaml does not exist", "expected: the path of a file, relative to this one"}},
		{"hindcast unset.yaml", []string{"error: unset.yaml:4:7: set: workforce.recruit_per_year=1: there is no", "did you mean: workforce.recruits_per_year"}},
		{"hindcast cas.yaml --lang zh", []string{"error: cas.yaml:1:1: 未知的键 “cas”", "^^^", "是否想写: case"}},
		{"hindcast SMALL/base.yaml --fit-until 2031-12", []string{"error: --fit-until 2031-12: the scenario cannot be cut at 2031-12", "^^^^^^^"}},
		{"levers SMALL/plan.yaml --only publicty --lang zh", []string{"error: --only publicty: 没有名为“publicty”的政策", "^^^^^^^^", "是否想写: publicity"}},
		{"levers SMALL/plan.yaml --of contract_rate@2022-12>=4%", []string{"a limit stands without p(…) around it", "expected: contract_rate@2025-12 or p("}},
		{"solve SMALL/base.yaml --target gp_per_10k@2022-12 --vary workforce.recruits_per_year=-1:5", []string{"workforce.recruits_per_year cannot be -1", "expected: a number from 0 to 2000"}},
		{"run tables/xuhui_facilities.csv", []string{"hint: the file is shipped:xuhui/facilities.csv now"}},
		{"hindcast hindcast/contract.yaml", []string{"did you mean: hindcast/contracts.yaml"}},
		{"hindcast late.yaml", []string{"error: late.yaml:3:12: the scenario cannot be cut at 2031-12", "expected: a month from 2020-12 to 2022-12"}},
		{"hindcast late.yaml --fit-until 2021", []string{`error: --fit-until 2021: "2021" is not a month`}},
		{"hindcast SMALL/base.yaml --fit-until 2021-12 --indicators zzz", []string{"error: --indicators zzz: there is no indicator \"zzz\"", "expected: an indicator; chcsim list indicators shows them"}},
		{"hindcast SMALL/base.yaml --observations no.csv", []string{"error: no.csv: the file does not exist", "expected: a CSV of observations"}},

		{"sweep SMALL/base.yaml --out o --vary workforce.recruits_per_year=-1,-2", []string{"error: --vary workforce.recruits_per_year=-1: workforce.recruits_per_year cannot be -1", "expected: a number from 0 to 2000"}},
		{"sweep SMALL/base.yaml --out o --lang zh --vary workforce.recruits_per_year=a,b", []string{"error: --vary workforce.recruits_per_year=a: “a”"}},
		{"sweep SMALL/base.yaml --out o --vary recruits=1,2", []string{"error: --vary recruits=1: there is no"}},
		{"sweep SMALL/base.yaml --out o --vary run.seed=1,2 --set recruits=1", []string{"error: --set recruits=1: there is no"}},
		{"sweep varied.yaml --out o", []string{"error: sweep.vary workforce.recruits_per_year=-1: workforce.recruits_per_year cannot be -1"}},
		{"sweep SMALL/base.yaml --out o --design lhs --vary workforce.recruits_per_year=1:5", []string{"hint: --points says how many"}},
		{"sweep SMALL/base.yaml --out o --vary run.seed=1,2 --record wait_mean@2035-12", []string{"error: --record wait_mean@2035-12: the scenario has no 2035-12"}},
		{"sweep SMALL/base.yaml --out o --vary run.seed=1,2 --require p(wait_mean@2035-12<=30)>=0.5", []string{"error: --require p(wait_mean@2035-12<=30)>=0.5: the scenario has no 2035-12"}},
		{"merge file --out o", []string{"error: file is a file; expected the --out folder of a shard"}},
		{"merge folder --out file", []string{"file is a file"}},

		{"solve SMALL/base.yaml --target gp_per_10k@2022-12 --vary workforce.recruits_per_year=1:5:1", []string{"a range of 3 numbers", "expected: path=lo:hi, or lo:hi@cost"}},
		{"solve SMALL/base.yaml --target gp_per_10k@2022-12 --vary workforce.recruits_per_year=1:5@-2", []string{"the cost of a unit is -2; it is 0 or more"}},
		{"solve SMALL/base.yaml --target gp_per_10k@2022-12 --vary workforce.recruits_per_year=1:5 --precision x", []string{`error: --precision x: "x" is not a number`}},
	} {
		var stdout, stderr bytes.Buffer
		arguments := strings.Fields(strings.ReplaceAll(c.call, "SMALL", small))
		for i, a := range arguments {
			arguments[i] = strings.Trim(a, "'")
		}
		if code := dispatch(arguments, &stdout, &stderr); code != exitUsage || stdout.Len() > 0 {
			t.Errorf("chcsim %s: exit code %d, %d bytes on stdout", c.call, code, stdout.Len())
		}
		rest := stderr.String()
		for _, want := range c.want {
			_, after, found := strings.Cut(rest, want)
			if !found {
				t.Errorf("chcsim %s: no %q in\n%s", c.call, want, stderr.String())
			}
			rest = after
		}
	}
	if _, err := os.Stat("o"); err == nil {
		t.Error("a wrong call left an output folder")
	}
}

// The same slip gets the same message, caret and suggestion through every door, in both languages.
func TestOneSlipOneMessage(t *testing.T) {
	base, err := filepath.Abs(filepath.Join(root, "testdata", "small", "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	const slip = "workforce.recruit_per_year"
	for name, text := range map[string]string{
		"section.yaml": "scenario: a\nextends: " + base + "\nsweep: {vary: {" + slip + ": [1, 2]}}\n",
		"set.yaml":     "case: a\nscenario: " + base + "\nfit_until: 2021-12\nset: [" + slip + "=1]\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for lang, want := range map[string][]string{
		"en": {`there is no parameter or setting "` + slip + `"`, strings.Repeat("^", len(slip)), "did you mean: workforce.recruits_per_year"},
		"zh": {"没有参数或设置“" + slip + "”", strings.Repeat("^", len(slip)), "是否想写: workforce.recruits_per_year"},
	} {
		for _, call := range []string{
			"check " + base + " --set " + slip + "=1",
			"sweep " + base + " --out o --vary " + slip + "=1,2",
			"sweep section.yaml --out o",
			"solve " + base + " --target gp_per_10k@2022-12 --vary " + slip + "=1:2",
			"hindcast set.yaml",
		} {
			var stdout, stderr bytes.Buffer
			if code := dispatch(append(strings.Fields(call), "--lang", lang), &stdout, &stderr); code != exitUsage {
				t.Errorf("chcsim %s: exit code %d", call, code)
			}
			for _, part := range want {
				if !strings.Contains(stderr.String(), part) {
					t.Errorf("chcsim %s --lang %s: no %q in\n%s", call, lang, part, stderr.String())
				}
			}
		}
		for _, call := range []string{
			"run " + base + " --require p(contact_rate@2022-12>=45%)>=0.8",
			"sweep " + base + " --out o --vary run.seed=1,2 --record contact_rate@2022-12",
			"sensitivity " + base + " --of contact_rate@2022-12",
			"solve " + base + " --target contact_rate@2022-12 --vary workforce.recruits_per_year=1:2",
			"hindcast " + base + " --fit-until 2021-12 --indicators contact_rate",
		} {
			var stdout, stderr bytes.Buffer
			dispatch(append(strings.Fields(call), "--lang", lang), &stdout, &stderr)
			said := mistake.NoIndicator("contact_rate").In(lang)
			for _, part := range []string{said, strings.Repeat("^", len("contact_rate")), ": contract_rate"} {
				if !strings.Contains(stderr.String(), part) {
					t.Errorf("chcsim %s --lang %s: no %q in\n%s", call, lang, part, stderr.String())
				}
			}
		}
	}
}

// A point that cannot be simulated blames the flag that asked for it, on the screen and in points.csv.
func TestFailedPointsNameTheFlag(t *testing.T) {
	base, err := filepath.Abs(filepath.Join(root, "testdata", "small", "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	var stdout, stderr bytes.Buffer
	code := dispatch([]string{"sweep", base, "--replications", "1", "--quiet", "--vary", "workforce.recruits_per_year=1,-3", "--out", "out"}, &stdout, &stderr)
	if code != exitFailed || !strings.Contains(stderr.String(), "the first is point 1: because of --vary workforce.recruits_per_year=-3: ") {
		t.Errorf("exit code %d\n%s", code, stderr.String())
	}
	points, err := os.ReadFile(filepath.Join("out", "points.csv"))
	if err != nil || !bytes.Contains(points, []byte("because of --vary workforce.recruits_per_year=-3: ")) {
		t.Errorf("%v\n%s", err, points)
	}
}
