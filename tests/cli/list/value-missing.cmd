args: list missions country:
status: 2
archive: tests/cli/archives/small
