package des

import (
	"math"
	"math/bits"
	"slices"
)

// Calendar holds future events and gives them back in order: earlier time first, at the same time in the
// order they were scheduled. The order is total, so a run can be repeated exactly.
//
// Time is a non-negative number in any unit. It never goes backwards: an event scheduled for a time
// that has passed (or for NaN) happens now, after those already scheduled for now.
//
// Events are values, best a small struct of integers without pointers. There is no cancelling: let the
// event carry what tells its receiver that it has become void.
//
// The zero Calendar is empty and stands at time 0.
type Calendar[E any] struct {
	root    item[E]        // of a heap with four children per node; its items are numbered from 0, the root, by level
	groups  [][fan]item[E] // groups[i] are the children of item i; void items fill up the last group
	n       int            // items in the heap, the vacant root included
	vacant  bool           // the root has been given out; the next push will be its successor
	now     float64
	ordinal uint64
}

// item is an event with its place in the order: times are not negative, so their bits rank as they do.
type item[E any] struct {
	time  uint64
	order uint64 // ordinal number of scheduling
	event E
}

const fan = 4

// Schedule enters an event.
func (c *Calendar[E]) Schedule(time float64, event E) {
	c.ordinal++
	c.push(time, c.ordinal, event)
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
	c.now = timeOf(c.root.time)
	return c.now, c.root.event, true
}

// Peek tells the time of the next event without taking it.
func (c *Calendar[E]) Peek() (time float64, ok bool) {
	if c.vacant {
		c.fillRoot()
	}
	if c.n == 0 {
		return c.now, false
	}
	return timeOf(c.root.time), true
}

// at is the item numbered i.
func (c *Calendar[E]) at(i uint) *item[E] {
	if i == 0 {
		return &c.root
	}
	return &c.groups[(i-1)/fan][(i-1)%fan]
}

// void is the time of the item numbered i when it is not in use: later than infinity, and no two in a group are equal.
func void(i uint) uint64 { return math.MaxUint64 - uint64(i%fan) }

// push enters an event. If the root is vacant the event looks for its place from there towards the leaves,
// so that an event which schedules its successor costs one pass through the heap instead of two. The
// least of four children is found without branches, by the borrow of a 128-bit subtraction.
func (c *Calendar[E]) push(at float64, order uint64, event E) {
	if !(at > c.now) { // NaN, too
		at = c.now
	}
	time := bitsOf(at)
	if !c.vacant {
		c.up(time, order, event)
		return
	}
	c.vacant = false
	hole := &c.root
	for i, n := uint(0), uint(c.n); i*fan+1 < n; {
		group := &c.groups[i]
		t0, t1, t2, t3 := group[0].time, group[1].time, group[2].time, group[3].time
		a, b := before(t1, t0), 2+before(t3, t2)
		ta, tb := min(t0, t1), min(t2, t3)
		least, earliest := a^(a^b)&-before(tb, ta), min(ta, tb)
		if t0 == t1 || t2 == t3 || ta == tb {
			least = firstOf(group)
		}
		child := &group[least%fan]
		if time <= earliest && (time < earliest || order < child.order) {
			break
		}
		hole.time, hole.order, hole.event = child.time, child.order, child.event
		hole, i = child, i*fan+1+least
	}
	hole.time, hole.order, hole.event = time, order, event
}

// firstOf tells which of four items comes first when times are equal.
func firstOf[E any](group *[fan]item[E]) uint {
	first := uint(0)
	for i := uint(1); i < fan; i++ {
		a, b := &group[i], &group[first]
		if less(a.time, a.order, b.time, b.order) != 0 {
			first = i
		}
	}
	return first
}

// fillRoot gives the place of the event last given out to the last item.
func (c *Calendar[E]) fillRoot() {
	c.n--
	if c.n == 0 {
		c.root = item[E]{time: void(0)}
		c.vacant = false
		return
	}
	leaf := c.at(uint(c.n))
	last := *leaf
	*leaf = item[E]{time: void(uint(c.n))}
	c.push(timeOf(last.time), last.order, last.event)
}

// up finds the place for a new item from the last leaf towards the root.
func (c *Calendar[E]) up(time, order uint64, event E) {
	i := uint(c.n)
	c.n++
	if (i+fan-1)/fan > uint(len(c.groups)) {
		c.grow()
	}
	hole := c.at(i)
	for i > 0 {
		i = (i - 1) / fan
		parent := c.at(i)
		if less(time, order, parent.time, parent.order) == 0 {
			break
		}
		*hole = *parent
		hole = parent
	}
	hole.time, hole.order, hole.event = time, order, event
}

func (c *Calendar[E]) grow() {
	groups := make([][fan]item[E], max(16, 2*len(c.groups)))
	for g := copy(groups, c.groups); g < len(groups); g++ {
		for i := range groups[g] {
			groups[g][i].time = void(uint(i + 1))
		}
	}
	c.groups = groups
}

// before is 1 if a < b, else 0.
func before(a, b uint64) uint {
	_, borrow := bits.Sub64(a, b, 0)
	return uint(borrow)
}

// less is 1 if item a comes before item b, else 0.
func less(aTime, aOrder, bTime, bOrder uint64) uint {
	_, borrow := bits.Sub64(aOrder, bOrder, 0)
	_, borrow = bits.Sub64(aTime, bTime, borrow)
	return uint(borrow)
}

// The bits of a time that is not negative rank as the times do. (Within generic methods these calls
// are inlined where those of package math are not.)
func bitsOf(time float64) uint64 { return math.Float64bits(time) }
func timeOf(bits uint64) float64 { return math.Float64frombits(bits) }

// Clone returns a calendar with the same events, which goes its own way from here.
func (c *Calendar[E]) Clone() Calendar[E] {
	own := *c
	own.groups = slices.Clone(c.groups)
	return own
}
