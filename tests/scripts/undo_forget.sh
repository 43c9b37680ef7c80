#!/bin/bash
# undo_forget.sh PROGRAM ROOT SCRATCH
# A change whose file was changed by hand since is not in the way for good: `undo --forget` leaves it and goes on. A file that
# is as it was before counts as taken back.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0
eq() {
    [ "$2" = "$3" ] && return
    printf 'FAIL %s\n  expected: %s\n  found:    %s\n' "$1" "$2" "$3"
    failures=$((failures + 1))
}
rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$root/tests/cli/archives/recording" "$scratch/archive"
cd "$scratch/archive" || exit 1
mission=kz-2021-01-10-mazhilis.example-pa
file=missions/$mission.mission.yaml
cp example-pa.organisation.yaml "$scratch/organisation"
"$program" set example-pa members=KZ >/dev/null
"$program" set "$mission" number=3 >/dev/null
echo '# by hand' >>"$file"
cp "$file" "$scratch/by-hand"
"$program" undo >/dev/null 2>"$scratch/err"
eq 'a file that was changed since is refused' 1 $?
grep -q -e 'undo --forget' "$scratch/err" || eq 'the way out' 'undo --forget' "$(cat "$scratch/err")"
"$program" undo --forget 2>"$scratch/err"
eq 'forgetting' "0 eomt: forgotten, and the files are as they were: set $mission number" "$? $(cat "$scratch/err")"
cmp "$file" "$scratch/by-hand" || eq 'the file' 'as it was' 'another'
"$program" undo >/dev/null 2>&1
eq 'the change before' 0 $?
cmp example-pa.organisation.yaml "$scratch/organisation" || eq 'the organisation' 'as it was' 'another'
"$program" set "$mission" number=4 >/dev/null
cp "$scratch/by-hand" "$file"
"$program" undo >/dev/null 2>&1
eq 'a file that is as it was before' 0 $?
"$program" undo >/dev/null 2>"$scratch/err"
eq 'nothing is left' 1 $?
[ -z "$(find .eomt/history -type f)" ] || eq 'the history' 'empty' "$(ls .eomt/history)"
exit $((failures > 0))
