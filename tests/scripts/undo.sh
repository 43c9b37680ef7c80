#!/bin/bash
# undo.sh PROGRAM ROOT SCRATCH
# `eomt undo` after changes of one file, of several, of new files and of files that went: what it prints, what it
# writes, several steps in turn, and where it refuses.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
writer=${EOMT_CRASH_WRITER:-$(dirname "$program")/../tests/eomt_crash_writer}
failures=0 cases=0 name=

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}
run() { # NAME STATUS ARGUMENTS...
    name=$1
    cases=$((cases + 1))
    timeout 60 "$program" "${@:3}" >"$scratch/out" 2>"$scratch/err" </dev/null
    local status=$?
    [ "$status" = "$2" ] || say status "$2" "$status ($(cat "$scratch/err"))"
}
out() { # TEXT...
    local text
    for text in "$@"; do
        [[ $(cat "$scratch/out") == *"$text"* ]] || say 'standard output' "$text" "$(head -n 20 "$scratch/out")"
    done
}
err() { # TEXT
    [[ $(cat "$scratch/err") == *"$1"* ]] || say 'standard error' "$1" "$(cat "$scratch/err")"
}
nothing() { # out|err
    [ ! -s "$scratch/$1" ] || say "$1" nothing "$(head -n 5 "$scratch/$1")"
}
change() { # N
    "$writer" . "$1" || say "change $1" 'status 0' "$?"
    sums >"$scratch/state.$1"
}
sums() {
    find . -path ./.eomt -prune -o -type f -print | LC_ALL=C sort | xargs -d '\n' sha256sum
    find . -path ./.eomt -prune -o -type d -print | LC_ALL=C sort
}
state() { # N
    sums | cmp -s - "$scratch/state.$1" || say 'the archive' "as after change $1" "$(sums | diff - "$scratch/state.$1" | head -n 6)"
}

[ -x "$writer" ] || { echo "FAIL: $writer is missing (EOMT_CRASH_WRITER names it)"; exit 1; }
rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$root/tests/cli/archives/small" "$scratch/archive"
rm -rf "$scratch/archive/.eomt"
cd "$scratch/archive" || exit 1
odihr=missions/kz-2021-01-10-mazhilis.odihr.mission.yaml
made=missions/made/kz-2016-03-20-mazhilis.made.mission.yaml

# --- nothing to take back
run 'no history' 1 undo
err 'there is nothing to take back'
nothing out
[ ! -e .eomt ] || say '.eomt' 'not made' 'made'
run 'an argument' 2 undo "$odihr"
err 'undo takes no arguments'
run 'a format' 2 undo -O json
run 'an option that is none' 2 undo --dry-rum
err '--dry-run'

# --- several steps
sums >"$scratch/state.0"
change 5
change 6
change 7
run '--dry-run' 0 undo --dry-run
out 'round 7' "--- $made" '+++ (no file)' '-organisation: made' "+++ elections/kz-2016-03-20-mazhilis.election.yaml"
nothing err
state 7
run '--dry-run -q' 0 undo --dry-run -q
state 7
run 'files that went come back' 0 undo
out 'round 7'
err 'taken back: round 7'
state 6
[ -f "$made" ] || say "$made" 'there again' 'missing'
run 'check' 0 check -q
run 'files that were made go, with their folder' 0 undo --yes
out 'round 6' '--- (no file)' "+++ $made" '+organisation: made'
state 5
[ ! -e missions/made ] || say 'missions/made' 'gone' 'there'
run 'check' 0 check -q
run 'one file, quietly' 0 undo -q
out 'round 5' "--- $odihr" '@@ -' '+# round 5 '
nothing err
state 0
run 'all is taken back' 1 undo
err 'there is nothing to take back'

# --- from another folder, into a file, in colour
change 5
cd missions || exit 1
run 'below the root' 0 undo --dry-run
out "--- $(basename "$odihr")"
run 'into a file' 0 undo --dry-run -o "$scratch/diff" --color always
nothing out
grep -q '^+# round 5' "$scratch/diff" || say 'the file of -o' 'the diff' "$(head -n 5 "$scratch/diff")"
run 'in colour' 0 undo --dry-run --color always
out $'\e[32m+# round 5'
cd .. || exit 1

# --- a file that changed since
cp "$odihr" "$scratch/kept"
printf '# by hand\n# \e[31m\n' >>"$odihr"
cp "$odihr" "$scratch/mine"
run 'changed since' 1 undo
err "$odihr has changed since eomt wrote it (round 5); nothing was taken back"
err 'undo --dry-run'
nothing out
cmp -s "$odihr" "$scratch/mine" || say "$odihr" 'as it was' 'changed'
run 'changed since, --dry-run' 1 undo --dry-run
out 'changed since, by another program' '+# by hand' '+# <U+001B>[31m'
err "$odihr has changed since"
rm "$odihr"
run 'removed since' 1 undo
err "$odihr has changed since"
[ ! -e "$odihr" ] || say "$odihr" 'still gone' 'there'
cp "$scratch/kept" "$odihr"
run 'mended' 0 undo
state 0

# --- a folder that is in use, and a record that others refer to
change 6
printf 'notes\n' >missions/made/notes.txt
sed 's/^organisation: .*/organisation: made/' "$odihr" >"$scratch/uses"
cp "$odihr" "$scratch/kept"
cp "$scratch/uses" "$odihr"
run 'an error that this brings to another file, --dry-run' 0 undo --dry-run
err 'taking this back brings an error to another file'
err 'there is no organisation "made"'
run 'an error that this brings to another file' 0 undo
err 'there is no organisation "made"'
err 'taken back: round 6'
[ -f missions/made/notes.txt ] || say 'a file of somebody else' 'there' 'gone'
[ ! -e "$made" ] || say "$made" 'gone' 'there'
cp "$scratch/kept" "$odihr"
rm -r missions/made
state 0

# --- the index goes, history stays
change 5
change 8
run 'index --rebuild' 0 index --rebuild -q
rm -f .eomt/index.sqlite .eomt/lock
run 'without an index' 0 undo -q
state 5
run 'without an index, again' 0 undo -q
state 0
[ "$(cat .eomt/.gitignore)" = '*' ] || say '.eomt/.gitignore' '*' "$(cat .eomt/.gitignore)"

# --- bytes that are no text
printf 'name: \xff\xfe\x00 broken\n' >people/broken.person.yaml
change 8
printf '\xff\x00\n' >>archive.yaml
run 'changed to what is no text' 1 undo --dry-run
out 'changed since'
sed -i '$d' archive.yaml
run 'beside a broken file' 0 undo
rm people/broken.person.yaml
state 0

# --- a damaged history, and one that cannot be written
change 5
cp .eomt/history/000001.json "$scratch/entry"
echo '{' >.eomt/history/000001.json
run 'damaged history' 1 undo
err 'history/000001.json is damaged'
sed 's/"path": "missions/"path": "..\/missions/' "$scratch/entry" >.eomt/history/000001.json
run 'history that leads out' 1 undo
err 'is damaged'
cp "$scratch/entry" .eomt/history/000001.json
run 'the history is whole' 0 undo
state 0
for ((i = 1; i <= 205; i++)); do
    "$writer" . $((i * 5)) || say 'change' 'status 0' "$?"
done
name='the number of changes kept'
kept=$(find .eomt/history -name '*.json' | wc -l)
[ "$kept" = 200 ] || say 'files' 200 "$kept"
run 'the last of them' 0 undo
out 'round 1025'

# --- on a terminal
if command -v script >/dev/null; then
    change 5
    name='on a terminal: no'
    cases=$((cases + 1))
    printf 'n\n' | TERM=dumb script -qec "'$program' undo" /dev/null >"$scratch/out" 2>&1
    [ $? = 1 ] || say status 1 0
    out 'Take this back? [y/N]' 'nothing was taken back'
    state 5
    name='on a terminal: yes'
    cases=$((cases + 1))
    printf 'y\n' | TERM=dumb script -qec "'$program' undo" /dev/null >"$scratch/out" 2>&1 || say status 0 "$?"
    out 'taken back: round 5'
fi

echo "$cases cases, $failures failed assertions"
[ "$failures" -eq 0 ]
