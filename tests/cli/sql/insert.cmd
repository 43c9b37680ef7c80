args: sql "INSERT INTO meta VALUES ('a', 'b')"
status: 2
archive: tests/cli/archives/small
