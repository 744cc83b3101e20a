#!/usr/bin/env bash
# The benchmark runs to its end on a very small town, and its last lines are ratios.
set -euo pipefail

output="$(tests/bench/core --members=100 --records=2000 --time=50ms --folder="$TEST_TMPDIR")"
echo "$output"
for name in redeem_1 redeem_64 log_8 approve_64 log_batch_1000 redeem_cost_growth; do
  grep -qE "^ratio $name [0-9]+\.[0-9]+$" <<<"$output"
done
tail -n 1 <<<"$output" | grep -q '^ratio '
