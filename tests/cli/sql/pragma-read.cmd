args: sql 'PRAGMA table_info(files)'
status: 2
archive: tests/cli/archives/small
