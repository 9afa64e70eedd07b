package lever

import "fmt"

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

// Find returns the lever with the name; ok is false where there is none.
func (c Catalogue) Find(name string) (found Lever, ok bool) {
	for _, l := range c {
		if l.Name == name {
			return l, true
		}
	}
	return Lever{}, false
}
