args: list missions date:2021-13
status: 2
archive: tests/cli/archives/small
