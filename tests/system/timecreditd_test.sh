#!/usr/bin/env bash
# The server as a process: it starts on a free port, drains on SIGTERM, and names what is wrong with
# its command line.
set -euo pipefail

server="$PWD/ledger/server/timecreditd"
cd "$TEST_TMPDIR"

fail() {
  echo "$1" >&2
  exit 1
}

start() {
  rm -f started  # of the server before
  "$server" --data data --keys keys --port 0 --development-principal operator:1 \
    >started 2>log &
  process=$!
  for _ in $(seq 600); do
    if grep -q '^timecreditd serves on 127.0.0.1:[1-9][0-9]*$' started 2>/dev/null; then return; fi
    kill -0 "$process" || fail "it ended at once: $(cat log)"
    sleep 0.1
  done
  fail "it does not say that it serves"
}

for signal in TERM INT; do
  start
  # Somebody who is connected and says nothing holds nothing up for longer than a few seconds.
  if [[ "$signal" == TERM ]]; then exec 3<>"/dev/tcp/127.0.0.1/$(sed 's/.*://' started)"; fi
  kill "-$signal" "$process"
  wait "$process" || fail "it ended with $? after SIG$signal: $(cat log)"
  exec 3>&-
  grep -q 'ended' log || fail "it does not say that it ended"
done

# Nobody reads what it logs; then the reader leaves, and the terminal is closed: it goes on, and ends
# when it is told to.
mkfifo stalled
rm -f started
"$server" --data data --keys keys --port 0 --development-principal operator:1 --log-level debug \
  >started 2>stalled &
process=$!
exec 4<stalled
for _ in $(seq 600); do
  if grep -q '^timecreditd serves' started 2>/dev/null; then break; fi
  sleep 0.1
done
exec 4<&-
kill -HUP "$process"
kill -0 "$process" || fail "it ended when its reader had left or its terminal was closed"
kill -TERM "$process"
wait "$process" || fail "it ended with $? although its reader had only left"

start
status=0
"$server" --data data --keys other --port 0 --development-principal operator:1 \
  >/dev/null 2>refused || status=$?
[[ "$status" == 1 ]] || fail "a second server on one database ended with $status"
[[ "$(wc -l <refused)" == 1 ]] || fail "not one line: $(cat refused)"
grep -q '^timecreditd: ' refused || fail "$(cat refused)"
status=0
"$server" --data elsewhere --keys other --port "$(sed 's/.*://' started)" \
  --development-principal operator:1 >/dev/null 2>refused || status=$?
[[ "$status" == 1 ]] || fail "a second server on one port ended with $status"
[[ "$(wc -l <refused)" == 1 ]] || fail "not one line: $(cat refused)"
kill -KILL "$process"
wait "$process" || true
start
kill -TERM "$process"
wait "$process" || fail "it ended with $? after it had been killed and started again"

[[ -z "$(find data keys -perm /077)" ]] || fail "others may read $(find data keys -perm /077)"

"$server" --verify --data data --keys keys >verified 2>log || fail "it is not sound: $(cat verified log)"
grep -q '^sound$' verified || fail "no verdict: $(cat verified)"
status=0
"$server" --verify --data nowhere --keys keys >verified 2>refused || status=$?
[[ "$status" == 1 && ! -e nowhere ]] || fail "no database was verified with $status"

chmod 750 keys
status=0
"$server" --data data --keys keys --port 0 --development-principal operator:1 \
  >/dev/null 2>refused || status=$?
[[ "$status" == 1 ]] || fail "keys that others may read were taken, with $status"
grep -q '^timecreditd: .*chmod 700 keys$' refused || fail "$(cat refused)"
chmod 700 keys

# It leaves its stores the file descriptors that they need, or does not start.
for limits in "300 16" "600 --connections 200"; do
  read -r descriptors wanted connections <<<"$limits"
  status=0
  (
    ulimit -n "$descriptors"
    exec "$server" --data data --keys keys --port 0 --development-principal operator:1 \
      ${connections:+"$wanted" "$connections"}
  ) >/dev/null 2>refused || status=$?
  [[ "$status" == 1 ]] || fail "with $descriptors file descriptors it ended with $status"
  grep -q "^timecreditd: this process may have $descriptors file descriptors" refused ||
    fail "$(cat refused)"
done

status=0
"$server" --data data --port 70000 --log-level loud --colour --connections 0 \
  --connections-per-peer many --call-megabytes 1 --row-cache-megabytes 1e3 >/dev/null 2>mistakes || status=$?
[[ "$status" == 2 ]] || fail "a wrong command line ended with $status"
for option in --keys --port --log-level --colour --development-principal --connections \
  --connections-per-peer --call-megabytes --row-cache-megabytes; do
  grep -q "^timecreditd: $option: " mistakes || fail "$option is not among $(cat mistakes)"
done
