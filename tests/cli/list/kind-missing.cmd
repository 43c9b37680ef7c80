args: list
status: 2
archive: tests/cli/archives/small
