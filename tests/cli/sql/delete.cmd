args: sql 'DELETE FROM files'
status: 2
archive: tests/cli/archives/small
