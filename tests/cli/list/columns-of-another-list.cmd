args: list missions --columns topic
status: 2
archive: tests/cli/archives/small
