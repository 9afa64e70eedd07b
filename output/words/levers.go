package words

// Phrases of what each lever does alone. Those with a verb (%s, %d) are used with Fill.
var (
	LeversTitle     = Phrase{"每项政策单独实行的作用：%s", "What each lever does alone: %s"}
	LeversNote      = Phrase{"与不实行任何政策相比，%d 次配对重复的平均差与95%%区间；区间含0者为暗色", "mean difference to no lever at all over %d pairs of replications, with its 95%% interval"}
	IdleLeversTitle = Phrase{"没有作用的政策", "Levers without effect"}
	LeverRow        = Phrase{"编号", "Row"}
	LeverName       = Phrase{"政策", "Lever"}
	LeverFrom       = Phrase{"自", "From"}
	Why             = Phrase{"原因", "Why"}
	NotFelt         = Phrase{"改变 %s，但不影响所问的指标", "it moves %s, which none of these outcomes feels"}
	ChanceOf        = Phrase{"达标概率：%s", "chance: %s"}
	InPoints        = Phrase{"%s（百分点）", "%s (pp)"}
	Range           = Phrase{"%s～%s", "%s to %s"}
)
