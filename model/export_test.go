package model

import (
	"chcsim/model/contract"
	"chcsim/model/population"
)

// NewDistrict lets tests look at the parts between months.
func NewDistrict(cfg *Config, keys Keys) (*District, error) { return Begin(cfg, keys, false) }

// Parts are what tests compare.
func (d *District) Parts() (*population.State, *contract.State) {
	return d.population, d.contract
}

// Ended is the outcome after the last month.
func (d *District) Ended() *Outcome { return d.outcome() }
