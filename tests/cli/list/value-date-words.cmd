args: list missions date:january
status: 2
archive: tests/cli/archives/small
