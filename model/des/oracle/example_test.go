package oracle_test

import (
	"fmt"

	"chcsim/model/des"
	"chcsim/model/des/oracle"
	"chcsim/model/rng"
)

// A Jackson network: patients come to a clinic's reception, see a doctor and perhaps a nurse, and some go from one to another
// again. One event type says where a service ends; the calendar holds values, so nothing is allocated per event.
func Example() {
	const reception, nowhere = 0, -1
	rates := []float64{8, 2, 5} // services per hour and server: reception, doctor, nurse
	routes := [][]float64{{0, .7, .2, .1}, {0, .05, .15, .8}, {0, .1, 0, .9}}
	type event struct{ room, server int } // a service ends; in room nowhere, a patient comes
	var cal des.Calendar[event]
	var rooms []*oracle.Station
	for _, servers := range []int{2, 5, 2} {
		room, _ := oracle.NewStation(oracle.StationConfig{Servers: servers})
		rooms = append(rooms, room)
	}
	s := rng.NewKey(1).Purpose("clinic").Stream()
	serve := func(now float64, room, server int) { cal.Schedule(now+s.Exp()/rates[room], event{room, server}) }
	enter := func(now float64, room int) {
		if server := rooms[room].Arrive(now, 0, 0); server >= 0 {
			serve(now, room, server)
		}
	}
	cal.Schedule(0, event{nowhere, 0})
	for now, e, _ := cal.Next(); now < 20_000; now, e, _ = cal.Next() {
		if e.room == nowhere {
			cal.Schedule(now+s.Exp()/10, e) // ten patients per hour
			enter(now, reception)
			continue
		}
		if _, next := rooms[e.room].Complete(now, e.server); next != oracle.Nobody {
			serve(now, e.room, e.server)
		}
		to := 0
		for u := s.Float64() - routes[e.room][0]; u >= 0 && to < len(rooms); u -= routes[e.room][to] {
			to++
		}
		if to < len(rooms) {
			enter(now, to)
		}
	}
	for i, name := range []string{"reception", "doctor", "nurse"} {
		fmt.Printf("%-9s wait %4.1f minutes, busy %.0f%%\n", name, 60*rooms[i].Class(0).Wait.Mean(), 100*rooms[i].Utilization(20_000))
	}
	// Output:
	// reception wait  4.7 minutes, busy 62%
	// doctor    wait 12.7 minutes, busy 77%
	// nurse     wait  1.3 minutes, busy 32%
}

// M/M/4 with λ = 3.6 and μ = 1: ten independent replications give an interval for the mean wait, 1.97.
func ExampleStation() {
	type event struct{ server int } // a service ends; server -1: a customer comes
	var cal des.Calendar[event]
	var waits oracle.Tally
	st, err := oracle.NewStation(oracle.StationConfig{Servers: 4})
	if err != nil {
		fmt.Println(err)
		return
	}
	for replication := range 10 {
		s := rng.NewKey(1).At(replication).Stream()
		cal = des.Calendar[event]{}
		st.Reset(0)
		cal.Schedule(0, event{-1})
		for now, e, _ := cal.Next(); now < 50_000; now, e, _ = cal.Next() {
			if e.server < 0 {
				cal.Schedule(now+s.Exp()/3.6, e)
				if server := st.Arrive(now, 0, 0); server >= 0 {
					cal.Schedule(now+s.Exp(), event{server})
				}
			} else if _, next := st.Complete(now, e.server); next != oracle.Nobody {
				cal.Schedule(now+s.Exp(), e)
			}
		}
		waits.Add(st.Class(0).Wait.Mean())
	}
	mean, half := waits.Interval(0.95)
	fmt.Printf("mean wait %.2f ± %.2f\n", mean, half)
	// Output:
	// mean wait 2.00 ± 0.06
}

// Servers change through the day, and customers lose patience. Times are minutes.
func ExampleStation_SetServers() {
	const ( // kinds of events
		arrival = iota
		end
		patience
		shift
	)
	type event struct {
		kind, server int
		ticket       oracle.Ticket
	}
	var cal des.Calendar[event]
	st, err := oracle.NewStation(oracle.StationConfig{Servers: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for customer := range 4 {
		cal.Schedule(float64(customer), event{kind: arrival, server: customer})
	}
	cal.Schedule(12, event{kind: shift})
	for now, e, ok := cal.Next(); ok; now, e, ok = cal.Next() {
		switch e.kind {
		case arrival:
			switch server := st.Arrive(now, e.server, 0); server {
			case oracle.Waits:
				cal.Schedule(now+15, event{kind: patience, ticket: st.Ticket()})
			default:
				cal.Schedule(now+10, event{kind: end, server: server})
			}
		case end:
			customer, next := st.Complete(now, e.server)
			fmt.Printf("%2.0f  customer %d is served\n", now, customer)
			if next != oracle.Nobody {
				cal.Schedule(now+10, event{kind: end, server: e.server})
			}
		case patience:
			if customer, ok := st.Renege(now, e.ticket); ok {
				fmt.Printf("%2.0f  customer %d gives up\n", now, customer)
			}
		case shift:
			st.SetServers(now, 2)
			for server, _, ok := st.Start(now); ok; server, _, ok = st.Start(now) {
				cal.Schedule(now+10, event{kind: end, server: server})
			}
		}
	}
	// Output:
	// 10  customer 0 is served
	// 18  customer 3 gives up
	// 20  customer 1 is served
	// 22  customer 2 is served
}
