args: list missions country:kz
status: 2
archive: tests/cli/archives/small
