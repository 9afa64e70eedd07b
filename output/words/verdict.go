package words

// Verdict says in plain words how likely a target is to be met.
type Verdict uint8

// The verdicts, from the best to the worst.
const (
	VeryLikely Verdict = iota
	Likely
	EvenChance
	Unlikely
	VeryUnlikely
	NoVerdict // the chance is not known
	TooFewYet // there are too few replications for any of these words
)

var verdicts = [...]Phrase{
	VeryLikely:   {"很可能达到", "very likely"},
	Likely:       {"较可能达到", "likely"},
	EvenChance:   {"难料", "uncertain"},
	Unlikely:     {"较难达到", "unlikely"},
	VeryUnlikely: {"很难达到", "very unlikely"},
	NoVerdict:    {"无法判断", "cannot be told"},
	TooFewYet:    {"模拟次数太少，无从判断", "too few replications to say"},
}

// VerdictOf puts a chance into words. The bands are those of the IPCC's guidance note on uncertainty
// (Mastrandrea et al., 2010, table 1): 90% and more very likely, 66% likely, 33% as likely as not,
// 10% unlikely, below that very unlikely. A NaN has no verdict, and of fewer replications than
// FewestForVerdict the interval is too wide for any.
func VerdictOf(chance float64, replications int) Verdict {
	switch {
	case replications > 0 && replications < FewestForVerdict:
		return TooFewYet
	case chance >= 0.90:
		return VeryLikely
	case chance >= 0.66:
		return Likely
	case chance >= 0.33:
		return EvenChance
	case chance >= 0.10:
		return Unlikely
	case chance < 0.10:
		return VeryUnlikely
	}
	return NoVerdict
}

// FewestForVerdict is the least number of replications with which a chance is put into words: of 19 that
// all meet a target the 95% interval begins at 83%, and of 18 no 90% interval of the indicator can be given.
const FewestForVerdict = 19

// In returns the verdict in a language.
func (v Verdict) In(l Lang) string { return verdicts[v].In(l) }

// Status tells what decides whether a target is met.
type Status uint8

// The statuses.
const (
	ByModel      Status = iota // the projected course decides
	MetAtStart                 // met in the base year already
	ByAssumption               // a stated assumption decides, whatever the model does
	NoStatus                   // of the joint chance, which has none
)

var statuses = [...]Phrase{
	ByModel:      {"由模型推演决定", "decided by the model"},
	MetAtStart:   {"起点已达标", "met at the start"},
	ByAssumption: {"由假设决定", "decided by an assumption"},
	NoStatus:     {"", ""},
}

// In returns the status in a language.
func (s Status) In(l Lang) string { return statuses[s].In(l) }

// shortStatuses answer the heading "decided by" of a table.
var shortStatuses = [...]Phrase{
	ByModel:      {"模型推演", "model"},
	MetAtStart:   {"起点已达标", "met at start"},
	ByAssumption: {"假设", "assumption"},
	NoStatus:     {"", ""},
}

// Short returns what decides, in a word, for a column headed with DecidedByColumn.
func (s Status) Short(l Lang) string { return shortStatuses[s].In(l) }

// Gate is what an estimated chance says of a wanted one.
type Gate uint8

// The outcomes of a gate.
const (
	NoGate    Gate = iota // no chance is wanted
	Passed                // the lower limit of the interval reaches the wanted chance
	Failed                // the upper limit does not
	Undecided             // the interval holds the wanted chance
)

// In returns the outcome in a language; nothing where no chance is wanted.
func (g Gate) In(l Lang) string {
	switch g {
	case Passed:
		return GatePassed.In(l)
	case Failed:
		return GateFailed.In(l)
	case Undecided:
		return GateUndecided.In(l)
	}
	return ""
}

// Basis tells where a value comes from; the strings are those of scenario files.
type Basis string

// The bases.
const (
	Sourced     Basis = "sourced"
	Transferred Basis = "transferred"
	Assumed     Basis = "assumed"
)

// In returns the basis in a language; one that is not known stays as it is written.
func (b Basis) In(l Lang) string {
	switch b {
	case Sourced:
		return Phrase{"本地来源", "sourced"}.In(l)
	case Transferred:
		return Phrase{"移用他处", "transferred"}.In(l)
	case Assumed:
		return Phrase{"假设", "assumed"}.In(l)
	case "":
		return Phrase{"未注明", "unstated"}.In(l)
	}
	return string(b)
}

// Meaning explains the basis in a few words.
func (b Basis) Meaning(l Lang) string {
	switch b {
	case Sourced:
		return Phrase{"本地本时期，有出处", "this place and time, cited"}.In(l)
	case Transferred:
		return Phrase{"他地或他年，有出处", "another place or year, cited"}.In(l)
	case Assumed:
		return Phrase{"判断，公开注明", "a judgement, said openly"}.In(l)
	}
	return Phrase{"未注明，按假设计", "not said, counted as assumed"}.In(l)
}
