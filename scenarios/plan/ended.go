package plan

import (
	"chcsim/model/estate"
	"chcsim/model/month"
	"chcsim/scenarios/mistake"
)

// endedColumns are the months in which the stages of a project ended.
var endedColumns = []string{"siting_ended", "approval_ended", "design_ended", "construction_ended", "acceptance_ended"}

// ended reads in which months stages ended that were not done at the start. They follow each other without a gap, none before
// the project began and none later than as_of.
func (w row) ended(p *Project) {
	ended := make([]month.Month, estate.Stages)
	before, any, gap := p.StartLatest, false, ""
	for stage, column := range endedColumns {
		text, at := w.cell(column)
		if text == "" {
			if stage >= p.StagesDone && gap == "" {
				gap = column
			}
			continue
		}
		m, _ := w.month(column)
		switch {
		case m == 0:
		case stage < p.StagesDone:
			w.t.r.At(at, mistake.Say("stages_done %d says that this stage was over when the project began", "stages_done 为 %d，该阶段在项目开始时已完成", p.StagesDone)).
				Expect(mistake.Say("an empty cell, or fewer stages_done with an earlier start", "留空，或减少 stages_done 并提前开工月份"))
		case gap != "":
			w.t.r.At(at, mistake.Say("the stage before it has not ended: %s is empty", "前一阶段尚未结束：%s 为空", gap)).
				Expect(mistake.Say("the months of all stages up to the last that ended", "到最后一个已结束阶段为止的全部月份"))
		case m < before:
			w.t.r.At(at, mistake.Say("the stage ended in %s, before %s, when it had not begun", "该阶段于 %s 结束，早于其开始的 %s", m, before)).
				Expect(mistake.Say("months that do not fall, none before start_latest", "月份不递减，且不早于 start_latest"))
		}
		w.notLater(m, at)
		ended[stage], before, any = m, max(before, m), true
	}
	if any {
		p.Ended = ended
	}
}
