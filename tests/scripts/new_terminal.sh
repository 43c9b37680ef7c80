#!/bin/bash
# new_terminal.sh PROGRAM ROOT SCRATCH
# A mission is recorded on a pseudo-terminal from an empty archive, and the same by flags in one command; `check` finds
# nothing in either, and the two say the same. Leaving keeps a draft, with which --resume goes on.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE VISUAL EDITOR
program=$1 root=$2 scratch=$3
failures=0
drive() { python3 "$root/tests/terminal/drive.py" "$@"; }
fail() {
    printf 'FAIL %s\n' "$1"
    failures=$((failures + 1))
}
fresh() {
    rm -rf "${scratch:?}/$1"
    mkdir -p "$scratch/$1"
    cd "$scratch/$1" || exit 1
    "$program" init -q >/dev/null
}
clean() { # NAME: check finds no error and no warning
    "$program" check --strict >"$scratch/check" 2>&1 || fail "check after $1: $(cat "$scratch/check")"
}
mission=missions/kazakhstan/kz-2021-01-10-mazhilis.csto-pa.mission.yaml

fresh asked
drive "$root/tests/terminal/kazakhstan.session" "$program" new mission >"$scratch/transcript" ||
    fail "the session: $(tail -n 5 "$scratch/transcript")"
grep -q "^$mission\$" "$scratch/transcript" || fail 'the path is printed'
clean 'the session'
python3 "$root/tests/terminal/excerpt.py" "$scratch/transcript" "$root/README.md" "$root/docs/recording.md" ||
    fail 'the pages show the session'
[ -z "$("$program" new --drafts)" ] || fail 'the draft is gone after saving'

fresh flags
"$program" new mission --country KZ --date 2021-01-10 --type parliamentary --title 'Election to the Mazhilis' \
    --institution Mazhilis --organisation csto-pa --organisation-name 'CSTO Parliamentary Assembly' \
    --organisation-short-name 'CSTO PA' --organisation-kind parliamentary-assembly \
    --source-key report --source-title 'Report of the coordinator' --source-publisher 'CSTO Parliamentary Assembly' \
    --source-date 2021-03-02 \
    --source-url https://pacsto.org/events/u-umahanov-otmetil-vysokiy-uroven-organizatsii-vyborov-v \
    --mission-type parliamentary --invited-by 'Ministry of Foreign Affairs of the Republic of Kazakhstan' \
    --invited-by-kind ministry --coordinator 'Umakhan Umakhanov' \
    --office 'Deputy Chairman of the Committee on CIS Affairs' --coordinator-delegation RU \
    --coordinator-chamber 'State Duma' --figure-what observers-accredited --figure-value 7 --figure-as-of 2021-01-04 \
    --finding-topic public-health --finding-assessment positive \
    --finding-text 'Public-health rules were kept throughout.' \
    --finding-quote 'all public-health standards were strictly observed' --finding-by 'Umakhan Umakhanov' \
    --verdict positive --verdict-quote 'organized and held at the highest level' --verdict-by 'Umakhan Umakhanov' \
    --event-date 2021-03-02 --event-kind report \
    --event-title 'Report to the Standing Commission on Political Affairs and International Cooperation' \
    --new-persons --no-input >"$scratch/paths" || fail 'the same by flags'
clean 'the flags'
diff -r -x .eomt "$scratch/asked" "$scratch/flags" || fail 'asked for and by flags, the records are the same'

fresh left
printf '%s\n' "expect election (its id, or the country's code)" 'type KZ' 'expect election: date' 'keys \x03' |
    cat >"$scratch/leave.session"
drive "$scratch/leave.session" "$program" new mission >"$scratch/transcript"
[ $? -eq 1 ] || fail 'leaving has status 1'
grep -q 'the draft is kept' "$scratch/transcript" || fail 'leaving says that the draft is kept'
[ "$("$program" new --drafts)" = '0001 mission KZ' ] || fail "the draft is listed: $("$program" new --drafts)"
tail -n +6 "$root/tests/terminal/kazakhstan.session" >"$scratch/rest.session"
drive "$scratch/rest.session" "$program" new --resume >"$scratch/transcript" ||
    fail "the resumed session: $(tail -n 5 "$scratch/transcript")"
clean 'the resumed session'
diff -r -x .eomt "$scratch/asked" "$scratch/left" || fail 'a resumed draft gives the same records'

# A draft of a page that is left: the copy of the page comes along with --resume; back gives it up only when asked.
fresh page
"$program" new organisation --name 'CSTO Parliamentary Assembly' --short-name 'CSTO PA' --id csto-pa --no-input >/dev/null
printf '%s\n' 'Observers of the CSTO Parliamentary Assembly at work' '11 January 2021' '' \
    'Observers of the CSTO PA came to the election to the Mazhilis of Kazakhstan on 10 January 2021.' >page.txt
printf '%s\n' 'expect save, edit, back or cancel?' 'type cancel' >"$scratch/cancel.session"
drive "$scratch/cancel.session" "$program" new mission --from-text page.txt >/dev/null
printf '%s\n' 'expect save, edit, back or cancel?' 'type back' 'expect give that up?' 'type no' \
    'expect save, edit, back or cancel?' 'type save' >"$scratch/save.session"
drive "$scratch/save.session" "$program" new --resume >"$scratch/transcript" ||
    fail "a page's draft: $(tail -n 5 "$scratch/transcript")"
cmp -s page.txt sources/*.txt || fail 'the copy of the page is kept with its draft'
clean 'a draft of a page'

# An election that may be there already is asked about, and the draft goes on where it was left.
printf '%s\n' 'expect country' 'type KZ' 'expect date' 'type 2021-01-10' 'expect type' 'type parliamentary' \
    'expect institution' 'type' 'expect KZ has an election on 2021-01-10 already, kz-2021-01-10-mazhilis' \
    'expect record another one?' 'type' >"$scratch/again.session"
drive "$scratch/again.session" "$program" new election >"$scratch/transcript"
[ $? -eq 1 ] || fail 'an election that is there is refused'
grep -q 'eomt new --resume 0001" goes on' "$scratch/transcript" || fail 'the draft of a refused election is named'

# A hang-up in the middle: what was answered is there.
fresh killed
printf '%s\n' "expect election (its id, or the country's code)" 'type KZ' 'expect election: date' 'type 2021-01-10' \
    'expect election: type' 'hang up' >"$scratch/hang.session"
drive "$scratch/hang.session" "$program" new mission >/dev/null
[ "$("$program" new --drafts)" = '0001 mission KZ 2021-01-10' ] || fail "a hang-up: $("$program" new --drafts)"

# The editor gets the text, and what it leaves is read.
fresh edited
"$program" new organisation --name 'An Assembly' --id an-assembly --no-input >/dev/null
"$program" new election --country KZ --date 2021-01-10 --type parliamentary --institution Mazhilis >/dev/null
cat >"$scratch/editor" <<'END'
#!/bin/sh
printf 'election: kz-2021-01-10-mazhilis\norganisation: an-assembly # kept\nnotes: by hand\n' >"$1"
END
chmod +x "$scratch/editor"
printf '%s\n' 'expect save, edit, back or cancel?' 'type edit' 'expect by hand' \
    'expect save, edit, back or cancel?' 'type save' >"$scratch/tail.session"
{
    printf '%s\n' 'expect source 1' 'type' 'expect type (' 'type' 'expect status' 'type' 'expect part_of' 'type' \
        'expect period: from' 'type' 'expect invited-by 1' 'type' 'expect coordinator: name' 'type' 'expect head' \
        'type' 'expect team' 'type' 'expect figure' 'type' 'expect finding' 'type' 'expect verdict' 'type' \
        'expect recommendation' 'type' 'expect event' 'type' 'expect notes' 'type'
    cat "$scratch/tail.session"
} >"$scratch/edit.session"
EDITOR=$scratch/editor drive "$scratch/edit.session" "$program" new mission --election kz-2021-01-10-mazhilis \
    --organisation an-assembly >"$scratch/transcript" || fail "the editor: $(tail -n 5 "$scratch/transcript")"
grep -q '# kept' missions/kazakhstan/*.mission.yaml || fail 'what was written by hand is kept as it is'

[ $failures -eq 0 ] && echo 'recorded on a terminal and by flags'
exit $((failures > 0))
