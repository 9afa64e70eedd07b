package oracle

// Preemptive is a station where a customer who finds all servers busy interrupts the service of one of a
// lower class, if there is any: of the lowest class, the one who came last. The interrupted customer waits
// at the head of its class and goes on later from where it was (pre-emptive resume).
//
// The station must know how long services take, so Arrive is told, and Finish says when the service in
// hand will end. An interruption leaves an event in the calendar that is void; Complete recognizes it by its time.
//
//	if server := st.Arrive(now, customer, class, work); server >= 0 { … } // schedule its end at st.Finish(server)
//	finished, next := st.Complete(now, server)                            // Nobody, Nobody: the event was void
type Preemptive struct {
	desk
	finish []float64 // by server: when the service in hand will end
	rests  []rest    // by place in line
}

// rest is what remains of the service of a customer in line.
type rest struct {
	work  float64
	begun bool
}

// NewPreemptive checks the configuration and opens the station at time 0.
func NewPreemptive(cfg StationConfig) (*Preemptive, error) {
	d, err := newDesk(cfg)
	if err != nil {
		return nil, err
	}
	return &Preemptive{desk: d}, nil
}

// Arrive brings a customer whose service will take work. It returns the server that begins with the customer
// at once, Waits or Refused.
func (p *Preemptive) Arrive(now float64, customer, class int, work float64) (server int) {
	c := &p.classes[class]
	c.Arrived++
	if p.busy+p.line.n >= p.capacity {
		c.Refused++
		return Refused
	}
	if p.busy < p.servers && p.line.n == 0 {
		server = p.occupy(now)
	} else if server = p.weakest(class); server >= 0 {
		p.interrupt(now, server)
	} else {
		p.line.join(now, customer, class)
		p.remember(rest{work, false})
		p.follow(&p.queueLength, now, p.line.n)
		return Waits
	}
	p.serve(now, server, int32(customer), int32(class), now)
	p.finishAt(server, now+work)
	return server
}

// weakest is the server whose customer must give way to a class, or Waits.
func (p *Preemptive) weakest(class int) (server int) {
	server = Waits
	lowest, latest := int32(class), 0.0
	for i := range p.services {
		v := &p.services[i]
		if v.customer == Nobody || v.class < lowest || int(v.class) == class {
			continue
		}
		if v.class > lowest || v.arrived > latest {
			server, lowest, latest = i, v.class, v.arrived
		}
	}
	return server
}

// interrupt sends the customer at a server back to the head of its class.
func (p *Preemptive) interrupt(now float64, server int) {
	v := &p.services[server]
	p.line.rejoin(v.arrived, v.customer, v.class)
	p.remember(rest{p.finish[server] - now, true})
	p.follow(&p.queueLength, now, p.line.n)
}

// remember keeps the rest of the service of the customer who joined the line last.
func (p *Preemptive) remember(r rest) {
	for int(p.line.latest) > len(p.rests) {
		p.rests = append(p.rests, rest{})
	}
	p.rests[p.line.latest-1] = r
}

func (p *Preemptive) finishAt(server int, at float64) {
	for server >= len(p.finish) {
		p.finish = append(p.finish, 0)
	}
	p.finish[server] = at
}

// Finish is when the service in hand at a server will end if it is not interrupted.
func (p *Preemptive) Finish(server int) float64 { return p.finish[server] }

// Complete ends the service in hand at a server, if this is its time. It returns the customer who leaves and the
// customer with whom the server goes on, whose service ends at Finish, or Nobody. Nobody and Nobody means
// that the event is void.
func (p *Preemptive) Complete(now float64, server int) (finished, next int) {
	v := &p.services[server]
	finished = int(v.customer)
	if finished == Nobody || p.finish[server] != now {
		return Nobody, Nobody
	}
	c := &p.classes[v.class]
	c.Completed++
	if !p.quiet {
		c.Stay.Add(now - v.arrived)
	}
	if p.line.n == 0 || p.busy > p.servers {
		p.vacate(now, server)
		return finished, Nobody
	}
	return finished, p.callNext(now, server)
}

// Start lets an idle server begin with the first waiting customer; ok is false when there is no such pair.
// Only a change of the number on duty makes it necessary.
func (p *Preemptive) Start(now float64) (server, customer int, ok bool) {
	if !p.canStart() {
		return 0, Nobody, false
	}
	server = p.occupy(now)
	return server, p.callNext(now, server), true
}

// callNext begins or resumes the service of the first in line.
func (p *Preemptive) callNext(now float64, server int) (customer int) {
	number := p.line.front()
	w, r := p.line.remove(number), p.rests[number-1]
	p.follow(&p.queueLength, now, p.line.n)
	if r.begun {
		p.services[server] = service{w.customer, w.class, w.since}
	} else {
		p.serve(now, server, w.customer, w.class, w.since)
	}
	p.finishAt(server, now+r.work)
	return int(w.customer)
}
