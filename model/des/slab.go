package des

import "slices"

// Slab keeps entities by number, so that events and queues hold small integers instead of pointers.
// Numbers given back are used again; after a while nothing is allocated. The zero Slab is empty.
type Slab[T any] struct {
	entities []T
	free     []int32
	used     int
}

// Take returns the number of an entity; its contents are those of its last use.
func (s *Slab[T]) Take() int {
	if last := len(s.free) - 1; last >= 0 {
		id := s.free[last]
		s.free = s.free[:last]
		return int(id)
	}
	if s.used == len(s.entities) {
		var zero T
		s.entities = append(s.entities, zero)
	}
	s.used++
	return s.used - 1
}

// At gives access to an entity; the pointer is valid until the next Take.
func (s *Slab[T]) At(id int) *T { return &s.entities[id] }

// Release gives a number back.
func (s *Slab[T]) Release(id int) { s.free = append(s.free, int32(id)) }

// Clone returns a slab with the same entities under the same numbers.
func (s *Slab[T]) Clone() Slab[T] {
	return Slab[T]{slices.Clone(s.entities), slices.Clone(s.free), s.used}
}
