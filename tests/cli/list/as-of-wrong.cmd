args: list delegations --as-of 2021-1-10
status: 2
archive: tests/cli/archives/small
