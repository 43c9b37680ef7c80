#!/bin/bash
# every_option_has_a_test.sh PROGRAM ROOT SCRATCH
# Every command and every option that `eomt help` and `eomt help COMMAND` print, every format of -O, list, column of a
# list, query field and dimension occurs in a .cmd or .sh file below tests/ (this one aside), with its command.
set -u
export LC_ALL=C.UTF-8
program=$1 root=$2 scratch=$3
missing=0 checked=0
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch" || exit 1

# One line for each run of the program in a test: the args: of a .cmd, or a line of a script.
find "$root/tests" -name '*.cmd' -exec sed -n 's/^args: //p' {} + >runs
cmds=$(wc -l <runs)
find "$root/tests" -name '*.sh' ! -name "$(basename "$0")" -exec cat {} + >>runs
[ "$cmds" -gt 100 ] || { echo "FAIL: only $cmds .cmd files below $root/tests"; exit 1; }

needs() { # WHAT PATTERN...: a run that matches all of the patterns
    checked=$((checked + 1))
    local what=$1 pattern found
    shift
    cp runs left
    for pattern in "$@"; do
        grep -E -e "$pattern" left >fewer
        mv fewer left
    done
    [ -s left ] || { echo "FAIL: no test has $what"; missing=$((missing + 1)); }
}

# The options of a help page: for "-O [ --format ] FORMAT" both ways of writing it.
options_of() {
    sed -n 's/^  \(-[^ ].*\)/\1/p' "$1" | awk '{
        for (i = 1; i <= NF; i++) {
            if ($i ~ /^--?[A-Za-z]/) print $i
            else if ($i != "[" && $i != "]") break
        }
    }'
}
start='(^|[^[:alnum:]_-])' end='($|[^[:alnum:]_-])'

"$program" help >help || { echo "FAIL: status of help: $?"; exit 1; }
commands=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' help)
[ "$(wc -w <<<"$commands")" -ge 11 ] || { echo "FAIL: commands in help: $commands"; missing=$((missing + 1)); }
options_of help >global
[ "$(wc -l <global)" -ge 14 ] || { echo "FAIL: options in help: $(paste -sd' ' global)"; missing=$((missing + 1)); }
while IFS= read -r option; do
    # A short option may have its value behind it without a space.
    case $option in
    --*) needs "the option $option" "$start$option$end" ;;
    *) needs "the option $option" "(^|[[:space:]('\"])$option($|[[:space:]\"'./=])" ;;
    esac
done <global
for command in $commands; do
    needs "the command $command" "$start$command$end"
    "$program" help "$command" >page || { echo "FAIL: status of help $command: $?"; missing=$((missing + 1)); }
    sed -n '/^Options:/,/^$/p' page >own
    while IFS= read -r option; do
        needs "$command $option" "$start$command$end" "$start$option$end"
    done < <(options_of own)
    for format in $(sed -n 's/^Formats for -O: //p' page | tr -d ,); do
        # What a command prints where nothing is said needs no -O: text, table, a report's md, a schema's json.
        [ "$format" = text ] || [ "$format" = table ] || [ "$command $format" = 'report md' ] || [ "$command" = schema ] ||
            needs "$command -O $format" "$start$command$end" "(-O *|--format[ =])$format$end|\.$format$end"
    done
done
"$program" help query >query
for field in $(sed -n 's/^  \([a-z]*\)  .*/\1/p' query); do
    needs "the query field $field:" "$start(list|compare|report) .*$field:"
    needs "the query field not:$field:, or not: at all" 'not:'
done
cp -r "$root/tests/cli/archives/small" archive
for dimension in $("$program" compare --by xyzzyxyzzy -C archive 2>&1 | sed -n 's/.*there are //p' | tr -d ,); do
    needs "compare --by $dimension" "compare.*--by[ =]$dimension$end|(for|in).*$dimension"
done
for list in missions elections organisations delegations people findings figures recommendations sources; do
    needs "list $list" "list $list"
done
for rule in $("$program" check --rule xyzzyxyzzy 2>&1 | sed -n 's/.*there are //p' | tr -d ,); do
    checked=$((checked + 1))
    grep -qrlF "[$rule]" "$root/tests/cli/check" --include='*.out' || { echo "FAIL: no case in tests/cli/check prints [$rule]"; missing=$((missing + 1)); }
done

echo "$checked names, $missing without a test"
[ "$missing" -eq 0 ]
