args: list missions delegation:Russia
status: 2
archive: tests/cli/archives/small
