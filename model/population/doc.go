// Package population moves the residents of a district through births, deaths, migration and ageing,
// by area, sex and single year of age, a month at a time.
//
// An age label is the age reached at the end of the calendar year (year − year of birth), so that at
// every December it is the age at the last birthday, and all labels rise by one in January. Age bands are of the last birthday:
// a twelfth of those who reach a band in a year enters it each month. A month
// runs in this order: ageing, deaths and departures, births, arrivals. Arrivals are solved so
// that the expected total follows the observed totals and, after them, a rate of growth:
//
//	E[In] = max(0, T(m) − residents after the other flows)
//
// with T(m) in persons. Deaths follow a Gompertz–Makeham life table fitted to a life expectancy,
// migration ages a Rogers–Castro schedule, births an age schedule of women. All draws are exact.
package population
