package words

// Help is the help of the commands in Chinese; in English it stands beside the commands.

// SummariesZH say in one line what each command does.
var SummariesZH = map[string]string{
	"run": "模拟一个情景，或并列模拟几个，并判断其目标", "waterfall": "把一个情景到另一个情景的差别按各组改动拆开", "sweep": "在参数的许多取值上模拟一个情景",
	"merge": "把扫描的各分片合并", "sensitivity": "找出结果取决于哪些不确定参数", "solve": "求达到目标所需的参数或措施的最小值", "hindcast": "以早年观测为条件，推算后来各年并打分",
	"levers": "显示目录中每项措施单独的作用", "screen": "列出每项不确定输入改变什么，哪些什么也不改变", "why": "把各目标指标历年的变动按原因拆开", "check": "不模拟，只检查情景",
	"verify": "检查结果文件是否完整、未被改动", "list": "列出指标、措施、参数或规划的目标", "explain": "说明一个参数的含义以及作用在何处", "schema": "输出情景文件的 JSON Schema，供编辑器使用",
	"init": "建立本区自己的文件夹，含可填写的工作簿", "completion": "输出 bash、zsh 或 fish 的补全脚本", "version": "显示版本、提交、Go 版本和架构",
}

// OverviewZH is the page of all commands, with their list in the place of the verb.
const OverviewZH = `chcsim 模拟城区社区卫生规划。

用法：chcsim 命令 [参数]

命令：
%s
先试：chcsim run xuhui --out out
单个命令：chcsim help 命令
`

// UsagesZH say how each command is called and what it does.
var UsagesZH = map[string]string{
	"run": `用法：chcsim run 情景 [情景 …] [选项]

多次模拟一个情景，列出每项目标有多大可能达到、受什么制约、起点年是否可信。给出 --out 时另写
summary.csv、replications.csv、why.csv、run.json、一页报告 report.html（含目标指标为何变动，其中的表另存 report.md）、工作簿 summary.xlsx 和图。几个情景用同样的随机数，与第一个比较。

给出 --against 时，门槛还判断与另一情景相比的变化（本规划减去另一情景），随机数、种子、重复次数和
--set 都相同；于是使概率下降的合并请求不能通过：

  chcsim run 规划 --against 另一情景 --gate --require 'delta(p(contract_rate@2025-12 >= 45%)) >= -2%'
  chcsim run 规划 --against 另一情景 --gate --require 'delta(wait_mean@2025-12) <= 1.5'
`,
	"waterfall": `用法：chcsim waterfall 自 至 --of 结果 [选项]

把一个情景到另一个情景的差别拆开：每组改动单独对指标的作用（随机数相同），以及各组合在一起才有的作用。
各组为参数的各部分、按所改变部分归类的措施、冲击和表格：

  chcsim waterfall base.yaml plan.yaml --of contract_rate@2025-12
  chcsim waterfall base.yaml plan.yaml --of 'p(contract_rate@2025-12 >= 45%)'
`,
	"sweep": `用法：chcsim sweep 情景 --out 目录 [--vary 路径=取值 …] [选项]

在许多点上模拟一个情景：各取值的所有组合（grid），各取值的第一个、第二个……（zip），或分布在范围内
（lhs、sobol）。要变化的写在命令行或情景的 sweep 一节。目录中有 points.csv（各目标的概率）、rows.csv
（原始值）、sweep.json，以及一两个数值参数的图。

  chcsim sweep scenarios/xuhui.yaml --vary workforce.recruits_per_year=20:50:5 --out out/recruits
  chcsim sweep scenarios/xuhui.yaml --vary a=0:1:0.1 --vary b=1,2,4 --shard 2/4 --resume --out out/2
  chcsim sweep scenarios/xuhui.yaml --design sobol --points 64 --vary a=0:1 --vary b=10%:20% --out out/s

分片是一部分点；chcsim merge 把分片合并。不能模拟的点保留一行并写明错误，其余照常，退出码为 1。
`,
	"merge": `用法：chcsim merge 目录… --out 目录 [选项]

把扫描的各分片合并：与不分片时逐字节相同，并画出同样的图。完整的扫描也可以按别的要求再判断一次。

  chcsim merge out/1 out/2 out/3 out/4 --out out/whole
  chcsim merge out/* --out out/whole --gate --require 'p(contract_rate@2025-12 >= 45%) >= 0.8'
`,
	"sensitivity": `用法：chcsim sensitivity 情景 --of 结果 [选项]

找出结果取决于哪些不确定参数：先用 Morris 法筛选全部，再求领先各参数、全部假设和偶然的 Sobol' 指数。
等待按公式计算；第一个参数的作用用排队模拟核对。结果是某日的指标，或达到限值的概率（参数按指标本身筛选）：

  chcsim sensitivity scenarios/xuhui.yaml --of community_share_district@2025-12
  chcsim sensitivity scenarios/xuhui.yaml --of 'p(contract_rate@2025-12 >= 45%)'
`,
	"solve": `用法：chcsim solve 情景 --target 目标 [--target …] --vary 路径=低:高[@单价] [选项]

求参数或措施力度的最小值，使目标以要求的概率达到；给出几个 --vary 时求费用最小的组合。几个 --target 各以
要求的概率达到；加 --joint 则要求在同一次模拟中同时达到的概率，不写 --target 时为情景的全部目标。费用为
情景所列单价（costs.…）与 @ 之后的单价，以千元计。等待按公式计算，答案用排队模拟核对。范围内没有答案时，
给出最接近的取值和制约因素。

  chcsim solve scenarios/xuhui.yaml --target gp_per_10k@2025-12 --chance 80% \
      --vary workforce.recruits_per_year=10:80 --precision 1
  chcsim solve scenarios/xuhui.yaml --target 'contract_rate@2025-12 >= 42%' --chance 0.5 \
      --vary workforce.recruits_per_year=10:80 --vary contract.panel_cap=1000:2000@50
  chcsim solve scenarios/xuhui.yaml --target gp_per_10k@2025-12 --target contract_rate@2025-12 --joint \
      --chance 50% --vary workforce.recruits_per_year=10:80
`,
	"hindcast": `用法：chcsim hindcast 案例 [选项]
       chcsim hindcast 情景 --fit-until YYYY-MM [--observations 文件.csv] [选项]

问：站在过去某月末，会推算出什么。该月以前的观测值作为条件，与任何运行相同；以后的观测值只用来打分，绝不使用：
50% 与 90% 区间的覆盖率、CRPS（连续分级概率评分）、与维持最后值和线性趋势相比的技巧。“> 30%”这样的限值只从
一侧打分。人数等计数与当月数的行，与任何情景一样读取。

案例文件写明情景、观测值、fit_until 等；选项可以更改。给出 --out 时另写 scores.csv、projection.csv（全部指标，
逐月）、posterior.json（run 等命令用 --set posterior=文件 取用）、learned.csv，以及每个观测指标一张图。
`,
	"levers": `用法：chcsim levers 情景 [选项]

把目录中的措施逐项单独实行，列出它改变各结果多少，随机数与不实行任何措施时相同。情景已用的措施保留其
日期，其余自 --from 起。等待按公式计算。什么也不改变的措施列出原因。例：

  chcsim levers scenarios/xuhui.yaml --of community_share_district@2025-12,contract_rate@2025-12
`,
	"screen": `用法：chcsim screen 情景… [选项]

把每项不确定输入由5%分位移到95%分位，把大小已定的措施作用由无移到该值，列出改变什么：各目标，以及各
年末的其他指标。其余照若干随机点抽取，随机数相同，有措施与无措施各一遍。变化以离散度为单位：该指标在
情景各次重复中的标准差。多个情景取最大的变化。等待按公式计算。例：

  chcsim screen xuhui --out out

给出 --gate 时，每项输入只试到它改变任何指标为止，哪怕一位；列出始终什么也不改变的，退出码为 3：

  chcsim screen xuhui changning --gate

给出 --prune 时，把清单（每行一个路径或 路径=取值）中的输入一起固定在该值或均值，判断目标前后如何；离散
度变化确实超过2%或概率变化超过一个百分点时退出码为 3：

  chcsim screen xuhui --prune list.txt --replications 10000
`,
	"why": `用法：chcsim why 情景 [--of 指标[@日期],…] [选项]

把各目标指标自起点以来的变动在每个年末拆开：各组措施和冲击贡献多少；没有它们时，人员进出、等待、签约、
老龄化与迁移、设施、行为漂移各贡献多少，以及都不能解释的。每项都是随机数相同、其中该原因保持不变的模拟
之差。指标为全区。等待按公式计算。例：

  chcsim why scenarios/xuhui.yaml --of community_share_district
`,
	"check": `用法：chcsim check 情景 [选项]

读入情景及其所指的一切，指出错误，不模拟。然后显示读到了什么：各街镇的居民和机构、居民离最近机构多远、
取值各有什么依据、已知位置的机构及其来自的名单；以及可疑之处，如相互难以吻合的数。
`,
	"verify": `用法：chcsim verify 目录…

把结果文件夹中的文件与其记录（run.json 或 sweep.json）中的校验和比较。指出因命令中断而不完整的文件夹，
以及被改动或缺少的文件；此时退出码为 1。

  chcsim verify out/2025
`,
	"list": `用法：chcsim list indicators | levers | parameters | targets 情景 [选项]

indicators   所有指标及其分子、分母、时期和来源，中英文
levers       措施目录：每项改变什么，或为何什么也不改变
parameters   模型的参数、单位和取值范围；给出 --scenario 时连同其取值
targets      情景所依据的规划文件承诺了什么，由哪个目标或项目判断，或为何没有
`,
	"explain": `用法：chcsim explain 路径 [选项]

说明一个参数：单位、取值范围，在各随附规划中的取值、依据和来源，哪些措施改变它，出现在哪些公式中。给出
部分或组的路径时，列出其中的参数。例：

  chcsim explain contract.ceiling.over_65
`,
	"schema": `用法：chcsim schema [--lang zh|en]

输出情景文件的 JSON Schema（2020-12），编辑器据以补全和检查。把它存成文件，情景文件以下面第二行开头，带
YAML 语言服务的编辑器便会检查：

  chcsim schema --lang zh > plan.schema.json
  # yaml-language-server: $schema=plan.schema.json
`,
	"init": `用法：chcsim init 文件夹 [--from xuhui|blank] [--years 2026-2030] [选项]

建立一个可以立即运行的本区文件夹：规划、替代用的起点年数值和表格、说明怎么做的一页，以及填写本区已知数据的
工作簿。文件夹名的最后一段即区名。已有的内容一概不动。

  chcsim init 静安区 --years 2026-2030
  chcsim run 静安区
`,
	"completion": `用法：chcsim completion bash | zsh | fish

输出补全脚本：命令、选项、随附规划的名称、文件。

  source <(chcsim completion bash)
  chcsim completion zsh > "${fpath[1]}/_chcsim"
  chcsim completion fish > ~/.config/fish/completions/chcsim.fish
`,
	"version": `用法：chcsim version

显示版本（CHANGELOG.md 的首条）、所依据的提交、Go 版本和架构。同一版本、Go 版本和架构的结果逐字节相同。
`,
}

// FlagsZH say what flags do; those that mean something else for a command stand behind its name.
var FlagsZH = map[string]string{
	"out": "存放表格、图和运行记录的文件夹", "replications": "重复次数，代替情景中的", "seed": "随机种子，代替情景中的", "jobs": "同时模拟的重复数，不改变任何结果",
	"lang": "语言：zh 或 en", "set": "改变一个取值：路径=取值，可重复给出", "quiet": "不显示进度", "json": "以 JSON 输出表格",
	"gate": "要求的概率达不到时退出码为 3", "require": "在情景的要求之外再要求一个概率，如 'p(contract_rate@2025-12 >= 45%) >= 0.8'，可重复给出",
	"strict": "与 --gate 合用：有未决者时退出码也为 3", "against": "据以判断变化的情景，与 --require 'delta(…)' 合用",
	"until": "重复到各目标的 95% 区间足够窄为止，如 ±0.02（至多 2398 次），每次加 50 次；给定观测值时不超过抽样数", "raw": "把所保留的一切写入 replications.csv",
	"of": "结果：指标@日期，或 p(指标@日期 >= 限值)", "vary": "变化什么：路径=低:高:步长 或 路径=a,b,c；lhs 和 sobol 用 路径=低:高；可重复给出",
	"design": "grid、zip、lhs 或 sobol（默认 grid，或情景中的）", "points": "lhs 和 sobol 的点数", "shard": "只模拟 n 份中的第 i 份，写作 i/n，从 1/n 数起",
	"resume": "从 --out 中停下的地方继续，或开始", "record": "另记录一个 指标@日期，如 wait_mean@2025-12，可重复给出", "trajectories": "筛选的轨迹数，每条轨迹每个参数一次模拟",
	"leading": "求方差份额的参数个数", "rows": "Sobol' 设计的行数，2 的幂；每行 leading + 6 次模拟", "target": "情景的目标，指标@日期；或自定：指标@日期 >= 限值；可重复给出", "joint": "要求的概率是各目标同时达到的；不写 --target 则为情景的全部目标",
	"chance": "要求的概率（默认为各目标自己的）；给一个用于全部目标，或按次序每个目标一个", "precision": "单个取值求到多细（默认为范围的 1/64）", "no-check": "不用排队模拟核对答案",
	"observations": "观测值 CSV，代替情景中的", "fit-until": "观测值用到这个月为止：YYYY-MM", "indicators": "只取这些指标或其计数的观测值",
	"only": "只看目录中的这些措施，逗号分隔",
	"from": "情景没有用的措施自何月起（默认为多数措施开始的月份）", "catalogue": "措施目录文件", "scenario": "显示此情景的取值", "all": "列出所有错误，而不只是第一处",
	"prune":                    "要一起固定的输入的清单：比较固定前后的目标",
	"sensitivity.replications": "用排队模拟核对时的配对重复次数（默认 24）", "screen.replications": "求离散度的重复次数（默认 100）",
	"screen.only": "只看路径如此开头的输入，逗号分隔", "screen.points": "移动每项输入时其余输入的随机点数", "screen.gate": "只判断每项输入是否改变任何指标；有不改变的退出码为 3",
	"merge.out": "整个扫描的文件夹", "solve.gate": "范围内没有足够的取值时退出码为 3", "solve.vary": "可以改变什么：路径=低:高，@ 之后为单价，可重复给出",
	"levers.of": "结果：指标@日期 或 p(指标@日期 >= 限值)，逗号分隔（默认期末的 community_share_district 和 contract_rate）",
	"init.from": "没有填写的由哪个区代替：xuhui，或 blank 即虚构的区", "init.years": "规划的首年和末年；规划期较晚时，此前各年也一并模拟", "init.lang": "文件夹的语言：zh 或 en；不写则按名称",
	"why.of":      "指标，可带截止日期（指标@日期），逗号分隔（默认所有目标的指标，到期末）",
	"levers.each": "每条措施的每项作用单独列出，看措施文字所指的指标",
}

// FlagZH says what a flag of a command does; empty where nobody wrote it.
func FlagZH(command, flag string) string {
	if said, ok := FlagsZH[command+"."+flag]; ok {
		return said
	}
	return FlagsZH[flag]
}
