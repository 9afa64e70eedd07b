package model

import (
	"chcsim/model/contract"
	"chcsim/model/population"
	"chcsim/model/referral"
	"chcsim/model/workforce"
)

// NewDistrict lets tests look at the parts between months.
var NewDistrict = newDistrict

// Parts are what tests compare.
func (d *District) Parts() (*population.State, *contract.State, *workforce.State, *referral.State) {
	return d.population, d.contract, d.workforce, d.referral
}

// Ended is the outcome after the last month.
func (d *District) Ended() *Outcome { return d.outcome() }
