#!/bin/bash
# schema_fields.sh PROGRAM ROOT SCRATCH
# `schema KIND` is JSON Schema, draft-07, with exactly the fields of the format's page, those with a star required, and
# room for keys that begin with x-; a record of the archives that ship has no key that its schema doesn't know.
set -u
export LC_ALL=C.UTF-8
program=$1 root=$2 scratch=$3
failures=0
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch" || exit 1

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}
eq() {
    [ "$2" = "$3" ] || say "$1" "$2" "$3"
}

# The fields of a kind as format version 1 has them, a star behind those that are required.
check() { # KIND FIELDS...
    name="schema $1"
    "$program" schema "$1" >"$1.json" 2>err || say status 0 "$? ($(cat err))"
    eq '$schema' '  "$schema": "http://json-schema.org/draft-07/schema#",' "$(grep '^  "\$schema"' "$1.json")"
    local fields required
    # Top-level properties are indented by four; so are the names in the top-level "required".
    fields=$(sed -n '/^  "properties": {/,/^  }/s/^    "\([a-z_]*\)": {.*/\1/p' "$1.json" | sort | paste -sd' ')
    eq 'fields' "$(printf '%s\n' "${@:2}" | tr -d '*' | sort | paste -sd' ')" "$fields"
    required=$(sed -n '/^  "required": \[/,/^  \]/s/^    "\([a-z_]*\)".*/\1/p' "$1.json" | sort | paste -sd' ')
    eq 'required fields' "$(printf '%s\n' "${@:2}" | sed -n 's/\*$//p' | sort | paste -sd' ')" "$required"
    grep -q '"\^x-"' "$1.json" || say 'keys of the user' 'a pattern ^x-' 'none'
    sed -n '/^  "additionalProperties"/p' "$1.json" | grep -q false || say 'other keys' '"additionalProperties": false' "$(grep '^  "additionalProperties"' "$1.json")"
}
check archive format\* title organisation language topics
check election country\* date\* type\* title institution voting_days round early seats registered_voters turnout \
    previous names identifiers figures sources notes
check mission election\* organisation\* type status reason number part_of period invited_by coordinator head team \
    systematic figures observation findings verdict recommendations reviews events sources notes
check delegation organisation\* country\* parliament chambers compositions\* members sources notes
check organisation name\* short_name names kind parent members declaration_of_principles website sources notes
check person name\* names country offices identifiers sources notes

# Every word of a list that the format's page has.
words() { # KIND WORDS...
    name="words of schema $1"
    local word
    for word in "${@:2}"; do
        grep -q "\"$word\"" "$1.json" || say 'words' "$word" 'not there'
    done
}
words election presidential parliamentary upper-house regional local referendum by-election supranational
words mission parliamentary eom leom eam eem eet nam executive joint citizen follow-up
words mission planned ongoing concluded declined not-invited cancelled
words mission ministry parliament electoral-commission head-of-state government other
words mission about at-least at-most planned requested
words mission opening voting counting tabulation
words mission positive mostly-positive mixed mostly-negative negative neutral
words mission fully-implemented mostly-implemented partially-implemented not-implemented not-assessed superseded
words mission invitation accreditation arrival meeting statement press-conference interim-report report final-report \
    departure other
words mission genuine-elections state-takes-necessary-steps rule-of-law periodic-elections universal-suffrage \
    equal-suffrage secret-ballot prevention-of-corruption participate-in-public-affairs right-to-vote \
    right-to-be-elected gender-equality non-discrimination freedom-of-assembly freedom-of-association \
    freedom-of-movement freedom-of-expression transparency security-of-the-person effective-remedy fair-hearing
words organisation parliamentary-assembly intergovernmental executive civil-society other

# The top-level keys of every record that ships, and of the test archives, are properties of its schema.
name='records that ship'
while IFS= read -r file; do
    kind=${file%.yaml}
    kind=${kind##*.}
    for key in $(sed -n 's/^\([a-z_]*\):.*/\1/p' "$file"); do
        grep -q "^    \"$key\": {" "$kind.json" || say "$file" "a key of schema $kind" "$key"
    done
done < <(find "$root/missions" "$root/tests/cli/archives/small" -name '*.*.yaml')

echo "6 schemas, $failures failed assertions"
[ "$failures" -eq 0 ]
