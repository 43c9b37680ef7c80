#!/bin/bash
# sql_reads_only.sh PROGRAM ROOT SCRATCH
# Nothing that is given to `sql` changes the index or the disk, and every table that `sql --schema` prints can be read.
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
mkdir -p "$scratch"
cp -r "$root/tests/cli/archives/small" "$scratch/small"
rm -rf "$scratch/small/.eomt"
cd "$scratch/small" || exit 1
name='the archive'
"$program" index >/dev/null 2>&1 || say 'status of index' 0 "$?"
state() { # every file, its bytes and its times
    find . -type f -exec sha256sum {} + | sort
    find . -printf '%p %s %T@ %C@\n' | sort
}
state >"$scratch/before"

while IFS= read -r query; do
    name=$query
    cases=$((cases + 1))
    timeout 60 "$program" sql "$query" >"$scratch/out" 2>"$scratch/err"
    status=$?
    [ "$status" = 2 ] || say status 2 "$status ($(head -n 2 "$scratch/err" "$scratch/out"))"
    [ ! -s "$scratch/out" ] || say 'standard output' nothing "$(head -n 3 "$scratch/out")"
    [ "$(wc -l <"$scratch/err")" -eq 1 ] || say 'standard error' 'one line' "$(cat "$scratch/err")"
    state | cmp -s "$scratch/before" - || say 'the archive' 'as it was' "$(state | diff "$scratch/before" - | head -n 4)"
done <<'Q'
DELETE FROM files
delete from raw_missions
DELETE FROM missions
/* SELECT */ DELETE FROM files
WITH x AS (SELECT 1) DELETE FROM files WHERE id IN (SELECT * FROM x)
WITH x AS (SELECT 1) INSERT INTO meta SELECT 'a', 'b'
INSERT INTO meta VALUES ('a', 'b')
REPLACE INTO meta VALUES ('stamp', 'b')
INSERT INTO meta VALUES ('a', 'b') RETURNING name
UPDATE meta SET value = 'x'
UPDATE meta SET value = 'x' RETURNING value
DROP TABLE files
DROP VIEW missions
CREATE TABLE x (a)
CREATE TEMP TABLE x (a)
CREATE VIEW x AS SELECT 1
CREATE TRIGGER x AFTER INSERT ON meta BEGIN DELETE FROM meta; END
CREATE INDEX x ON meta (value)
CREATE VIRTUAL TABLE x USING fts5(a)
ALTER TABLE files RENAME TO x
ATTACH 'other.sqlite' AS other
ATTACH ':memory:' AS other
DETACH main
PRAGMA journal_mode = DELETE
PRAGMA user_version = 5
PRAGMA writable_schema = ON
PRAGMA integrity_check
VACUUM
VACUUM INTO 'copy.sqlite'
REINDEX
ANALYZE
BEGIN
BEGIN IMMEDIATE
COMMIT
SAVEPOINT x
SELECT 1; DELETE FROM files
SELECT 1;; DELETE FROM files
SELECT load_extension('./x.so')
SELECT writefile('x', 'y')
SELECT * FROM missions WHERE (DELETE FROM files)
Q

# The views that are printed can be read, with their columns and the place of each row.
name='sql --schema'
"$program" sql --schema >"$scratch/schema" 2>"$scratch/err" || say status 0 "$?"
views=$(sed -n 's/^CREATE VIEW \([a-z_]*\) AS$/\1/p' "$scratch/schema")
[ "$(wc -w <<<"$views")" -ge 20 ] || say 'views' '20 or more' "$views"
for view in $views; do
    name=$view
    cases=$((cases + 1))
    "$program" sql "SELECT * FROM $view" -O csv >"$scratch/out" 2>"$scratch/err" || say status 0 "$? ($(cat "$scratch/err"))"
done
name='sql --schema builds a database'
if command -v sqlite3 >/dev/null; then
    sqlite3 "$scratch/made.sqlite" <"$scratch/schema" 2>"$scratch/err" || say 'sqlite3' 'no fault' "$(cat "$scratch/err")"
else
    echo 'SKIPPED: sql --schema builds a database (there is no sqlite3)'
fi
state | cmp -s "$scratch/before" - || say 'the archive' 'as it was' "$(state | diff "$scratch/before" - | head -n 4)"

echo "$cases queries, $failures failed assertions"
[ "$failures" -eq 0 ]
