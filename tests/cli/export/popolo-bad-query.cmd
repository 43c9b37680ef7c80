args: export popolo contry:KZ
status: 2
archive: tests/cli/archives/small
