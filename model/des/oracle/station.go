package oracle

// Station is a queueing station with any number of equal servers: first come, first served within a
// priority class, no pre-emption. It keeps no calendar. Its user says what happens and schedules the ends
// of service:
//
//	if server := st.Arrive(now, customer, class); server >= 0 { … } // schedule the end of service at server
//	finished, next := st.Complete(now, server)                      // next >= 0: schedule the end of its service
//
// Customers are the caller's numbers, not negative and below 2^31. A server is the number of a service in hand, from 0 to one less than the
// most that were ever on duty; servers are otherwise alike. Calls must not go back in time.
type Station struct {
	desk
}

// NewStation checks the configuration and opens the station at time 0.
func NewStation(cfg StationConfig) (*Station, error) {
	d, err := newDesk(cfg)
	if err != nil {
		return nil, err
	}
	return &Station{d}, nil
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
		server = s.occupy(now)
		s.serve(now, server, int32(customer), int32(class), now)
		return server
	}
	s.line.join(now, customer, class)
	s.follow(&s.queueLength, now, s.line.n)
	return Waits
}

// Complete ends the service in hand at a server. It returns the customer who leaves and the customer with whom
// the server goes on, or Nobody. A server in excess of those on duty goes home instead. Nobody and Nobody
// means that the server had nothing in hand.
func (s *Station) Complete(now float64, server int) (finished, next int) {
	v := &s.services[server]
	finished = int(v.customer)
	if finished == Nobody {
		return Nobody, Nobody
	}
	c := &s.classes[v.class]
	c.Completed++
	if !s.quiet {
		c.Stay.Add(now - v.arrived)
	}
	if s.line.n == 0 || s.busy > s.servers {
		s.vacate(now, server)
		return finished, Nobody
	}
	return finished, s.callNext(now, server)
}

// Start lets an idle server begin with the first waiting customer; ok is false when there is no such pair.
// Only a change of the number on duty makes it necessary.
func (s *Station) Start(now float64) (server, customer int, ok bool) {
	if !s.canStart() {
		return 0, Nobody, false
	}
	server = s.occupy(now)
	return server, s.callNext(now, server), true
}

func (s *Station) callNext(now float64, server int) (customer int) {
	w := s.line.first()
	s.follow(&s.queueLength, now, s.line.n)
	s.serve(now, server, w.customer, w.class, w.since)
	return int(w.customer)
}

// Ticket is the ticket of the customer who joined the line last. Keep it to let the customer renege.
func (s *Station) Ticket() Ticket { return s.line.ticket() }

// Renege lets a waiting customer leave unserved. If the ticket's holder no longer waits, nothing happens and ok is false.
func (s *Station) Renege(now float64, t Ticket) (customer int, ok bool) {
	w, ok := s.line.leave(t)
	if !ok {
		return Nobody, false
	}
	s.follow(&s.queueLength, now, s.line.n)
	c := &s.classes[w.class]
	c.Reneged++
	if !s.quiet {
		c.GaveUp.Add(now - w.since)
	}
	return int(w.customer), true
}

// First tells who will be called next, or Nobody.
//
// A model that knows each customer's patience can do without timers: before Complete and Start it lets the
// first in line leave as long as their patience has ended.
//
//	for id := st.First(); id != oracle.Nobody && until[id] < now; id = st.First() {
//		st.LeaveFirst(now, until[id])
//	}
//
// The statistics of waits, of those who gave up and the mean queue length are those that timers would give once
// the line has been emptied. Until they are called, those who left count for Waiting, for the capacity and for the
// longest queue; where these matter, use Renege.
func (s *Station) First() (customer int) {
	if s.line.n == 0 {
		return Nobody
	}
	return int(s.line.places[s.line.front()].customer)
}

// LeaveFirst takes the first in line out, who left unserved at a time that has passed. The line must not be empty.
func (s *Station) LeaveFirst(now, at float64) (customer int) {
	w := s.line.first()
	s.follow(&s.queueLength, now, s.line.n)
	if !s.quiet {
		s.queueLength.area -= now - at
	}
	c := &s.classes[w.class]
	c.Reneged++
	if !s.quiet {
		c.GaveUp.Add(at - w.since)
	}
	return int(w.customer)
}
