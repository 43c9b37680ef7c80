args: list missions --colums mission
status: 2
archive: tests/cli/archives/small
