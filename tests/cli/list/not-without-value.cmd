args: list missions not:
status: 2
archive: tests/cli/archives/small
