args: compare coutry:KZ
status: 2
archive: tests/cli/archives/small
