#!/usr/bin/env bash
# Each rule that the program knows has a golden case of its own, tests/cli/check/<rule>.cmd, whose output names it, and a paragraph
# in docs/checks.md.
set -uo pipefail
program=$1 root=$2 scratch=$3
rm -rf "$scratch" && mkdir -p "$scratch"
printf 'format: 1\n' >"$scratch/archive.yaml"
rules=$("$program" -q -C "$scratch" check -O sarif | sed -n 's/^ *"id": "\(.*\)",$/\1/p')
failed=0
for rule in $rules; do
    grep -q "\[$rule\]" "$root/tests/cli/check/$rule.out" 2>/dev/null || { echo "FAIL no golden case breaks $rule"; failed=1; }
    grep -q "^## $rule (" "$root/docs/checks.md" || { echo "FAIL docs/checks.md has no paragraph on $rule"; failed=1; }
done
count=$(echo "$rules" | wc -l)
[ "$count" -ge 36 ] || { echo "FAIL only $count rules were found"; failed=1; }
exit $failed
