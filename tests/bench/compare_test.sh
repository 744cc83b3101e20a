#!/usr/bin/env bash
# The benchmark over gRPC runs to its end on a very small town, and its last lines are ratios.
set -euo pipefail

output="$(tests/bench/compare --members=20 --rounds=1 --time=50ms --pace=100 --folder="$TEST_TMPDIR")"
echo "$output"
for name in log_1 approve_8 redeem_64 batches redeem_beside_report_p99_ms; do
  grep -qE "^ratio $name [0-9]+\.[0-9]+$" <<<"$output"
done
tail -n 1 <<<"$output" | grep -q '^ratio '
