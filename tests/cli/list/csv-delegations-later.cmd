args: list delegations -O csv --as-of 2024-01-01
archive: tests/cli/archives/small
