args: list delegations собрание --columns delegation -O csv --as-of 2021-01-10
archive: tests/cli/archives/small
