// Package clinic turns residents into outpatient visits: how often they seek care, where they choose to
// go, and how long they wait there. Everyone who seeks care ends at exactly one destination.
//
// # Demand and choice
//
// A group g of residents of area a (age band, condition, contract, inclination) has in a month
//
//	(1)  E_agj = N_ag · r_g · s · P_agj,     P_agj = exp(U_agj) / Σ_k exp(U_agk)
//
// expected episodes at destination j: N residents, r episodes per resident in an average month, s the
// season times the demand factor. P is the multinomial logit (McFadden 1974). With utilities 0, −0.5
// and −1.2 it is .524185, .317934, .157881. The utility is a sum of a part of the group and one of the area,
//
//	(2)  u_gj = age_b + condition_c + κ·{1 active, π passive} + ι·{1 inclined} + ρ·G·w_g − δ·y   community destinations
//	(3)  v_aj = α_j + τ·t_aj + ω·(W_a − W⁰_a) + appeal_a + levers                   community destinations
//	     v_aj = α_j + τ·t_aj + φ·D_j                                                hospitals
//
// with t minutes of travel, W the experienced wait in minutes averaged over three months and W⁰ its level in the
// base year, G the share of visits that GPs see, w the days that a referral makes a GP's patient wait beyond the base year's
// (the group's chance of a referral × the longer wait of those referred, averaged over three months), y the years since the
// base year of those with a contract, 0 of others, D the deviation of the specialist wait in days. Stations of an area
// are one alternative, weighted by (number of stations)^elasticity. Only exp(v) is needed per area and month, and exp(u) when
// a parameter changes. κ is the causal effect of a contract; ι moves those who are inclined to the community, contract
// or not: the difference between contracted and other residents is mostly theirs. The logit's substitution is
// proportional (no nests): a new station draws from hospitals and the own centre alike.
//
// Repeat prescriptions have an interval. When it goes from w⁰ in the base year to w, refills become fewer in the inverse proportion and no
// other visit does. They are all of people with a chronic disease, whose visits to community facilities and online become
//
//	(9)  E·(1 − ρ·(1 − w⁰/w)),   ρ = type_share.refill ÷ share of the chronically ill among base-year community visits
//
// and those to hospitals the same with ρ·hospital_refill_ratio. With half of all visits refills, two thirds of them of the chronically
// ill (ρ = 0.75) and an interval of 6 weeks after 4, a quarter of the latter's visits go. As refills are short, the visits left are longer on average.
//
// # Base year
//
//	(4)  C given;  H = C·(1−d)/d;  O = o·T;  M = T − C − H − O
//
// C is attended community visits per resident, d community_share_district, T all visits, O online ones; the
// municipal hospitals get the residual M. With T = 9.8, C = 2.5, d = 0.37, o = 2%, H = 4.2568 and M = 2.8472 (29.05%).
// A share M/T outside its plausible range gives a warning. Where M would fall below its floor, T is raised; nothing is drawn again.
//
//	(5)  non-residents' visits = residents' visits · q/(1−q)
//	(6)  ends_j = Σ E_j·(1−l_j),   ends_hospital = E_hospital + Σ E_j·l_j, divided as the group's own hospital choices
//
// l is the share that leaves unseen. The intercepts α solve ends = (4) by the contraction of Berry (1994), α_j ← α_j + ln
// (wanted/expected), around which l and W⁰ are computed anew at three levels of the season, each round learning from the
// one before (Anderson 1965). Where the wanted visits would
// fill more than most_utilization_at_start of an area's clinician minutes, visits there are shortened, for good, and a warning says so.
// With MustFit such a base year, and one whose municipal share is not plausible, is none: New ends with ErrUnfit. The
// base year's own months draw their arrivals and share the l and the waits of the days by which it was solved.
//
// # Sessions
//
// The minutes that an area's GPs have for patients are spent on online visits, on the stations and on the centre, and on nothing else:
//
//	(8)  station minutes = min(n·full, A),   A = S/f where S/f + C ≤ G, else G·(S/f)/(S/f + C)
//
// G minutes left by online visits, S and C the minutes that expected patients need at the stations and at the centre, f station_fill, n·full
// what all desks of n stations take when always manned. The centre has the rest. With S = 200, C = 700, f = 0.75 and G = 1,000
// the stations get 267; with G = 800, 221. In every session that is held a doctor sits at each desk; where the minutes do not reach
// for one on every day, sessions are held on a part of the days and patients come then, at most three times as many
// as a day can see: others are told, and leave. Without GPs no session of theirs is held.
//
// # Days
//
// Every desk (GPs of a centre, its other clinicians, GPs of a station) has a Poisson number of arrivals each day. Package
// desk runs days by events or by flow; engine.go says which. When only some days are run by events, they are drawn by
// stratum (weekday, weekend), the left share of a stratum is applied to its other days' arrivals, and minutes and waits are scaled by
// days and visits. A day by flow stands for all days of its stratum in the same way.
//
// How far days by flow are off, measured on a district like Xuhui over two years (a test keeps it so): shares of visits
// by less than 0.1 percentage points, the share that leaves 0.81% instead of 0.92%, the mean wait 15.6 instead of 16.3
// minutes, the 90th percentile 21.6 instead of 23.4.
package clinic
