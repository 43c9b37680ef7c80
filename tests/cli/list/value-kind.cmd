args: list missions kind:election
status: 2
archive: tests/cli/archives/small
