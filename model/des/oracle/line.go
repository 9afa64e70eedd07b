package oracle

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
	places   []place // the first is nobody's: what is written there by those who have no neighbour is never read
	lists    []list  // by class
	nonempty uint64  // bit c is set when class c has waiting customers
	free     uint32  // head of the chain of places given back
	used     uint32  // places beyond this number have not been used since the reset
	serial   uint32
	n        int
	latest   uint32 // place of the customer who joined last
}

// place is a waiting customer. Chains use numbers from 1; 0 ends them. Whether a customer has neighbours in the chain can
// hardly be foreseen, so joining and being called do without branches on it.
type place struct {
	since           float64
	customer, class int32
	before, behind  uint32
	serial          uint32 // 0 when nobody waits here
}

type list struct{ head, tail uint32 }

func (l *line) reset() {
	clear(l.lists)
	if len(l.places) == 0 {
		l.places = append(l.places, place{})
	}
	for i := range l.places[:l.used+1] {
		l.places[i].serial = 0
	}
	l.nonempty, l.free, l.used, l.n, l.latest = 0, 0, 0, 0, 0
}

// join appends a customer to the list of the class.
func (l *line) join(now float64, customer, class int) {
	number := l.free
	if number == 0 {
		number = l.extend()
	}
	p := &l.places[number]
	l.free = p.behind
	l.enter(number)
	all := &l.lists[class]
	before, head := all.tail, all.head
	p.since, p.customer, p.class = now, int32(customer), int32(class)
	p.before, p.behind, p.serial = before, 0, l.serial
	l.places[before].behind = number
	if before == 0 {
		head = number
	}
	all.head, all.tail = head, number
	l.nonempty |= 1 << (class & 63)
}

// rejoin puts a customer at the head of the list of the class.
func (l *line) rejoin(since float64, customer, class int32) {
	number := l.free
	if number == 0 {
		number = l.extend()
	}
	p := &l.places[number]
	l.free = p.behind
	l.enter(number)
	all := &l.lists[class]
	*p = place{since: since, customer: customer, class: class, behind: all.head, serial: l.serial}
	l.places[all.head].before = number
	if all.head == 0 {
		all.tail = number
	}
	all.head = number
	l.nonempty |= 1 << (class & 63)
}

// extend adds a place at the end, or takes one that is unused since the reset.
func (l *line) extend() uint32 {
	if l.used++; int(l.used) == len(l.places) {
		l.places = append(l.places, place{})
	}
	l.places[l.used].behind = 0
	return l.used
}

// enter counts a customer in and issues the ticket.
func (l *line) enter(number uint32) {
	if l.serial++; l.serial == 0 {
		l.serial = 1
	}
	l.latest = number
	l.n++
}

// ticket is that of the customer who joined last.
func (l *line) ticket() Ticket { return Ticket{l.latest, l.serial} }

// front is the place of the next customer to be served; the line must not be empty.
func (l *line) front() uint32 {
	return l.lists[bits.TrailingZeros64(l.nonempty)].head
}

// first takes out the next customer to be served; the line must not be empty.
func (l *line) first() *place {
	class := bits.TrailingZeros64(l.nonempty)
	all := &l.lists[class]
	number := all.head
	p := &l.places[number]
	behind, tail, empty := p.behind, all.tail, uint64(0)
	if behind == 0 {
		tail, empty = 0, 1
	}
	all.head, all.tail = behind, tail
	l.nonempty &^= empty << (class & 63)
	l.places[behind].before = 0
	p.behind, p.serial = l.free, 0
	l.free = number
	l.n--
	return p
}

// leave takes out the holder of a ticket.
func (l *line) leave(t Ticket) (*place, bool) {
	if t.place == 0 || t.place > l.used || l.places[t.place].serial != t.serial {
		return nil, false
	}
	return l.remove(t.place), true
}

// remove takes out a place, which keeps its contents until the next customer joins.
func (l *line) remove(number uint32) *place {
	p := &l.places[number]
	all := &l.lists[p.class]
	l.places[p.before].behind = p.behind
	l.places[p.behind].before = p.before
	if p.before == 0 {
		all.head = p.behind
	}
	if p.behind == 0 {
		all.tail = p.before
	}
	if all.head == 0 {
		l.nonempty &^= 1 << p.class
	}
	p.behind, p.serial = l.free, 0
	l.free = number
	l.n--
	return p
}
