#!/usr/bin/env bash
# Submits a sweep as a job array and a merge that waits for it. See README.md beside this file.
set -euo pipefail
: "${SCENARIO:?the scenario file}" "${OUT:?the folder of the result, on a shared file system}" "${SHARDS:?the number of shards}"
here=$(cd "$(dirname "$0")" && pwd)
export SCENARIO OUT SHARDS CHCSIM=${CHCSIM:-chcsim} MERGE_FLAGS=${MERGE_FLAGS:-}
mkdir -p "$OUT/log"
# shellcheck disable=SC2086 # flags are words
array=$(sbatch --parsable --requeue --array="${ARRAY:-1-$SHARDS}" --output="$OUT/log/shard-%a.txt" ${SBATCH_FLAGS:-} \
	"$here/shard.sbatch" "$@")
# shellcheck disable=SC2086
merge=$(sbatch --parsable --dependency="${AFTER:-afterok}:$array" --kill-on-invalid-dep=yes --output="$OUT/log/merge.txt" ${SBATCH_FLAGS:-} \
	"$here/merge.sbatch")
echo "array $array"
echo "merge $merge"
