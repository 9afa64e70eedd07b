// Package oracle holds what the model's quicker ways are checked against: queueing stations that follow every event,
// and their statistics. Only tests use it; the program does not contain it.
//
// # How to use it
//
// A [Station] keeps the queue; it knows no calendar, so its user schedules the end of each service that Arrive, Complete
// or Start says has begun in a des.Calendar. [Preemptive] is a station where urgent customers interrupt others.
// [TimeWeighted], [Tally] and [Histogram] collect results; [Tally.Interval] gives the confidence interval over
// independent replications. The examples below are complete models: a clinic as a Jackson network, an M/M/4 queue, and
// a station whose servers change through the day and whose customers lose patience.
//
// # What it is checked against
//
// The tests compare with theory by 99.5% confidence intervals narrow enough for an error of 2% to fail: Erlang's B, C and A
// formulas, finite room, Pollaczek and Khinchine with four kinds of service, Cobham's priorities with and without
// pre-emption, a Jackson network, the transient M/M/1 queue, and shift changes against numerically
// integrated forward equations. Random models check that nobody is lost or served twice, that the next customer
// is the right one, and that Little's law holds up to rounding.
package oracle
