package programme

import (
	"chcsim/model/exact"
	"chcsim/model/task"
)

// service is one promise to one group of residents. Inside an activity the earlier service comes
// first when time is short: contracted residents before others, older before younger, missing records
// before old ones.
type service uint8

const (
	assessElderly service = iota // annual assessment, contracted from 65 on
	assessYounger                // annual assessment, contracted under 65
	manageElderly                // yearly health management, others from 65 on
	contact
	hypertensionContracted
	hypertensionOther
	diabetesContracted
	diabetesOther
	examContracted
	examOther
	createContracted
	createOther
	updateContracted
	updateOther
	services = 14
)

// promises states of each service the activity whose time it takes, the months after which what was
// missed is given up (0: the stock of missing records remembers), and whether the contract promises it.
var promises = [services]struct {
	activity task.Activity
	period   int
	contract bool
}{
	assessElderly:          {task.Assessment, 12, true},
	assessYounger:          {task.Assessment, 12, true},
	manageElderly:          {task.Assessment, 12, false},
	contact:                {task.Contact, 3, true},
	hypertensionContracted: {task.HypertensionFollow, 3, true},
	hypertensionOther:      {task.HypertensionFollow, 3, false},
	diabetesContracted:     {task.DiabetesFollow, 3, true},
	diabetesOther:          {task.DiabetesFollow, 3, false},
	examContracted:         {task.ElderlyExam, 12, true},
	examOther:              {task.ElderlyExam, 12, false},
	createContracted:       {task.Records, 0, true},
	createOther:            {task.Records, 0, false},
	updateContracted:       {task.Records, 0, true},
	updateOther:            {task.Records, 0, false},
}

// period is after how many months a missed service is given up. A contact promised less often than each
// quarter is owed for the whole year.
func (c *Config) period(s service) int {
	if s == contact && c.ContactsPerYear < quarters {
		return 12
	}
	return promises[s].period
}

// minutes is the staff time of one service, over all pools.
func (c *Config) minutes(s service) float64 {
	switch promises[s].activity {
	case task.Assessment:
		return c.Minutes.Assessment
	case task.Contact:
		return c.Minutes.Contact
	case task.HypertensionFollow:
		return c.Minutes.Hypertension
	case task.DiabetesFollow:
		return c.Minutes.Diabetes
	case task.ElderlyExam:
		return c.Minutes.Exam
	}
	if s == createContracted || s == createOther {
		return c.Minutes.Create
	}
	return c.Minutes.Update
}

// mix is who spends the time of an activity.
func (c *Config) mix(a task.Activity) Mix {
	switch a {
	case task.HypertensionFollow, task.DiabetesFollow:
		return c.Team.FollowUp
	case task.ElderlyExam:
		return c.Team.Exam
	case task.Assessment:
		return c.Team.Assessment
	case task.Contact:
		return c.Team.Contact
	case task.Records:
		return c.Team.Records
	}
	return c.Team.Duty
}

// split divides an activity's minutes over the pools.
func (m Mix) split(minutes float64, to *[task.Pools]float64) {
	to[task.GP] += float64(minutes * m.GP)
	to[task.Nurse] += float64(minutes * m.Nurse)
	to[task.PublicHealthDoctor] += float64(minutes * max(0, 1-m.GP-m.Nurse))
}

// shift moves a share by log-odds: 0.8 by −0.5 is 4·e^−0.5 / (1 + 4·e^−0.5) = 0.7081.
func shift(share, logOdds float64) float64 {
	if share <= 0 || share >= 1 {
		return share
	}
	odds := float64(share / (1 - share) * exact.Exp(logOdds))
	return odds / (1 + odds)
}

// schedule is how many of each service should be done this month in an area where acceptance differs
// by logOdds. Periodic services are spread evenly over the year; records follow in records.go.
func (c *Config) schedule(p *people, detection, logOdds float64) (due [services]float64) {
	accept := func(share float64) float64 { return shift(share, logOdds) }
	acc, passive, yearly := &c.Acceptance, &p.passive, c.AssessmentsPerYear/12
	young, youngPassive := p.contracted.all-p.contracted.over65, passive.all-passive.over65

	due[assessElderly] = yearly * c.willing(p.contracted.over65, passive.over65, accept(acc.ElderlyAssessment))
	due[assessYounger] = yearly * c.willing(young, youngPassive, accept(acc.Assessment))
	due[manageElderly] = p.other.over65 * accept(acc.ElderlyManagement) / 12
	due[contact] = c.ContactsPerYear / 12 * c.willing(p.contracted.all, passive.all, accept(acc.Contact))

	monthly, follow := c.FollowUpsPerYear/12, accept(acc.FollowUp.Contracted)
	listed, others := c.registered(detection), accept(acc.FollowUp.Other)
	due[hypertensionContracted] = monthly * listed.hypertension.Contracted * c.willing(p.contracted.hypertension, passive.hypertension, follow)
	due[hypertensionOther] = monthly * listed.hypertension.Other * p.other.hypertension * others
	due[diabetesContracted] = monthly * listed.diabetes.Contracted * c.willing(p.contracted.diabetes, passive.diabetes, follow)
	due[diabetesOther] = monthly * listed.diabetes.Other * p.other.diabetes * others

	due[examContracted] = c.willing(p.contracted.over65, passive.over65, accept(acc.Exam.Contracted)) / 12
	due[examOther] = p.other.over65 * accept(acc.Exam.Other) / 12
	return due
}

// lists are the shares of people living with each disease who are on the centre's list.
type lists struct{ hypertension, diabetes Standing }

// registered adds what detection finds among those not yet on the list (Y051): 0.6 and a detection of
// 0.1 give 0.64.
func (c *Config) registered(detection float64) lists {
	find := func(s Standing) Standing {
		return Standing{
			s.Contracted + float64((1-s.Contracted)*detection),
			s.Other + float64((1-s.Other)*detection),
		}
	}
	return lists{find(c.Registered.Hypertension), find(c.Registered.Diabetes)}
}
