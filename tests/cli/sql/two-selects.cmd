args: sql 'SELECT 1; SELECT 2'
status: 2
archive: tests/cli/archives/small
