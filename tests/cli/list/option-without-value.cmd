args: list missions --columns
status: 2
archive: tests/cli/archives/small
