#!/bin/bash
# ids.sh PROGRAM ROOT SCRATCH
# Every id that a list prints, `show` shows (as kind:id where two kinds share one) and a query finds.
set -u
export LC_ALL=C.UTF-8 TZ=UTC
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0 ids=0
name=

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}
ids_of() { # LIST COLUMN
    "$program" list "$1" --columns "$2" -O tsv 2>/dev/null | tail -n +2
}

rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$root/tests/cli/archives/small" "$scratch/small"
rm -rf "$scratch/small/.eomt"
cd "$scratch/small" || exit 1
for pair in missions:mission elections:election organisations:organisation delegations:delegation people:person; do
    list=${pair%:*} kind=${pair#*:}
    while IFS= read -r id; do
        name="$kind $id"
        ids=$((ids + 1))
        for word in "$id" "$kind:$id"; do
            "$program" show "$word" -O json >"$scratch/out" 2>"$scratch/err"
            status=$?
            # Where two kinds share the id, the bare one is refused, and the message says how to write it.
            if [ "$status" = 2 ] && [ "$word" = "$id" ] && grep -q "$kind:$id" "$scratch/err"; then
                continue
            fi
            [ "$status" = 0 ] || { say "status of show $word" 0 "$status ($(cat "$scratch/err"))"; continue; }
            grep -q "^  \"kind\": \"$kind\",$" "$scratch/out" || say "show $word" "a record of kind $kind" "$(sed -n 2,3p "$scratch/out")"
            grep -q "^  \"id\": \"$id\",$" "$scratch/out" || say "show $word" "$id" "$(sed -n 2,3p "$scratch/out")"
        done
        [ "$kind" = delegation ] || "$program" list "$list" "$kind:$id" --columns "$kind" -O tsv 2>/dev/null | grep -qxF "$id" ||
            say "list $list $kind:$id" "$id" "$("$program" list "$list" "$kind:$id" --columns "$kind" -O tsv 2>&1 | tail -n +2 | head -n 3)"
    done < <(ids_of "$list" "$kind")
done
[ "$ids" -gt 25 ] || say 'ids' 'more than 25' "$ids"
echo "$ids ids, $failures failed assertions"
[ "$failures" -eq 0 ]
