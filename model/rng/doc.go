// Package rng gives every purpose its own stream of random numbers, so that switching one thing on
// leaves the draws of everything else as they were.
//
// A [Key] is a path, such as seed → replication → purpose → place → month. Keys are values: deriving
// one costs a few nanoseconds and changes nothing else. A key's [Stream] is an independent xoshiro256++
// generator; the same key always gives the same bytes, whatever else was drawn before.
//
//	chance := rng.NewKey(seed).At(replication)
//	stream := chance.Purpose("clinic").At(area, month).Stream()
//	visits := stream.Binomial(residents, 0.4)
//
// All distributions are exact: no normal approximation of counts, no truncation of tails beyond what a
// 53-bit number can express. Arguments outside a distribution's range are read as the nearest limit
// (a probability of 1.2 as 1, a negative count as 0); checking inputs is the caller's business.
//
// Products that are added to something are written float64(x*y) + z, which forbids the compiler to
// fuse them, so results do not depend on whether the machine has such an instruction.
package rng
