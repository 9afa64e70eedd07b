// Package smoother conditions an ensemble of draws on observations: an ensemble smoother with multiple data assimilation
// (Emerick and Reynolds 2013, Computers & Geosciences 55:3–15) for simulators that have chance of their own. It knows nothing
// of what is simulated.
//
// A member of the ensemble is a list of scores, standard normal before anything is observed: a parameter is the quantile of its
// prior at Φ(score), so that bounded and discrete ones stay what they can be, and a luck score decides what a simulator would
// else draw. Its simulation gives a value for each observation. Data y with the covariance R of their errors are used A times,
// each time with weight 1/A:
//
//	z ← z + K·(y + e − d(z)),  K = Cov(z, d)·(Cov(d, d) + N)⁻¹,  e ~ N(0, N),  N = A·(R + C) − C
//
// C is the covariance of what chance, other than the luck scores, does to simulated values; the ensemble's Cov(d, d) holds it
// once already, hence −C; a caller that follows part of it by other means gives the rest. With a linear simulator and many
// members the result is the posterior (Kalman's), for any A; otherwise more steps follow a curved one better.
//
// Observations of one thing in many months hang together, so K is computed by directions: the singular vectors of the
// ensemble's simulated values in units of the noise. Directions that vary much less than their noise are left out. The
// correlation r of a score and a direction is estimated from n members with an error of about 1/√n; it counts as
//
//	r·max(0, 1 − (λ/(r√n))²)
//
// so that what may as well be an accident moves nothing (localisation by correlation; the factor is the positive-part
// shrinkage of James and Stein 1961). λ = 0 trusts all correlations. How sure of itself accidents make the ensemble all the
// same is measured and undone: scores that nothing depends on are moved along, strangers (Evensen 2009, IEEE Control Systems
// 29(3):83–104). Where they have kept a part k of their variance, and their means have moved by a mean square of m variances,
// all deviations from the means are multiplied by √((1 + m)/k) after each step, since truths lie around where the means were.
package smoother
