args: sql "ATTACH 'other.sqlite' AS other"
status: 2
archive: tests/cli/archives/small
