args: sql 'DROP TABLE files'
status: 2
archive: tests/cli/archives/small
