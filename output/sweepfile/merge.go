package sweepfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"chcsim/model/experiment"
	"chcsim/output"
	"chcsim/scenarios/mistake"
)

// MergeError tells why shards do not make a sweep.
type MergeError struct{ What, Do string }

func (e *MergeError) Error() string { return e.What }

// Hint says what to do about it.
func (e *MergeError) Hint() string { return e.Do }

// Merge puts the shards of a sweep together into a folder: the same bytes as one run without shards.
// The order in which the shards are named does not matter. The tables appear whole or not at all.
func Merge(ctx context.Context, shards []string, dir string) error {
	records := make([]Record, len(shards))
	for i, shard := range shards {
		record, err := ReadRecord(shard)
		if errors.Is(err, fs.ErrNotExist) {
			return &MergeError{fmt.Sprintf("%s holds no sweep: there is no %s", shard, RecordName), "name the --out folders of all shards"}
		}
		if err != nil {
			return err
		}
		records[i] = record
	}
	order, err := assemble(shards, records)
	if err != nil {
		return err
	}
	whole := records[0]
	whole.Sums = nil
	whole.Shard = experiment.Shard{Index: 1, Count: 1}
	if err := free(dir, shards, whole); err != nil {
		return err
	}
	readers := make([]*Reader, len(order))
	for i, at := range order {
		if readers[i], err = Open(shards[at]); err != nil {
			return unfinished(shards[at], records[at], err)
		}
		defer readers[i].Close()
	}
	return write(ctx, dir, whole, readers)
}

// unfinished says of a shard without its final tables how far it came.
func unfinished(dir string, r Record, err error) error {
	if _, stat := os.Stat(filepath.Join(dir, PointsName)); stat == nil {
		return err
	}
	return &MergeError{fmt.Sprintf("shard %d/%d in %s is not finished", r.Shard.Index, r.Shard.Count, dir),
		fmt.Sprintf("run it again with --shard %d/%d --resume", r.Shard.Index, r.Shard.Count)}
}

// assemble puts the shards in order and refuses foreign, doubled and missing ones, naming them.
func assemble(dirs []string, records []Record) ([]int, error) {
	first := records[0]
	at := make([]int, first.Shard.Count)
	for i := range at {
		at[i] = -1
	}
	for i, r := range records {
		difference := first.Difference(r)
		if difference == "" && r.Shard.Count != first.Shard.Count {
			difference = fmt.Sprintf("the number of shards is %d there and %d here", first.Shard.Count, r.Shard.Count)
		}
		if difference != "" {
			return nil, &MergeError{fmt.Sprintf("%s and %s are not shards of one sweep: %s", dirs[0], dirs[i], difference),
				"merge only shards of one scenario, design, seed and version"}
		}
		if other := at[r.Shard.Index-1]; other >= 0 {
			return nil, &MergeError{fmt.Sprintf("shard %d/%d is there twice: %s and %s", r.Shard.Index, r.Shard.Count, dirs[other], dirs[i]),
				"name each shard once"}
		}
		at[r.Shard.Index-1] = i
	}
	var missing []string
	for i, shard := range at {
		if shard < 0 {
			missing = append(missing, fmt.Sprintf("%d/%d", i+1, len(at)))
		}
	}
	if len(missing) > 0 {
		return nil, &MergeError{fmt.Sprintf("missing: shard %s", mistake.Listed(missing)),
			fmt.Sprintf("run it with --shard %s and name its folder, too", missing[0])}
	}
	return at, nil
}

// free refuses a folder that is one of the shards or holds another sweep.
func free(dir string, shards []string, whole Record) error {
	for _, shard := range shards {
		if a, b := absolute(dir), absolute(shard); a == b {
			return &MergeError{fmt.Sprintf("--out %s is one of the shards", dir), "merge into a folder of its own"}
		}
	}
	exists, err := Exists(dir)
	if err != nil || !exists {
		return err
	}
	there, err := ReadRecord(dir)
	if err != nil {
		return err
	}
	if there.Shard != whole.Shard || there.Difference(whole) != "" {
		return &MergeError{fmt.Sprintf("%s holds another sweep already", dir), "merge into a folder of its own"}
	}
	return nil
}

func absolute(dir string) string {
	if resolved, err := filepath.EvalSymlinks(dir); err == nil {
		dir = resolved
	}
	if a, err := filepath.Abs(dir); err == nil {
		return a
	}
	return filepath.Clean(dir)
}

// write copies the points of all shards in their order, one at a time.
func write(ctx context.Context, dir string, whole Record, shards []*Reader) error {
	record, err := whole.JSON()
	if err != nil {
		return err
	}
	folder, err := output.Begin(dir)
	if err != nil {
		return err
	}
	defer folder.Abort()
	if err := folder.Write(RecordName, record); err != nil {
		return err
	}
	points, err := folder.Create(PointsName)
	if err != nil {
		return err
	}
	rows, err := folder.Create(RowsName)
	if err != nil {
		return err
	}
	if _, err := points.Write(shards[0].table.head); err != nil {
		return err
	}
	if _, err := io.WriteString(rows, rowsHead); err != nil {
		return err
	}
	for point := range whole.Points {
		if err := ctx.Err(); err != nil {
			return err
		}
		shard := shards[point%len(shards)]
		if _, _, err := shard.Next(); err != nil {
			return err
		}
		if _, err := rows.Write(shard.text); err != nil {
			return err
		}
		if _, err := points.Write(shard.line); err != nil {
			return err
		}
	}
	for _, shard := range shards {
		if _, _, err := shard.Next(); err != io.EOF {
			return err
		}
	}
	return folder.Commit()
}
