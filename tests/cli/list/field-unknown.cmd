args: list missions coutry:KZ
status: 2
archive: tests/cli/archives/small
