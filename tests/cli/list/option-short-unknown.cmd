args: list missions -x
status: 2
archive: tests/cli/archives/small
