package words

// Phrases of what a district has filled in of itself.
var (
	LocalTitle  = Phrase{"本区数据：已填 %d 项，共 %d 项", "The district's own figures: %d local figures of %d"}
	FillNext    = Phrase{"先填", "Fill in"}
	Figure      = Phrase{"数据", "Figure"}
	Moves       = Phrase{"影响的目标", "Moves"}
	TableOf     = Phrase{"工作表“%s”", "the sheet %s"}
	AllCounts   = Phrase{"各项人数、机构数都以此为基础", "all counts rest on it"}
	StandsIn    = Phrase{"未填之处以%s的数据代用，按移用计；数量已按常住人口折算", "where nothing is filled in, values of %s stand in and count as transferred; numbers of things follow the residents"}
	RankedByRun = Phrase{"chcsim run 之后按对目标的影响排列其余各项", "chcsim run ranks the others by what they do to the targets"}
	RankedBy    = Phrase{
		"按本次 %d 次重复模拟中对目标指标差异的解释份额排列（秩相关的平方，取影响最大的目标）；其余 %d 项的影响在此次数下看不出来",
		"ranked by the share of a target's variance that each explains in this run of %d replications (squared rank correlation, of the target that it moves most); what the other %d do is not seen with so many",
	}
)
