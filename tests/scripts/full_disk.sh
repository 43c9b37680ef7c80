#!/bin/bash
# full_disk.sh PROGRAM ROOT SCRATCH
# A disk that is full at each write in turn, while `new`, `add`, `set` and `undo` run. A library loaded before the
# program's own (tests/disk) makes the first, the second, ... call that needs room fail: once, and from there on. Where a
# command says that it failed, its status is 1, its message names what could not be written and why, and every file is
# byte for byte the old one; where it says nothing, every file is new. Nothing half written is left. The same command then
# works, and so does taking it back. At the end the same on a small file system that is really full, where one can be mounted.
# EOMT_STEP=N fails only each N-th call, where the program is slow.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
library=${EOMT_FULL_DISK_LIBRARY:-$(dirname "$program")/../tests/libeomt_full_disk.so}
# Under AddressSanitizer its own library asks to be the first.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0"
failures=0 name=

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}
# The whole archive with its folders, .eomt aside; byte for byte, in one process.
all_of_it() {
    tar --sort=name --mtime=@0 --exclude=./.eomt -cf - .
}
# The same as lines, to say what differs.
sums() {
    find . -name .eomt -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    find . -name .eomt -prune -o -type d -print | LC_ALL=C sort
}
# Whether the archive is the old or the new one.
is_all() { # old|new
    all_of_it | cmp -s "$scratch/$1" -
}
keep() { # old|new
    all_of_it >"$scratch/$1"
    sums >"$scratch/$1.sums"
}
unlike() { # old|new
    sums | diff "$scratch/$1.sums" - | head -n 4
}

mission=kz-2021-01-10-mazhilis.example-pa
file=missions/$mission.mission.yaml
# The commands, each in the folder of an archive.
act() { # new|add|set|undo
    case $1 in
    new)
        "$program" -q new mission --country KG --date 2021-04-11 --type referendum --organisation other \
            --organisation-name Other --no-input
        ;;
    add) "$program" -q add finding "$mission" --topic media --text 'Even coverage.' --source report ;;
    set) "$program" -q set "$mission" notes='The disk was full.' verdict.assessment=mixed ;;
    undo) "$program" -q undo ;;
    esac
}

# The archive as it is before a command and after it, with its index. Everything goes on in it: what a command made is
# taken back, so that the index has little to learn again.
begin() { # COMMAND
    cd "$scratch" || exit 1
    rm -rf archive
    cp -r "$root/tests/cli/archives/recording" archive
    rm -rf archive/.eomt
    cd archive || exit 1
    [ "$1" != undo ] || act new >/dev/null || say 'the change to be undone' 'status 0' "$?"
    "$program" check -q >/dev/null 2>&1 || say 'check before' 'no error' "$?"
    keep old
    act "$1" >"$scratch/out" 2>"$scratch/err" || say 'with room' 'status 0' "$(cat "$scratch/err")"
    keep new
    ! cmp -s "$scratch/old" "$scratch/new" || say 'with room' 'a change' 'none'
    back "$1"
}
# The other way round.
back() { # COMMAND
    if [ "$1" = undo ]; then
        act new
    else
        act undo
    fi >"$scratch/out" 2>"$scratch/err" || say 'taking it back' 'status 0' "$(cat "$scratch/err")"
    is_all old || say 'the files after taking it back' 'the old ones' "$(unlike old)"
}
# Without its history's folder each command has to make it, and the index is new.
bare() {
    [ -z "$cold" ] || rm -rf .eomt
}

# What has to hold after a command on a full disk ended with $status.
look() { # COMMAND
    if [ "$status" = 0 ]; then
        made=$((made + 1))
        is_all new || say 'the files after status 0' 'all new' "$(unlike new)"
    else
        refused=$((refused + 1))
        [ "$status" = 1 ] || say status 1 "$status"
        grep -Eq '^eomt: cannot (write|make the folder|lock) [^ ]*/(archive|\.eomt)/[^ ]*: the disk is full' "$scratch/err" ||
            say message 'one that names the file or folder, and says why' "$(cat "$scratch/err")"
        grep -q 'nothing was ' "$scratch/err" || say message 'one that says that nothing was changed' "$(cat "$scratch/err")"
        is_all old || say 'the files' 'the old ones' "$(unlike old)"
        left=$(find . -path ./.eomt -prune -o -name '.*' -type f -print
            [ ! -e .eomt ] || find .eomt -name '*journal*' ! -name 'index*'
            [ ! -e .eomt/staged ] || find .eomt/staged -type f)
        [ -z "$left" ] || say 'files left' none "$left"
    fi
    if [ "$status" != 0 ]; then
        act "$1" >"$scratch/out" 2>"$scratch/err" || say 'the command again' 'status 0' "$(cat "$scratch/err")"
        is_all new || say 'the files after the command again' 'all new' "$(unlike new)"
    fi
    back "$1"
}

[ -e "$library" ] || { echo "FAIL: $library is missing (EOMT_FULL_DISK_LIBRARY names it)"; exit 1; }
disk=$scratch/disk
! mountpoint -q "$disk" 2>/dev/null || umount "$disk"
rm -rf "$scratch"
mkdir -p "$disk"

# --- at each call in turn
calls=0 refused=0 made=0
# Runs a command, with each call that it makes failing in turn, once or with all that come after it.
at_each_call() { # COMMAND once|stays STEP [SKIPPED]
    local at step=$(($3 * ${EOMT_STEP:-1}))
    for ((at = 1; at <= 2000; at += step)); do
        : >"$scratch/log"
        bare
        (
            export LD_PRELOAD="$library" EOMT_FULL_AT=$at EOMT_FULL_LOG="$scratch/log"
            [ "$2" = once ] || export EOMT_FULL_STAYS=1
            [ -z "${4-}" ] || export EOMT_FULL_SKIP=$4
            act "$1"
        ) >"$scratch/out" 2>"$scratch/err"
        status=$?
        if [ ! -s "$scratch/log" ]; then
            [ "$status" = 0 ] || say 'with no call failing' 'status 0' "$(cat "$scratch/err")"
            back "$1"
            break
        fi
        calls=$((calls + 1))
        name="$1, call $at, $2 ($(head -n 1 "$scratch/log"))"
        look "$1"
    done
    # The journal is made, written, made safe and moved.
    [ "$at" -gt 5 ] || say 'calls that need room' 'more than 5' "$at"
}
cold=
for which in new add set undo; do
    name=$which
    begin "$which"
    # Of the index only as much as comes after the call that fails.
    at_each_call "$which" once 1 index.
    at_each_call "$which" stays 1 index.
done
# The calls for the index as well, of which there are many; and all of .eomt made anew.
name=set
begin set
at_each_call set once 5
cold=1
at_each_call set stays 1 index.
echo "full at each of $calls calls: $refused commands refused, $made made"

# --- a small file system that is full
if mount -t tmpfs -o size=2m,nr_inodes=400 tmpfs "$disk" 2>/dev/null; then
    cold='' how='a full tmpfs'
    # Neither the index nor anything else finds a place on another disk.
    export XDG_CACHE_HOME=/proc/none HOME=/proc/none
    cp -r "$root/tests/cli/archives/recording" "$disk/archive"
    rm -rf "$disk/archive/.eomt"
    for which in new add set; do
        cd "$disk/archive" || exit 1
        keep old
        act "$which" >"$scratch/out" 2>"$scratch/err" || say 'with room' 'status 0' "$(cat "$scratch/err")"
        keep new
        back "$which"
        for free in 0 4 8 12 16 20 24 28 32 64 128; do
            name="$which with $free KB free"
            room=$(df --output=avail -k "$disk" | tail -n 1)
            [ "$room" -le "$free" ] || head -c $(((room - free) * 1024)) /dev/zero >"$disk/filler"
            act "$which" >"$scratch/out" 2>"$scratch/err"
            status=$?
            rm -f "$disk/filler"
            look "$which"
        done
    done
    cd "$scratch" || exit 1
    umount "$disk"
else
    how='no file system to fill'
fi
echo "$how: $refused commands refused in all, $made made, $failures failed assertions"
[ "$failures" -eq 0 ]
