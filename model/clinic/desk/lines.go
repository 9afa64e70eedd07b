package desk

import "math/bits"

// lines are the patients who wait to be called, by priority, and within one in the order they came.
type lines struct {
	numbers [priorities][]int32
	called  [priorities]int // how many of the numbers
	counts  uint64          // for each priority, how many wait with it or are called before it; countBits each
}

const (
	countBits = 21
	oneInAll  = 1 | 1<<countBits | 1<<(2*countBits)
)

// one is the number one in the counts of a priority and of those called after it.
func one(priority uint) uint64 {
	return oneInAll << (priority * countBits & 63) & (1<<(priorities*countBits) - 1)
}

func (l *lines) reset() {
	for i := range l.numbers {
		l.numbers[i] = l.numbers[i][:0]
	}
	l.called, l.counts = [priorities]int{}, 0
}

// before is how many are called before somebody who joins now.
func (l *lines) before(priority uint) int {
	return int(l.counts >> (priority * countBits & 63) % (1 << countBits))
}

func (l *lines) join(priority uint, number int) {
	l.numbers[priority] = append(l.numbers[priority], int32(number))
	l.counts += one(priority)
}

// call takes out the next; somebody must be waiting.
func (l *lines) call() (number int32) {
	priority := uint(bits.TrailingZeros64(l.counts)) / countBits % priorities
	number = l.numbers[priority][l.called[priority]]
	l.called[priority]++
	l.counts -= one(priority)
	return number
}
