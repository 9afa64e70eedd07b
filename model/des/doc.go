// Package des is a discrete-event kernel: a calendar of future events, the free times of servers, entities by
// number. Its one idea is that events and customers are small values with integer names, so that nothing is
// called back, nothing is allocated per event, and a run can be repeated exactly.
//
// # How to use it
//
// A model has one loop: take the next event from a [Calendar], do what it means, schedule what follows. [Slab] keeps
// entities by number. Where nobody interrupts, moves on or is looked at while in service, [Servers] does without events:
// it keeps the times at which servers are free, and needs less than half the time. The model's clinic days run so.
// Events at the same time come in the order of scheduling, and time never goes backwards; see [Calendar].
//
// # What it is checked against
//
// The calendar gives the events of any mixture of scheduling and taking in the order of a sorted list. Servers begin
// services when a station with a calendar does, and wait as Erlang's C formula says. That station, its statistics and
// their own checks against theory are package oracle, which only tests use.
//
// # Speed
//
// Measured on a two-core virtual machine (Intel Xeon) shared with others, which changes its speed by the minute; medians of
// 5 runs in quick minutes and 20 in slow ones, in turn with a C program: the M/M/4 queue written by hand, without entities,
// classes or statistics (gcc -O3 -march=native: 16-byte events in a 4-ary heap, ziggurat exponentials); only ratios mean
// anything elsewhere.
//
//	go test ./model/des/... -run '^$' -bench 'MMc|Servers|Days|Hold|Ties'
//
//	M/M/4, λ = 3.6, μ = 1                                  million events a second    ratio         allocations
//	                                                       quick      slow
//	the C program                                          34         26              1.00
//	a calendar and the oracle's station                    23         17              0.72 | 0.66   0
//	Servers alone, two events per customer                 59         48              1.7  | 1.8    0
//
//	C program at 33: hold model, take an event,            pending   ns per operation
//	schedule another                                       10        30                             0
//	(exponential delays, their drawing included)           1,000     62                             0
//	                                                       100,000   215                            0
//	                                                       1,000,000 864                            0
//	the same with all events at whole minutes              10        57                             0
//
// The heap costs two levels per factor of sixteen while it fits the caches, and a cache miss per level beyond about
// 100,000 events. A ladder queue should grow more slowly there (not measured). This package does without one because calendars of the
// models it serves are short: a planning calendar has a few thousand.
package des
