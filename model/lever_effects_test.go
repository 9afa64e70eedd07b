package model_test

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/lever"
)

var only = flag.String("lever", "", "look at this lever alone, such as Y082")

var effectsTable = flag.Bool("effects", false, "ask of each effect of each lever that it be felt, with up to 216 pairs, and print what it moves")

// upper are totals of behaviour that 5% of draws exceed: what measures can do, if they work at all.
var upper = []string{
	"policy.total.choice=0.30", "policy.total.signing=0.16", "policy.total.uptake=0.7", "policy.total.referral=0.7", "policy.total.staying=36%",
}

// scenes are settings of the small district in which a lever, or one of its effects, can act that has nothing to do in its quiet
// years: staff leave, candidates come, time is short, beds are full, a roll-out is under way.
var scenes = map[string]string{
	"Y006 contract.minutes_per_contract":             signing,
	"Y011 workforce.resign_hazard":                   leaving,
	"Y014 contract.fade_hazard":                      fading,
	"Y021":                                           "referral.expert.district.reserved_share=30% referral.expert.municipal.reserved_share=30%",
	"Y023 estate.capability.alliance.share_per_year": rollout("alliance"),
	"Y039": leaving,
	"Y042 estate.standardized_without_project": "estate.duration_factor=3",
	"Y043":                     "estate.duration_factor=1.5",
	"Y044":                     "estate.duration_factor=1.5",
	"Y045":                     "estate.new_stations=4",
	"Y046 estate.new_stations": "estate.new_stations=4",
	"Y047":                     "estate.new_stations=4",
	"Y053":                     rollout("nursing"),
	"Y054":                     rollout("health_management"),
	"Y055":                     rollout("ct") + " " + rollout("ventilator"),
	"Y079 workforce.time.category_allowance.nurse":         "workforce.staff_per_10k.nurse=3.2",
	"Y079 workforce.time.category_allowance.public_health": short,
	"Y081 workforce.posts_per_10k":                         full,
	"Y081 workforce.recruits_per_year":                     hiring,
	"Y082":                                                 hiring,
	"Y083":                                                 hiring,
	"Y089 workforce.posts_per_10k":                         full,
	"Y089 workforce.recruits_per_year":                     hiring,
	"Y092":                                                 short,
	"Y093":                                                 leaving,
	"Y094 contract.fade_hazard":                            fading,
	"Y096 workforce.spend.relief.outreach":                 signing,
}

const (
	leaving = "workforce.resign_hazard=30% workforce.posts_per_10k=20 workforce.recruits_per_year=20 workforce.pipeline_share=0%"
	hiring  = "workforce.gp_per_10k_at_start=4 workforce.posts_per_10k=30 workforce.recruits_per_year=20 workforce.training_years=1"
	full    = "workforce.recruits_per_year=20"
	fading  = "contract.fade_hazard=0.5"
	signing = "contract.minutes_per_contract=200"
	short   = "workforce.staff_per_10k.nurse=2.2 workforce.staff_per_10k.public_health=0.4 workforce.staff_per_10k.assistant=0.3"
)

// rollout is the scene of a capability that nobody has yet.
func rollout(capability string) string {
	path := "estate.capability." + capability
	return path + ".at_start=0% " + path + ".start_year=2021 " + path + ".share_per_year=0.4"
}

// Each effect of each lever moves an indicator that the lever names, by a tenth of a point or half a percent, surely, in a
// scene in which it can act. Few replications show most; the others are shown with -effects, which prints the table, too.
func TestEachEffectIsFelt(t *testing.T) {
	rounds := []int{8, 24}
	if *effectsTable {
		rounds = append(rounds, 72, 216)
	}
	var page effectsPage
	for scene, open := range effectsByScene(t, &page) {
		s := loadSmall(t, slices.Concat(upper, strings.Fields(scene))...)
		s.Attempts = new(experiment.Attempts)
		questions := s.Named(open)
		for round, n := range rounds {
			effects, err := experiment.LeverEffects(context.Background(), s.Study, open, questions, experiment.Options{Replications: n, Seed: 1, Jobs: 2})
			if err != nil {
				t.Fatal(err)
			}
			open = nil
			for _, e := range effects {
				switch most := e.Most(); {
				case most != nil && most.Felt():
					if *effectsTable {
						fmt.Println(line(&e, most, n))
					}
					page.add(&e, most, scene, n)
				case round < len(rounds)-1:
					open = append(open, e.Use)
				case *effectsTable || !e.Changed():
					t.Error(line(&e, most, n))
				}
			}
		}
	}
	if *effectsTable && *only == "" {
		page.write(t)
	}
}

// effectsByScene lists the effects of the catalogue by the scene in which they can act; levers without any go to the page.
func effectsByScene(t *testing.T, page *effectsPage) map[string][]lever.Use {
	s := loadSmall(t)
	byScene := map[string][]lever.Use{}
	for _, l := range s.catalogue {
		if !strings.Contains(l.ID, *only) {
			continue
		}
		if l.NoEffect != "" {
			if *effectsTable {
				fmt.Printf("%s %-28s no effect: %s\n", l.ID, l.Name, l.NoEffect)
			}
			page.without(l)
			continue
		}
		for _, one := range experiment.EachEffect([]lever.Use{s.use(t, l.Name, s.First)}) {
			scene, ok := scenes[l.ID+" "+one.Lever.Effects[0].Parameter]
			if !ok {
				scene = scenes[l.ID]
			}
			byScene[scene] = append(byScene[scene], one)
		}
	}
	return byScene
}

func line(e *experiment.LeverEffect, d *experiment.Difference, n int) string {
	text := fmt.Sprintf("%s %-28s %-50s", e.Use.Lever.ID, e.Use.Lever.Name, e.Use.Lever.Effects[0].Parameter)
	if d == nil {
		return text + " nothing"
	}
	return text + fmt.Sprintf(" %-28s %+.5f (%+.5f to %+.5f) of %.4f, %d pairs", d.Indicator, d.Mean, d.Low, d.High, d.First, n)
}
