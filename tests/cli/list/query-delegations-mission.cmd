args: list delegations election:ru-2018-03-18-president -O csv --as-of 2021-01-10
archive: tests/cli/archives/small
