args: list missions verdict:good
status: 2
archive: tests/cli/archives/small
