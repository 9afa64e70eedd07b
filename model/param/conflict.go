package param

import (
	"fmt"
	"strings"
)

// Conflict is an error of values that are each right by themselves and cannot be together.
type Conflict struct {
	Paths  []string // the parameters, the likeliest to be wrong first
	EN, ZH string   // what is wrong
}

// Error says it in English.
func (c *Conflict) Error() string { return c.EN }

// Conflicting makes a Conflict of paths, with spaces between, and of formats in English and Chinese, both of which take
// the arguments.
func Conflicting(paths, en, zh string, arguments ...any) error {
	return &Conflict{strings.Fields(paths), fmt.Sprintf(en, arguments...), fmt.Sprintf(zh, arguments...)}
}
