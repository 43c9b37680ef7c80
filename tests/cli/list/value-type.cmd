args: list missions type:referndum
status: 2
archive: tests/cli/archives/small
