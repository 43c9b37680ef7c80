args: sql "SELECT name AS '<b>' FROM organisations WHERE parent IS NOT NULL" -O html
archive: tests/cli/archives/small
