args: sql SELECT 1
status: 2
archive: tests/cli/archives/small
