args: list misions
status: 2
archive: tests/cli/archives/small
