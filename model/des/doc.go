// Package des is a discrete-event kernel: a calendar of future events, queueing stations and their
// statistics. Its one idea is that events and customers are small values with integer names, so that
// nothing is called back, nothing is allocated per event, and a run can be repeated exactly.
//
// # How to use it
//
// A model has one loop: take the next event from a [Calendar], do what it means, schedule what follows.
// A [Station] keeps the queue; it knows no calendar, so the model schedules the end of each service that Arrive, Complete
// or Start says has begun. [Preemptive] is a station where urgent customers interrupt others. [Slab] keeps
// entities by number. [TimeWeighted], [Tally] and [Histogram] collect results; [Tally.Interval] gives the confidence
// interval over independent replications. The examples below are complete models: a clinic as a Jackson
// network, an M/M/4 queue, and a station whose servers change through the day and whose customers lose patience.
//
// Where nobody interrupts, moves on or is looked at while in service, [Servers] does without events: it keeps the times
// at which servers are free, and needs less than half the time. The model's clinic days run so; its tests hold them against
// a Calendar and a Station.
//
// The order of events at the same time is stated: lower priority number first, then the order of scheduling.
// Time never goes backwards; see [Calendar].
//
// # What it is checked against
//
// The tests compare with theory by 99.5% confidence intervals narrow enough for an error of 2% to fail: Erlang's B, C and A
// formulas, finite room, Pollaczek and Khinchine with four kinds of service, Cobham's priorities with and without
// pre-emption, a Jackson network, the transient M/M/1 queue, and shift changes against numerically
// integrated forward equations. Random models check that nobody is lost or served twice, that the next customer
// is the right one, and that Little's law holds up to rounding.
//
// # Speed
//
// Measured on a two-core virtual machine (Intel Xeon) shared with others, which changes its speed by the minute; medians of
// 5 runs in quick minutes and 20 in slow ones, in turn with the C program. That is the same M/M/4 queue written by hand in C, without entities, classes or
// statistics (gcc -O3 -march=native: 16-byte events in a 4-ary heap, ziggurat exponentials); only ratios mean anything elsewhere.
//
//	go test ./model/des -run '^$' -bench 'MMc|Servers|Days|Hold|Ties'
//
//	M/M/4, λ = 3.6, μ = 1                                  million events a second    ratio         allocations
//	                                                       quick      slow
//	the C program                                          34         26              1.00
//	entities, 4 priority classes, statistics               23         17              0.72 | 0.66   0
//	Servers alone, two events per customer                 59         48              1.7  | 1.8    0
//
//	C program at 33: days of 100 customers, Reset included 130 ns per customer                      0
//	  with limited patience, looked up when called         139 ns                                   0
//	  with limited patience, a timer for each who waits    189 ns                                   0
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
// models it serves are short: a day in a station has one event per busy server, one per waiting customer with limited
// patience and the next arrival, rarely more than a hundred; a planning calendar has a few thousand.
package des
