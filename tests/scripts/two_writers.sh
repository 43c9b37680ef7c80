#!/bin/bash
# two_writers.sh PROGRAM ROOT SCRATCH
# Two processes that write at once: both changes land, or one is refused with a reason and nothing of it is written.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
writer=${EOMT_CRASH_WRITER:-$(dirname "$program")/../tests/eomt_crash_writer}
failures=0

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}

[ -x "$writer" ] || { echo "FAIL: $writer is missing (EOMT_CRASH_WRITER names it)"; exit 1; }
rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$root/tests/cli/archives/small" "$scratch/archive"
rm -rf "$scratch/archive/.eomt"
cd "$scratch/archive" || exit 1

# Both read, and when both have read, both write.
both() { # N M
    mkfifo "$scratch/one" "$scratch/two" "$scratch/ready"
    exec 6<>"$scratch/ready" 7<>"$scratch/one" 8<>"$scratch/two"
    "$writer" . "$1" --wait <&7 >&6 2>"$scratch/one.err" &
    local first=$!
    "$writer" . "$2" --wait <&8 >&6 2>"$scratch/two.err" &
    local second=$! ready
    read -r -t 60 -u 6 ready && read -r -t 60 -u 6 ready || say 'the writers' 'ready within a minute' 'not ready'
    echo >&7
    echo >&8
    wait "$first"
    one=$?
    wait "$second"
    two=$?
    exec 6>&- 7>&- 8>&-
    rm "$scratch/one" "$scratch/two" "$scratch/ready"
}
has() { # FILE ROUND
    grep -q "^# round $2 " "$1"
}

for ((i = 0; i < ${EOMT_PAIRS:-20}; i++)); do
    name="different files, pair $i"
    both $((i * 10 + 5)) $((i * 10 + 8))
    [ "$one$two" = 00 ] || say 'statuses' '0 and 0' "$one and $two: $(cat "$scratch/one.err" "$scratch/two.err")"
    has missions/kz-2021-01-10-mazhilis.odihr.mission.yaml $((i * 10 + 5)) || say 'the first change' 'made' 'missing'
    has people/quiet.person.yaml $((i * 10 + 8)) || say 'the second change' 'made' 'missing'
    name="the same file, pair $i"
    both $((i * 10 + 1000)) $((i * 10 + 1005))
    [ "$one$two" = 01 ] || [ "$one$two" = 10 ] || say 'statuses' 'one 0, the other 1' "$one and $two"
    cat "$scratch/one.err" "$scratch/two.err" >"$scratch/err"
    grep -q 'odihr.mission.yaml was changed by another program since it was read; nothing was written' "$scratch/err" ||
        say 'the reason' 'was changed by another program' "$(cat "$scratch/err")"
    [ "$one" = 0 ] && kept=$((i * 10 + 1000)) || kept=$((i * 10 + 1005))
    has missions/kz-2021-01-10-mazhilis.odihr.mission.yaml "$kept" || say 'the change that was not refused' 'made' 'missing'
done
name='all pairs'
"$program" check -q >"$scratch/out" 2>&1 || say 'check' 'no error' "$(head -n 3 "$scratch/out")"

echo "$((i * 2)) pairs, $failures failed assertions"
[ "$failures" -eq 0 ]
