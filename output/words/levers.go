package words

// Phrases of what each lever does alone. Those with a verb (%s, %d) are used with Fill.
var (
	LeversTitle     = Phrase{"每项政策单独实行的作用：%s", "What each lever does alone: %s"}
	LeversNote      = Phrase{"与不实行任何政策相比，%d 次配对重复的平均差与95%%区间；区间含0者为暗色", "mean difference to no lever at all over %d pairs of replications, with its 95%% interval"}
	Unchanged       = Phrase{"不变", "unchanged"}
	StrengthNote    = Phrase{"同样的 %d 次重复模拟、同样的随机数，候诊按公式计算；力度0即行为类措施毫无作用，岗位、项目、床位、号源等照办（policy.strength）", "the same %d replications with the same random numbers and computed waits; at strength 0 measures on behaviour do nothing, while posts, projects, beds and slots are carried out (policy.strength)"}
	EachEffectTitle = Phrase{"每项作用单独实行时，改变条文所指的哪个指标：%s", "What each effect moves alone, of the indicators that the lever names: %s"}
	ChangeByLever   = Phrase{"变化", "Change"}
	IsFelt          = Phrase{"可见", "Felt"}
	FeltNote        = Phrase{"可见：区间不含0，且至少0.1个百分点或数值的0.5%", "felt: the interval leaves out 0, and it is at least 0.1 point or 0.5% of the value"}
	IdleLeversTitle = Phrase{"没有作用的政策", "Levers without effect"}
	LeverRow        = Phrase{"编号", "Row"}
	LeverName       = Phrase{"政策", "Lever"}
	LeverFrom       = Phrase{"自", "From"}
	Why             = Phrase{"原因", "Why"}
	NotFelt         = Phrase{"改变 %s，但不影响所问的指标", "it moves %s, which none of these outcomes feels"}
	ChanceOf        = Phrase{"达标概率：%s", "chance: %s"}
	InPoints        = Phrase{"%s（百分点）", "%s (pp)"}
	Range           = Phrase{"%s～%s", "%s to %s"}
	LeversChart     = Phrase{"每项政策单独实行的作用：%s", "What each measure does alone: %s"}
	LeverAlone      = Phrase{"与不实行任何政策相比，用同一组随机数", "against no measure at all, with the same random numbers"}
	SinceMonth      = Phrase{"自 %s 起", "from %s"}
)
