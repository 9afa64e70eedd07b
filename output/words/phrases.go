package words

// Phrase is one entry of the catalogue.
type Phrase uint8

// The phrases. Those with a verb (%s, %d) are used with Fill.
const (
	// Headings of tables.
	RunTitle Phrase = iota
	PlausibilityTitle
	BindingTitle
	ProvenanceTitle
	ComparisonTitle
	ThresholdTitle
	Warnings

	// Columns.
	Indicator
	Area
	Date
	Start
	Projected
	Target
	ChanceColumn
	VerdictColumn
	DecidedByColumn
	TargetAt
	Quantity
	Simulated
	Known
	Deviation
	Source
	Share
	MonthsBound
	Constraint
	Confirmed
	BasisColumn
	Values
	Meaning
	Flow
	Before
	After
	Difference
	VarianceCut
	Condition
	Required
	Outcome

	// Rows and cells.
	AllTargets
	Total
	WithinRange
	LimitMet
	LimitMissed
	TooFew
	SomewhatOff
	OutOfRange
	WithoutConfirmation
	ConfirmedGain
	MedianInterval
	DecidedBy
	NotEvaluated

	// Gates.
	GatePassed
	GateFailed
	GateUndecided
	GateUndecidedHint

	// Charts.
	Median
	Band50
	Band80
	Band90
	BaseYear
	Observed
	TargetBy
	ChanceLabel
	ChanceShort
	JointChance
	WantedChance
	WantedValue
	Interval95
	SourceLine
	CompletionRange
	OnTimeColumn
	DueDate
	BeyondHorizon
	FirstOrder
	TotalEffect
	MorrisMean
	MorrisSigma
	MissingPoint
	ContourOf
	CurrentValue
	Increase
	Decrease
	TrainingYears
	TestYears
	Persistence
	LinearTrend
	LowerBound
	UpperBound
	SignificantChange
	UncertainChange

	// Progress.
	ReplicationsDone
	PointsDone
	TimeLeft
	Interrupted

	// Checks of a scenario.
	ValidScenario

	// The list of indicators.
	NameHead
	NumeratorHead
	DenominatorHead
	PeriodHead
	SourceHead
	MonthEnd
	TwelveMonths
	TwelveMonthMean

	// Hindcasts: titles and columns.
	FitTitle
	TestTitle
	ProjectionTitle
	FreeTitle
	RoundsTitle
	Explanations
	ObservedDate
	ObservedValue
	LeastSquares
	PosteriorInterval
	ProjectedInterval
	ProjectionError
	Interval90
	Skill
	Parameter
	Prior
	Posterior
	Narrowed
	Round
	Simulations
	Tolerance
	AcceptedShare
	DifferentParticles

	// Hindcasts: cells and notes.
	About
	HoldsIt
	MissesIt
	MeetsIt
	AllScores
	ErrorNote
	SkillNote
	FreeNote
	NothingFitted
	NoTrend
	NaiveRight

	// Hindcasts: warnings, and what the posterior's file says of itself.
	ToleranceStopped
	FewParticles
	PriorsFromLater
	BackgroundFromLater
	PosteriorFile
	PosteriorName
	PosteriorNote

	// What each lever does alone.
	LeversTitle
	LeversNote
	IdleLeversTitle
	LeverRow
	LeverName
	LeverFrom
	Why
	NotFelt
	ChanceOf
	InPoints
	Range

	// Files that are not there: what is wrong, what was expected, what to do.
	NoSuchFile
	FolderNotFile
	ScenarioFile
	CaseFile
	ObservationsFile
	CatalogueFile
	PathFromHere
	UseCatalogue

	numPhrases
)
