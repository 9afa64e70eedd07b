// Package fault turns a panic, which is a fault of the program, into an error that says so in one line.
package fault

import (
	"fmt"
	"strings"
)

// Error is what a panic said.
type Error struct{ Value any }

// Error says it in one line.
func (e *Error) Error() string {
	return "a fault of the program: " + strings.ReplaceAll(fmt.Sprint(e.Value), "\n", " ")
}

// Hint says what to do about it.
func (e *Error) Hint() string {
	return "this should not happen; please report the command, what chcsim version prints, and the input"
}

// Catch is deferred by a function that may panic, and gives the panic to its error.
func Catch(err *error) {
	if value := recover(); value != nil {
		*err = &Error{value}
	}
}
