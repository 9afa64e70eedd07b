package answer

import (
	"encoding/xml"
	"fmt"
	"strings"

	"chcsim/output/words"
)

// The elements of a JUnit report, as CI systems read them. No times are written.
type (
	junitSuites struct {
		XMLName xml.Name     `xml:"testsuites"`
		Suites  []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Failure *junitMessage `xml:"failure"`
		Error   *junitMessage `xml:"error"`
		Skipped *junitMessage `xml:"skipped"`
		Output  string        `xml:"system-out,omitempty"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes thresholds as a JUnit report: one that is not met is a failure, one that could not be
// evaluated an error, an undecided one is skipped, or with strict a failure, too.
func JUnit(l words.Lang, scenario string, thresholds []Threshold, strict bool) ([]byte, error) {
	suite := junitSuite{Name: scenario, Tests: len(thresholds)}
	for _, t := range thresholds {
		c := t.junit(l, scenario, strict)
		switch {
		case c.Failure != nil:
			suite.Failures++
		case c.Error != nil:
			suite.Errors++
		case c.Skipped != nil:
			suite.Skipped++
		}
		suite.Cases = append(suite.Cases, c)
	}
	out, err := xml.MarshalIndent(junitSuites{Suites: []junitSuite{suite}}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("JUnit report: %w", err)
	}
	return append([]byte(xml.Header), append(out, '\n')...), nil
}

func (t Threshold) junit(l words.Lang, scenario string, strict bool) junitCase {
	c := junitCase{Class: scenario, Name: t.Name}
	if t.Error != "" {
		c.Error = &junitMessage{words.NotEvaluated.In(l), t.Condition + "\n" + t.Error}
		return c
	}
	outcome := t.Gate.In(l) + " " + t.estimate(l)
	detail := strings.Join(append([]string{t.Condition}, t.Notes...), "\n")
	if t.Change != nil {
		detail += "\n" + t.Change.from(l)
	}
	if t.Gate == words.Undecided && t.TrialsToDecide > 0 {
		detail += "\n" + words.GateUndecidedHint.Fill(l, t.TrialsToDecide)
	}
	message := &junitMessage{outcome, detail}
	switch {
	case t.Gate == words.Failed, t.Gate == words.Undecided && strict:
		c.Failure = message
	case t.Gate == words.Undecided:
		c.Skipped = message
	default:
		c.Output = detail + "\n" + outcome
	}
	return c
}
