package oracle

// ExpectedStock is the stock after each of the coming years when a share of it leaves every year and
// recruits join at the year's end:
//
//	stock(t+1) = (1 − attrition) × stock(t) + recruits
//
// From 100 with 12 recruits a year and 8% attrition: 104, 107.68, 111.0656, 114.1804, 117.0459. It
// holds for workforce.State.Month when nobody retires, recruits graduate in December, posts do not bind, and the
// hazard is −ln(1 − attrition).
func ExpectedStock(stock, recruits, attrition float64, years int) []float64 {
	path := make([]float64, years)
	for t := range path {
		stock = float64((1-attrition)*stock) + recruits
		path[t] = stock
	}
	return path
}
