#!/usr/bin/env bash
# The invented files in the tree are those that their script makes.
set -euo pipefail

python3 clients/demo/make_hours.py "$TEST_TMPDIR"
for file in taff-members.csv taff-hours.csv; do
  cmp "$TEST_TMPDIR/$file" "clients/demo/$file"
done
