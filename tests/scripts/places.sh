#!/bin/bash
# places.sh PROGRAM ROOT SCRATCH
# What depends on where one stands: which archive is taken, how paths are printed, where results go, and `init`.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0 cases=0
small=$root/tests/cli/archives/small

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}

# Runs the program: its status, and texts that standard output and standard error hold ('': they are empty; '*': they
# may say anything).
run() { # NAME STATUS OUT ERR ARGUMENTS...
    name=$1
    cases=$((cases + 1))
    timeout 60 "$program" "${@:5}" >"$scratch/out" 2>"$scratch/err"
    local status=$?
    [ "$status" = "$2" ] || say status "$2" "$status ($(cat "$scratch/err"))"
    holds 'standard output' "$3" "$scratch/out"
    holds 'standard error' "$4" "$scratch/err"
}
holds() { # WHAT TEXT FILE
    if [ "$2" = '*' ]; then
        return
    elif [ -z "$2" ]; then
        [ ! -s "$3" ] || say "$1" 'nothing' "$(head -n 3 "$3")"
    elif [[ $(cat "$3") != *"$2"* ]]; then
        say "$1" "$2" "$(head -n 3 "$3")"
    fi
}

chmod -R u+rwx "$scratch" 2>/dev/null
rm -rf "$scratch"
mkdir -p "$scratch/none/below" "$scratch/with/missions" "$scratch/other"
cp -r "$small/." "$scratch/with/missions/"
cp -r "$small/." "$scratch/other/"
rm -rf "$scratch/with/missions/.eomt" "$scratch/other/.eomt"
printf 'name: Only in the other\n' >"$scratch/other/other.organisation.yaml"
list=(list organisations --columns organisation -O csv)

# --- which archive
cd "$scratch/none/below" || exit 1
run 'no archive at all' 1 '' 'eomt init' "${list[@]}"
run '-C' 0 other '' -C "$scratch/other" "${list[@]}"
run '-C, relative' 0 other '' -C ../../other "${list[@]}"
run '--archive=' 0 other '' "--archive=$scratch/other" "${list[@]}"
run '-C behind the command' 0 other '' "${list[@]}" -C ../../other
run '-C without its space' 0 other '' "-C../../other" "${list[@]}"
run '-C with a slash at its end' 0 other '' -C ../../other/ "${list[@]}"
run '-C nowhere' 1 '' 'nowhere' -C nowhere "${list[@]}"
run '-C a folder that is none' 1 '' 'archive.yaml' -C .. "${list[@]}"
run '-C a file' 1 '' 'archive.yaml' -C ../../other/archive.yaml "${list[@]}"
run '-C a folder of the archive' 1 '' 'did you mean' -C ../../other/missions "${list[@]}"
run '-C without a value' 2 '' '--archive' list missions -C
run '-C with an empty value' 2 '' 'archive' -C '' "${list[@]}"
export EOMT_ARCHIVE=$scratch/other
run 'EOMT_ARCHIVE' 0 other '' "${list[@]}"
run '-C before EOMT_ARCHIVE' 0 quiet '' -C ../../with/missions "${list[@]}"
grep -q other "$scratch/out" && say 'standard output' 'the archive of -C' 'the archive of EOMT_ARCHIVE'
export EOMT_ARCHIVE=$scratch/nowhere
run 'EOMT_ARCHIVE nowhere' 1 '' 'EOMT_ARCHIVE' "${list[@]}"
cd "$scratch/with" || exit 1
export EOMT_ARCHIVE=$scratch/other
run 'EOMT_ARCHIVE before missions/' 0 other '' "${list[@]}"
export EOMT_ARCHIVE=
run 'missions/ under the current folder' 0 quiet '' "${list[@]}"
cd "$scratch/other/missions" || exit 1
run 'the nearest folder upwards' 0 other '' "${list[@]}"
mkdir -p missions
printf 'format: 1\n' >missions/archive.yaml
run 'upwards before missions/' 0 other '' "${list[@]}"
rm -rf missions
unset EOMT_ARCHIVE

# --- an archive whose folder has a name of any kind
"$program" list missions -O csv -C "$scratch/with/missions" >"$scratch/direct.csv" 2>/dev/null
for folder in "O'Brien" 'the "new" one' 'a b' ' a' 'a ' '%41' 'a?b#c' 'Архив' $'a\nb' 'a;b' 'readonly=1 timeout=0' '-dash' '~' 'a\b' '$HOME'; do
    name="an archive in the folder $(printf %q "$folder")"
    cases=$((cases + 1))
    rm -rf "$scratch/named"
    mkdir -p "$scratch/named/$folder"
    cp -r "$small/." "$scratch/named/$folder/"
    for way in cold warm changed; do
        [ "$way" != changed ] || echo '# a comment' >>"$scratch/named/$folder/archive.yaml"
        (cd "$scratch/named/$folder" && "$program" list missions -O csv) >"$scratch/out" 2>"$scratch/err"
        status=$?
        [ "$status" = 0 ] || say "status ($way)" 0 "$status ($(cat "$scratch/err"))"
        cmp -s "$scratch/direct.csv" "$scratch/out" || say "list missions ($way)" 'all missions' "$(head -n 2 "$scratch/out")"
    done
    (cd "$scratch/named" && "$program" "--archive=$folder" list missions -O csv) >"$scratch/out" 2>"$scratch/err" ||
        say 'status with --archive' 0 "$? ($(cat "$scratch/err"))"
done

# --- paths of messages
cd "$scratch/other" || exit 1
sed -i 's/^organisation: csto-pa/organisation: csto-ap/' missions/ru-2018-03-18-president.csto-pa.mission.yaml
bad=ru-2018-03-18-president.csto-pa.mission.yaml
run 'check in the archive' 3 "missions/$bad:" 'error' check
run 'check above it' 3 "missions/$bad:" 'error' check
cd missions || exit 1
run 'check below the root' 3 "$bad:" 'error' check
grep -q "^$bad:" "$scratch/out" || say 'path' "$bad" "$(head -n 1 "$scratch/out")"
run 'check of a file, from below' 3 "$bad:" 'error' check "$bad"
run 'check of another folder, from below' 0 '' '0 errors' check ../elections
run 'check of . from below' 3 "$bad:" 'error' check .
grep -q '\.\./' "$scratch/out" && say 'check .' 'only of this folder' "$(grep '\.\./' "$scratch/out" | head -n 1)"
run 'check of an absolute path' 3 "$bad:" 'error' check "$PWD/$bad"
run 'check of a folder with a slash' 3 "$bad:" 'error' check ../missions/
run 'check -O json, from below' 3 "\"path\": \"$bad\"" 'error' check -O json
run 'a path outside the archive' 1 '' 'outside the archive' check ../../with
mkdir -p "$scratch/other-one"
run 'a path outside that begins as the archive does' 1 '' 'outside the archive' check "$scratch/other-one"
run 'a path that is not there' 1 '' 'nobody.yaml' check nobody.yaml
run 'a file that is no record' 0 '' '0 errors' check ../sources/report.txt
ln -s "$scratch/other" "$scratch/link"
cd "$scratch/link" || exit 1
run 'an archive behind a link' 3 "missions/$bad:" 'error' check missions
cd "$scratch" || exit 1
run 'an archive behind a link, by -C' 3 "link/missions/$bad:" 'error' -C link check
run 'a path behind a link' 3 "$bad:" 'error' -C other check link/missions
sed -i 's/csto-ap/csto-pa/' "other/missions/$bad"

# --- where results go
cd "$scratch/other" || exit 1
run '-o in a folder that is not there' 1 '' 'nowhere/x.csv' list missions -o nowhere/x.csv
run '-o a folder' 1 '' 'missions' list missions -o missions
run '-o a file, twice' 0 '' '' list missions -O csv -o out.csv
"$program" list missions -O csv >"$scratch/direct.csv"
run '-o a file again' 0 '' '' list missions -o out.csv
cmp -s out.csv "$scratch/direct.csv" || say 'the file' 'what standard output would have' 'other bytes'
chmod 640 out.csv
run '-o keeps the permissions' 0 '' '' list missions -o out.csv
[ "$(stat -c %a out.csv)" = 640 ] || say 'permissions' 640 "$(stat -c %a out.csv)"
[ -z "$(find . -maxdepth 1 -name '.out*')" ] || say 'files beside it' 'none' "$(find . -maxdepth 1 -name '.out*')"
run '-o without a value' 2 '' '-o' list missions -o
if [ -w /dev/full ]; then
    name='a full disk behind standard output'
    cases=$((cases + 1))
    "$program" list missions >/dev/full 2>"$scratch/err"
    status=$?
    [ "$status" = 1 ] || say status 1 "$status"
    holds 'standard error' 'cannot write to standard output' "$scratch/err"
fi
name='a reader that goes away'
cases=$((cases + 1))
"$program" list findings -O csv 2>"$scratch/err" | head -n 1 >"$scratch/out"
[ ! -s "$scratch/err" ] || say 'standard error' nothing "$(cat "$scratch/err")"
name='standard output is closed'
cases=$((cases + 1))
"$program" list missions >&- 2>"$scratch/err"
status=$?
[ "$status" = 1 ] || say status 1 "$status"
name='standard error is closed'
cases=$((cases + 1))
"$program" check >"$scratch/out" 2>&-
status=$?
[ "$status" = 0 ] || say status 0 "$status"
name='the same input, the same bytes'
cases=$((cases + 1))
for what in 'list missions -O json' 'list people' 'compare -O json' 'check' 'show kz-2021-01-10-mazhilis.csto-pa' 'sql --schema'; do
    rm -rf .eomt
    "$program" $what >"$scratch/first" 2>&1
    "$program" $what >"$scratch/second" 2>&1
    (export LC_ALL=C TZ=Asia/Almaty COLUMNS=20 && "$program" $what >"$scratch/third" 2>&1)
    cmp -s "$scratch/first" "$scratch/second" || say "$what" 'the same from a warm index' 'other bytes'
    cmp -s "$scratch/first" "$scratch/third" || say "$what" 'the same in another locale, zone and width' 'other bytes'
done
rm -f out.csv

# --- init
mkdir "$scratch/new"
cd "$scratch/new" || exit 1
run 'init' 0 archive.yaml 'An archive' init
run 'init again' 1 '' 'archive.yaml is there already' init
run 'check of a new archive' 0 '' '0 errors, 0 warnings, 0 notes in 1 file' check
run 'list in a new archive' 0 'mission,date' '' list missions -O csv
run 'init of a folder' 0 'a/b/archive.yaml' 'a/b' init a/b
run 'init of it again' 1 '' 'archive.yaml is there already' init a/b
rm a/b/archive.yaml
echo mine >a/b/schemas/person.schema.json
run 'init where only a schema is left' 1 '' 'is there already' init a/b
[ "$(cat a/b/schemas/person.schema.json)" = mine ] || say 'a file that was there' 'as it was' 'overwritten'
[ ! -e a/b/archive.yaml ] || say 'after a refusal' 'nothing made' 'archive.yaml was made'
ln -s /nowhere/at/all dangling
run 'init of a link to nothing' 1 '' 'dangling' init dangling
touch file
run 'init of a file' 1 '' 'file' init file
run 'init below a file' 1 '' 'file' init file/below
name='the example, without its comment signs, is a record'
cases=$((cases + 1))
mkdir "$scratch/example"
cd "$scratch/example" || exit 1
"$program" init -q >/dev/null
sed -n 's/^# \{0,1\}//p' missions/example.mission.yaml.txt | sed -n '/^election:/,$p' >missions/kz-2021-01-10-mazhilis.my-assembly.mission.yaml
printf 'name: My Assembly\n' >my-assembly.organisation.yaml
run 'check of the example' 0 '*' '0 errors' check -O text

echo "$cases cases, $failures failed assertions"
[ "$failures" -eq 0 ]
