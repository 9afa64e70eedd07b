// Package exact has the functions of the model that are more than a sum, a product, a quotient or a root: the same bits on
// every processor. Those of package math are not: some are assembly that asks the processor what it can do, and in the others
// the compiler may fuse a product and a sum into one instruction, rounded once, where the processor has it. Go forbids that
// where the product is converted, float64(x*y) + z, as it is here and wherever the model adds a product.
//
// Exp and Log are right to within one unit in the last place, the others to some units of it; see the tests.
package exact
