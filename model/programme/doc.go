// Package programme is what contracts promise and public health asks for: assessments, contacts,
// follow-ups, examinations and records, due month by month and done as far as the team's time reaches.
//
// Everything is a number of persons per area and month and follows from the counts of residents and
// the minutes given; the only chance is how readily the people of each centre accept what is offered.
package programme
