args: list missions --rebuild
status: 2
archive: tests/cli/archives/small
