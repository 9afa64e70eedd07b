package model_test

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chcsim/model/experiment"
	"chcsim/model/indicator"
	"chcsim/model/lever"
	"chcsim/model/measure"
)

var only = flag.String("lever", "", "look at this row alone, such as Y082")

var effectsTable = flag.Bool("effects", false, "print what each effect of each lever moves, and by how much")

// upper are totals of behaviour that 5% of draws exceed: what measures can do, if they work at all.
var upper = []string{
	"policy.total.choice=0.30", "policy.total.signing=0.16", "policy.total.uptake=0.7", "policy.total.referral=0.7", "policy.total.staying=36%",
}

// scenes are settings of the small district in which a lever can act that has nothing to do in its quiet years: staff leave,
// candidates come, time is short, beds are full, a roll-out is under way.
var scenes = map[string]string{
	"Y006": "contract.minutes_per_contract=200",
	"Y011": leaving, "Y039": leaving, "Y093": leaving,
	"Y015": short, "Y077": short, "Y078": short, "Y079": short, "Y087": short, "Y092": short,
	"Y021": "referral.expert.district.reserved_share=30% referral.expert.municipal.reserved_share=30%",
	"Y026": "referral.beds.rehabilitation.base_occupancy=95% referral.beds.nursing.base_occupancy=95%",
	"Y023": rollout("alliance"), "Y053": rollout("nursing"), "Y054": rollout("health_management"),
	"Y055": rollout("ct") + " " + rollout("ventilator"),
	"Y045": "estate.new_stations=4", "Y046": "estate.new_stations=4", "Y047": "estate.new_stations=4",
	"Y081": hiring, "Y082": hiring, "Y083": hiring, "Y089": hiring,
}

const (
	leaving = "workforce.resign_hazard=30% workforce.posts_per_10k=20 workforce.recruits_per_year=20 workforce.pipeline_share=0%"
	hiring  = "workforce.gp_per_10k_at_start=4 workforce.posts_per_10k=30 workforce.recruits_per_year=20 workforce.training_years=1"
	short   = "workforce.staff_per_10k.nurse=0.5 workforce.staff_per_10k.public_health=0.1 workforce.staff_per_10k.assistant=0.05 programme.contacts_per_year=4"
)

// rollout is the scene of a capability that nobody has yet.
func rollout(capability string) string {
	path := "estate.capability." + capability
	return path + ".at_start=0% " + path + ".start_year=2021 " + path + ".share_per_year=0.4"
}

// Each effect of each lever moves an indicator that the lever names, by a tenth of a point or half a percent, surely, in a
// scene in which it can act. With -effects the table is printed.
func TestEachEffectIsFelt(t *testing.T) {
	byScene := map[string][]string{}
	catalogue := loadSmall(t).catalogue
	for _, l := range catalogue {
		if len(l.Effects) > 0 && strings.Contains(l.ID, *only) {
			byScene[scenes[l.ID]] = append(byScene[scenes[l.ID]], l.Name)
		}
	}
	for scene, names := range byScene {
		s := loadSmall(t, slices.Concat(upper, strings.Fields(scene))...)
		s.Attempts = new(experiment.Attempts)
		var uses []lever.Use
		for _, name := range names {
			uses = append(uses, s.use(t, name, s.First))
		}
		questions := namedIn(t, uses, s)
		open := experiment.EachEffect(uses)
		for _, n := range []int{8, 24, 72} {
			effects, err := experiment.LeverEffects(context.Background(), s.Study, open, questions, experiment.Options{Replications: n, Seed: 1, Jobs: 2})
			if err != nil {
				t.Fatal(err)
			}
			open = nil
			for _, e := range effects {
				most := e.Most()
				felt := most != nil && most.Felt()
				if *effectsTable && (felt || n == 72) {
					fmt.Println(line(&e, most, n))
				}
				switch {
				case felt:
				case n == 72:
					t.Errorf("%s", line(&e, most, n))
				default:
					open = append(open, e.Use)
				}
			}
			if len(open) == 0 {
				break
			}
		}
	}
}

func line(e *experiment.LeverEffect, d *experiment.Difference, n int) string {
	text := fmt.Sprintf("%s %-28s %-50s", e.Use.Lever.ID, e.Use.Lever.Name, e.Use.Lever.Effects[0].Parameter)
	if d == nil {
		return text + " nothing"
	}
	return text + fmt.Sprintf(" %-28s %+.5f (%+.5f to %+.5f) of %.4f, %d pairs", d.Indicator, d.Mean, d.Low, d.High, d.First, n)
}

// namedIn asks for the indicators that the levers name, at the end.
func namedIn(t *testing.T, uses []lever.Use, s small) (questions []experiment.Question) {
	seen := map[indicator.ID]bool{}
	for _, u := range uses {
		for _, name := range u.Lever.Indicators {
			id, ok := measure.Find(name)
			if !ok {
				t.Fatalf("no indicator %s", name)
			}
			if !seen[id] {
				seen[id] = true
				questions = append(questions, experiment.Question{Indicator: id, Month: s.Last()})
			}
		}
	}
	return questions
}
