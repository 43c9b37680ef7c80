#!/bin/bash
# kill_while_writing.sh PROGRAM ROOT SCRATCH
# kill -9 at random moments while `new`, `add` and `set` run. After each kill every file is, byte for byte, the old or the new
# one, `check` finds no error, and the same command, run again, ends with every file new: no lock and nothing half
# written is left in its way. EOMT_ROUNDS is the number of kills (1,000), EOMT_SEED repeats a run.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
rounds=${EOMT_ROUNDS:-1000}
seed=${EOMT_SEED:-$$}
check_every=${EOMT_CHECK_EVERY:-10}
failures=0

mission=kz-2021-01-10-mazhilis.example-pa

# The command that is killed: change number N of the archive in the current folder, of one file or of three, and nothing
# but a look at the last change where that is made already. To be run as a job, so that the job is the program.
change() { # N
    local day
    printf -v day '20%02d-%02d-%02d' $(($1 / 336 % 100)) $(($1 / 28 % 12 + 1)) $(($1 % 28 + 1))
    case $(($1 % 4)) in
    0)
        ! grep -q "Round $1\\." "missions/$mission.mission.yaml" || exec "$program" undo --dry-run
        exec "$program" -q add finding "$mission" --topic media --text "Round $1."
        ;;
    1) exec "$program" -q set "$mission" "notes=round $1" ;;
    *)
        [ ! -e "missions/kazakhstan/round-$1.mission.yaml" ] && [ ! -e "missions/round-$1.mission.yaml" ] || exec "$program" undo --dry-run
        exec "$program" -q new mission --id "round-$1" --country KZ --date "$day" --type local \
            --organisation "round-$1" --organisation-name "Round $1" --no-input
        ;;
    esac
}

say() {
    printf 'FAIL round %s (seed %s): %s\n  expected: %s\n  found:    %s\n' "$round" "$seed" "$1" "$2" "$3"
    failures=$((failures + 1))
}

# The files of the archive with their sums, as the map `files`; what lies in .eomt aside.
declare -A files old killed_at
look() {
    files=()
    local sum path
    while read -r sum path; do
        files[$path]=$sum
    done < <(find . -name .eomt -prune -o -type f -print0 | xargs -0 sha256sum)
}

chmod -R u+rwx "$scratch" 2>/dev/null
rm -rf "$scratch"
mkdir -p "$scratch"
# A small archive, made anew now and then, so that the last rounds take no longer than the first.
fresh() {
    cd "$scratch" || exit 1
    rm -rf archive
    cp -r "$root/tests/cli/archives/recording" archive
    rm -rf archive/.eomt
    cd archive || exit 1
    look
    old=()
    for path in "${!files[@]}"; do old[$path]=${files[$path]}; done
}
fresh
mkfifo "$scratch/never"
exec 9<>"$scratch/never"
RANDOM=$seed

round=0 killed=0 partial=0 whole=0 finished=0
# How long a run takes is measured as it goes: half of the kills shall hit.
micros=20000
look
for path in "${!files[@]}"; do old[$path]=${files[$path]}; done
while [ "$killed" -lt "$rounds" ] && [ "$failures" -lt 5 ]; do
    round=$((round + 1))
    [ $((round % 40)) != 0 ] || fresh
    [ "$round" -le $((rounds * 20)) ] || { say 'kills' "$rounds" "$killed in $round rounds"; break; }
    change "$round" >"$scratch/out" 2>"$scratch/err" &
    victim=$!
    wait_for=$(((RANDOM * 32768 + RANDOM) % micros))
    printf -v seconds '%d.%06d' $((wait_for / 1000000)) $((wait_for % 1000000))
    read -r -t "$seconds" -u 9
    if kill -9 "$victim" 2>/dev/null && ! wait "$victim" 2>/dev/null; then
        killed=$((killed + 1))
        micros=$((micros + micros / 50))
    else
        finished=$((finished + 1))
        [ ! -s "$scratch/err" ] || say 'a run that was not killed' 'no message' "$(cat "$scratch/err")"
        micros=$((micros - micros / 30))
    fi
    look
    killed_at=()
    for path in "${!files[@]}"; do killed_at[$path]=${files[$path]}; done
    if [ $((round % check_every)) = 0 ]; then
        "$program" check -q >"$scratch/out" 2>"$scratch/err" ||
            say 'check after the kill' 'no error' "$(head -n 3 "$scratch/out" "$scratch/err")"
    fi
    (change "$round") >"$scratch/out" 2>"$scratch/err" </dev/null ||
        say 'the next run' 'status 0' "$(cat "$scratch/err")"
    look
    is_old=1 is_new=1
    for path in "${!files[@]}" "${!old[@]}" "${!killed_at[@]}"; do
        now=${killed_at[$path]-none}
        [ "$now" = "${old[$path]-none}" ] || is_old=0
        [ "$now" = "${files[$path]-none}" ] || is_new=0
        [ "$now" = "${old[$path]-none}" ] || [ "$now" = "${files[$path]-none}" ] ||
            say "$path after the kill" 'the old or the new file' 'another one'
    done
    if [ "$is_old$is_new" = 00 ]; then
        partial=$((partial + 1))
    elif [ "$is_new" = 1 ]; then
        whole=$((whole + 1))
    fi
    old=()
    for path in "${!files[@]}"; do old[$path]=${files[$path]}; done
    left=$(find .eomt -type f ! -path '.eomt/history/0*.json' ! -name 'index.*' ! -name lock -printf '%P\n' | LC_ALL=C sort | paste -sd' ')
    [ "$left" = '.gitignore write.lock' ] || say 'files in .eomt after the next run' '.gitignore write.lock' "$left"
done
"$program" check -q >"$scratch/out" 2>&1 || say 'check at the end' 'no error' "$(head -n 3 "$scratch/out")"

echo "seed $seed: killed $killed times in $round rounds ($finished runs came to their end first); after $whole of them all files were new," \
    "after $partial some, else none; $failures failed assertions"
# A test that never hits the middle of a change would not see a fault there.
[ $((partial + whole)) -gt 0 ] || [ "$rounds" -lt 500 ] || { echo "FAIL: no kill came while a change was written"; exit 1; }
[ "$failures" -eq 0 ]
