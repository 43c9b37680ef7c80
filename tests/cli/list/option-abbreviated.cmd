args: list missions --col mission
status: 2
archive: tests/cli/archives/small
