// Package model is a district: its residents, staff, buildings, contracts and visits, month by month.
// district.go tells the story of a month; the parts do the work, each in a package of its own, and know
// nothing of each other.
package model
