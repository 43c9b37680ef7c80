args: list recommendations -O csv --as-of 2021-01-10
archive: tests/cli/archives/small
