#!/bin/bash
# two_writers.sh PROGRAM ROOT SCRATCH
# Two of `eomt new`, `add` and `set` at once: each change is there, or its command ended with status 1 and the reason, and
# nothing of it is there; run again, it is made. In half of the rounds the archive's lock is held until both commands
# have read what they change and wait for it, so that one of two that change a file must be refused; in the other half they
# run as they come. EOMT_PAIRS is the number of rounds of each.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0 refusals=0 name=

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}

rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$root/tests/cli/archives/recording" "$scratch/archive"
rm -rf "$scratch/archive/.eomt"
cd "$scratch/archive" || exit 1
mission=kz-2021-01-10-mazhilis.example-pa
file=missions/$mission.mission.yaml
mkfifo "$scratch/never"
exec 8<>"$scratch/never"

# The commands, by a word of their own that shows in what they write.
act() { # COMMAND WORD
    case $1 in
    add) "$program" -q add finding "$mission" --topic media --text "By $2." --source report ;;
    set) "$program" -q set "$mission" "notes=by $2" ;;
    name) "$program" -q set example-pa "notes=by $2" ;;
    new) # The organisation of both is new.
        "$program" -q new mission --id "$2" --country KZ --date "$day" --type local --organisation "of-$round" \
            --organisation-name "Of $round" --no-input
        ;;
    other) "$program" -q new person --id "$2" --name "By $2" --no-input ;;
    esac
}
is_there() { # COMMAND WORD
    case $1 in
    add) grep -q "By $2\\." "$file" ;;
    set) grep -q "notes: by $2\$" "$file" ;;
    name) grep -q "notes: by $2\$" example-pa.organisation.yaml ;;
    new) [ -n "$(find . -name "$2.mission.yaml")" ] ;;
    other) [ -n "$(find . -name "$2.person.yaml")" ] ;;
    esac
}
# How many processes wait for the archive's lock.
waiting() {
    grep -c -- "-> FLOCK .*:$(stat -c %i .eomt/write.lock) " /proc/locks
}

# Two commands at once; where the lock is held first, until both wait for it.
both() { # held|free COMMAND COMMAND
    if [ "$1" = held ]; then
        exec 9>.eomt/write.lock
        flock 9
    fi
    act "$2" "first-$round" >"$scratch/out" 2>"$scratch/one.err" 9>&- &
    local first=$! polls=0
    act "$3" "second-$round" >"$scratch/out" 2>"$scratch/two.err" 9>&- &
    local second=$!
    if [ "$1" = held ]; then
        until [ "$(waiting)" = 2 ]; do
            polls=$((polls + 1))
            [ "$polls" -lt 6000 ] || { say 'the commands' 'both waiting for the lock' "$(waiting)"; break; }
            read -r -t 0.01 -u 8
        done
        exec 9>&-
    fi
    wait "$first"
    one=$?
    wait "$second"
    two=$?
}
# A command made its change, or said why not.
look() { # COMMAND WORD STATUS ERRORS
    case $3 in
    0) is_there "$1" "$2" || [ "$overwritten" = 1 ] || say "$1 $2, status 0" 'its change' 'none' ;;
    1)
        refusals=$((refusals + 1))
        ! is_there "$1" "$2" || say "$1 $2, status 1" 'no change' 'one'
        grep -Eq '^eomt: [^ ]*\.yaml (was changed by another program since it was read|is there already, made by another program); nothing was written$' \
            "$4" || say "the reason of $1 $2" 'one' "$(cat "$4")"
        act "$1" "$2" >"$scratch/out" 2>"$scratch/err" || say "$1 $2 again" 'status 0' "$(cat "$scratch/err")"
        is_there "$1" "$2" || say "$1 $2 again" 'its change' 'none'
        ;;
    *) say "status of $1 $2" '0 or 1' "$3: $(cat "$4")" ;;
    esac
}
pair() { # held|free COMMAND COMMAND same|different
    name="round $round, $1: $2 and $3"
    # Of two free `set`s of one field both may be made, one after the other.
    overwritten=0
    [ "$1 $2" != 'free set' ] || overwritten=1
    both "$1" "$2" "$3"
    [ "$one$two" != 11 ] || say statuses 'one of them 0' "$(cat "$scratch/one.err" "$scratch/two.err")"
    case $1/$4 in
    held/same) [ "$one$two" = 01 ] || [ "$one$two" = 10 ] || say statuses 'one 0, one 1' "$one and $two" ;;
    */different) [ "$one$two" = 00 ] || say statuses '0 and 0' "$one and $two: $(cat "$scratch/one.err" "$scratch/two.err")" ;;
    esac
    # What was made is looked at before the refused one is run again.
    if [ "$one" != 0 ]; then
        look "$3" "second-$round" "$two" "$scratch/two.err"
        look "$2" "first-$round" "$one" "$scratch/one.err"
    else
        look "$2" "first-$round" "$one" "$scratch/one.err"
        look "$3" "second-$round" "$two" "$scratch/two.err"
    fi
}

"$program" -q set "$mission" notes=begun >/dev/null || say 'a first change' 'status 0' "$?"
round=0
for ((i = 0; i < ${EOMT_PAIRS:-5}; i++)); do
    for how in held free; do
        for pair in 'add add same' 'add set same' 'set set same' 'new new same' 'set name different' 'add other different'; do
            round=$((round + 1))
            printf -v day '20%02d-%02d-10' $((round / 12 % 100)) $((round % 12 + 1))
            # shellcheck disable=SC2086
            pair "$how" $pair
        done
    done
done
name='all rounds'
findings=$(grep -c 'text: By ' "$file")
[ "$findings" = $((i * 8)) ] || say 'findings' $((i * 8)) "$findings"
[ "$refusals" -ge $((i * 4)) ] || say 'refusals' "$((i * 4)) or more" "$refusals"
"$program" check -q >"$scratch/out" 2>&1 || say 'check' 'no error' "$(head -n 3 "$scratch/out")"

echo "$round rounds, $refusals commands refused and made when run again, $failures failed assertions"
[ "$failures" -eq 0 ]
