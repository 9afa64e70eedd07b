// Package release says which chcsim this is, for records, reports and "chcsim version".
package release

import "runtime/debug"

// Number is that of the top entry of CHANGELOG.md. Every change that users see gets a new one.
const Number = "0.23.0"

// Version is the number and, where the build knows it, the commit: "0.14.0+f1160ccd0b1c", with ".modified" for a tree
// with changes that are not committed.
func Version() string {
	commit, modified := Commit()
	switch {
	case commit == "":
		return Number
	case modified:
		return Number + "+" + commit + ".modified"
	}
	return Number + "+" + commit
}

// Commit is the first twelve digits of the commit that was built, empty where the build does not know it, and whether the
// tree had changes beyond it.
func Commit() (commit string, modified bool) {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return "", false
	}
	for _, s := range build.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case "vcs.modified":
			modified = s.Value == "true"
		}
	}
	return commit, modified
}
