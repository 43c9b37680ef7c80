args: list delegations --as-of 2021-02-30
status: 2
archive: tests/cli/archives/small
