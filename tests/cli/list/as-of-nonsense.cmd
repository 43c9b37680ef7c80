args: list delegations --as-of soon
status: 2
archive: tests/cli/archives/small
