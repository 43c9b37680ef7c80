#!/bin/bash
# bench_generator.sh PROGRAM ROOT SCRATCH
# What ./dev bench measures: the generated archive is the same for the same seed, another for another one, holds as many
# missions as were asked for, and has no error; a file in an unusual style says what the usual one says.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0

say() {
    printf 'FAIL %s\n  expected: %s\n  found:    %s\n' "$1" "$2" "$3"
    failures=$((failures + 1))
}

rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch" || exit 1
generate() { "$root/tests/bench/generate" "$@" || say "generate $*" 'status 0' "status $?"; }
sums() { (cd "$1" && find . -name .eomt -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum); }

generate 830 one
generate 830 same --seed 1
generate 830 other --seed 2
generate 40 small
[ "$(sums one)" = "$(sums same)" ] || say 'the same seed' 'the same files' "$(diff -rq one same | head -n 3)"
[ "$(sums one)" != "$(sums other)" ] || say 'another seed' 'other files' 'the same'
found=$(find one/missions -name '*.mission.yaml' | wc -l)
[ "$found" = 830 ] || say 'missions' 830 "$found"
found=$(find one/delegations -name '*.delegation.yaml' | wc -l)
[ "$found" = 200 ] || say 'delegations' 200 "$found"
# More missions change nothing in those that were there.
found=$(cd small/missions && find . -type f | while read -r file; do cmp "$file" "../../one/missions/$file" 2>&1; done)
[ -z "$found" ] || say 'a smaller archive' 'part of the larger one' "$found"

"$program" -C one check >check.out 2>check.err || say 'check' 'status 0' "status $?: $(head -n 5 check.out)"
grep -q '^0 errors, ' check.err || say 'check' '0 errors' "$(cat check.err)"
warnings=$(grep -c ': warning: ' check.out)
[ "$warnings" -gt 0 ] && [ "$warnings" -lt 830 ] || say 'warnings' 'some, fewer than missions' "$warnings"
found=$("$program" -C one list missions -O csv | tail -n +2 | wc -l)
[ "$found" = 830 ] || say 'list' '830 missions' "$found"
# All eight unusual styles are there: a mark of each.
for mark in $'\r$' '\*told$' '^{$' 'u[0-9a-f]\{4\}' '>4-$' '^---  # the record$' '!!str' '^organisation:    '; do
    grep -rqs -e "$mark" one/missions || say 'unusual styles' "a file with $mark" 'none'
done
found=$(cd "$root/tests/bench" && python3 -B - <<'PY'
import importlib.machinery, importlib.util
loader = importlib.machinery.SourceFileLoader("generate", "generate")
module = importlib.util.module_from_spec(importlib.util.spec_from_loader("generate", loader))
loader.exec_module(module)
maker = module.Maker("", 1, 100)
sizes = [len(maker.mission(e, i, o, e.first_mission + i).encode())
         for e in (module.Election(1, n) for n in range(400)) for i, o in enumerate(e.organisations)]
print(sum(sizes) // len(sizes))
PY
)
[ "$found" -ge 2000 ] && [ "$found" -le 3072 ] || say 'bytes of a mission' '2 to 3 KB' "$found"

echo "$failures failed assertions"
[ "$failures" -eq 0 ]
