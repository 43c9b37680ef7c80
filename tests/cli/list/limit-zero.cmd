args: list missions --limit 0
status: 2
archive: tests/cli/archives/small
