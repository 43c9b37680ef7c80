args: list missions --arch .
status: 2
archive: tests/cli/archives/small
