args: list people
archive: tests/cli/archives/small
