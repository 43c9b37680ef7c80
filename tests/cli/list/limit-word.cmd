args: list missions --limit two
status: 2
archive: tests/cli/archives/small
