#!/bin/bash
# interrupted.sh PROGRAM ROOT SCRATCH
# Ctrl-C, and the request to end, while an index is made: the command says how far it came, ends as the signal would end
# it, and the next one goes on from there and says what one says that was never interrupted. A signal that is ignored
# ends nothing. EOMT_MISSIONS is the size of the archive (3,000).
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0 name=

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}
results() {
    "$program" check 2>&1
    "$program" list missions -O csv
    "$program" list people -O csv
    "$program" compare --by year -O csv
}

rm -rf "$scratch"
mkdir -p "$scratch"
"$root/tests/bench/generate" "${EOMT_MISSIONS:-3000}" "$scratch/archive" >/dev/null
cd "$scratch/archive" || exit 1
results >"$scratch/truth"
files=$(find . -name '*.yaml' | wc -l)

# Runs `index` on an archive without one, and sends it a signal as soon as it makes it.
interrupt() { # SIGNAL
    rm -rf .eomt
    set -m # or the job would ignore Ctrl-C
    "$program" index >"$scratch/out" 2>"$scratch/err" &
    set +m
    while [ ! -e .eomt/index.new ] && kill -0 $! 2>/dev/null; do :; done
    kill -s "$1" $! 2>/dev/null
    wait $! 2>/dev/null
    status=$?
}

for signal in INT TERM HUP; do
    name=$signal
    interrupt "$signal"
    wanted=$((128 + $(kill -l "$signal")))
    [ "$status" = "$wanted" ] || say status "$wanted" "$status"
    read -r _ stopped <"$scratch/err"
    [[ $stopped =~ ^'stopped with '([0-9]+)" of $files files read; the next command goes on from there"$ ]] ||
        say message "stopped with ... of $files files read; ..." "$(cat "$scratch/err")"
    [ "$(wc -l <"$scratch/err")" = 1 ] || say message 'one line' "$(cat "$scratch/err")"
    [ ! -e .eomt/index.sqlite ] || say 'the index' none 'one that is not whole'
    left=$((files - ${BASH_REMATCH[1]:-0}))
    "$program" index >"$scratch/out" 2>"$scratch/err" || say 'status of the next' 0 "$?"
    grep -q " $left read" "$scratch/out" "$scratch/err" || say 'the next' "$left read" "$(cat "$scratch/out" "$scratch/err")"
    results >"$scratch/found"
    cmp -s "$scratch/truth" "$scratch/found" || say results 'those of an index that was never interrupted' \
        "$(diff "$scratch/truth" "$scratch/found" | head -n 8)"
    [ "$(ls .eomt)" = "$(printf 'index.sqlite\nlock')" ] || say '.eomt' 'the index and its lock' "$(ls .eomt)"
done

name='a signal that is ignored'
trap '' HUP
interrupt HUP
trap - HUP
[ "$status" = 0 ] || say status 0 "$status"
grep -q " $files read" "$scratch/out" || say 'what is said' "$files read" "$(cat "$scratch/out" "$scratch/err")"

echo "$failures failed assertions"
[ "$failures" -eq 0 ]
