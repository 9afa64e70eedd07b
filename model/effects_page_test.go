package model_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
)

// effectsPage is docs/effects.md: what each effect of each lever of the catalogue moves where it can act, or why a lever has none.
type effectsPage struct{ rows []effectRow }

type effectRow struct {
	lever     lever.Lever
	parameter string // empty for a lever without effects
	moved     *experiment.Difference
	scene     string
	pairs     int
}

func (p *effectsPage) add(e *experiment.LeverEffect, d *experiment.Difference, scene string, pairs int) {
	p.rows = append(p.rows, effectRow{e.Use.Lever, e.Use.Lever.Effects[0].Parameter, d, scene, pairs})
}

func (p *effectsPage) without(l lever.Lever) { p.rows = append(p.rows, effectRow{lever: l}) }

// levers counts them; a lever's rows stand together.
func (p *effectsPage) levers() int {
	same := func(a, b effectRow) bool { return a.lever.ID == b.lever.ID }
	return len(slices.CompactFunc(slices.Clone(p.rows), same))
}

// write writes the page in both languages.
func (p *effectsPage) write(t *testing.T) {
	t.Helper()
	slices.SortFunc(p.rows, func(a, b effectRow) int {
		return cmp.Or(cmp.Compare(a.lever.ID, b.lever.ID), cmp.Compare(a.parameter, b.parameter))
	})
	for name, text := range map[string]string{"effects.md": p.english(), "effects.zh.md": p.chinese()} {
		if err := os.WriteFile(filepath.Join("..", "docs", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (p *effectsPage) english() string {
	var b strings.Builder
	fmt.Fprintf(&b, `# What each effect of each measure moves

[中文](effects.zh.md)

All %d measures of the catalogue (scenarios/levers.yaml), each of their effects alone: the indicator that the measure's text names and that it moves most in proportion, by
how much (95%% interval), of which value. The made-up small district (testdata/small), waits computed, what measures on behaviour do together at
the upper 5%% of its range, and settings in which the effect can act: where no GP leaves, nothing can keep one. An effect counts as felt at 0.1
points of a share (half a percent of a rare one) or half a percent of another value, the interval without 0. What a measure does in Xuhui: `+"`chcsim levers xuhui --each`"+`.

    go test ./model -run EachEffectIsFelt -effects -timeout 0    # writes this page

| no. | measure | moves the parameter | and so | by (95%%) | of | pairs | settings |
|---|---|---|---|---|---|---|---|
`, p.levers())
	p.writeRows(&b, func(_, en string) string { return en })
	return b.String()
}

func (p *effectsPage) chinese() string {
	var b strings.Builder
	fmt.Fprintf(&b, `# 每项政策的每项作用改变什么

[English](effects.md)

目录（scenarios/levers.yaml）中全部 %d 项政策，每项作用单独实行：条文所指、相对变化最大的指标，变化多少（95%% 区间），原值多少。用虚构小区（testdata/small），等待按公式计算，
行为类政策的合计取其范围的上 5%%，并取作用能够发生的设定：没有全科医生离开，就无从挽留。比例变化 0.1 个百分点（罕见的比例为其千分之五）、其他数值变化 0.5%% 且区间不含 0，
才算起作用。在徐汇各起多大作用：`+"`chcsim levers xuhui --each`"+`。

    go test ./model -run EachEffectIsFelt -effects -timeout 0    # 生成本页

| 编号 | 政策 | 改变的参数 | 因而改变 | 变化（95%%） | 原值 | 成对重复 | 设定 |
|---|---|---|---|---|---|---|---|
`, p.levers())
	p.writeRows(&b, func(zh, _ string) string { return zh })
	return b.String()
}

// writeRows writes a row for each effect, and one for each lever without any, in the language chosen.
func (p *effectsPage) writeRows(b *strings.Builder, in func(zh, en string) string) {
	for _, r := range p.rows {
		name := in(r.lever.ZH, r.lever.EN)
		if r.parameter == "" {
			zh, en, _ := strings.Cut(r.lever.NoEffect, " / ")
			fmt.Fprintf(b, "| %s | %s | %s%s | | | | | |\n", r.lever.ID, name, in("无作用：", "no effect: "), in(zh, en))
			continue
		}
		d, about := r.moved, measure.Of(r.moved.Indicator)
		change, of := in("%s（%s 至 %s）", "%s (%s to %s)"), strconv.FormatFloat(d.First, 'g', 4, 64)
		if about.Unit == indicator.Share {
			change, of = change+in("个百分点", " points"), strconv.FormatFloat(100*d.First, 'f', 1, 64)+"%"
		}
		change = fmt.Sprintf(change, sized(about, d.Mean), sized(about, d.Low), sized(about, d.High))
		fmt.Fprintf(b, "| %s | %s | `%s` | %s | %s | %s | %d | %s |\n", r.lever.ID, name, r.parameter, in(about.ZH, about.EN), change, of, r.pairs, coded(r.scene))
	}
}

// sized is a change with its sign, of a share in points.
func sized(about measure.Indicator, x float64) string {
	if about.Unit == indicator.Share {
		x *= 100
	}
	decimals := 2
	for size := max(x, -x); size != 0 && size < 0.1 && decimals < 4; size *= 10 {
		decimals++
	}
	return strings.Replace(fmt.Sprintf("%+.*f", decimals, x), "-", "−", 1)
}

func coded(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}
