package words

// Phrases of commands: progress, checks, and files that are not there. Those with a verb (%s, %d) are used with Fill.
var (
	// Progress.
	ReplicationsDone = Phrase{"次模拟", "simulations"}
	PointsDone       = Phrase{"个点", "points"}
	TimeLeft         = Phrase{"剩余", "left"}
	Interrupted      = Phrase{"已中断", "interrupted"}

	// Of a new district, observations and posteriors.
	NextStep        = Phrase{"下一步：chcsim run %s，然后填写工作簿", "next: chcsim run %s, then fill in the workbook"}
	ForObservations = Phrase{"观测值用", "for observations"}
	OtherPosterior  = Phrase{
		"后验文件 %s 依据的是另一组观测值：情景中的观测值只作对照，不参与推断",
		"the posterior %s was fitted to other observations: those of the scenario are compared, and condition nothing",
	}

	// Help.
	FlagsHead    = Phrase{"选项：", "Flags:"}
	DefaultValue = Phrase{"默认", "default"}

	// Checks of a scenario.
	ValidScenario = Phrase{"%s：有效；%s 至 %s，依据截至 %s；参数 %d 个（其中不确定 %d 个），政策 %d 项，目标 %d 项", "%s: valid; %s to %s, as of %s; %d parameters (%d of them uncertain), %d levers, %d targets"}

	// What judges the targets of a plan.
	DocumentsPromise = Phrase{"文件所写的目标", "What the documents promise"}
	JudgedBy         = Phrase{"由何判断", "Judged by"}
	ByProject        = Phrase{"项目 %s：%s", "project %s: %s"}
	NotJudged        = Phrase{"不作判断：%s", "not judged: %s"}
	NothingCites     = Phrase{"本情景没有引用此来源的目标或项目", "no target or project of this scenario cites it"}

	// Files that are not there: what is wrong, what was expected, what to do.
	NoSuchFile       = Phrase{"文件不存在", "the file does not exist"}
	FolderNotFile    = Phrase{"这是文件夹，不是文件", "it is a folder, not a file"}
	ScenarioFile     = Phrase{"情景文件，如 scenarios/xuhui.yaml", "a scenario, such as scenarios/xuhui.yaml"}
	CaseFile         = Phrase{"回顾检验的案例或情景文件，如 scenarios/hindcast/contracts.yaml", "a case or a scenario, such as scenarios/hindcast/contracts.yaml"}
	ObservationsFile = Phrase{"观测数据的 CSV 文件", "a CSV of observations"}
	CatalogueFile    = Phrase{"政策目录文件，在代码库中为 scenarios/levers.yaml", "the catalogue of levers; in the repository it is scenarios/levers.yaml"}
	PathFromHere     = Phrase{"请写出从当前文件夹算起的路径，或完整路径", "give the path from the current folder on, or the whole path"}
	UseCatalogue     = Phrase{"目录文件在别处时，用 --catalogue 指明", "where the catalogue lies elsewhere, name it with --catalogue FILE"}
)
