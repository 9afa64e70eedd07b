package plan

import (
	"math"

	"chcsim/scenarios/mistake"
)

// totalsFollow checks the observed totals against the start, given by the ages, and against each other.
func (r *reading) totalsFollow(start float64) {
	h := r.s.Horizon
	before, m := start, h.From-1
	for i, total := range r.s.Tables.Totals {
		at := r.s.rows["totals"][i]
		if total.Month < h.From {
			if total.Month < h.From-1 {
				r.warn(at, mistake.Say("the total of %s is not used: it lies before %s, with which the district begins", "%s 的总人口未使用：早于模拟的起点 %s", total.Month, h.From-1))
				continue
			}
			r.agree(at, total.Persons, start, mistake.Say("the total of %s, which is not used", "未使用的 %s 总人口", total.Month), mistake.Say("the ages, with which the district begins", "作为起点的各年龄组合计"))
			continue
		}
		if total.Month > h.To {
			r.warn(at, mistake.Say("the total of %s is not used: it lies after the horizon", "%s 的总人口未使用：晚于模拟的终点", total.Month))
			continue
		}
		years := float64(total.Month-m) / 12
		yearly := math.Pow(total.Persons/before, 1/max(1, years)) // within a year no more may change than in a whole one
		if max(yearly, 1/yearly) >= contradicts {
			r.agree(at, total.Persons, before, mistake.Say("the total of %s", "%s 的总人口", total.Month), mistake.Say("%s", "%s", m))
		} else if left := r.leaving(); 1-math.Pow(total.Persons/before, 1/years) > left+deaths {
			r.warn(at, mistake.Say("the totals fall by %s%% a year to %s, faster than the %s%% who move away: more leave than population.out_migration says", "总人口到 %[2]s 每年减少 %[1]s%%，快于每年迁出的 %[3]s%%：迁出多于 population.out_migration 所述",
				tenths(100*(1-math.Pow(total.Persons/before, 1/years))), total.Month, tenths(100*left)))
		}
		before, m = total.Persons, total.Month
	}
}

// deaths is roughly how much faster than by leaving residents can become fewer: deaths without births, a year.
const deaths = 0.01

// leaving is the share of residents who move away in a year, at its expected value; 1 where the model has none.
func (r *reading) leaving() float64 {
	if share, known := r.s.expected("population.out_migration"); known {
		return share
	}
	return 1
}
