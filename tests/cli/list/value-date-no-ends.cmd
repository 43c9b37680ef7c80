args: list missions date:..
status: 2
archive: tests/cli/archives/small
