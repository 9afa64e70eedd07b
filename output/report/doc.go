// Package report writes a run down as one page of HTML for those who decide and those who check: the verdict first, then what
// holds the targets back, what would be enough, maps and charts, and at the end the model report: what was asked, how the model
// works, what it was fed with, how it was run, on what, and where its code is. The sections of that and their order are those of
// the STRESS guidelines for discrete-event simulation (Monks, Currie, Onggo, Robinson, Kunc and Taylor 2019,
// Strengthening the reporting of empirical simulation studies, Journal of Simulation 13, 55–67).
//
// The page asks nothing of any other place: no script, no font, no picture but its own. The prose of each language is one
// template; a test holds the two to the same sections and the same values. The package receives plain values and computes nothing.
package report
