#!/bin/bash
# completion.sh PROGRAM ROOT SCRATCH
# Sources the bash completion, plays readline by hand (COMP_WORDS and its kin) and looks at what is offered. The zsh and
# fish scripts are read by their shells where those are installed.
set -u
export LC_ALL=C.UTF-8 TZ=UTC
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0 cases=0

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}

rm -rf "$scratch"
mkdir -p "$scratch/bin" "$scratch/empty"
ln -s "$program" "$scratch/bin/eomt"
PATH=$scratch/bin:$PATH
cp -r "$root/tests/cli/archives/small" "$scratch/small"
cd "$scratch/small" || exit 1

name='the scripts'
eomt completion bash >"$scratch/eomt.bash" 2>"$scratch/err" || say 'status of completion bash' 0 "$? ($(cat "$scratch/err"))"
bash -n "$scratch/eomt.bash" || say 'bash -n' 'no fault' "status $?"
for shell in zsh fish; do
    eomt completion $shell >"$scratch/eomt.$shell" 2>"$scratch/err" || say "status of completion $shell" 0 "$?"
    if command -v $shell >/dev/null; then
        $shell -n "$scratch/eomt.$shell" || say "$shell -n" 'no fault' "status $?"
    else
        echo "SKIPPED: $shell -n (there is no $shell)"
    fi
done
compopt() { :; } # works only where readline itself calls
. "$scratch/eomt.bash"
complete -p eomt >/dev/null 2>&1 || say 'complete -p eomt' 'a function' 'nothing'

# What is offered at the end of LINE, sorted, a space between. As in readline, a colon is a word of its own, and what
# is offered replaces only what stands behind it.
offered() { # LINE
    COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'
    local words
    read -ra words <<<"${1//:/ : }"
    [[ $1 != *[' :'] ]] || words+=('')
    COMP_WORDS=("${words[@]}")
    COMP_CWORD=$((${#words[@]} - 1))
    COMPREPLY=()
    _eomt eomt "${words[COMP_CWORD]}" "${words[COMP_CWORD - 1]}" 2>"$scratch/err"
    printf '%s\n' ${COMPREPLY[@]+"${COMPREPLY[@]}"} | sort | paste -sd' '
}

exactly() { # LINE OFFERED
    name="\"$1\""
    cases=$((cases + 1))
    local found
    found=$(offered "$1")
    [ "$found" = "$2" ] || say 'offered' "$2" "$found"
    [ ! -s "$scratch/err" ] || say 'standard error' 'nothing' "$(cat "$scratch/err")"
}

among() { # LINE OFFERED...
    name="\"$1\""
    cases=$((cases + 1))
    local found word
    found=" $(offered "$1") "
    for word in "${@:2}"; do
        [[ $found == *" $word "* ]] || say 'offered' "$word" "$found"
    done
}

among 'eomt ' init undo check list show report compare sql index schema completion help
exactly 'eomt li' list
exactly 'eomt co' 'compare completion'
exactly 'eomt --v' '--version'
among 'eomt list mi' missions
exactly 'eomt list f' 'figures findings'
among 'eomt list missions ' country: organisation: date: verdict:
exactly 'eomt list missions cou' country:
among 'eomt list missions del' delegation:
exactly 'eomt list --col' '--color --columns'
exactly 'eomt list missions --as' --as-of
exactly 'eomt list missions -O j' json
exactly 'eomt list missions --format c' csv
exactly 'eomt list missions --color n' never
exactly 'eomt compare --by c' 'coordinator country'
exactly 'eomt compare --by y' year
among 'eomt compare ' topic: country:
exactly 'eomt check --rule yaml' yaml-syntax
exactly 'eomt check --explain no-' 'no-invitation no-verdict'
exactly 'eomt schema or' organisation
exactly 'eomt help que' query
exactly 'eomt help sch' schema
exactly 'eomt completion z' zsh
exactly 'eomt index --re' --rebuild
exactly 'eomt sql --sch' --schema
exactly 'eomt show kz-2021-01-10-mazhilis.c' 'kz-2021-01-10-mazhilis.cis kz-2021-01-10-mazhilis.cis-exec kz-2021-01-10-mazhilis.csto-pa'
among 'eomt show ' csto-pa kg-2021-01-10-president.odihr umakhan-umakhanov
exactly 'eomt show --strict odi' odihr
exactly 'eomt -O json show odi' odihr
among 'eomt --as-of 2021-01-10 list mi' missions
among 'eomt report mission kg-2021-01-10-president.o' kg-2021-01-10-president.odihr
exactly 'eomt show zzz' ''

# Files and folders.
exactly 'eomt check org' organisations
exactly 'eomt -C org' organisations
exactly 'eomt list missions -o arch' archive.yaml
printf 'format: 1\n' >'a b.yaml'
name='a file with a space in its name'
cases=$((cases + 1))
COMP_LINE='eomt check a' COMP_WORDS=(eomt check a) COMP_CWORD=2 COMPREPLY=()
_eomt eomt a check 2>/dev/null
[ ${#COMPREPLY[@]} -eq 2 ] || say 'offered' '2 files: "a b.yaml" and "archive.yaml"' "${#COMPREPLY[@]}: ${COMPREPLY[*]}"
rm 'a b.yaml'

# Elsewhere, and where there is no archive.
cd "$scratch/empty" || exit 1
exactly 'eomt show kz' ''
among 'eomt list mi' missions
exactly 'eomt -C ../small show odi' odihr

echo "$cases lines completed, $failures failed assertions"
[ "$failures" -eq 0 ]
