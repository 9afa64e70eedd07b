// Package contract keeps the residents of each area in cells (age band × condition × contract ×
// inclination) and moves them between no contract, a passive and an active family-doctor contract.
//
// Its one idea is selection: residents inclined to use the community centre sign first, whatever a
// contract does to them afterwards. Nothing here says that a contract changes behaviour; the causal
// effect belongs to the choice of a doctor, elsewhere. Inclination never changes during life.
//
// A month has two halves. Follow lets deaths, moves, births, arrivals and ageing hit the cells:
// contracted people are a subset, so they are hit hypergeometrically. Sign then turns passive into
// active contracts and back, cleans up passive ones, renews what falls due, and signs new ones:
// a Bass hazard toward a ceiling in each stratum (65 and over, 0–6, registered patients, others), cut short by the panels
// of the practising GPs or by outreach time, which goes first to those whom a centre's list names.
package contract
