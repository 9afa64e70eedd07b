package lever

import (
	"fmt"

	"github.com/agnivade/levenshtein"
)

// Catalogue is every lever known, in the order of its file.
type Catalogue []Lever

// Check reports the first lever that is wrong by itself, and names and rows that occur twice.
func (c Catalogue) Check() error {
	names, ids := map[string]bool{}, map[string]string{}
	for _, l := range c {
		if err := l.Check(); err != nil {
			return err
		}
		if names[l.Name] {
			return fmt.Errorf("two levers are named %s", l.Name)
		}
		names[l.Name] = true
		if other, taken := ids[l.ID]; taken && l.ID != "" {
			return fmt.Errorf("levers %s and %s both stand for row %s", other, l.Name, l.ID)
		}
		ids[l.ID] = l.Name
	}
	return nil
}

// Find returns the lever with the name; the error for an unknown one carries the nearest name.
func (c Catalogue) Find(name string) (Lever, error) {
	names := make([]string, len(c))
	for i, l := range c {
		if l.Name == name {
			return l, nil
		}
		names[i] = l.Name
	}
	return Lever{}, &UnknownError{What: "lever", Name: name, Nearest: nearest(name, names)}
}

// UnknownError tells that a name is not known and which known name is most like it.
type UnknownError struct {
	What    string // "lever" or "parameter"
	Name    string // the name given
	Nearest string // the most similar known name; empty when nothing is known
}

// Error names what was given; Nearest is for a hint on its own line.
func (e *UnknownError) Error() string {
	if e.Nearest == "" {
		return fmt.Sprintf("unknown %s %q", e.What, e.Name)
	}
	return fmt.Sprintf("unknown %s %q; the nearest is %s", e.What, e.Name, e.Nearest)
}

// nearest returns the known name with the fewest edits, the first of those equally near.
func nearest(name string, known []string) string {
	best, fewest := "", 0
	for _, k := range known {
		if d := levenshtein.ComputeDistance(name, k); best == "" || d < fewest {
			best, fewest = k, d
		}
	}
	return best
}
