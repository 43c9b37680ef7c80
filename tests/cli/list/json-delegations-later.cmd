args: list delegations -O json --as-of 2021-09-30 country:RU
archive: tests/cli/archives/small
