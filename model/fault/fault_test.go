package fault

import (
	"errors"
	"testing"
)

func TestAPanicBecomesAnError(t *testing.T) {
	divide := func(a, b int) (c int, err error) {
		defer Catch(&err)
		return a / b, nil
	}
	if c, err := divide(6, 3); c != 2 || err != nil {
		t.Errorf("6/3 = %d, %v", c, err)
	}
	_, err := divide(1, 0)
	var caught *Error
	if !errors.As(err, &caught) || err.Error() != "a fault of the program: runtime error: integer divide by zero" || caught.Hint() == "" {
		t.Errorf("1/0: %v", err)
	}
}
