package words

// Phrases of verify: what is wrong with a folder of results. All are used with Fill.
var (
	VerifyNoRecord   = Phrase{"%s 不完整：没有 run.json 或 sweep.json，而命令最后才写入它", "%s is incomplete: it has no run.json or sweep.json, which a command writes last"}
	VerifyDamaged    = Phrase{"%s 已损坏：%v", "%s is damaged: %v"}
	VerifyNoSums     = Phrase{"%s 不完整：%s 尚无各文件的校验和", "%s is incomplete: %s has no sums of its files yet"}
	VerifyElsewhere  = Phrase{"%s 提到 %q，而该文件在别处", "%s names %q, which lies elsewhere"}
	VerifyMissing    = Phrase{"缺少 %s", "%s is missing"}
	VerifyUnreadable = Phrase{"%s 无法读取：%v", "%s cannot be read: %v"}
	VerifyChanged    = Phrase{"%s 已被改动", "%s was changed"}
	VerifyUnlisted   = Phrase{"%s 已被改动：其中没有列出它自己", "%s was changed: it does not list itself"}
	VerifyWhole      = Phrase{"%s：完整，共 %d 个文件", "%s: complete, %d files"}
	VerifyAFile      = Phrase{"%s 是文件；应为命令用 --out 写出的文件夹", "%s is a file; expected the --out folder of a command"}
	VerifyHint       = Phrase{"用同一命令写入同一文件夹即可重新生成；批量模拟加 --resume 可接着做", "the same command into the same folder writes it anew; a sweep goes on with --resume"}
)
