args: list missions country:XX
status: 2
archive: tests/cli/archives/small
