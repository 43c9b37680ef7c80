args: list missions xyzzy:KZ
status: 2
archive: tests/cli/archives/small
