args: sql 'DETACH main'
status: 2
archive: tests/cli/archives/small
