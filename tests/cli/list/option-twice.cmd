args: list missions --limit 1 --limit 2
status: 2
archive: tests/cli/archives/small
