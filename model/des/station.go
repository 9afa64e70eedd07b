package des

import (
	"fmt"
	"math"
)

// What Arrive and Complete say in place of a server or a customer.
const (
	Waits   = -1 // the customer waits
	Refused = -2 // the customer was turned away: the station is full
	Nobody  = -1 // no customer: the server is idle now, or gone home
)

// StationConfig describes a queueing station.
type StationConfig struct {
	Servers  int // on duty at the beginning, 0 or more
	Classes  int // priority classes, 1 to 64 (0 is read as 1); class 0 is served first
	Capacity int // most customers present, those in service included; 0 = no limit

	// Waits, if given, receives the wait of every customer whose service begins. It belongs to the
	// caller: Reset does not empty it, and several stations may share one.
	Waits *Histogram
}

// ClassStatistics counts what happened to the customers of one class.
// Arrived = Refused + Reneged + Completed + those still present.
type ClassStatistics struct {
	Arrived, Refused, Reneged, Completed int

	Wait     Tally // from arrival to the beginning of service
	Patience Tally // from arrival to leaving the queue unserved
	Stay     Tally // from arrival to the end of service
}

// Station is a queueing station with any number of equal servers: first come, first served within a
// priority class, no pre-emption. It keeps no calendar. Its user says what happens and schedules the ends of service:
//
//	if server := st.Arrive(now, customer, class); server >= 0 { /* schedule the end of service at server */ }
//	finished, next := st.Complete(now, server) // if next >= 0, schedule the end of its service at the same server
//
// Customers are the caller's numbers. A server is the number of a service in hand, from 0 to one less than the
// most that were ever on duty; servers are otherwise alike. Calls must not go back in time.
type Station struct {
	servers, busy, capacity int
	line                    line
	services                []service
	idle                    []int32 // numbers of services that are free
	classes                 []ClassStatistics
	waits                   *Histogram
	queueLength             TimeWeighted
	busyServers             TimeWeighted
	onDuty                  TimeWeighted
	configured              int
}

// service is one customer in service.
type service struct {
	customer, class int32
	arrived         float64
}

// NewStation checks the configuration and opens the station at time 0.
func NewStation(cfg StationConfig) (*Station, error) {
	classes := max(cfg.Classes, 1)
	switch {
	case cfg.Servers < 0:
		return nil, fmt.Errorf("des: %d servers", cfg.Servers)
	case cfg.Classes < 0 || cfg.Classes > maxClasses:
		return nil, fmt.Errorf("des: %d priority classes, want 1 to %d", cfg.Classes, maxClasses)
	case cfg.Capacity < 0:
		return nil, fmt.Errorf("des: a capacity of %d", cfg.Capacity)
	}
	s := &Station{configured: cfg.Servers, capacity: cfg.Capacity, waits: cfg.Waits, classes: make([]ClassStatistics, classes)}
	if cfg.Capacity == 0 {
		s.capacity = math.MaxInt
	}
	s.line.lists = make([]list, classes)
	s.Reset(0)
	return s, nil
}

// Reset empties the station and its statistics and puts the configured number of servers on duty. It
// costs as much as a few customers and keeps the memory.
func (s *Station) Reset(now float64) {
	s.line.reset()
	clear(s.classes)
	s.servers, s.busy = s.configured, 0
	s.idle = s.idle[:0]
	for i := len(s.services) - 1; i >= 0; i-- {
		s.services[i].customer = Nobody
		s.idle = append(s.idle, int32(i))
	}
	s.makeRoom()
	s.queueLength.Reset(now, 0)
	s.busyServers.Reset(now, 0)
	s.onDuty.Reset(now, float64(s.servers))
}

// makeRoom gives each server on duty a number.
func (s *Station) makeRoom() {
	for len(s.services) < s.servers {
		s.idle = append(s.idle, int32(len(s.services)))
		s.services = append(s.services, service{customer: Nobody})
	}
}

// Arrive brings a customer. It returns the server that begins with the customer at once, Waits or Refused.
func (s *Station) Arrive(now float64, customer, class int) (server int) {
	c := &s.classes[class]
	c.Arrived++
	if s.busy+s.line.n >= s.capacity {
		c.Refused++
		return Refused
	}
	if s.busy < s.servers && s.line.n == 0 {
		return s.begin(now, customer, class)
	}
	s.line.join(now, customer, class)
	s.queueLength.Set(now, float64(s.line.n))
	return Waits
}

// begin puts a customer who has not waited into service.
func (s *Station) begin(now float64, customer, class int) (server int) {
	last := len(s.idle) - 1
	number := s.idle[last]
	s.idle = s.idle[:last]
	s.busy++
	s.busyServers.Set(now, float64(s.busy))
	s.serve(now, &s.services[number], int32(customer), int32(class), now)
	return int(number)
}

func (s *Station) serve(now float64, v *service, customer, class int32, arrived float64) {
	v.customer, v.class, v.arrived = customer, class, arrived
	wait := now - arrived
	s.classes[class].Wait.Add(wait)
	if s.waits != nil {
		s.waits.Add(wait)
	}
}

// Complete ends the service in hand at a server. It returns the customer who leaves and the customer with whom
// the server goes on, or Nobody. A server in excess of those on duty goes home instead.
func (s *Station) Complete(now float64, server int) (finished, next int) {
	v := &s.services[server]
	finished = int(v.customer)
	if finished == Nobody {
		return Nobody, Nobody
	}
	c := &s.classes[v.class]
	c.Completed++
	c.Stay.Add(now - v.arrived)
	if s.line.n > 0 && s.busy <= s.servers {
		w := s.line.first()
		s.queueLength.Set(now, float64(s.line.n))
		s.serve(now, v, w.customer, w.class, w.since)
		return finished, int(w.customer)
	}
	v.customer = Nobody
	s.idle = append(s.idle, int32(server))
	s.busy--
	s.busyServers.Set(now, float64(s.busy))
	return finished, Nobody
}

// SetServers changes the number on duty. When there are fewer, idle servers go first, and busy ones finish
// the customer in hand. When there are more, call Start until it has nobody to begin with.
func (s *Station) SetServers(now float64, servers int) {
	s.servers = max(servers, 0)
	s.onDuty.Set(now, float64(s.servers))
	s.makeRoom()
}

// Start lets an idle server begin with the first waiting customer; ok is false when there is no such pair.
func (s *Station) Start(now float64) (server, customer int, ok bool) {
	if s.line.n == 0 || s.busy >= s.servers {
		return 0, Nobody, false
	}
	w := s.line.first()
	s.queueLength.Set(now, float64(s.line.n))
	last := len(s.idle) - 1
	number := s.idle[last]
	s.idle = s.idle[:last]
	s.busy++
	s.busyServers.Set(now, float64(s.busy))
	s.serve(now, &s.services[number], w.customer, w.class, w.since)
	return int(number), int(w.customer), true
}

// Ticket is the ticket of the customer who joined the line last. Keep it to let the customer renege.
func (s *Station) Ticket() Ticket { return s.line.last }

// Renege lets a waiting customer leave unserved. If the ticket's holder no longer waits, nothing happens and ok is false.
func (s *Station) Renege(now float64, t Ticket) (customer int, ok bool) {
	w, ok := s.line.leave(t)
	if !ok {
		return Nobody, false
	}
	s.queueLength.Set(now, float64(s.line.n))
	c := &s.classes[w.class]
	c.Reneged++
	c.Patience.Add(now - w.since)
	return int(w.customer), true
}

// Balk counts a customer who came, saw the queue and went away.
func (s *Station) Balk(class int) {
	s.classes[class].Arrived++
	s.classes[class].Refused++
}

// Serving tells the customer in service at a server and the customer's class.
func (s *Station) Serving(server int) (customer, class int) {
	v := &s.services[server]
	return int(v.customer), int(v.class)
}

// Waiting is the number of customers who wait now.
func (s *Station) Waiting() int { return s.line.n }

// Busy is the number of customers in service now.
func (s *Station) Busy() int { return s.busy }

// Servers is the number on duty now.
func (s *Station) Servers() int { return s.servers }

// Class gives the statistics of one class; valid until the next Reset.
func (s *Station) Class(class int) *ClassStatistics { return &s.classes[class] }

// QueueLength follows the number of waiting customers.
func (s *Station) QueueLength() *TimeWeighted { return &s.queueLength }

// BusyServers follows the number of customers in service.
func (s *Station) BusyServers() *TimeWeighted { return &s.busyServers }

// OnDuty follows the number of servers on duty.
func (s *Station) OnDuty() *TimeWeighted { return &s.onDuty }

// Utilization is busy time over time on duty; time after hours counts as busy, so it can exceed 1.
func (s *Station) Utilization(now float64) float64 {
	duty := s.onDuty.Area(now)
	if duty == 0 {
		return 0
	}
	return s.busyServers.Area(now) / duty
}
