#!/bin/bash
# break_twenty.sh PROGRAM ROOT SCRATCH
# Breaks one thing at a time in a copy of the archive that ships, in the ways in which people break records, and
# asserts: `check` exits with 3 and prints exactly one error, of the expected rule, at the expected line and column,
# with the hint that mends it; every other mission is still listed as before; an index that was brought up to date
# says the same as one that was made anew. VERBOSE=1 in the environment prints every message.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0 cases=0

rm -rf "$scratch"
mkdir -p "$scratch"
pristine=$scratch/pristine work=$scratch/work
cp -r "$root/missions" "$pristine"
rm -rf "$pristine/.eomt"
cp -r "$pristine" "$work"
cd "$work" || exit 1

say() { # a failed assertion: what was expected and what was found
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}

eq() { # WHAT EXPECTED FOUND
    [ "$2" = "$3" ] || say "$1" "$2" "$3"
}

csto=missions/kazakhstan/kz-2021-01-10-mazhilis.csto-pa.mission.yaml
cis=missions/kazakhstan/kz-2021-01-10-mazhilis.cis.mission.yaml
ipa=missions/kazakhstan/kz-2021-01-10-mazhilis.ipa-cis.mission.yaml
election=elections/kz-2021-01-10-mazhilis.election.yaml
russia=delegations/csto-pa.russia.delegation.yaml
for file in "$csto" "$cis" "$ipa" "$election" "$russia"; do
    [ -f "$file" ] || { echo "this test breaks $file, which is not there"; exit 1; }
done

name='the archive as it is'
"$program" check -O json >"$scratch/before.json" 2>"$scratch/err" || say 'status of check' 0 "$? ($(cat "$scratch/err"))"
"$program" list missions -O csv >"$scratch/before.csv" 2>"$scratch/err" || say 'status of list' 0 "$?"
eq 'standard error of list' '' "$(cat "$scratch/err")"
rows=$(wc -l <"$scratch/before.csv")
[ "$rows" -gt 50 ] || say 'lines of list missions' 'more than 50' "$rows"

# The errors of a `check -O json` on standard input, one a line: path TAB line TAB column TAB rule TAB message.
errors_of() {
    sed -n -e 's/^  {$/@/p' -e 's/^    "\([a-z]*\)": \(.*[^,]\),\{0,1\}$/\1=\2/p' |
        awk '
            function text(value) { sub(/^"/, "", value); sub(/"$/, "", value); gsub(/\\"/, "\"", value); return value }
            function flush() { if (of["severity"] == "\"error\"") print text(of["path"]) "\t" of["line"] "\t" of["column"] "\t" text(of["rule"]) "\t" text(of["message"]) }
            /^@$/ { flush(); split("", of); next }
            { at = index($0, "="); of[substr($0, 1, at - 1)] = substr($0, at + 1) }
            END { flush() }'
}

# LINE:COLUMN of the first place of TEXT in FILE, counted in characters from 1.
place_of() { # FILE TEXT
    local number=0 line
    while IFS= read -r line || [ -n "$line" ]; do
        number=$((number + 1))
        if [[ $line == *"$2"* ]]; then
            line=${line%%"$2"*}
            echo "$number:$((${#line} + 1))"
            return
        fi
    done <"$1"
    echo "there is no \"$2\" in $1"
}

# After one edit of FILE: one error of RULE at PLACE (LINE:COLUMN, LINE:any, or a text that stands there) with HINT in
# it; and of the missions only those in LEFT_OUT (ids, a space between) are gone. Then everything is put back.
expect() { # NAME FILE RULE PLACE HINT LEFT_OUT
    name=$1
    local file=$2 rule=$3 place=$4 hint=$5 left_out=$6 status found id
    cases=$((cases + 1))
    if diff -rq -x .eomt "$pristine" "$work" >/dev/null; then
        say 'the edit' 'a change' 'none: the record that is edited here has changed'
        return
    fi
    [[ $place =~ ^[0-9]+:([0-9]+|any)$ ]] || place=$(place_of "$file" "$place")
    "$program" check -O json >"$scratch/out.json" 2>"$scratch/err"
    status=$?
    eq 'status of check' 3 "$status"
    found=$(errors_of <"$scratch/out.json")
    if [ "$(printf '%s' "$found" | grep -c '')" -ne 1 ]; then
        say 'number of errors' 1 "$found"
    fi
    local path line column ruled message
    IFS=$'\t' read -r path line column ruled message <<<"$found"
    [ -z "${VERBOSE-}" ] || echo "$name: $path:$line:$column: $message [$ruled]"
    eq 'path' "$file" "$path"
    [ "$ruled" = "$rule" ] || say rule "$rule" "$ruled ($message)"
    [[ $place != *:any ]] || column=any
    eq 'line and column' "$place" "$line:$column"
    [[ $message == *"$hint"* ]] || say 'hint in the message' "$hint" "$message"
    # The other missions, as before.
    "$program" list missions -O csv >"$scratch/after.csv" 2>"$scratch/err" || say 'status of list' 0 "$?"
    eq 'standard error of list' 'eomt: 1 file is left out for its errors; "eomt check" prints them' "$(cat "$scratch/err")"
    cp "$scratch/before.csv" "$scratch/wanted.csv"
    for id in $left_out; do
        grep -v "^$id," "$scratch/wanted.csv" >"$scratch/fewer.csv"
        mv "$scratch/fewer.csv" "$scratch/wanted.csv"
    done
    cmp -s "$scratch/wanted.csv" "$scratch/after.csv" ||
        say 'list missions' 'every other mission as before' "$(diff "$scratch/wanted.csv" "$scratch/after.csv" | head -n 5)"
    # An index made anew says the same.
    rm -rf .eomt
    "$program" check -O json >"$scratch/cold.json" 2>/dev/null
    cmp -s "$scratch/out.json" "$scratch/cold.json" ||
        say 'check with a new index' 'the same' "$(diff "$scratch/out.json" "$scratch/cold.json" | head -n 5)"
    # Put back what was changed, added or renamed.
    local left right
    while IFS= read -r left; do
        rm -rf "$work/$left"
    done < <(cd "$work" && find . -name .eomt -prune -o -type f -print | while IFS= read -r right; do
        cmp -s "$right" "$pristine/$right" || echo "$right"
    done)
    cp -rn "$pristine/." "$work/" 2>/dev/null || cp -r --update=none "$pristine/." "$work/"
}

csto_id=kz-2021-01-10-mazhilis.csto-pa
cis_id=kz-2021-01-10-mazhilis.cis
ipa_id=kz-2021-01-10-mazhilis.ipa-cis

# --- words and keys
sed -i 's/^verdict:/verdit:/' "$csto"
expect 'a misspelt key' "$csto" unknown-key 'verdit:' 'did you mean "verdict"?' $csto_id

sed -i 's/^  chamber: State Duma/  chambre: State Duma/' "$csto"
expect 'a misspelt key of a person' "$csto" unknown-key 'chambre:' '"chamber"' $csto_id

sed -i '/^verdict:/,/^findings:/s/assessment: positive/assessment: possitive/' "$csto"
expect 'a misspelt word' "$csto" bad-value possitive '"positive"' $csto_id

sed -i '/^findings:/,$s/topic: voting/topic: votting/' "$csto"
expect 'a misspelt topic' "$csto" bad-value votting '"voting"' $csto_id

sed -i 's/^type: parliamentary/type: Parliamentary/' "$csto"
expect 'a word with a capital' "$csto" bad-value Parliamentary '"parliamentary"' $csto_id

sed -i 's/^  delegation: RU/  delegation: Russia/' "$csto"
expect 'a country by its name' "$csto" bad-country Russia 'RU' $csto_id

sed -i 's/^  delegation: RU/  delegation: Uzbekistan/' "$csto"
expect 'a country by its whole name' "$csto" bad-country Uzbekistan 'UZ' $csto_id

sed -i 's/^  delegation: RU/  delegation: ru/' "$csto"
expect 'a country in small letters' "$csto" bad-country 'ru' 'RU' $csto_id

echo 'organisation: csto-pa' >>"$csto"
expect 'a key twice' "$csto" duplicate-key "$(($(wc -l <"$csto"))):1" 'line 2' $csto_id

sed -i '/^organisation:/d' "$csto"
expect 'a required key missing' "$csto" missing-key 1:1 '"organisation"' $csto_id

sed -i 's/^organisation: .*/organisation:/' "$csto"
expect 'a required value missing' "$csto" missing-key 1:1 '"organisation"' $csto_id

sed -i 's/^  - {date: 2021-01-11, kind/  - {kind/' "$csto"
expect 'a required key of an item missing' "$csto" missing-key 'kind: statement' '"date"' $csto_id

# --- dates
sed -i 's/{date: 2021-01-11, kind/{date: 10.01.2021, kind/' "$csto"
expect 'a date with dots' "$csto" bad-date 10.01.2021 'did you mean 2021-01-10?' $csto_id

sed -i 's/{date: 2021-01-11, kind/{date: 2021-02-30, kind/' "$csto"
expect 'the 30th of February' "$csto" bad-date 2021-02-30 'February' $csto_id

sed -i 's/{date: 2021-01-11, kind/{date: 2021-1-11, kind/' "$csto"
expect 'a month of one digit' "$csto" bad-date 2021-1-11 'did you mean 2021-01-11?' $csto_id

sed -i 's/{date: 2021-01-11, kind/{date: 2021-01, kind/' "$csto"
expect 'a date without its day' "$csto" bad-date 2021-01, 'the day is needed' $csto_id

sed -i 's/{date: 2021-01-11, kind/{date: 11 January 2021, kind/' "$csto"
expect 'a date in words' "$csto" bad-date '11 January' 'did you mean 2021-01-11?' $csto_id

sed -i 's/^period: .*/period: {from: 2021-01-12, to: 2021-01-07}/' "$ipa"
expect 'a period that runs backwards' "$ipa" period-reversed '2021-01-07' '2021-01-12' $ipa_id

# --- references
sed -i 's/^organisation: .*/organisation: csto-ap/' "$csto"
expect 'an unknown organisation' "$csto" unknown-reference csto-ap '"csto-pa"' $csto_id

sed -i 's/^organisation: .*/organisation: CSTO PA/' "$csto"
expect 'an organisation by its short name' "$csto" unknown-reference 'CSTO PA' '"csto-pa"' $csto_id

sed -i 's/^election: .*/election: kz-2021-01-10-mazhlis/' "$csto"
expect 'an unknown election' "$csto" unknown-reference 'kz-2021-01-10-mazhlis' '"kz-2021-01-10-mazhilis"' $csto_id

sed -i 's/^part_of: .*/part_of: kz-2021-01-10-mazhilis.cs/' "$csto"
expect 'an unknown mission' "$csto" unknown-reference 'kz-2021-01-10-mazhilis.cs' '"kz-2021-01-10-mazhilis.c' $csto_id

sed -i 's/source: \[report, tass\]/source: [report, tas]/' "$csto"
expect 'an unknown source in a list' "$csto" unknown-source 'tas]' '"tass"' $csto_id

sed -i 's/^      id: mikhail-krotov/      id: mikhail-krotof/' "$russia"
expect 'an unknown person' "$russia" unknown-reference mikhail-krotof '"mikhail-krotov"' ''

sed -i "s/^organisation: cis/&\npart_of: $csto_id/" "$cis"
expect 'two missions that are parts of one another' "$cis" reference-cycle "$csto_id" "$cis_id -> $csto_id" $cis_id

sed -i "s/^part_of: .*/part_of: $csto_id/" "$csto"
expect 'a mission that is part of itself' "$csto" reference-cycle "$csto_id" "$csto_id -> $csto_id" $csto_id

mkdir -p zz
cp "$csto" "zz/$csto_id.mission.yaml"
expect 'a record twice' "zz/$csto_id.mission.yaml" duplicate-id 1:1 "$csto" ''

mv "$csto" "missions/kazakhstan/KZ 2021.mission.yaml"
expect 'a file name that is no id' 'missions/kazakhstan/KZ 2021.mission.yaml' bad-id 1:1 'rename' $csto_id

# --- numbers and types
printf '%s\n' 'systematic: true' 'observation: [{stage: voting, stations: 10, positive: 12}]' >>"$csto"
expect 'a part above the whole' "$csto" share-exceeds-whole '12}]' '10' $csto_id

printf '%s\n' 'systematic: yes' >>"$csto"
expect 'yes for true' "$csto" wrong-type yes 'true' $csto_id

sed -i 's/value: 7, as_of/value: 7 observers, as_of/' "$csto"
expect 'a number with a word' "$csto" wrong-type '7 observers' 'number' $csto_id

sed -i 's/value: 7, as_of/value: -7, as_of/' "$csto"
expect 'a number below 0' "$csto" bad-value '-7' '0 or more' $csto_id

sed -i 's/^figures:/figures: {what: observers, value: 7}\nx-figures:/' "$csto"
expect 'a mapping where a list is needed' "$csto" wrong-type '{what: observers, value: 7}' 'list' $csto_id

sed -i 's/^period: .*/period: [2021-01-07, 2021-01-12]/' "$ipa"
expect 'a list where a mapping is needed' "$ipa" wrong-type '[2021-01-07' 'mapping' $ipa_id

sed -i 's/^verdict:$/verdict: positive\nx-verdict:/' "$csto"
expect 'a word where a mapping is needed' "$csto" wrong-type "$(place_of "$csto" 'verdict: positive' | cut -d: -f1):10" 'key: value' $csto_id

sed -i 's/^type: parliamentary/type: [parliamentary]/' "$csto"
expect 'a list where a word is needed' "$csto" wrong-type '[parliamentary]' 'list' $csto_id

# --- addresses and files
sed -i 's|url: https://tass.com|url: tass.com|' "$csto"
expect 'an address without https' "$csto" bad-value 'tass.com' 'https://' $csto_id

sed -i 's|file: sources/|file: ../sources/|' "$csto"
expect 'a path outside the archive' "$csto" bad-value '../sources' 'inside the archive' $csto_id

sed -i 's|file: sources/|file: /etc/|' "$csto"
expect 'an absolute path' "$csto" bad-value '/etc/' 'inside the archive' $csto_id

sed -i 's|sha256: ee|sha256: |' "$csto"
expect 'a SHA-256 cut short' "$csto" bad-value 'f41eebf9' '64' $csto_id

# --- YAML
sed -i 's/^  quote: organized and held/  quote: "organized and held/' "$csto"
expect 'a quote that is not closed' "$csto" yaml-syntax '"organized and' 'quote' $csto_id

sed -i "s/^  text: Organised and held at the highest level\..*/  text: 'In the coordinator's words.'/" "$csto"
expect 'an apostrophe in single quotes' "$csto" yaml-syntax "s words.'" 'quote' $csto_id

sed -i 's/source: \[report, tass\]/source: [report, tass/' "$csto"
expect 'a bracket that is not closed' "$csto" yaml-syntax '[report, tass' '"]"' $csto_id

sed -i 's/source: cec}/source: cec/' "$csto"
expect 'a brace that is not closed' "$csto" yaml-syntax '{what: observers-accredited' '"}"' $csto_id

sed -i 's/source: \[report, tass\]/source: report, tass]/' "$csto"
expect 'a list without its first bracket' "$csto" unknown-source 'report, tass]' '"report"' $csto_id

sed -i 's/source: cec}/source: cec]}/' "$csto"
expect 'a bracket that was never opened' "$csto" yaml-syntax ']}' 'bracket' $csto_id

sed -i 's/^  assessment: positive/\tassessment: positive/' "$csto"
expect 'a tab for indentation' "$csto" yaml-syntax "$(place_of "$csto" $'\tassess' | cut -d: -f1):any" 'tab' $csto_id

sed -i 's/^    text: The group recorded no violations/    text: The group recorded: no violations/' "$csto"
expect 'a colon in a plain text' "$csto" yaml-syntax ': no violations' 'quotes' $csto_id

sed -i 's/^  quote: organized and held/   quote: organized and held/' "$csto"
expect 'a line indented by one more' "$csto" yaml-syntax "$(place_of "$csto" '   quote: org' | cut -d: -f1):any" 'indent' $csto_id

sed -i 's/^  quote: organized and held/ quote: organized and held/' "$csto"
expect 'a line indented by one less' "$csto" yaml-syntax 'quote: organized and' 'indent' $csto_id

sed -i 's/^type: parliamentary/type:parliamentary/' "$csto"
expect 'no space after a colon' "$csto" yaml-syntax "$(place_of "$csto" 'type:parl' | cut -d: -f1):any" 'space' $csto_id

sed -i 's/^    text: The group/    text: @The group/' "$csto"
expect 'a text that begins with @' "$csto" yaml-syntax '@The' 'quotes' $csto_id

sed -i 's/^    text: The group/    text: *The group/' "$csto"
expect 'a text that begins with *' "$csto" yaml-syntax '*The' 'quotes' $csto_id

sed -i 's/^    text: The group recorded/    text: "The \\group" # recorded/' "$csto"
expect 'a backslash in double quotes' "$csto" yaml-syntax '\group' 'backslash' $csto_id

echo 'x-all: &all [*all]' >>"$csto"
expect 'an alias inside what it repeats' "$csto" yaml-syntax '*all]' 'alias' $csto_id

printf '%s\n' '---' 'election: kz-2021-01-10-mazhilis' >>"$csto"
expect 'two documents' "$csto" yaml-syntax "$(($(wc -l <"$csto") - 1)):1" 'second document' $csto_id

printf '%s\n' '- election: kz-2021-01-10-mazhilis' >"$csto"
expect 'a list for a record' "$csto" wrong-type 1:1 'mapping' $csto_id

# --- bytes
sed -i 's/^    text: The group/    text: Группа \xE9 The group/' "$csto"
expect 'a byte that is not UTF-8' "$csto" bad-encoding "$(place_of "$csto" 'text: Группа' | cut -d: -f1):18" '0xE9' $csto_id

{ printf '\xFF\xFE'; LC_ALL=C sed -z 's/[\x01-\x7f]/&\x00/g' "$pristine/$csto"; } >"$csto"
expect 'UTF-16' "$csto" bad-encoding 1:1 'UTF-16' $csto_id

sed -i 's/^    text: The group/    text: Группа \x00 The group/' "$csto"
expect 'a NUL byte' "$csto" yaml-syntax "$(LC_ALL=C grep -an 'text: .*The group' "$csto" | cut -d: -f1):18" 'U+0000' $csto_id

# --- the election: its missions are others, and stay
sed -i 's/^date: .*/date: 10.01.2021/' "$election"
name="an election's date with dots"
cases=$((cases + 1))
"$program" check -O json >"$scratch/out.json" 2>/dev/null
eq 'status of check' 3 $?
eq 'the error' "$election	2	7	bad-date" "$(errors_of <"$scratch/out.json" | cut -f 1-4)"
"$program" list missions -O csv 2>/dev/null | cut -d, -f1 | sort >"$scratch/after.ids"
cut -d, -f1 "$scratch/before.csv" | sort >"$scratch/before.ids"
cmp -s "$scratch/before.ids" "$scratch/after.ids" ||
    say 'list missions' 'every mission' "$(diff "$scratch/before.ids" "$scratch/after.ids" | head -n 5)"

echo "$cases ways to break a record, $failures failed assertions"
[ "$failures" -eq 0 ]
