args: sql 'SELECT nam FROM organisations'
status: 2
archive: tests/cli/archives/small
