package words

// Phrases of the list of indicators. Those with a verb (%s, %d) are used with Fill.
var (
	NameHead        = Phrase{"名称", "name"}
	IDHead          = Phrase{"代号", "id"}
	NumeratorHead   = Phrase{"分子", "numerator"}
	DenominatorHead = Phrase{"分母", "denominator"}
	PeriodHead      = Phrase{"时期", "period"}
	SourceHead      = Phrase{"来源", "source"}
	MonthEnd        = Phrase{"月末", "month end"}
	MonthOrYear     = Phrase{"当月或12个月", "month or twelve months"}
	TwelveMonths    = Phrase{"近12个月", "12 months"}
	TwelveMonthMean = Phrase{"近12个月均值", "12-month mean"}
)
