package model

import (
	"chcsim/model/contract"
	"chcsim/model/population"
)

// NewDistrict lets tests look at the parts between months.
var NewDistrict = newDistrict

// Parts are what tests compare.
func (d *District) Parts() (*population.State, *contract.State) {
	return d.population, d.contract
}

// Ended is the outcome after the last month.
func (d *District) Ended() *Outcome { return d.outcome() }
