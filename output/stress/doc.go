// Package stress writes a run down as a model report: what was asked, how the model works, what it was
// fed with, how it was run, on what, and where its code is. Sections and their order are those of the
// STRESS guidelines for discrete-event simulation (Monks, Currie, Onggo, Robinson, Kunc and Taylor 2019,
// Strengthening the reporting of empirical simulation studies, Journal of Simulation 13, 55–67).
//
// The prose of each language is one template; a test holds the two to the same sections and the same
// values. The package receives plain values and computes nothing.
package stress
