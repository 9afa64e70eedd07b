package des

import "math"

// Servers are alike and work first come, first served: all there is to know of them is when each is free. This is the
// ordered vector of Kiefer and Wolfowitz (1955). A queue without pre-emption needs no events beside it: whoever comes
// before the first server is free waits, and that server calls one of them.
//
//	for next := 0; next < len(arrivals); next++ {
//		begin := max(arrivals[next], s.Free())
//		s.Occupy(begin + service())
//	}
//
// An operation costs time in proportion to the number of servers, as many moves as servers are free before; up to some
// dozens of servers that is less than a Calendar takes. The zero Servers has none.
type Servers struct {
	free []float64 // the latest first
}

// Reset sends all servers home, keeping the memory.
func (s *Servers) Reset() { s.free = s.free[:0] }

// Len is the number of servers.
func (s *Servers) Len() int { return len(s.free) }

// Free is the time at which the first server is free, +Inf when there is none.
func (s *Servers) Free() float64 {
	if len(s.free) == 0 {
		return math.Inf(1)
	}
	return s.free[len(s.free)-1]
}

// Occupy keeps the server who is free first busy until a time. There must be one.
func (s *Servers) Occupy(until float64) {
	free, i := s.free, len(s.free)-1
	for i > 0 && free[i-1] < until {
		free[i] = free[i-1]
		i--
	}
	free[i] = until
}

// Come puts one more server on duty, free from a time on.
func (s *Servers) Come(from float64) {
	s.free = append(s.free, from)
	s.Occupy(from)
}

// Go sends the server home who is free first; one who is busy then finishes the customer in hand. There must be one.
func (s *Servers) Go() { s.free = s.free[:len(s.free)-1] }
