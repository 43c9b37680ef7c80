args: list missions --sort dat
status: 2
archive: tests/cli/archives/small
