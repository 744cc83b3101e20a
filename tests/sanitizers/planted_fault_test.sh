#!/usr/bin/env bash
# planted_fault_test.sh PROGRAM SANITIZER SYMBOL REPORT CONFIGURED
#
# PROGRAM holds a fault that SANITIZER finds. Where the build is configured with that sanitizer,
# running PROGRAM must print REPORT and fail: otherwise a green run under it would mean nothing.
# In every other build PROGRAM must not contain SYMBOL, that is, carry no trace of the sanitizer.
set -euo pipefail

program="$1"
sanitizer="$2"
symbol="$3"
report="$4"
configured="$5"

instrumented=no
if grep --quiet --text "$symbol" "$program"; then instrumented=yes; fi

if [[ "$configured" != "$sanitizer" ]]; then
  echo "built with ${configured}: instrumented by ${sanitizer}: ${instrumented}"
  [[ "$instrumented" == no ]]
  exit
fi

if [[ "$instrumented" == no ]]; then
  echo "built with ${sanitizer}, but nothing is instrumented"
  exit 1
fi
if output="$("$program" 2>&1)"; then
  echo "${sanitizer} let the fault pass: ${output}"
  exit 1
fi
echo "$output"
grep --quiet "$report" <<<"$output"
