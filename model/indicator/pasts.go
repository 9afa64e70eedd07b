package indicator

// Pasts says how replications share what came before the last observation: given observations, those that take the same draw do, and are
// no independent trials. The zero value is that each has a past of its own.
type Pasts struct {
	Draws  int     `json:"draws"`  // which replications take in turn; more replications than draws have no other pasts
	Shared float64 `json:"shared"` // probability that two of the draws have the same
}

// Independent is how many independent trials tell as much as so many: of n that share pasts with the probability ρ
//
//	n/(1 + (n−1)ρ)
//
// (Kish, Survey Sampling, 1965: the design effect of clusters that are alike within). 200 are worth 30 where ρ is 0.0285.
func (p Pasts) Independent(trials int) float64 {
	if p.Draws == 0 {
		return float64(trials)
	}
	n := float64(min(trials, p.Draws))
	return n / (1 + float64((n-1)*p.Shared))
}
