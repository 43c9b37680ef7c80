args: sql 'CREATE TEMP TABLE x (a)'
status: 2
archive: tests/cli/archives/small
