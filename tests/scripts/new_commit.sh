#!/bin/bash
# new_commit.sh PROGRAM ROOT SCRATCH
# `new --commit` makes one commit of what it wrote, and of nothing else; without it nothing is committed.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1 GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=Test GIT_AUTHOR_EMAIL=test@example.org GIT_COMMITTER_NAME=Test GIT_COMMITTER_EMAIL=test@example.org
unset EOMT_ARCHIVE
program=$1 scratch=$3
failures=0
eq() {
    [ "$2" = "$3" ] && return
    printf 'FAIL %s\n  expected: %s\n  found:    %s\n' "$1" "$2" "$3"
    failures=$((failures + 1))
}
rm -rf "$scratch"
mkdir -p "$scratch/archive"
cd "$scratch/archive" || exit 1
"$program" init -q >/dev/null
git init -q -b main .
git add .
git commit -q -m 'An archive'
echo staged >notes.txt
git add notes.txt
"$program" new person --name 'Ann Example' --no-input >/dev/null
eq 'nothing is committed unasked' 'An archive' "$(git log --format=%s)"
"$program" new mission --country KZ --date 2021-01-10 --type local --organisation o --organisation-name O --no-input \
    --commit >"$scratch/out" 2>"$scratch/err"
eq 'the status' 0 $?
eq 'what is said' '' "$(cat "$scratch/err")"
eq 'the commit' 'Record mission kz-2021-01-10-local.o' "$(git log -1 --format=%s)"
eq 'its files' "$(sort "$scratch/out")" "$(git show --name-only --format= | sort)"
eq 'the rest' 'A  notes.txt' "$(git status --short notes.txt)"
eq 'what was written before' '?? people/' "$(git status --short people)"
exit $((failures > 0))
