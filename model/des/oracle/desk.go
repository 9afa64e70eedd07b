package oracle

import (
	"fmt"
	"math"
)

// What Arrive and Complete say in place of a server or a customer.
const (
	Waits   = -1 // the customer waits
	Refused = -2 // the customer was turned away: the station is full
	Nobody  = -1 // no customer
)

// StationConfig describes a queueing station.
type StationConfig struct {
	Servers  int // on duty at the beginning, 0 or more
	Classes  int // priority classes, 1 to 64 (0 is read as 1); class 0 is served first
	Capacity int // most customers present, those in service included; 0 = no limit

	// Quiet keeps counts but no statistics of times: Wait, GaveUp and Stay, QueueLength, BusyServers and
	// Utilization stay empty. It is for models that note themselves what they need of each customer.
	Quiet bool

	// Waits, if given, receives the wait of every customer whose service begins. It belongs to the
	// caller: Reset does not empty it, and several stations may share one.
	Waits *Histogram
}

// ClassStatistics counts what happened to the customers of one class.
// Arrived = Refused + Reneged + Completed + those still present.
type ClassStatistics struct {
	Arrived, Refused, Reneged, Completed int

	Wait   Tally // from arrival to the (first) beginning of service
	GaveUp Tally // from arrival to leaving the queue unserved
	Stay   Tally // from arrival to the end of service
}

// desk is what both kinds of station have: servers, a line and statistics.
type desk struct {
	servers, busy, capacity int
	quiet                   bool
	line                    line
	services                []service
	idle                    []int32 // numbers of services that are free
	classes                 []ClassStatistics
	waits                   *Histogram
	queueLength             TimeWeighted
	busyServers             TimeWeighted
	onDuty                  TimeWeighted
	configured              int // servers after a reset
}

// service is one customer in service.
type service struct {
	customer, class int32
	arrived         float64
}

func newDesk(cfg StationConfig) (desk, error) {
	switch {
	case cfg.Servers < 0 || cfg.Servers > math.MaxInt32:
		return desk{}, fmt.Errorf("oracle: %d servers", cfg.Servers)
	case cfg.Classes < 0 || cfg.Classes > maxClasses:
		return desk{}, fmt.Errorf("oracle: %d priority classes, want 1 to %d", cfg.Classes, maxClasses)
	case cfg.Capacity < 0:
		return desk{}, fmt.Errorf("oracle: a capacity of %d", cfg.Capacity)
	}
	d := desk{configured: cfg.Servers, capacity: cfg.Capacity, quiet: cfg.Quiet, waits: cfg.Waits}
	if cfg.Capacity == 0 {
		d.capacity = math.MaxInt
	}
	d.classes = make([]ClassStatistics, max(cfg.Classes, 1))
	d.line.lists = make([]list, len(d.classes))
	d.Reset(0)
	return d, nil
}

// Reset empties the station and its statistics and puts the configured number of servers on duty. It
// costs as much as a few customers and keeps the memory. Tickets of earlier customers become void.
func (d *desk) Reset(now float64) {
	d.line.reset()
	d.servers, d.busy = d.configured, 0
	d.services, d.idle = d.services[:0], d.idle[:0] // as when new, so that a day does not depend on the one before
	d.makeRoom()
	d.ResetStatistics(now)
}

// ResetStatistics begins the statistics anew, for instance after a warm-up, and leaves the customers where
// they are. Those present then are counted later by what happens to them, but not as arrived.
func (d *desk) ResetStatistics(now float64) {
	clear(d.classes)
	d.queueLength.Reset(now, float64(d.line.n))
	d.busyServers.Reset(now, float64(d.busy))
	d.onDuty.Reset(now, float64(d.servers))
}

// SetServers changes the number on duty. When there are fewer, idle servers go first, and busy ones finish
// the customer in hand. When there are more, call Start until it has nobody to begin with.
func (d *desk) SetServers(now float64, servers int) {
	d.servers = max(servers, 0)
	d.follow(&d.onDuty, now, d.servers)
	d.makeRoom()
}

// makeRoom gives each server on duty a number.
func (d *desk) makeRoom() {
	for len(d.services) < d.servers {
		d.idle = append(d.idle, int32(len(d.services)))
		d.services = append(d.services, service{customer: Nobody})
	}
}

// occupy takes an idle server.
func (d *desk) occupy(now float64) (server int) {
	last := len(d.idle) - 1
	server = int(d.idle[last])
	d.idle = d.idle[:last]
	d.busy++
	d.follow(&d.busyServers, now, d.busy)
	return server
}

// vacate makes a server idle, or sends it home if there are more than on duty.
func (d *desk) vacate(now float64, server int) {
	d.services[server].customer = Nobody
	d.idle = append(d.idle, int32(server))
	d.busy--
	d.follow(&d.busyServers, now, d.busy)
}

// follow notes a number that has changed.
func (d *desk) follow(w *TimeWeighted, now float64, number int) {
	if !d.quiet {
		w.Set(now, float64(number))
	}
}

// serve begins the first service of a customer.
func (d *desk) serve(now float64, server int, customer, class int32, arrived float64) {
	d.services[server] = service{customer, class, arrived}
	wait := now - arrived
	if !d.quiet {
		d.classes[class].Wait.Add(wait)
	}
	if d.waits != nil {
		d.waits.Add(wait)
	}
}

// canStart tells whether someone waits for whom a server is idle.
func (d *desk) canStart() bool { return d.line.n > 0 && d.busy < d.servers }

// Balk counts a customer who came, saw the queue and went away.
func (d *desk) Balk(class int) {
	d.classes[class].Arrived++
	d.classes[class].Refused++
}

// Serving tells the customer in service at a server, or Nobody, and the customer's class.
func (d *desk) Serving(server int) (customer, class int) {
	v := &d.services[server]
	return int(v.customer), int(v.class)
}

// Waiting is the number of customers who wait now.
func (d *desk) Waiting() int { return d.line.n }

// Busy is the number of customers in service now.
func (d *desk) Busy() int { return d.busy }

// Servers is the number on duty now.
func (d *desk) Servers() int { return d.servers }

// Class gives the statistics of one class; valid until the next Reset.
func (d *desk) Class(class int) *ClassStatistics { return &d.classes[class] }

// QueueLength follows the number of waiting customers.
func (d *desk) QueueLength() *TimeWeighted { return &d.queueLength }

// BusyServers follows the number of customers in service.
func (d *desk) BusyServers() *TimeWeighted { return &d.busyServers }

// Utilization is busy time over time on duty; time after hours counts as busy, so it can exceed 1.
func (d *desk) Utilization(now float64) float64 {
	duty := d.onDuty.Area(now)
	if duty == 0 {
		return 0
	}
	return d.busyServers.Area(now) / duty
}
