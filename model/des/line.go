package des

import "math/bits"

// maxClasses is the width of the mask of classes with waiting customers.
const maxClasses = 64

// Ticket identifies one stay of one customer in a line. Once the customer has left the line in any way the
// ticket is void, whoever comes later. The zero Ticket is void.
type Ticket struct {
	place, serial uint32
}

// line keeps waiting customers, first come, first served within each class. Places are reused at once,
// so a line takes the memory of its greatest length.
type line struct {
	places   []place
	lists    []list // by class
	nonempty uint64 // bit c is set when class c has waiting customers
	free     uint32 // head of the chain of places given back
	used     uint32 // places beyond have not been used since the reset
	serial   uint32
	n        int
	last     Ticket
}

// place is a waiting customer. Chains use numbers from 1; 0 ends them.
type place struct {
	since           float64
	customer, class int32
	before, behind  uint32
	serial          uint32 // 0 when nobody waits here
}

type list struct{ head, tail uint32 }

func (l *line) reset() {
	clear(l.lists)
	for i := range l.places[:l.used] {
		l.places[i].serial = 0
	}
	l.nonempty, l.free, l.used, l.n, l.last = 0, 0, 0, 0, Ticket{}
}

// join appends a customer to the list of the class.
func (l *line) join(now float64, customer, class int) {
	number := l.free
	if number == 0 {
		if l.used++; int(l.used) > len(l.places) {
			l.places = append(l.places, place{})
		}
		number = l.used
	} else {
		l.free = l.places[number-1].behind
	}
	if l.serial++; l.serial == 0 {
		l.serial = 1
	}
	tail := &l.lists[class]
	l.places[number-1] = place{since: now, customer: int32(customer), class: int32(class), before: tail.tail, serial: l.serial}
	if tail.tail == 0 {
		tail.head = number
		l.nonempty |= 1 << class
	} else {
		l.places[tail.tail-1].behind = number
	}
	tail.tail = number
	l.n++
	l.last = Ticket{number, l.serial}
}

// first takes the next customer to be served; the line must not be empty.
func (l *line) first() *place {
	return l.remove(l.lists[bits.TrailingZeros64(l.nonempty)].head)
}

// leave takes out the holder of a ticket.
func (l *line) leave(t Ticket) (*place, bool) {
	if t.place == 0 || t.place > l.used || l.places[t.place-1].serial != t.serial {
		return nil, false
	}
	return l.remove(t.place), true
}

// remove takes out a place, which keeps its contents until the next customer joins.
func (l *line) remove(number uint32) *place {
	p := &l.places[number-1]
	all := &l.lists[p.class]
	if p.before == 0 {
		all.head = p.behind
	} else {
		l.places[p.before-1].behind = p.behind
	}
	if p.behind == 0 {
		all.tail = p.before
	} else {
		l.places[p.behind-1].before = p.before
	}
	if all.head == 0 {
		l.nonempty &^= 1 << p.class
	}
	p.behind, p.serial = l.free, 0
	l.free = number
	l.n--
	return p
}
