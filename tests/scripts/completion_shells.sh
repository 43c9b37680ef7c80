#!/bin/bash
# completion_shells.sh PROGRAM ROOT SCRATCH
# Loads the zsh and fish completions in their shells and asks those what they offer; completion.sh does bash.
set -u
export LC_ALL=C.UTF-8 TZ=UTC
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0 cases=0 name=''

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}

rm -rf "$scratch"
mkdir -p "$scratch/bin" "$scratch/home" "$scratch/zsh/functions"
ln -s "$program" "$scratch/bin/eomt"
PATH=$scratch/bin:$PATH
export HOME=$scratch/home XDG_CONFIG_HOME=$scratch/home XDG_DATA_HOME=$scratch/home ZDOTDIR=$scratch/zsh
cp -r "$root/tests/cli/archives/small" "$scratch/small"
cd "$scratch/small" || exit 1

# A line and what is offered at its end, sorted; "..." says that more may be offered, and a folder's slash is left out.
cat >"$scratch/lines" <<'EOT'
eomt sho|show
eomt co|compare completion
eomt --ver|...--version
eomt list mi|mission: missions
eomt list missions cou|country:
eomt list missions -O j|json
eomt list missions --format c|csv
eomt list missions --color n|never
eomt list --col|--color --columns
eomt compare --by c|coordinator country
eomt check --rule yaml|yaml-syntax
eomt check --explain no-|no-invitation no-verdict
eomt schema or|organisation
eomt help que|query
eomt completion z|zsh
eomt index --re|--rebuild
eomt --as-of 2021-01-10 list miss|mission: missions
eomt show kz-2021-01-10-mazhilis.c|kz-2021-01-10-mazhilis.cis kz-2021-01-10-mazhilis.cis-exec kz-2021-01-10-mazhilis.csto-pa
eomt show --strict odi|odihr
eomt -O json show odi|odihr
eomt report mission kg-2021-01-10-president.o|kg-2021-01-10-president.odihr
eomt report mission show |...kg-2021-01-10-president.odihr
eomt show zzz|
eomt check org|organisations
eomt list missions -o arch|archive.yaml
eomt -C org|organisations
eomt -C ../small show odi|odihr
eomt -C .. show odi|
EOT
cut -d'|' -f1 "$scratch/lines" >"$scratch/asked"

# Compares SHELL's answers, a line `== LINE` and what is offered below it, with what is expected.
compare() { # SHELL ANSWERS
    local line expected found word
    while IFS='|' read -r line expected; do
        name="$1: \"$line\""
        cases=$((cases + 1))
        grep -qxF "== $line" "$2" || {
            say 'asked' 'an answer' 'none'
            continue
        }
        found=$(awk -v at="== $line" '/^== / { on = $0 == at; next } on && NF' "$2" | sed 's:/$::' | sort -u | paste -sd' ')
        if [[ $expected == ...* ]]; then
            word=${expected#...}
            [[ " $found " == *" $word "* ]] || say 'offered' "$word among others" "$found"
        else
            [ "$found" = "$expected" ] || say 'offered' "$expected" "$found"
        fi
    done <"$scratch/lines"
}

if command -v fish >/dev/null; then
    eomt completion fish >"$scratch/eomt.fish"
    cat >"$scratch/ask.fish" <<'EOT'
source $argv[1]
for line in (cat $argv[2])
    echo "== $line"
    complete -C "$line" | string replace -r '\t.*' ''
end
exit 0
EOT
    fish --no-config "$scratch/ask.fish" "$scratch/eomt.fish" "$scratch/asked" >"$scratch/fish.out" 2>"$scratch/fish.err" ||
        say 'status of fish' 0 "$?"
    name='fish'
    [ ! -s "$scratch/fish.err" ] || say 'standard error' 'nothing' "$(cat "$scratch/fish.err")"
    compare fish "$scratch/fish.out"
else
    echo 'SKIPPED: there is no fish'
fi

if command -v zsh >/dev/null && command -v script >/dev/null; then
    # zsh completes only in its line editor, so that it gets a terminal. The function is found through $fpath, as it
    # is where the script is installed; compadd writes down what matches instead of showing it.
    eomt completion zsh >"$scratch/zsh/functions/_eomt"
    cat >"$scratch/zsh/.zshrc" <<'EOT'
fpath=($ZDOTDIR/functions $fpath)
autoload -Uz compinit
compinit -D -u
compadd() {
    local -a found
    builtin compadd -O found "$@"
    (( $#found )) && print -rl -- $found >>$ANSWERS
    builtin compadd "$@"
}
zle-line-init() {
    local line
    for line in "${(@f)$(<$ASKED)}"; do
        print -r -- "== $line" >>$ANSWERS
        BUFFER=$line CURSOR=$#line
        zle list-choices
    done
    BUFFER=exit
    zle accept-line
}
zle -N zle-line-init
EOT
    export ASKED=$scratch/asked ANSWERS=$scratch/zsh.out
    : >"$ANSWERS"
    TERM=dumb timeout 60 script -qec 'zsh -i' /dev/null </dev/null >"$scratch/zsh.terminal" 2>&1
    compare zsh "$scratch/zsh.out"
else
    echo 'SKIPPED: there is no zsh, or no script(1)'
fi

echo "$cases lines completed, $failures failed assertions"
[ "$failures" -eq 0 ]
