#!/bin/bash
# full_disk.sh PROGRAM ROOT SCRATCH
# A disk that is full at each write in turn: a small file system is filled so that a little more is free each time, from
# nothing to enough. Wherever a change fails, it fails with status 1 and a message that names the file or folder, and
# every file is the old one; where it succeeds, every file is new. With space freed the next command works. Where no file
# system can be mounted, a limit on the size of files (RLIMIT_FSIZE) takes its place; the last line says which it was.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
writer=${EOMT_CRASH_WRITER:-$(dirname "$program")/../tests/eomt_crash_writer}
failures=0 name=

# Change number N of the archive in the current folder.
change() { # N
    "$writer" . "$1"
}

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}
sums() {
    find . -name .eomt -prune -o -type f -print | LC_ALL=C sort | xargs -d '\n' sha256sum
}

[ -x "$writer" ] || { echo "FAIL: $writer is missing (EOMT_CRASH_WRITER names it)"; exit 1; }
if [ "${EOMT_FULL_DISK:-}" != inside ]; then
    mountpoint -q "$scratch/disk" 2>/dev/null && umount "$scratch/disk"
    rm -rf "$scratch"
    mkdir -p "$scratch/disk" "$scratch/home"
    mount_it='mount -t tmpfs -o size=3m,nr_inodes=2000 tmpfs "$1/disk" 2>/dev/null'
    export EOMT_FULL_DISK=inside
    if sh -c "$mount_it" sh "$scratch"; then
        EOMT_DISK=tmpfs bash "$0" "$@"
        status=$?
        umount "$scratch/disk"
        exit $status
    fi
    # Without root, in a name space of its own.
    if unshare -rm sh -c "$mount_it" sh "$scratch" 2>/dev/null; then
        exec unshare -rm sh -c "$mount_it && EOMT_DISK='tmpfs of its own' exec bash \"\$0\" \"\$@\"" "$scratch" "$0" "$@"
    fi
    EOMT_DISK=RLIMIT_FSIZE bash "$0" "$@"
    exit $?
fi
# Neither the index nor anything else finds a place on another disk.
export XDG_CACHE_HOME=/proc/none HOME=/proc/none

disk=$scratch/disk
cp -r "$root/tests/cli/archives/small" "$disk/archive"
rm -rf "$disk/archive/.eomt"
cd "$disk/archive" || exit 1

is_disk() { [ "$EOMT_DISK" != RLIMIT_FSIZE ]; }
# Fills the disk but for a number of kilobytes.
fill() { # KILOBYTES
    rm -f "$disk/filler"
    local free
    free=$(df --output=avail -k "$disk" | tail -n 1)
    [ "$free" -le "$1" ] || head -c $(((free - $1) * 1024)) /dev/zero >"$disk/filler"
}
# Runs a change with so much free, or with files of at most that size.
try() { # KILOBYTES N
    if is_disk; then
        fill "$1"
        change "$2" >"$scratch/out" 2>"$scratch/err"
        status=$?
        rm -f "$disk/filler"
    else
        # The signal is ignored, so that writing fails as on a full disk.
        (trap '' XFSZ; ulimit -f "$1"; change "$2") 2>&1 | cat >"$scratch/err"
        status=${PIPESTATUS[0]}
    fi
}

refused=0 made=0
for number in 6 10 11 12 13 14 15; do
    sums >"$scratch/old"
    "$program" check -q >"$scratch/out" 2>&1 || say 'check before' 'no error' "$(head -n 3 "$scratch/out")"
    for free in 0 $(seq 4 4 60) $(seq 64 16 400) 1000; do
        name="change $number with $free KB"
        try "$free" "$number"
        sums >"$scratch/now"
        if [ "$status" = 0 ]; then
            made=$((made + 1))
            break
        fi
        refused=$((refused + 1))
        [ "$status" = 1 ] || say status 1 "$status"
        grep -Eq '/|\.yaml' "$scratch/err" || say message 'one that names the file or folder' "$(cat "$scratch/err")"
        grep -q 'nothing was' "$scratch/err" || say message 'one that says that nothing was changed' "$(cat "$scratch/err")"
        cmp -s "$scratch/old" "$scratch/now" || say 'the files' 'the old ones' "$(diff "$scratch/old" "$scratch/now" | head -n 4)"
        left=$(find . -path ./.eomt -prune -o -name '.*' -type f -print; find .eomt -name 'journal*'; find .eomt/staged -type f 2>/dev/null)
        [ -z "$left" ] || say 'files left' 'none' "$left"
        "$program" check -q >"$scratch/out" 2>&1 || say 'check with space freed' 'no error' "$(head -n 3 "$scratch/out")"
    done
    name="change $number"
    [ "$status" = 0 ] || say 'with 1000 KB free' 'status 0' "$status: $(cat "$scratch/err")"
    cp "$scratch/now" "$scratch/new"
    (change "$number") >"$scratch/out" 2>"$scratch/err" || say 'the change again' 'status 0' "$(cat "$scratch/err")"
    sums | cmp -s - "$scratch/new" || say 'the files' 'all new' 'others'
    "$program" check -q >"$scratch/out" 2>&1 || say 'check' 'no error' "$(head -n 3 "$scratch/out")"
done
name='all changes'
[ "$refused" -ge 14 ] || say 'changes that a full disk refused' '14 or more' "$refused"

if is_disk; then
    name='reading with nothing free'
    "$program" list missions -O csv >"$scratch/wanted" 2>&1
    touch missions/*.yaml
    fill 0
    "$program" list missions -O csv >"$scratch/out" 2>&1 || say 'status of list' 0 "$? ($(cat "$scratch/out"))"
    rm -f "$disk/filler"
    cmp -s "$scratch/wanted" "$scratch/out" || say 'list' 'all missions' "$(head -n 2 "$scratch/out")"
fi

echo "full disk by $EOMT_DISK: $refused changes refused, $made made, $failures failed assertions"
[ "$failures" -eq 0 ]
