args: sql "SELECT name AS 'a|b' FROM organisations WHERE parent IS NOT NULL" -O md
archive: tests/cli/archives/small
