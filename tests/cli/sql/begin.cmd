args: sql 'BEGIN'
status: 2
archive: tests/cli/archives/small
