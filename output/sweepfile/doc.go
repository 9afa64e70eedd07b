// Package sweepfile is a sweep on disk: a folder that is written point by point, can be continued after
// the program was killed at any byte, and put together from shards.
//
//	sweep.json   what was asked, the same bytes for the same question; at the end the sums of all files
//	points.csv   a line for each point: its settings, the chance of each target, why it failed, and a
//	             checksum of the line and its rows, so that a changed digit is refused
//	rows.csv     the raw values: point × replication × indicator and area × date
//
// Until the last point is written the two tables end in ".part". The rows of a point are written before
// its line in points.csv, which says how many they are: a point counts when its line and all its rows
// are whole. Before a sweep goes on, the end behind the last such point is cut off, unless a sound line
// stands in it behind a damaged one: that is no trace of a killed program, and is reported instead.
package sweepfile

// Names of the files.
const (
	RecordName = "sweep.json"
	PointsName = "points.csv"
	RowsName   = "rows.csv"
	partial    = ".part"
)
