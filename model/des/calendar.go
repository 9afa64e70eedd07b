package des

import (
	"math"
	"math/bits"
)

// Calendar holds future events and gives them back in order: earlier time first, at the same time lower
// priority number first, at the same priority in the order they were scheduled. The order is total, so
// a run can be repeated exactly.
//
// Time is a non-negative number in any unit. It never goes backwards: an event scheduled for a time
// that has passed (or for NaN) happens now, after those already scheduled for now, and is counted by Late.
//
// Events are values, best a small struct of integers without pointers. There is no cancelling: let the
// event carry what tells its receiver that it has become void, as Ticket and Preemptive do.
//
// The zero Calendar is empty and stands at time 0.
type Calendar[E any] struct {
	items   []item[E] // a heap of four children per node, followed by void items that fill up its last group
	n       int       // items in the heap, the vacant root included
	vacant  bool      // the root has been given out; the next push will be its successor
	now     float64
	ordinal uint64
	late    int
}

// item is an event with its place in the order: times are not negative, so their bits rank as they do.
type item[E any] struct {
	time  uint64
	order uint64 // priority in the upper 8 bits, below it the ordinal number
	event E
}

const (
	priorityShift = 56
	midPriority   = 128 << priorityShift
	fan           = 4
)

// Schedule enters an event with priority 0.
func (c *Calendar[E]) Schedule(time float64, event E) {
	c.push(time, midPriority|c.ordinal, event)
}

// ScheduleAs enters an event with a priority; of events at the same time the lowest number comes first.
func (c *Calendar[E]) ScheduleAs(time float64, priority int8, event E) {
	c.push(time, uint64(int(priority)+128)<<priorityShift|c.ordinal, event)
}

// Next takes the next event and moves the clock to its time; ok is false when there is none.
func (c *Calendar[E]) Next() (time float64, event E, ok bool) {
	if c.vacant {
		c.fillRoot()
	}
	if c.n == 0 {
		return c.now, event, false
	}
	c.vacant = true
	first := &c.items[0]
	c.now = math.Float64frombits(first.time)
	return c.now, first.event, true
}

// Peek tells the time of the next event without taking it.
func (c *Calendar[E]) Peek() (time float64, ok bool) {
	if c.vacant {
		c.fillRoot()
	}
	if c.n == 0 {
		return c.now, false
	}
	return math.Float64frombits(c.items[0].time), true
}

// Now is the time of the event given out last.
func (c *Calendar[E]) Now() float64 { return c.now }

// Len is the number of events not yet given out.
func (c *Calendar[E]) Len() int {
	if c.vacant {
		return c.n - 1
	}
	return c.n
}

// Late counts the events that were scheduled for a time that had passed; a right model has none.
func (c *Calendar[E]) Late() int { return c.late }

// Reset forgets all events and sets the clock, keeping the memory. Negative times are read as 0.
func (c *Calendar[E]) Reset(now float64) {
	clear(c.items[:c.n])
	for i := range c.items[:c.n] {
		c.items[i].time = void
	}
	c.n, c.vacant, c.ordinal, c.late = 0, false, 0, 0
	c.now = max(now, 0)
}

// void is the time of the items after the last one, later than infinity.
const void = math.MaxUint64

func (c *Calendar[E]) push(time float64, order uint64, event E) {
	if !(time > c.now) {
		if time != c.now {
			c.late++
		}
		time = c.now
	}
	c.ordinal++
	e := item[E]{math.Float64bits(time), order, event}
	if c.vacant {
		c.vacant = false
		c.down(e)
		return
	}
	c.up(e)
}

// fillRoot gives the place of the event last given out to the last item.
func (c *Calendar[E]) fillRoot() {
	c.vacant = false
	c.n--
	last := &c.items[c.n]
	e := *last
	*last = item[E]{time: void}
	if c.n > 0 {
		c.down(e)
	}
}

// down finds the place for an item from the root towards the leaves. The least of four children is
// found without branches: the borrow of a 128-bit subtraction says which of two comes first.
func (c *Calendar[E]) down(e item[E]) {
	items, n := c.items, uint(c.n)
	i := uint(0)
	for {
		first := i*fan + 1
		if first >= n {
			break
		}
		group := (*[fan]item[E])(items[first:])
		a := less(&group[1], &group[0])
		b := 2 + less(&group[3], &group[2])
		least := a + (b-a)*less(&group[b&3], &group[a&3])
		if child := &group[least&3]; less(child, &e) == 0 {
			break
		} else {
			items[i] = *child
		}
		i = first + least
	}
	items[i] = e
}

// up finds the place for an item from the last leaf towards the root.
func (c *Calendar[E]) up(e item[E]) {
	if c.n+fan > len(c.items) {
		c.grow()
	}
	i := uint(c.n)
	c.n++
	for i > 0 {
		parent := (i - 1) / fan
		if less(&e, &c.items[parent]) == 0 {
			break
		}
		c.items[i] = c.items[parent]
		i = parent
	}
	c.items[i] = e
}

func (c *Calendar[E]) grow() {
	items := make([]item[E], max(64, 2*len(c.items)))
	for i := copy(items, c.items); i < len(items); i++ {
		items[i].time = void
	}
	c.items = items
}

// less is 1 if a comes before b, else 0.
func less[E any](a, b *item[E]) uint {
	_, borrow := bits.Sub64(a.order, b.order, 0)
	_, borrow = bits.Sub64(a.time, b.time, borrow)
	return uint(borrow)
}
