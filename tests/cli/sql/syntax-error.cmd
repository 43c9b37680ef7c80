args: sql 'SELECT FROM missions'
status: 2
archive: tests/cli/archives/small
