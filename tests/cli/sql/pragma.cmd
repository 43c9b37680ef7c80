args: sql 'PRAGMA journal_mode = DELETE'
status: 2
archive: tests/cli/archives/small
