package plan

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"chcsim/scenarios"
	"chcsim/scenarios/intake"
	"chcsim/scenarios/mistake"
)

// shippedMark stands before the path of a file that travels inside the program, so that messages say where
// a value stands.
const shippedMark = "shipped:"

// Locate is the path of what a command or the key extends calls by name: a file; a folder that holds a
// plan.yaml; or a shipped file, which needs no path and no ending: xuhui, xuhui/base.yaml, common. A name
// that is none of these is returned as it is.
func Locate(name string) string {
	if found, ok := locate(name); ok {
		return found
	}
	if own := within(name); own != "" {
		return own
	}
	return name
}

// IsShipped tells whether a path is that of a file inside the program, as Locate gives it.
func IsShipped(name string) bool { return strings.HasPrefix(name, shippedMark) }

// locate finds a file or a folder with a plan.
func locate(name string) (string, bool) {
	if inside, ok := strings.CutPrefix(name, shippedMark); ok {
		_, err := fs.Stat(scenarios.Shipped, inside)
		return name, err == nil
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return "", false
	case !info.IsDir():
		return name, true
	}
	whole := filepath.ToSlash(filepath.Join(name, "plan.yaml"))
	_, err = os.Stat(whole)
	return whole, err == nil
}

// within is a shipped file by its name, or nothing.
func within(name string) string {
	name = strings.TrimPrefix(name, shippedMark)
	for _, candidate := range []string{name, name + ".yaml"} {
		if info, err := fs.Stat(scenarios.Shipped, candidate); err == nil && !info.IsDir() {
			return shippedMark + candidate
		}
	}
	return ""
}

// extended is the file that the key extends names: beside the file in which it stands, or a shipped one.
func extended(at mistake.Place, name string) string {
	beside := besides(at, name)
	if found, ok := locate(beside); ok {
		return found
	}
	if own := within(name); own != "" {
		return own
	}
	return beside
}

// besides resolves a path relative to the file in which it stands; on the command line it stays as it is.
func besides(at mistake.Place, name string) string {
	if at.File == nil || at.File.Argument || filepath.IsAbs(name) || IsShipped(name) {
		return filepath.ToSlash(filepath.Clean(name))
	}
	return Beside(at.File.Name, name)
}

// Beside is a path that stands in a file, as seen from where the file's own path is seen from.
func Beside(file, name string) string {
	if inside, ok := strings.CutPrefix(file, shippedMark); ok {
		return shippedMark + path.Join(path.Dir(inside), name)
	}
	if filepath.IsAbs(name) {
		return filepath.ToSlash(filepath.Clean(name))
	}
	return filepath.ToSlash(filepath.Join(filepath.Dir(file), name))
}

// readFile reads a file of the disk or a shipped one.
func readFile(name string) ([]byte, error) {
	if inside, ok := strings.CutPrefix(name, shippedMark); ok {
		return scenarios.Shipped.ReadFile(inside)
	}
	return intake.Read(name, largestFile)
}

// ShippedPlans are the names of the plans that travel inside the program.
func ShippedPlans() []string {
	found, _ := fs.Glob(scenarios.Shipped, "*.yaml") // the pattern is a good one
	var names []string
	for _, file := range found {
		if name := strings.TrimSuffix(file, ".yaml"); name != "common" && name != "levers" {
			names = append(names, name)
		}
	}
	return names
}

// What a command may expect behind a name.
var (
	AScenario        = mistake.Say("a scenario, such as xuhui or my/plan.yaml", "情景文件，如 xuhui 或 my/plan.yaml")
	ACase            = mistake.Say("a case or a scenario, such as hindcast/contracts.yaml", "案例或情景文件，如 hindcast/contracts.yaml")
	ACatalogue       = mistake.Say("the catalogue of levers", "政策目录文件")
	ObservationTable = mistake.Say("a CSV of observations", "观测值的 CSV 文件")
)

// Missing says what is wrong with a name on the command line that leads to no file, or nothing. Of a file
// that stands there but cannot be read the reader tells more.
func Missing(name string, expected mistake.Text) error {
	shown := name
	if name == "" {
		shown = `""` // an empty name would be seen by nobody
	}
	var p mistake.List
	whole := mistake.Place{File: &mistake.File{Name: shown}}
	found := Locate(name)
	if IsShipped(found) {
		return nil
	}
	hint := mistake.Say("give the path from the current folder on, or the name of a shipped plan: %s",
		"请写从当前文件夹起的路径，或随附规划的名称：%s", strings.Join(ShippedPlans(), ", "))
	switch info, err := os.Stat(found); {
	case err == nil && info.IsDir():
		p.At(whole, mistake.Say("it is a folder without a plan.yaml, not a file", "这是没有 plan.yaml 的文件夹，不是文件")).Expect(expected).Advise(hint)
	case errors.Is(err, fs.ErrNotExist):
		e := p.At(whole, mistake.Say("the file does not exist", "文件不存在")).Expect(expected).Advise(hint)
		e.Nearest = neighbour(name)
		if now := moved(name); now != (mistake.Text{}) {
			e.Advise(now)
		}
	}
	return p.Err()
}

// neighbour is the file beside a missing one, or the shipped plan, whose name is most like it.
func neighbour(name string) string {
	dir, ending := filepath.Dir(name), filepath.Ext(name)
	paths, _ := filepath.Glob(filepath.Join(dir, "*"+ending)) // a folder that is no pattern has no neighbours
	var names []string
	for _, p := range paths {
		names = append(names, strings.TrimSuffix(filepath.Base(p), ending))
	}
	bare := strings.TrimSuffix(filepath.Base(name), ending)
	if near := mistake.Nearest(bare, names); near != "" {
		return filepath.Join(dir, near+ending)
	}
	cases, _ := fs.Glob(scenarios.Shipped, "hindcast/*.yaml")
	return mistake.Nearest(name, append(ShippedPlans(), cases...))
}

// oldPlaces are where the shipped files stood before each place had its folder.
var oldPlaces = []struct {
	old *regexp.Regexp
	now string
}{
	{regexp.MustCompile(`(?:^|/)districts/([a-z]+)\.yaml$`), "$1/base.yaml"},
	{regexp.MustCompile(`(?:^|/)tables/known_facts\.csv$`), "xuhui/known_facts.csv"},
	{regexp.MustCompile(`(?:^|/)tables/([a-z]+)_([a-z_]+\.csv)$`), "$1/$2"},
}

// moved says where a shipped file stands that is looked for in its old place; it is empty for all others.
func moved(name string) mistake.Text {
	slashed := filepath.ToSlash(name)
	for _, place := range oldPlaces {
		at := place.old.FindStringSubmatchIndex(slashed)
		if at == nil {
			continue
		}
		now := string(place.old.ExpandString(nil, place.now, slashed, at))
		if within(now) != "" {
			if path.Ext(now) == ".csv" {
				now = shippedMark + now
			}
			return mistake.Say("the file is %s now, found from anywhere", "该文件现在是 %s，在任何地方都能找到", now)
		}
	}
	return mistake.Text{}
}

// shippedNames are the names that extends takes, for suggestions.
func shippedNames() []string {
	names := slices.Clone(ShippedPlans())
	bases, _ := fs.Glob(scenarios.Shipped, "*/base.yaml")
	return append(append(names, "common"), bases...)
}
