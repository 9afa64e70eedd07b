// Package hindcast fits a few free parameters to observations up to a month, projects what came after
// with everything the fit leaves possible, and scores the projection against what was observed and
// against two naive forecasts.
//
// With three to five observations a best fit says little, so the result is a sample of the posterior:
//
//  1. weighted least squares finds where the fit is best (Start);
//  2. approximate Bayesian computation with a falling tolerance keeps the parameters whose simulated
//     observations lie near the real ones (Fit; Drovandi and Pettitt 2011);
//  3. the kept simulations themselves, run on past the last fitted month, are the projection (Project);
//  4. each later observation is scored (ScoreAll).
//
// What is not free varies all the same, by the scenario's distributions, and belongs to each particle, so
// the posterior holds for all of it together. Results are the same for any number of jobs.
package hindcast
