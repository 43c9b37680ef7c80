#!/bin/bash
# hostile_files.sh PROGRAM ROOT SCRATCH
# Files that cannot be committed: pipes, links to nothing, files without permission, enormous and enormously nested
# ones, alias bombs, names with control characters, files that come and go while they are read. `check` says what is
# wrong with each, in bounded time and memory, and every other record stays listed.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 scratch=$3
failures=0 cases=0
name=

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}
eq() {
    [ "$2" = "$3" ] || say "$1" "$2" "$3"
}

# A new archive with one mission that is as it should be.
fresh() { # NAME
    name=$1
    cases=$((cases + 1))
    chmod -R u+rwx "$scratch" 2>/dev/null
    rm -rf "$scratch"
    mkdir -p "$scratch/archive"
    cd "$scratch/archive" || exit 1
    printf 'format: 1\n' >archive.yaml
    printf 'name: CSTO PA\n' >csto-pa.organisation.yaml
    cat >kz-2021-01-10-mazhilis.csto-pa.mission.yaml <<'Y'
election: {country: KZ, date: 2021-01-10, type: parliamentary, institution: Mazhilis}
organisation: csto-pa
invited_by: Ministry of Foreign Affairs
verdict: {assessment: positive, text: Calm., source: report}
sources:
  report: {title: Report, date: 2021-03-02}
Y
}

# `check` under a limit of time and of memory (addresses, in KB); its status, and the messages without excerpts.
as=() # what the program is run under
check() { # STATUS
    (
        # AddressSanitizer maps more than any archive could need.
        grep -q __asan_init "$program" || ulimit -v 4000000 2>/dev/null
        timeout 60 ${as[@]+"${as[@]}"} "$program" check >"$scratch/out" 2>"$scratch/err"
    )
    eq 'status of check' "$1" "$?"
    grep -a '^[^ ].*: error: ' "$scratch/out" >"$scratch/errors"
}

# One error, which begins with this (path:line:column), is of the rule, and says the hint.
one_error() { # BEGINS RULE HINT
    check 3
    local found
    found=$(cat "$scratch/errors")
    eq 'number of errors' 1 "$(grep -ac '' "$scratch/errors")"
    [[ $found == "$1: error: "*"[$2]" && $found == *"$3"* ]] || say 'the error' "$1: error: ... $3 ... [$2]" "$found"
    others
}

# The mission that is as it should be is listed all the same.
others() {
    local found
    found=$(timeout 60 ${as[@]+"${as[@]}"} "$program" list missions --columns mission,organisation -O csv 2>/dev/null | tr -d '\r')
    eq 'list missions' "mission,organisation
kz-2021-01-10-mazhilis.csto-pa,csto-pa" "$found"
}

times() { # COUNT TEXT: the text so many times
    head -c "$1" /dev/zero | sed "s/\\x00/$2/g"
}

fresh 'the archive as it is'
check 0
others

# --- what is no regular file
fresh 'a pipe'
mkfifo x.mission.yaml
one_error x.mission.yaml:1:1 unreadable-file 'no regular file'

fresh 'a link to nothing'
ln -s nowhere.yaml x.mission.yaml
one_error x.mission.yaml:1:1 unreadable-file 'no such file'

fresh 'a link to itself'
ln -s x.mission.yaml x.mission.yaml
one_error x.mission.yaml:1:1 unreadable-file ''

fresh 'a folder'
mkdir -p x.mission.yaml
printf 'name: Inside\n' >x.mission.yaml/inside.organisation.yaml
one_error x.mission.yaml:1:1 unreadable-file 'folder'

fresh 'a link to a folder, which is not followed, and hidden folders'
mkdir -p ../elsewhere .hidden .eomt
printf 'nonsense: [\n' | tee ../elsewhere/a.mission.yaml .hidden/b.mission.yaml .eomt/c.mission.yaml >/dev/null
ln -s ../elsewhere link
ln -s . circle
check 0
others

fresh 'a link to a file inside, which is read'
printf 'name: [\n' >inside.txt
ln -s inside.txt x.organisation.yaml
one_error x.organisation.yaml:1:7 yaml-syntax ']'

# --- permissions: root reads everything, so another user tries
if [ "$(id -u)" -ne 0 ]; then
    as=(env)
elif command -v setpriv >/dev/null; then
    as=(setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=/nonexistent "XDG_CACHE_HOME=/nonexistent")
else
    as=()
fi
fresh 'another user'
chmod 755 "$scratch" "$scratch/archive"
if [ ${#as[@]} -gt 0 ] && "${as[@]}" "$program" list missions >/dev/null 2>"$scratch/err"; then
    fresh 'a file without permission'
    printf 'name: Secret\n' >x.organisation.yaml
    chmod 000 x.organisation.yaml
    one_error x.organisation.yaml:1:1 unreadable-file 'permission denied'

    fresh 'a folder without permission'
    mkdir secret
    chmod 000 secret
    check 1
    grep -q 'secret.*permission denied' "$scratch/err" || say 'standard error' 'secret: permission denied' "$(cat "$scratch/err")"
    chmod 755 secret

    fresh 'a source without permission'
    sed -i 's/date: 2021-03-02}/date: 2021-03-02, file: report.txt}/' ./*.mission.yaml
    echo report >report.txt
    chmod 000 report.txt
    check 0
    grep -q ':6:51: warning: .*permission denied \[missing-source-file\]' "$scratch/out" || say 'the warning' 'missing-source-file' "$(cat "$scratch/out")"
else
    echo "SKIPPED: permissions (setpriv cannot run the program as another user: $(head -n 1 "$scratch/err"))"
fi
as=()

# --- size
fresh 'a file of 2 GiB'
truncate -s 2G x.organisation.yaml
one_error x.organisation.yaml:1:1 too-large '1048576'

fresh 'a file of 1 MiB'
{ printf 'name: X\nnotes: '; head -c $((1048576 - 16)) /dev/zero | tr '\0' x; echo; } >x.organisation.yaml
eq 'size of the file' 1048576 "$(stat -c %s x.organisation.yaml)"
check 0
echo >>x.organisation.yaml
name='a file of 1 MiB and a byte'
one_error x.organisation.yaml:1:1 too-large '1048576'

fresh 'a source of 2 GiB'
sed -i 's/date: 2021-03-02}/date: 2021-03-02, file: report.txt}/' ./*.mission.yaml
truncate -s 2G report.txt
check 0

# --- depth
fresh '64 levels'
{ printf 'name: X\nx-a: '; times 63 '['; times 63 ']'; echo; } >x.organisation.yaml
check 0
fresh '65 levels'
{ printf 'name: X\nx-a: '; times 64 '['; times 64 ']'; echo; } >x.organisation.yaml
one_error x.organisation.yaml:2:69 too-large '64'
for bracket in '[' '{' '- ' '? ' '[{a: '; do
    fresh "200,000 times \"$bracket\""
    { printf 'name: X\nx-a:\n  '; times 200000 "$bracket"; echo; } >x.organisation.yaml
    check 3
    eq 'number of errors' 1 "$(grep -ac '' "$scratch/errors")"
    grep -qE '^x.organisation.yaml:.*\[too-large\]$' "$scratch/errors" || say 'the error' too-large "$(cut -c 1-200 "$scratch/errors")"
    [ "$(wc -c <"$scratch/out")" -lt 2000 ] || say 'bytes of output' 'less than 2000' "$(wc -c <"$scratch/out")"
    others
done

# --- aliases
fresh 'an alias bomb'
{
    printf 'name: X\nx-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n'
    before=a
    for next in b c d e f g h i; do
        printf 'x-%s: &%s [*%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s]\n' $next $next $before $before $before $before $before $before $before $before $before $before
        before=$next
    done
} >x.organisation.yaml
check 3
grep -qE '^x.organisation.yaml:6:[0-9]+: error: .*alias.*\[too-large\]$' "$scratch/errors" || say 'the error' 'too-large on line 6' "$(cat "$scratch/errors")"
others

fresh 'an alias that nests too deep'
{
    printf 'name: X\nx-a0: &a0 [1]\n'
    for i in $(seq 1 70); do printf 'x-a%d: &a%d [*a%d]\n' "$i" "$i" $((i - 1)); done
} >x.organisation.yaml
check 3
grep -qE '^x.organisation.yaml:65:[0-9]+: error: .*\[too-large\]$' "$scratch/errors" || say 'the error' 'too-large on line 65' "$(cat "$scratch/errors")"

fresh 'an alias that repeats a little'
printf 'name: &n X\nshort_name: *n\nnotes: *n\n' >x.organisation.yaml
check 0

# --- number of values: the root, three keys and two values beside the items
fresh '100,000 values'
{ printf 'name: X\nx-a:\n'; times 99995 '- a\n'; } >x.organisation.yaml
check 0
fresh '100,001 values'
{ printf 'name: X\nx-a:\n'; times 99996 '- a\n'; } >x.organisation.yaml
check 3
grep -qE '\[too-large\]$' "$scratch/errors" || say 'the error' too-large "$(cat "$scratch/errors")"

# --- what a fault must not cost
fresh '4,000 faults on one line'
{ printf '{name: X'; for i in $(seq 4000); do printf ', k%d: 1' "$i"; done; echo '}'; } >x.organisation.yaml
check 3
eq 'number of errors' 4000 "$(grep -ac '' "$scratch/errors")"
size=$(stat -c %s .eomt/index.sqlite)
[ "$size" -lt 16000000 ] || say "size of the index of a file of $(stat -c %s x.organisation.yaml) bytes" 'less than 16 MB' "$size"

fresh '40,000 keys'
{ echo 'name: X'; for i in $(seq 40000); do echo "x-$i: 1"; done; } >x.organisation.yaml
SECONDS=0
check 0
[ "$SECONDS" -lt 20 ] || say 'seconds' 'less than 20' "$SECONDS"

# --- names and texts that would drive a terminal
fresh 'file names with control characters'
printf 'a: 1\n' >$'\x1b[31mred\nline\u202Etxt.yaml'
check 0
grep -aq $'\x1b\|\u202E' "$scratch/out" && say 'output' 'no control characters' "$(cat -v "$scratch/out")"
eq 'lines of output' 1 "$(grep -ac '' "$scratch/out")"

fresh 'a key with control characters'
printf 'name: X\n"a\\e[31m\\u202Eb\\n": 1\n' >x.organisation.yaml
one_error x.organisation.yaml:2:1 unknown-key ''
grep -aq $'\x1b\|\u202E' "$scratch/out" && say 'output' 'no control characters' "$(cat -v "$scratch/out")"

# --- line ends
fresh 'a byte order mark, and lines that end with CR LF'
printf '\xEF\xBB\xBFname: Ассамблея\r\nkind: парламент\r\nshort_name: ПА\r\n' >x.organisation.yaml
one_error x.organisation.yaml:2:7 bad-value 'парламент'
eq 'the excerpt' '    kind: парламент
          ^' "$(grep -a '^ ' "$scratch/out")"

fresh 'a last line without its end'
printf 'name: X\nverdit: 1' >x.organisation.yaml
one_error x.organisation.yaml:2:1 unknown-key ''

# --- a file that comes and goes, and another that is written over and over, while the archive is read
fresh 'a file that comes and goes'
(
    while [ ! -e ../stop ]; do
        # Written elsewhere and moved here, as eomt and good editors do: a half-written file would be another test.
        printf 'name: Y\n' >../y
        mv ../y y.organisation.yaml
        printf 'name: Z, the %s\n' "$RANDOM" >../z
        mv ../z z.organisation.yaml
        rm -f y.organisation.yaml
    done
) &
busy=$!
for i in $(seq 40); do
    timeout 60 "$program" check >"$scratch/out" 2>"$scratch/err"
    status=$?
    case $status in
    0) ;;
    3) grep -q '^y.organisation.yaml:.*\[unreadable-file\]$' "$scratch/out" || { say 'check' 'nothing, or that y is gone' "$(cat "$scratch/out")"; break; } ;;
    *) say 'status of check' '0 or 3' "$status ($(cat "$scratch/err"))"; break ;;
    esac
done
touch ../stop
wait "$busy"
printf 'name: Last\n' >z.organisation.yaml
rm -f y.organisation.yaml
eq 'list organisations afterwards' 'csto-pa,z' "$("$program" list organisations --columns organisation -O tsv | tail -n +2 | paste -sd,)"
eq 'the name that was written last' 'Last' "$("$program" list organisations --columns organisation,name -O tsv | sed -n 's/^z\t//p')"

chmod -R u+rwx "$scratch" 2>/dev/null
echo "$cases kinds of hostile files, $failures failed assertions"
[ "$failures" -eq 0 ]
