package des_test

import (
	"testing"

	"chcsim/model/des"
)

// A number given back is the next to be taken; the other entities keep their contents.
func TestSlab(t *testing.T) {
	var s des.Slab[int]
	a, b := s.Take(), s.Take()
	*s.At(a), *s.At(b) = 1, 2
	s.Release(a)
	if c := s.Take(); c != a || *s.At(b) != 2 {
		t.Errorf("number %d with %d at the other; want %d, 2", c, *s.At(b), a)
	}
}
