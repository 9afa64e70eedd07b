package oracle

// FloatingCatchment is the two-step floating catchment area measure with any weight. With residents Pᵢ,
// supply Sⱼ and weights wᵢⱼ between 0 and 1,
//
//	Rⱼ = Sⱼ / Σᵢ wᵢⱼ Pᵢ     Aᵢ = Σⱼ wᵢⱼ Rⱼ
//
// is the supply per resident that place i reaches (Luo and Wang 2003, Environment and Planning B 30,
// eq. 2 and 3). weight[i][j] belongs to place i and supplier j. Supply with no resident in reach serves
// nobody; the rest is conserved: Σ Pᵢ Aᵢ = Σ Sⱼ over suppliers in reach.
//
// Worked: P = (1000, 2000, 1000), S = (2, 4), weights 1 where supplier 1 reaches places 1 and 2, supplier
// 2 places 2 and 3, else 0. R = (2/3000, 4/3000), A = (1/1500, 1/500, 1/750), Σ P·A = 6.
func FloatingCatchment(population, supply []float64, weight [][]float64) []float64 {
	ratio := make([]float64, len(supply))
	for j := range supply {
		demand := 0.0
		for i, p := range population {
			demand += float64(weight[i][j] * p)
		}
		if demand > 0 {
			ratio[j] = supply[j] / demand
		}
	}
	reach := make([]float64, len(population))
	for i := range population {
		for j, r := range ratio {
			reach[i] += float64(weight[i][j] * r)
		}
	}
	return reach
}

// TwoStepFloatingCatchment is FloatingCatchment with weight 1 up to threshold minutes, limit
// included, and 0 beyond. minutes[i][j] is NaN or +Inf where j cannot be reached from i.
func TwoStepFloatingCatchment(population, supply []float64, minutes [][]float64, threshold float64) []float64 {
	return EnhancedTwoStep(population, supply, minutes, []Zone{{Until: threshold, Weight: 1}})
}

// Zone is a ring of travel minutes within which supply has the same weight.
type Zone struct {
	Until  float64 // outer limit in minutes, included
	Weight float64 // 0 to 1
}

// EnhancedTwoStep is FloatingCatchment with one weight per zone of travel minutes (enhanced 2SFCA, Luo and
// Qi 2009, Health & Place 15, eq. 2 and 3). Zones are in rising order; beyond the last the weight is 0.
func EnhancedTwoStep(population, supply []float64, minutes [][]float64, zones []Zone) []float64 {
	weight := make([][]float64, len(population))
	for i := range weight {
		weight[i] = make([]float64, len(supply))
		for j := range supply {
			weight[i][j] = zoneWeight(zones, minutes[i][j])
		}
	}
	return FloatingCatchment(population, supply, weight)
}

func zoneWeight(zones []Zone, minutes float64) float64 {
	for _, z := range zones {
		if minutes <= z.Until {
			return z.Weight
		}
	}
	return 0
}
