// Package scenarios holds what planners own: plans, a folder of tables and base values for each place, values
// common to all, the catalogue of measures and the table of sources. They travel inside the program, so that
// chcsim run xuhui works in an empty folder.
package scenarios

import "embed"

// Shipped are the files of this folder, by their paths within it. Package plan reads and checks them.
//
//go:embed *.yaml *.csv */*.yaml */*.csv hindcast
var Shipped embed.FS
