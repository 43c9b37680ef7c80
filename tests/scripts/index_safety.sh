#!/bin/bash
# index_safety.sh PROGRAM ROOT SCRATCH
# The index is derived: whatever happens to it, every command says what the files say. Each part damages it, takes its
# place away, or changes files below it, and compares every list, `check` and `compare` byte for byte with those of an
# index that was made anew in a copy of the archive.
set -u
export LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
unset EOMT_ARCHIVE
program=$1 root=$2 scratch=$3
failures=0 parts=0
name=

say() {
    printf 'FAIL %s: %s\n  expected: %s\n  found:    %s\n' "$name" "$1" "$2" "$3"
    failures=$((failures + 1))
}
eq() {
    [ "$2" = "$3" ] || say "$1" "$2" "$3"
}
part() {
    name=$1
    parts=$((parts + 1))
}

as=() # what the program is run under
lists=${EOMT_LISTS:-missions elections organisations delegations people findings figures recommendations sources}

# Everything that is said of the archive in the current folder, with statuses.
results() {
    local what
    for what in $lists; do
        echo "== list $what"
        timeout 120 ${as[@]+"${as[@]}"} "$program" list "$what" -O csv --as-of 2024-01-01 2>&1
        echo "status $?"
    done
    echo '== check'
    timeout 120 ${as[@]+"${as[@]}"} "$program" check 2>&1
    echo "status $?"
    for what in country delegation; do
        echo "== compare $what"
        timeout 120 ${as[@]+"${as[@]}"} "$program" compare --by $what -O json 2>&1
        echo "status $?"
    done
}

# The results are those that FILE holds.
same() { # FILE
    results >"$scratch/found"
    cmp -s "$1" "$scratch/found" || say 'results' "those of $1" "$(diff "$1" "$scratch/found" | head -n 8)"
}

# The results are those of an index made anew in a copy.
as_anew() {
    rm -rf "$scratch/anew"
    cp -r . "$scratch/anew"
    rm -rf "$scratch/anew/.eomt"
    (cd "$scratch/anew" && results) >"$scratch/wanted"
    same "$scratch/wanted"
}

read_files() { # what `index -v` read
    "$program" index -v 2>"$scratch/err" | sed -n 's/^read: //p'
}

chmod -R u+rwx "$scratch" 2>/dev/null
rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$root/missions" "$scratch/archive"
rm -rf "$scratch/archive/.eomt"
cd "$scratch/archive" || exit 1
csto=missions/kazakhstan/kz-2021-01-10-mazhilis.csto-pa.mission.yaml
cis=missions/kazakhstan/kz-2021-01-10-mazhilis.cis.mission.yaml
ipa=missions/kazakhstan/kz-2021-01-10-mazhilis.ipa-cis.mission.yaml
for file in "$csto" "$cis" "$ipa"; do
    [ -f "$file" ] || { echo "this test changes $file, which is not there"; exit 1; }
done
index=.eomt/index.sqlite

part 'a new archive'
results >"$scratch/truth"
grep -q '^status [^0]' "$scratch/truth" && say 'statuses' 'all 0' "$(grep -n '^status' "$scratch/truth" | paste -sd' ')"
[ -f "$index" ] || say 'the index' "$index" 'none'
eq '.eomt/.gitignore' '*' "$(cat .eomt/.gitignore)"
eq 'what a second run reads' '' "$(read_files)"
cp "$index" "$scratch/whole.sqlite"
size=$(stat -c %s "$index")

# --- damage
part 'the index is gone'
rm "$index"
same "$scratch/truth"
part 'the folder is gone'
rm -rf .eomt
same "$scratch/truth"
for bytes in 0 1 16 28 99 100 512 4095 4096 8192 $((size / 2)) $((size - 4096)) $((size - 1)) $((size + 1)) $((size + 4096)); do
    part "the index is cut, or grown, to $bytes of $size bytes"
    cp "$scratch/whole.sqlite" "$index"
    truncate -s "$bytes" "$index"
    same "$scratch/truth"
done
part 'the index is text'
head -c "$size" <(yes 'this is no index') >"$index"
same "$scratch/truth"
part 'the index is zeros'
head -c "$size" /dev/zero >"$index"
same "$scratch/truth"
part 'the index has the right header and garbage behind it'
head -c 100 "$scratch/whole.sqlite" >"$index"
head -c $((size - 100)) <(yes 'garbage') >>"$index"
same "$scratch/truth"
pages=$((size / 4096))
for ((page = 1; page < pages; page += pages / 12 + 1)); do
    part "page $page of $pages of the index is garbage"
    cp "$scratch/whole.sqlite" "$index"
    head -c 4096 <(yes "garbage $page") | dd of="$index" bs=4096 seek="$page" conv=notrunc status=none
    same "$scratch/truth"
done
for left in index.new index.new-journal index.sqlite-journal index.sqlite-wal index.sqlite-shm; do
    part "garbage is left in $left"
    cp "$scratch/whole.sqlite" "$index"
    head -c 5000 <(yes 'left') >".eomt/$left"
    same "$scratch/truth"
    "$program" index --rebuild >/dev/null 2>&1 || say 'status of index --rebuild' 0 "$?"
    same "$scratch/truth"
    rm -f ".eomt/$left"
done
part 'the index is a folder'
rm -rf .eomt/index.sqlite
mkdir -p .eomt/index.sqlite
same "$scratch/truth"
rm -rf .eomt

# --- another version
part 'an index of another version'
if command -v sqlite3 >/dev/null; then
    cp "$scratch/whole.sqlite" "$scratch/other.sqlite"
    sqlite3 "$scratch/other.sqlite" "UPDATE meta SET value = 'of another version' WHERE name = 'stamp'; DROP VIEW missions;"
    mkdir -p .eomt
    cp "$scratch/other.sqlite" "$index"
    "$program" index >"$scratch/out" 2>&1
    grep -q 'made anew' "$scratch/out" || say 'index' 'made anew' "$(cat "$scratch/out")"
    same "$scratch/truth"
    part 'an index without its stamp'
    sqlite3 "$scratch/other.sqlite" 'DROP TABLE meta;'
    cp "$scratch/other.sqlite" "$index"
    same "$scratch/truth"
else
    echo 'SKIPPED: an index of another version (there is no sqlite3)'
fi

# --- no place to write
unwritable() { # the archive cannot be written, by the user `as`
    rm -rf .eomt
    chmod -R a+rX "$scratch/archive"
    chmod -R a-w "$scratch/archive"
}
if [ "$(id -u)" -ne 0 ]; then
    as=(env)
elif command -v setpriv >/dev/null; then
    # A build that counts coverage has counters that the other user cannot write, and would say so: it gets its own.
    as=(setpriv --reuid=65534 --regid=65534 --clear-groups env "GCOV_PREFIX=$scratch/counters" env)
fi
mkdir "$scratch/counters"
chmod 777 "$scratch/counters"
chmod 755 "$scratch"
unwritable
if [ ${#as[@]} -gt 0 ] && "${as[@]}" HOME=/nonexistent "$program" list missions >/dev/null 2>"$scratch/err"; then
    other=("${as[@]}")
    part 'an archive that cannot be written, with a cache folder'
    mkdir "$scratch/cache" "$scratch/home"
    chmod 777 "$scratch/cache" "$scratch/home"
    as=("${other[@]}" HOME=/nonexistent "XDG_CACHE_HOME=$scratch/cache")
    same "$scratch/truth"
    place=$("${as[@]}" "$program" index -v | sed -n 's/^index: //p')
    [[ $place == "$scratch/cache/eomt/"*/index.sqlite && -f $place ]] || say 'index -v' "$scratch/cache/eomt/.../index.sqlite" "$place"
    eq 'what a second run reads' '' "$("${as[@]}" "$program" index -v | sed -n 's/^read: //p')"
    part 'an archive that cannot be written, with a home'
    as=("${other[@]}" "HOME=$scratch/home" XDG_CACHE_HOME=)
    same "$scratch/truth"
    place=$("${as[@]}" "$program" index -v | sed -n 's/^index: //p')
    [[ $place == "$scratch/home/.cache/eomt/"*/index.sqlite && -f $place ]] || say 'index -v' "$scratch/home/.cache/eomt/.../index.sqlite" "$place"
    part 'neither the archive nor a cache folder can be written'
    as=("${other[@]}" HOME=/nonexistent XDG_CACHE_HOME=/nonexistent)
    same "$scratch/truth"
    eq 'index -v' 'index: in memory' "$("${as[@]}" "$program" index -v | grep '^index: ')"
    part 'no HOME and no XDG_CACHE_HOME at all'
    as=("${other[@]}" -u HOME -u XDG_CACHE_HOME)
    same "$scratch/truth"
    part 'an index that can be read and not written'
    as=()
    chmod -R u+w "$scratch/archive"
    "$program" index >/dev/null
    chmod -R a+rX .eomt
    chmod -R a-w "$scratch/archive"
    as=("${other[@]}" HOME=/nonexistent XDG_CACHE_HOME=/nonexistent)
    same "$scratch/truth"
    as=()
    eq 'files left in the archive' '' "$(find . -newer "$scratch/home" -name '*.yaml' | head -n 1)"
else
    echo "SKIPPED: an archive that cannot be written (no other user to run as: $(head -n 1 "$scratch/err"))"
fi
as=()
chmod -R u+w "$scratch/archive"

part 'a disk that is full'
rm -rf .eomt
(
    trap '' XFSZ
    ulimit -f 64
    "$program" list missions -O csv >"$scratch/out" 2>"$scratch/err"
)
status=$?
case $status in
0) ;;
1) [ -s "$scratch/err" ] || say 'standard error' 'a message' 'nothing' ;;
*) say 'status' '0 or 1' "$status" ;;
esac
same "$scratch/truth"

# --- at once
part 'two processes on a new archive'
rm -rf .eomt
results >"$scratch/one" &
first=$!
results >"$scratch/two" &
wait "$first"
wait $!
cmp -s "$scratch/truth" "$scratch/one" || say 'the first' 'the same results' "$(diff "$scratch/truth" "$scratch/one" | head -n 5)"
cmp -s "$scratch/truth" "$scratch/two" || say 'the second' 'the same results' "$(diff "$scratch/truth" "$scratch/two" | head -n 5)"
part 'four processes while the index is made anew again and again'
for i in 1 2 3 4; do
    (
        for j in 1 2 3; do
            [ $(((i + j) % 3)) -ne 0 ] || "$program" index --rebuild >/dev/null 2>&1 || echo "rebuild: $?"
            "$program" list missions -O csv 2>&1 || echo "status $?"
        done
    ) >"$scratch/at-once.$i" &
done
wait
"$program" list missions -O csv >"$scratch/missions.csv"
for j in 1 2 3; do cat "$scratch/missions.csv"; done >"$scratch/six.csv"
for i in 1 2 3 4; do
    cmp -s "$scratch/six.csv" "$scratch/at-once.$i" || say "process $i" 'the same list three times' "$(diff "$scratch/six.csv" "$scratch/at-once.$i" | head -n 5)"
done

# --- changes
part 'one file changed'
read_files >/dev/null
sed -i 's/^  assessment: positive/  assessment: mixed/' "$csto"
eq 'files read' "$csto" "$(read_files)"
as_anew
part 'an edit that keeps size and time'
touch -d '2001-02-03 04:05:06' "$csto"
read_files >/dev/null
touch -r "$csto" "$scratch/time"
sed -i 's/^  assessment: mixed/  assessment: MIXED/' "$csto"
touch -r "$scratch/time" "$csto"
eq 'files read' "$csto" "$(read_files)"
grep -q 'MIXED' <("$program" check 2>&1) || say 'check' 'a message on MIXED' 'none'
as_anew
part 'an edit in place that keeps size, time and inode'
touch -r "$csto" "$scratch/time"
printf 'mixed' | dd of="$csto" bs=1 seek="$(grep -abo MIXED "$csto" | head -n 1 | cut -d: -f1)" conv=notrunc status=none
touch -r "$scratch/time" "$csto"
eq 'files read' "$csto" "$(read_files)"
as_anew
part 'a file that was only touched'
touch "$csto"
eq 'files read' "$csto" "$(read_files)"
as_anew
part 'a hundred edits at once, each seen by the command after it'
for i in $(seq 100); do
    printf 'name: Number %03d\n' "$i" >people/number.person.yaml
    found=$("$program" list people person:number --columns name -O tsv | tail -n 1)
    [ "$found" = "Number $(printf %03d "$i")" ] || { say "edit $i" "Number $(printf %03d "$i")" "$found"; break; }
done
rm people/number.person.yaml
part 'a file added'
sed 's/^organisation: .*/organisation: sco/' "$ipa" >missions/kazakhstan/kz-2021-01-10-mazhilis.zzz.mission.yaml
eq 'files read' missions/kazakhstan/kz-2021-01-10-mazhilis.zzz.mission.yaml "$(read_files)"
as_anew
part 'a file removed'
rm missions/kazakhstan/kz-2021-01-10-mazhilis.zzz.mission.yaml
eq 'files read' '' "$(read_files)"
as_anew
part 'a file renamed, as an editor does it'
cp "$csto" "$csto.new"
mv "$csto.new" "$csto"
eq 'files read' "$csto" "$(read_files)"
as_anew
part 'two files exchanged'
mv "$cis" "$scratch/held"
mv "$ipa" "$cis"
mv "$scratch/held" "$ipa"
eq 'files read' "$cis
$ipa" "$(read_files)"
as_anew
mv "$cis" "$scratch/held"
mv "$ipa" "$cis"
mv "$scratch/held" "$ipa"
part 'a folder renamed'
mv missions/kazakhstan missions/qazaqstan
as_anew
mv missions/qazaqstan missions/kazakhstan
part 'an archived copy of a source changed'
read_files >/dev/null
echo 'one more line' >>sources/2021-03-02-report.txt
read_files >"$scratch/read"
grep -qx "$csto" "$scratch/read" || say 'files read' "$csto among them" "$(cat "$scratch/read")"
grep -q 'source-changed' <("$program" check -q) || say 'check' 'source-changed' 'nothing of it'
as_anew
part 'an archived copy of a source removed'
rm sources/2021-03-02-report.txt
grep -q 'missing-source-file' <("$program" check -q) || say 'check' 'missing-source-file' 'nothing of it'
as_anew
part 'an archived copy of a source put back'
cp "$root/missions/sources/2021-03-02-report.txt" sources/
as_anew

# What one file says changes what others are linked to.
part 'a person is removed'
rm people/umakhan-umakhanov.person.yaml
as_anew
part 'a person is another one'
printf 'name: Somebody Else\nnames: {ru: Умахан Умаханов}\n' >people/somebody-else.person.yaml
as_anew
part 'a second person of the name'
cp "$root/missions/people/umakhan-umakhanov.person.yaml" people/
as_anew
rm people/somebody-else.person.yaml
part 'and one again'
as_anew
part 'a delegation is removed'
mv delegations/csto-pa.kazakhstan.delegation.yaml "$scratch/held"
as_anew
part 'a delegation has an error'
sed 's/^country: KZ/country: Kazakhstan/' "$scratch/held" >delegations/csto-pa.kazakhstan.delegation.yaml
as_anew
part 'a delegation is of another country'
sed 's/^country: KZ/country: KG/' "$scratch/held" >delegations/csto-pa.kazakhstan.delegation.yaml
as_anew
part 'a delegation is back'
mv "$scratch/held" delegations/csto-pa.kazakhstan.delegation.yaml
as_anew
part 'an election is of another day'
sed -i 's/^date: 2021-01-10/date: 2021-04-11/' elections/kz-2021-01-10-mazhilis.election.yaml
as_anew
part 'an election has an error'
sed -i 's/^date: .*/date: 2021-04-31/' elections/kz-2021-01-10-mazhilis.election.yaml
as_anew
part 'an election is gone'
rm elections/kz-2021-01-10-mazhilis.election.yaml
as_anew
part 'an election is inline in one of its missions'
sed -i 's/^election: .*/election: {country: KZ, date: 2021-01-10, type: parliamentary, institution: Mazhilis}/' "$csto"
as_anew
part 'an election is inline in two of its missions, and not the same'
sed -i 's/^election: .*/election: {country: KZ, date: 2021-01-10, type: local, institution: Mazhilis, title: Another}/' "$cis"
as_anew
part 'the first of them has an error'
sed -i 's/type: local, institution/type: locall, institution/' "$cis"
as_anew
part 'all of it is back'
cp "$root/missions/$csto" "$csto"
cp "$root/missions/$cis" "$cis"
cp "$root/missions/elections/kz-2021-01-10-mazhilis.election.yaml" elections/
same "$scratch/truth"
part 'an organisation is renamed'
mv organisations/sco.organisation.yaml organisations/shanghai.organisation.yaml
as_anew
mv organisations/shanghai.organisation.yaml organisations/sco.organisation.yaml
part 'archive.yaml gets a topic, and loses it'
sed -i '0,/topic: voting/s//topic: weather/' "$csto"
as_anew
echo 'topics: [weather]' >>archive.yaml
as_anew
cp "$root/missions/archive.yaml" archive.yaml
as_anew
cp "$root/missions/$csto" "$csto"
same "$scratch/truth"

# --- killed
part 'killed while the index is made'
for i in $(seq 120); do
    id=$(printf 'kz-2021-01-10-mazhilis.copy-%03d' "$i")
    sed "s/^notes: .*/notes: This is copy $i./;/^notes: /,\$!b;/^notes: /!d" "$csto" >"missions/kazakhstan/$id.mission.yaml"
done
rm -rf .eomt
results >"$scratch/truth-of-many"
grep -q '^status [^0]' "$scratch/truth-of-many" && say 'statuses' 'all 0' "$(grep '^status' "$scratch/truth-of-many" | paste -sd' ')"
killed=0 finished=0 rounds=0 wait_for=1000
while [ "$finished" -lt 2 ] && [ "$rounds" -lt 14 ]; do
    rounds=$((rounds + 1))
    # From nothing, or a change of every copy in an index that is whole.
    if [ $((rounds % 2)) -eq 0 ]; then
        rm -rf .eomt
    else
        "$program" index >/dev/null 2>&1
        touch missions/kazakhstan/*.copy-*.mission.yaml
    fi
    "$program" list missions >/dev/null 2>&1 &
    victim=$!
    for ((i = 0; i < wait_for; i++)); do :; done
    if kill -9 "$victim" 2>/dev/null; then
        killed=$((killed + 1))
    else
        finished=$((finished + 1))
    fi
    wait "$victim" 2>/dev/null
    wait_for=$((wait_for * 2))
    "$program" list missions -O csv >"$scratch/after.csv" 2>&1
    echo "status $?" >>"$scratch/after.csv"
    sed -n '/^== list missions/,/^status/p' "$scratch/truth-of-many" | tail -n +2 | cmp -s - "$scratch/after.csv" ||
        { say "list missions after kill $killed (after $wait_for iterations)" 'all missions' "$(wc -l <"$scratch/after.csv") lines"; break; }
done
same "$scratch/truth-of-many"
[ "$killed" -ge 3 ] || say 'how often the program was killed' '3 times or more' "$killed"
eq 'files left beside the index' '.gitignore index.sqlite lock' "$(find .eomt -type f ! -name '..*' -printf '%f\n' | sort | paste -sd' ')"

echo "$parts parts, the program killed $killed times, $failures failed assertions"
[ "$failures" -eq 0 ]
